A = np.array([[4, 0], [1, 3]])
A *= 2
B = np.array([[2, -1], [5, 3]])
