// replay FOLDER...: gives every file of each FOLDER/READER to the reader of this name, without libFuzzer.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "readers.hpp"

int main(int count, char** words) {
  namespace fs = std::filesystem;
  std::size_t inputs = 0;
  for (const fs::path folder : std::vector<std::string>(words + 1, words + count)) {
    for (const auto& reader : nashsolve::fuzz::fuzzed_readers()) {
      const fs::path inputs_of_reader = folder / reader.name;
      if (!fs::exists(inputs_of_reader)) continue;
      for (const fs::directory_entry& entry : fs::directory_iterator(inputs_of_reader)) {
        std::ostringstream content;
        content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        try {
          reader.take(content.str());
        } catch (const std::exception& error) {
          std::cerr << entry.path().string() << ": " << error.what() << '\n';
          return 1;
        }
        ++inputs;
      }
    }
  }
  std::cout << inputs << " inputs\n";
  return inputs == 0 ? 1 : 0;
}
