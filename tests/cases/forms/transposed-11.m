A = [4 0; 1 3];
% B transposed
B = [2 5; -1 3];