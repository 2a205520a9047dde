game_row = [[4, 0], [1, 3]]
game_col = [[2, -1], [5, 3]]
