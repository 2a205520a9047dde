A = [[4, 0],
     [1, 3]]  # payoffs of the column player
B = [[2, -1],
     [5, 3]]  # payoffs of the row player