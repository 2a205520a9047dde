A = matrix([[4, 0], [1, 3]])
B = matrix([[2, -1], [5, 3]])
g = NormalFormGame([A, B])
