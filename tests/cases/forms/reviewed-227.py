# A = gains when player 2 does not cooperate
A = [[3,1],[0,2]]
B = [[4,2],[5,7]]
