g = NormalFormGame(Player([4 0; 1 3]), Player([2 5; -1 3]))
