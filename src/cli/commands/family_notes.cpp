#include "family_notes.hpp"

#include "append_formatted.hpp"
#include "nashsolve/generate.hpp"

namespace nashsolve::cli {

std::string family_notes() {
  std::string out = "The same seed makes the same game everywhere. Families, sizes and sources:\n\n";
  for (const GameFamily& family : game_families()) {
    report::append_formatted(out, "  {}: {}\n      {}\n      {}\n", family.name, family.sizes,
                             family.definition, family.source);
  }
  out +=
      "\nExamples:\n"
      "  nashsolve generate random --size 12x12 --seed 7 -o game.json\n"
      "  nashsolve generate covariant --size 4x4x4 --correlation -0.3 --format nfg\n"
      "  nashsolve generate random --size 3x3 --count 1000 | nashsolve --format jsonl -\n"
      "Exit codes: 0 written, 1 it could not be written, 2 no such game.\n";
  return out;
}

}  // namespace nashsolve::cli
