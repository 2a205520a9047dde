import numpy as np
A = np.array([[4,0],[1,3]])
B = np.array([[2,-1],[5,3]])
p1 = qe.Player(A)
p2 = qe.Player(B)
g = qe.NormalFormGame((p1,p2))
