# payoffs are to be multiplied by -1
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
