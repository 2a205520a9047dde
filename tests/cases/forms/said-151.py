# A[c][r]: c = column player's move, r = row player's move
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
