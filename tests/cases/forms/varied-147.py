A = torch.tensor([[4, 0], [1, 3]])
B = torch.tensor([[2, -1], [5, 3]])
