// Of a document in JSON the values under some of its keys: what stands under others is passed over.
//
// nlohmann/json's parse with a callback does the same, but goes through a list from its beginning at the end
// of each object in it: a result with 131,071 equilibria took it 41 s, and takes this 9.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace nashsolve::formats {

/// Throws what Json::parse() throws, and what the three functions do.
// NOLINTNEXTLINE(bugprone-exception-escape): the value null that is made with it cannot throw.
class KeptJson : public nlohmann::json_sax<nlohmann::json> {
 public:
  using Json = nlohmann::json;

  template <class Input>
  Json parse(Input&& input) {
    // What Json::sax_parse() does, which brings five binary formats with it: a seventh of the code of its
    // room.
    auto adapter = nlohmann::detail::input_adapter(std::forward<Input>(input));
    nlohmann::detail::parser<Json, decltype(adapter)>(std::move(adapter)).sax_parse(this);
    return std::move(root_);
  }

  bool null() final { return add(nullptr); }
  bool boolean(bool value) final { return add(value); }
  bool number_integer(number_integer_t value) final { return add(value); }
  bool number_unsigned(number_unsigned_t value) final { return add(value); }
  bool number_float(number_float_t value, const string_t& /*text*/) final { return add(value); }
  bool string(string_t& text) final { return add(std::move(text)); }
  bool binary(binary_t& /*value*/) final { return false; }
  bool start_object(std::size_t /*size*/) final { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) final { return open(Json::array()); }
  bool end_object() final { return close(); }
  bool end_array() final { return close(); }
  bool key(string_t& name) final {
    Level& level = levels_.back();
    if (!level.names.insert(name).second) repeated(name);
    const bool is_kept = keeps(levels_.size(), name);
    level.value = nullptr;
    if (is_kept && level.container != nullptr) level.value = &(*level.container)[name];
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const Json::exception& error) final {
    if (const auto* const syntax = dynamic_cast<const Json::parse_error*>(&error)) throw *syntax;
    if (const auto* const number = dynamic_cast<const Json::out_of_range*>(&error)) throw *number;
    return false;
  }

 protected:
  /// A list or an object begins, in so many others; also where it is passed over.
  virtual void opened(std::size_t depth) = 0;
  /// Whether the value of this key, in so many objects and lists, is kept where they are.
  virtual bool keeps(std::size_t depth, const std::string& name) = 0;
  /// An object has this key twice, so that it may be read in two ways.
  [[noreturn]] virtual void repeated(const std::string& name) = 0;

 private:
  struct Level {
    /// Null: passed over.
    Json* container;
    /// Of an object, where the value of the last key goes.
    Json* value = nullptr;
    std::set<std::string> names = {};
  };

  /// Where a value goes; null: it is passed over.
  Json* place() {
    if (levels_.empty()) return &root_;
    const Level& level = levels_.back();
    if (level.container == nullptr || level.container->is_object()) return level.value;
    return &level.container->emplace_back();
  }
  template <class Value>
  bool add(Value&& value) {
    if (Json* const free = place()) *free = std::forward<Value>(value);
    return true;
  }
  bool open(Json container) {
    opened(levels_.size());
    Json* const free = place();
    if (free != nullptr) *free = std::move(container);
    levels_.push_back({free});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }

  Json root_;
  /// What is open, from the root down: only the last one can grow.
  std::vector<Level> levels_;
};

}  // namespace nashsolve::formats
