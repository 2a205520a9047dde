#include "json_tree.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "json_sax.hpp"
#include "limits.hpp"
#include "nashsolve/errors.hpp"

namespace nashsolve::formats {

namespace {

class TreeBuilder {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  explicit TreeBuilder(const SourceText& source) : source_(source), text_(source.text()) {}

  JsonValue build() {
    parse_json(text_, &consumed_, this);
    return std::move(root_);
  }

  bool null() { return add(JsonValue::Kind::other, json_token_start(text_, consumed_), {}); }
  bool boolean(bool truth) {
    return add(JsonValue::Kind::other, json_token_start(text_, consumed_), truth ? "true" : "false");
  }
  bool number_integer(number_integer_t /*number*/) { return number(); }
  bool number_unsigned(number_unsigned_t /*number*/) { return number(); }
  bool number_float(number_float_t /*number*/, const string_t& /*text*/) { return number(); }
  bool string(string_t& text) {
    return add(JsonValue::Kind::string, json_token_start(text_, consumed_), std::move(text));
  }
  static bool binary(binary_t& /*bytes*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t /*size*/) { return open(JsonValue::Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(string_t& key) {
    if (!keys_.back().insert(key).second) {
      source_.fail(json_token_start(text_, consumed_),
                   "found the key " + excerpt(key) + " twice, expected it once");
    }
    open_.back().keys.push_back(std::move(key));
    return true;
  }
  static bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                          const nlohmann::detail::exception& /*error*/) {
    throw InternalError("a JSON text that was read is none");
  }

 private:
  bool number() {
    const std::size_t start = json_number_start(text_, consumed_);
    std::size_t end = start;
    while (end < text_.size() && is_json_word(text_[end])) ++end;
    return add(JsonValue::Kind::number, start, std::string(text_.substr(start, end - start)));
  }

  bool add(JsonValue::Kind kind, std::size_t offset, std::string text) {
    if (++count_ > kMaxArrayNodes) {
      source_.fail(offset, "found more than " + std::to_string(kMaxArrayNodes) + " values, expected fewer",
                   R"(larger games are read in the form {"payoffs": [[...]]})");
    }
    JsonValue value;
    value.kind = kind;
    value.offset = offset;
    value.text = std::move(text);
    if (open_.empty()) {
      root_ = std::move(value);
    } else {
      open_.back().entries.push_back(std::move(value));
    }
    return true;
  }

  bool open(JsonValue::Kind kind) {
    JsonValue value;
    value.kind = kind;
    value.offset = consumed_ - 1;
    open_.push_back(std::move(value));
    keys_.emplace_back();
    return true;
  }

  bool close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    keys_.pop_back();
    if (open_.empty()) {
      root_ = std::move(value);
    } else {
      open_.back().entries.push_back(std::move(value));
    }
    return true;
  }

  const SourceText& source_;
  std::string_view text_;
  std::size_t consumed_ = 0;
  std::size_t count_ = 0;
  JsonValue root_;
  /// From the outermost to the innermost.
  std::vector<JsonValue> open_;
  std::vector<std::unordered_set<std::string>> keys_;
};

}  // namespace

const JsonValue* JsonValue::find(const std::string& key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &entries[static_cast<std::size_t>(found - keys.begin())];
}

JsonValue read_json_tree(const SourceText& source) {
  return TreeBuilder(source).build();
}

}  // namespace nashsolve::formats
