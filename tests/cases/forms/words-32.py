# Matrix of player 2 is from her own perspective (rows = her strategies)
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
