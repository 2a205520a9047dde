import numpy as np
A = np.array([[4, 0], [1, 3]])
B = A.T
