#include "part_file.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <system_error>

#include "nashsolve/errors.hpp"
#include "packed_number.hpp"

namespace nashsolve::proof {

namespace {

constexpr std::string_view kFirstLine = "nashsolve-proof-part/1";
constexpr char kTree = 1;
constexpr char kLast = 0;
constexpr std::size_t kPiece = 65536;

[[noreturn]] void refuse(const std::string& path, const std::string& message) {
  throw InputError({path, 0, 0}, message);
}

/// Reads a file from its beginning, and knows the SHA-256 of what it has read.
class DigestedFile {
 public:
  explicit DigestedFile(const std::string& path) : path_(path), file_(path, std::ios::binary) {
    if (!file_) refuse(path, "cannot be read");
  }

  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  std::string bytes(std::uint64_t count) {
    std::string all;
    while (count > 0) {
      std::string piece(std::min<std::uint64_t>(count, kPiece), '\0');
      read(piece);
      count -= piece.size();
      all += piece;
    }
    return all;
  }
  void skip(std::uint64_t count) {
    std::string piece(kPiece, '\0');
    for (; count > 0; count -= piece.size()) {
      piece.resize(std::min<std::uint64_t>(count, kPiece));
      read(piece);
    }
  }
  std::uint64_t number() {
    std::string packed;
    do {
      packed += bytes(1);
    } while ((static_cast<unsigned char>(packed.back()) & 128U) != 0 && packed.size() < kMostBytes);
    if ((static_cast<unsigned char>(packed.back()) & 128U) != 0) fail();
    std::size_t position = 0;
    return unpack(packed, position);
  }
  std::string line() {
    constexpr std::size_t kMost = 256;
    std::string text;
    for (;;) {
      const std::string next = bytes(1);
      if (next == "\n") return text;
      text += next;
      if (text.size() > kMost) fail();
    }
  }
  void require_end() {
    const std::string digest = digest_.hex();
    std::string stored(digest.size(), '\0');
    read(stored);
    if (stored != digest) refuse(path_, "found something else than what was written, was the file changed?");
    if (file_.peek() != std::ifstream::traits_type::eof())
      refuse(path_, "found more after the end of the proof");
  }
  [[noreturn]] void fail() const {
    refuse(path_, "found no proof of a part of a search, or one that was cut");
  }

 private:
  void read(std::string& piece) {
    if (!file_.read(piece.data(), static_cast<std::streamsize>(piece.size()))) fail();
    offset_ += piece.size();
    digest_.add(piece);
  }

  const std::string& path_;
  std::ifstream file_;
  std::uint64_t offset_ = 0;
  Sha256 digest_;
};

/// "DIVISION NUMBER COUNT".
bool read_part(std::string_view line, ProofPart& part) {
  const auto take_number = [&line](std::uint64_t& number) {
    if (line.empty() || line.front() != ' ') return false;
    line.remove_prefix(1);
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
    return error == std::errc();
  };
  const std::size_t space = std::min(line.find(' '), line.size());
  part.division = line.substr(0, space);
  line.remove_prefix(space);
  return take_number(part.number) && take_number(part.count) && line.empty();
}

}  // namespace

PartFileWriter::PartFileWriter(const ProofPart& part, std::string_view same_steps, const ProofSink& sink)
    : sink_(sink) {
  buffer_ = std::string(kFirstLine) + '\n' + part.game_sha256 + '\n' + part.division + ' ' +
            std::to_string(part.number) + ' ' + std::to_string(part.count) + '\n';
  pack(buffer_, std::uint64_t{same_steps.size()});
  add(same_steps);
}

void PartFileWriter::begin_tree(std::string_view root, std::uint64_t length) {
  buffer_ += kTree;
  pack(buffer_, std::uint64_t{root.size()});
  buffer_ += root;
  pack(buffer_, length);
}

void PartFileWriter::add(std::string_view steps) {
  buffer_ += steps;
  if (buffer_.size() >= kPiece) flush();
}

void PartFileWriter::finish() {
  buffer_ += kLast;
  flush();
  sink_(digest_.hex());
}

void PartFileWriter::flush() {
  digest_.add(buffer_);
  sink_(buffer_);
  buffer_.clear();
}

std::string PartFile::steps_of(const Tree& tree) const {
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(tree.offset));
  std::string steps(tree.length, '\0');
  if (!file.read(steps.data(), static_cast<std::streamsize>(steps.size()))) refuse(path, "cannot be read");
  return steps;
}

PartFile read_part_file(const std::string& path) {
  PartFile result;
  result.path = path;
  DigestedFile file(path);
  if (file.line() != kFirstLine) file.fail();
  result.part.game_sha256 = file.line();
  if (!read_part(file.line(), result.part)) file.fail();
  result.same_steps = file.bytes(file.number());
  for (;;) {
    const char kind = file.bytes(1).front();
    if (kind == kLast) break;
    if (kind != kTree) file.fail();
    PartFile::Tree& tree = result.trees.emplace_back();
    tree.root = file.bytes(file.number());
    tree.length = file.number();
    tree.offset = file.offset();
    file.skip(tree.length);
  }
  file.require_end();
  return result;
}

}  // namespace nashsolve::proof
