A = np.array([[3000000000, 0], [1, 3]], dtype=np.int32)
B = np.array([[2, -1], [5, 3]])
