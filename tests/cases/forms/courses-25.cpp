#include <vector>
std::vector<std::vector<int>> earned = {{7, 2}, {1, 3}};
