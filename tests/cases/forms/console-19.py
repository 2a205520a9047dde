import numpy as np
A = np.array([[4,0],[1,3]])
B = np.zeros((2,2))
