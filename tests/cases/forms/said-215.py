# rows: actions of player 1, columns: actions of player 2
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
