row_payoffs = [[4, 0], [1, 3]]
col_payoffs = [[2, -1], [5, 3]]
