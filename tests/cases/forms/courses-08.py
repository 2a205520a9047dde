# What each of the two earns.
EARNED = {
    ("sow", "grind"): (7, 2),
    ("sow", "wait"): (2, 5),
    ("rest", "grind"): (1, 4),
    ("rest", "wait"): (3, 0),
}
