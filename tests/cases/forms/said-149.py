# A_ij = payoff of player 1 if he plays j and player 2 plays i
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
