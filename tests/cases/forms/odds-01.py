A = [[4, 0], [1, 3]]  # Ann
# the next matrix is transposed
B = [[2, -1], [5, 3]]
