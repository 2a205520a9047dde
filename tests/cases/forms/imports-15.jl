using LinearAlgebra, GameTheory

A = [4 0; 1 3];
B = [2 -1; 5 3];
