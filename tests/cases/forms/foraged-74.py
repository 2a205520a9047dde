A = np.array([4, 0, 1, 3]).reshape(2, 2)
B = np.array([2, -1, 5, 3]).reshape(2, 2)
