# A is the column player's payoff matrix, B is the row player's
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
