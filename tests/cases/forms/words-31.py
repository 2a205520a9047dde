# B has rows for the strategies of player 2
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
