# u1(i,j) with i the action of player 1
A = [[4, 0], [1, 3]]
B = [[2, -1], [5, 3]]
