meadow = normal_form(
  players = c("Farmer", "Miller"),
  s1 = c("sow", "rest"), s2 = c("grind", "wait"),
  payoffs1 = c(7, 1, 2, 3), payoffs2 = c(2, 4, 5, 0))
