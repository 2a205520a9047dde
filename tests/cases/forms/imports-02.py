# game
import numpy as np

# row player
A = np.array([[4, 0], [1, 3]])
# column player
B = np.array([[2, -1], [5, 3]])
