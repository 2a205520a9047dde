A = np.transpose([[4, 0], [1, 3]])
B = np.array([[2, -1], [5, 3]])
