col_payoffs = [[2, -1], [5, 3]]
row_payoffs = [[4, 0], [1, 3]]
