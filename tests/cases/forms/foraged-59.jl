g = NormalFormGame([4 0; 1 3], [2 -1; 5 3])
