// What nashsolve/format.hpp says of a format for everybody, and its reader and writer.
#pragma once

#include <ostream>

#include "nashsolve/format.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/read.hpp"
#include "reading.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// The text of one game in, the game out; InputError where it is none.
using Reader = Game (*)(const SourceText& source, Reading& reading);
/// A game in, its text out; WriteError where it would lose something.
using Writer = void (*)(std::ostream& stream, const Game& game);

/// Null where there is none.
Reader reader_of(Format format);
Writer writer_of(Format format);

}  // namespace nashsolve::formats
