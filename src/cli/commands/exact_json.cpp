#include "exact_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace nashsolve::cli {

namespace {

constexpr std::size_t kMostLevels = 16;

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  ExactJson root;

  bool null() override { return add({}); }
  bool boolean(bool /*value*/) override { return false; }
  bool number_integer(number_integer_t value) override { return add_text(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return add_text(std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& text) override { return add_text(text); }
  bool string(string_t& text) override { return add_text(text); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(ExactJson::Kind::object); }
  bool key(string_t& name) override {
    path_.back()->keys.push_back(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(ExactJson::Kind::array); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) override {
    return false;
  }

 private:
  bool add(ExactJson value) {
    place() = std::move(value);
    return true;
  }
  bool add_text(std::string text) { return add({ExactJson::Kind::scalar, std::move(text), {}, {}}); }
  ExactJson& place() { return path_.empty() ? root : path_.back()->items.emplace_back(); }
  bool open(ExactJson::Kind kind) {
    if (path_.size() == kMostLevels) return false;
    ExactJson& opened = place();
    opened.kind = kind;
    path_.push_back(&opened);
    return true;
  }
  bool close() {
    path_.pop_back();
    return true;
  }

  /// What is open, from the root down: none but the last one can get items.
  std::vector<ExactJson*> path_;
};

}  // namespace

const ExactJson* ExactJson::find(const std::string& key) const {
  const auto found = std::ranges::find(keys, key);
  if (kind != Kind::object || found == keys.end()) return nullptr;
  return &items[static_cast<std::size_t>(found - keys.begin())];
}

std::optional<ExactJson> parse_exact_json(const std::string& text) {
  Builder builder;
  if (!nlohmann::json::sax_parse(text, &builder)) return std::nullopt;
  return std::move(builder.root);
}

}  // namespace nashsolve::cli
