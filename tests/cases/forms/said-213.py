# computed with numpy 1.24
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
