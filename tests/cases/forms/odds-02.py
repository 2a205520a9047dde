# A: player 2
A = [[4, 0], [1, 3]]
# B: player 1
B = [[2, -1], [5, 3]]
