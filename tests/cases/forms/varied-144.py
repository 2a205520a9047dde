A = [[4, 0],
     [1, 3]]  # row player
B = [[2, -1],
     [5, 3]]  # column player
