A = [[4, 0], [1, 3]]
B = [[-x for x in row] for row in A]
