A = [[4, 0], [1, 3]]; B = [[2, -1], [5, 3]]; # B is from player 2s view: rows = player 2
