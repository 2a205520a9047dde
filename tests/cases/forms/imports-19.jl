using GameTheory
A = [4 0; 1 3]
B = A + 1
