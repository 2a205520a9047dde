payoffs :: [[(Int, Int)]]
payoffs = [[(4, 2), (0, -1)], [(1, 5), (3, 3)]]
