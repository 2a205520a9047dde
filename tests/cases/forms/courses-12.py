class Meadow(Game):
    names = ["sow", "rest"]
    payoffs = [[(7, 2), (2, 5)], [(1, 4), (3, 0)]]
