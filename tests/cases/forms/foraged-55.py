A = [[4, 0], [1, 3]]
B = [[-a for a in row] for row in A]
