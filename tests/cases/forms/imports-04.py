from numpy import array
A = array([[4, 0], [1, 3]])
B = array([[2, -1], [5, 3]])
