# A = payoffs of the column player
A = [[3,1],[0,2]]
B = [[4,2],[5,7]]
