#include "commands.hpp"

int main(int argument_count, char** arguments) {
  return nashsolve::cli::run(argument_count, arguments);
}
