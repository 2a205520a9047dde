#include "commands.hpp"
#include "number_memory.hpp"

int main(int argument_count, char** arguments) {
  nashsolve::reuse_number_memory();
  return nashsolve::cli::run(argument_count, arguments);
}
