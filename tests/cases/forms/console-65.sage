A = matrix(QQ, 2, 2, [4, 0, 1, 3])
B = matrix(QQ, 2, 2, [2, -1, 5, 3])
