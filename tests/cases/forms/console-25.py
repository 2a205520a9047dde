payoff_matrix_player_2 = [[2, -1], [5, 3]]
payoff_matrix_player_1 = [[4, 0], [1, 3]]
