p1_payoffs = [[4, 0], [1, 3]]
p2_payoffs = [[2, -1], [5, 3]]
