# B has a row for each strategy of player 1
A = [[3,1],[0,2]]
B = [[4,2],[5,7]]
