A <- rbind(c(4, 0), c(1, 3))
B <- rbind(c(2, -1), c(5, 3))
