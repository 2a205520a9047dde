from fractions import Fraction as F
A = [[F(1,2), 0], [1, 3]]
B = [[2, -1], [5, 3]]
