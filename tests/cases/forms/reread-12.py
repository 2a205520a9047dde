A = np.array([[300, 0], [1, 3]], dtype=np.int8)
B = np.array([[2, -1], [5, 3]])
