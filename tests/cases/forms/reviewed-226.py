# A has a column for each move of player 2
A = [[3,1],[0,2]]
B = [[4,2],[5,7]]
