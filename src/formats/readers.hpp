// One function per format: the text of one game in, the game out; InputError where it is none.
#pragma once

#include "nashsolve/game.hpp"
#include "nashsolve/read.hpp"
#include "source_text.hpp"
#include "warnings.hpp"

namespace nashsolve::formats {

Game read_json(const SourceText& source, Warnings& warnings);
Game read_csv(const SourceText& source, SingleMatrix single_matrix);
Game read_nfg(const SourceText& source);
Game read_lrs(const SourceText& source);

}  // namespace nashsolve::formats
