# rows of A: player 2's strategies
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
