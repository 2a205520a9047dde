A = np.matrix('4 0; 1 3')
B = np.matrix('2 -1; 5 3')
