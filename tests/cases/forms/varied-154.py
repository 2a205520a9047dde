A = np.zeros((2, 2))
B = np.ones((2, 2))
