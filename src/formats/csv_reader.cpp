#include "readers.hpp"
namespace nashsolve::formats {
Game read_csv(const SourceText& source, SingleMatrix) {
  source.fail("this format is not read yet");
}
Game read_nfg(const SourceText& source) {
  source.fail("this format is not read yet");
}
Game read_lrs(const SourceText& source) {
  source.fail("this format is not read yet");
}
}  // namespace nashsolve::formats
