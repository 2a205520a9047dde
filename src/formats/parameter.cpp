#include "parameter.hpp"

#include <algorithm>
#include <optional>

#include "json_sax.hpp"
#include "json_tree.hpp"
#include "notes.hpp"
#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

struct Declaration {
  std::string name;
  ParameterRange range;
  std::size_t offset;
};

std::string not_a_name(std::string_view name) {
  return "found " + excerpt(name) + ", expected a parameter's name such as c: letters, digits and _";
}

void require_order(const SourceText& source, std::size_t offset, const ParameterRange& range) {
  if (range.from && range.to && *range.from >= *range.to) {
    source.fail(offset, "found a range from " + to_string(*range.from) + " to " + to_string(*range.to) +
                            ", expected the larger value last");
  }
}

std::optional<Rational> json_bound(const SourceText& source, const JsonValue& value) {
  const bool is_text = value.is(JsonValue::Kind::number) || value.is(JsonValue::Kind::string);
  if (value.is(JsonValue::Kind::other) && source.text().substr(value.offset).starts_with("null"))
    return std::nullopt;
  const auto number = is_text ? read_number(value.text) : NumberError::not_a_number;
  if (const auto* const bound = std::get_if<Rational>(&number)) return *bound;
  source.fail(value.offset, "found " + (is_text ? excerpt(value.text) : std::string("another value")) +
                                ", expected a number or null as the end of a range");
}

std::vector<Declaration> declared_in_json(const SourceText& source) {
  const std::string_view text = source.text();
  // A text that is no JSON is the reader's to complain about.
  if (text.find("\"parameters\"") == std::string_view::npos || !Json::accept(text)) return {};
  const JsonValue root = read_json_tree(source);
  const JsonValue* const parameters = root.find("parameters");
  if (parameters == nullptr) return {};
  if (!parameters->is(JsonValue::Kind::object)) {
    source.fail(parameters->offset,
                R"(found no object, expected parameters such as {"c": {"from": 0, "to": null}})");
  }
  std::vector<Declaration> result;
  for (std::size_t k = 0; k < parameters->keys.size(); ++k) {
    const JsonValue& value = parameters->entries[k];
    const std::string& name = parameters->keys[k];
    if (!is_name(name)) source.fail(parameters->offset, not_a_name(name));
    if (!value.is(JsonValue::Kind::object)) {
      source.fail(value.offset,
                  R"(found no object, expected a range such as {"from": 0, "to": null}, or {})");
    }
    ParameterRange range;
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
      if (value.keys[i] != "from" && value.keys[i] != "to") {
        source.fail(value.entries[i].offset,
                    "found the key " + excerpt(value.keys[i]) + R"( in a range, expected "from" or "to")");
      }
      (value.keys[i] == "from" ? range.from : range.to) = json_bound(source, value.entries[i]);
    }
    require_order(source, value.offset, range);
    result.push_back({name, range, value.offset});
  }
  return result;
}

/// "c from 0 to 4", each part but the name may be missing.
Declaration declared_in_note(const SourceText& source, std::string_view note, std::size_t offset) {
  std::vector<std::string_view> words;
  for (std::string_view rest = trimmed(note); !rest.empty(); rest = trimmed(rest)) {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    words.push_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  if (words.empty() || !is_name(words.front())) {
    source.fail(offset, not_a_name(words.empty() ? std::string_view() : words.front()));
  }
  Declaration result{std::string(words.front()), {}, offset};
  for (std::size_t k = 1; k < words.size(); k += 2) {
    const auto number = k + 1 < words.size() ? read_number(words[k + 1]) : NumberError::not_a_number;
    const auto* const bound = std::get_if<Rational>(&number);
    std::optional<Rational>& end = words[k] == "from" ? result.range.from : result.range.to;
    if ((words[k] != "from" && words[k] != "to") || bound == nullptr || end) {
      source.fail(offset, "found " + excerpt(trimmed(note)) +
                              ", expected a parameter such as 'c', 'c from 0' or 'c from 0 to 4'");
    }
    end = *bound;
  }
  require_order(source, offset, result.range);
  return result;
}

std::vector<Declaration> declared_in_notes(const SourceText& source) {
  constexpr std::string_view kKey = "parameter:";
  const std::string_view text = source.text();
  std::vector<Declaration> result;
  for (std::size_t found = text.find(kKey); found != std::string_view::npos;
       found = text.find(kKey, found + 1)) {
    const std::size_t begin = found == 0 ? 0 : text.rfind('\n', found - 1) + 1;
    if (trimmed(text.substr(begin, found - begin)) != "#") continue;
    const std::size_t end = std::min(text.find_first_of("\r\n", found), text.size());
    const std::size_t note = found + kKey.size();
    result.push_back(declared_in_note(source, text.substr(note, end - note), begin));
  }
  return result;
}

}  // namespace

ParameterNames parameter_names(const SourceText& source, bool is_json, const std::vector<Setting>& settings) {
  std::vector<Declaration> declared = is_json ? declared_in_json(source) : declared_in_notes(source);
  ParameterNames result;
  for (const Setting& setting : settings) {
    const auto same = [&](const Declaration& each) { return each.name == setting.name; };
    if (setting.value) {
      result.scope.values[setting.name] = *setting.value;
      declared.erase(std::remove_if(declared.begin(), declared.end(), same), declared.end());
      continue;
    }
    const auto found = std::find_if(declared.begin(), declared.end(), same);
    if (found == declared.end()) {
      declared.push_back({setting.name, setting.range, 0});
    } else {
      found->range = setting.range;
    }
  }
  if (declared.size() > 1) {
    source.fail(declared[1].offset,
                "found the parameters " + excerpt(declared[0].name) + " and " + excerpt(declared[1].name) +
                    ", expected one",
                "--set " + declared[1].name + "=1 gives " + declared[1].name + " a value");
  }
  if (!declared.empty()) {
    result.scope.parameter = declared.front().name;
    result.range = declared.front().range;
  }
  return result;
}

}  // namespace nashsolve::formats
