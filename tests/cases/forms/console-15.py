import numpy as np
A = 2 * np.array([[4,0],[1,3]])
B = np.array([[2,-1],[5,3]])
