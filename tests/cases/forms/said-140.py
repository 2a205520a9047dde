# A: payoff matrix of player 2, B: payoff matrix of player 1
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
