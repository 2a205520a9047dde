# A[r][c]: r = row player's move, c = column player's move
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
