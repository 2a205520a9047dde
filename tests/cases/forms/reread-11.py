A = np.array([[4.5, 0], [1, 3]], dtype='i4')
B = np.array([[2, -1], [5, 3]])
