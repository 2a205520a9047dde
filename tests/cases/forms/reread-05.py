matriz_A = [[4, 0], [1, 3]]
matriz_B = [[2, -1], [5, 3]]
