# u1 and u2 are normalised to [0, 1] in the paper
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
