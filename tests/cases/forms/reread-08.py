version1 = [[4, 0], [1, 3]]
version2 = [[2, -1], [5, 3]]
