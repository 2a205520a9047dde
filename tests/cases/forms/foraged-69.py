A = np.zeros((2,2))
B = np.array([[2, -1], [5, 3]])
