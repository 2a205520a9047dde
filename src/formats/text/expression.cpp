#include "expression.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "number_parts.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::size_t kMostNesting = 50;
constexpr std::size_t kMostBits = 100'000;
constexpr std::size_t kLongestName = 32;

bool begins_name(char c) {
  return is_letter(c) || c == '_';
}

/// The name that begins at `position`.
std::string_view name_at(std::string_view text, std::size_t position) {
  std::size_t end = position;
  while (end < text.size() && (begins_name(text[end]) || is_digit(text[end]))) ++end;
  return text.substr(position, end - position);
}

/// Calls `visit` with each name.
template <typename Visit>
void visit_names(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    if (!begins_name(text[i])) {
      ++i;
      continue;
    }
    const std::string_view name = name_at(text, i);
    visit(name);
    i += name.size();
  }
}

class Parser {
 public:
  Parser(std::string_view text, const NameScope& scope) : text_(text), scope_(scope) {}

  Expression parse() {
    Expression result = sum();
    skip_space();
    if (position_ < text_.size()) fail("an operator or the end");
    return result;
  }

 private:
  [[nodiscard]] std::string names() const {
    std::string list = scope_.parameter;
    for (const auto& [name, value] : scope_.values) list += (list.empty() ? "" : ", ") + name;
    return list;
  }

  [[nodiscard]] std::string something() const { return "a number, " + names() + " or '('"; }

  [[noreturn]] void fail_at(std::size_t position, std::string found, std::string expected,
                            std::string hint = {}) const {
    throw ExpressionFault{position, std::move(found), std::move(expected), std::move(hint)};
  }

  /// At the next character.
  [[noreturn]] void fail(const std::string& expected) const {
    if (position_ >= text_.size()) fail_at(text_.size(), "the end", expected);
    std::size_t size = 1;
    while (position_ + size < text_.size() &&
           (static_cast<unsigned char>(text_[position_ + size]) & 0xC0U) == 0x80U)
      ++size;
    fail_at(position_, excerpt(text_.substr(position_, size)), expected);
  }

  void skip_space() {
    while (position_ < text_.size()) {
      if (text_[position_] == ' ' || text_[position_] == '\t') {
        ++position_;
      } else if (text_.substr(position_).starts_with("\u00A0")) {
        position_ += 2;
      } else {
        return;
      }
    }
  }

  bool take(std::string_view sign) {
    skip_space();
    if (!text_.substr(position_).starts_with(sign)) return false;
    position_ += sign.size();
    return true;
  }
  bool take_minus() { return take("-") || take("\u2212"); }
  bool take_times() { return take("*") || take("\u00B7") || take("\u00D7"); }

  static void trim(Expression& expression) {
    while (!expression.empty() && sgn(expression.back()) == 0) expression.pop_back();
  }

  [[nodiscard]] Expression bounded(Expression expression, std::size_t begin) const {
    trim(expression);
    if (expression.size() > kMostDegree + 1) {
      fail_at(begin, "a power of " + std::to_string(expression.size() - 1),
              "powers of " + scope_.parameter + " up to " + std::to_string(kMostDegree));
    }
    for (const Rational& value : expression) {
      if (bit_length(value.get_num()) > kMostBits || bit_length(value.get_den()) > kMostBits) {
        fail_at(begin, "a number of more than " + std::to_string(kMostBits) + " bits", "a shorter one");
      }
    }
    return expression;
  }

  static Expression product_of(const Expression& a, const Expression& b) {
    if (a.empty() || b.empty()) return {};
    Expression result(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t k = 0; k < b.size(); ++k) result[i + k] += a[i] * b[k];
    }
    return result;
  }

  Expression sum() {
    bool is_negative = take_minus();
    if (!is_negative) take("+");
    Expression result;
    for (;;) {
      const Expression term = product();
      result.resize(std::max(result.size(), term.size()));
      for (std::size_t k = 0; k < term.size(); ++k) {
        if (is_negative) {
          result[k] -= term[k];
        } else {
          result[k] += term[k];
        }
      }
      trim(result);
      is_negative = take_minus();
      if (!is_negative && !take("+")) return result;
    }
  }

  [[nodiscard]] bool begins_atom() const {
    const char c = position_ < text_.size() ? text_[position_] : '\0';
    return begins_name(c) || is_digit(c) || c == '(' || c == '.';
  }

  Expression product() {
    skip_space();
    const std::size_t begin = position_;
    Expression result = power();
    bool is_after_division = false;
    for (;;) {
      const std::size_t before = position_;
      if (take_times()) {
        result = bounded(product_of(result, power()), begin);
        continue;
      }
      if (take("/")) {
        skip_space();
        const std::size_t divisor_begin = position_;
        const Expression divisor = power();
        const std::string_view text = text_.substr(divisor_begin, position_ - divisor_begin);
        if (divisor.empty()) fail_at(divisor_begin, "a division by 0", "another divisor");
        if (divisor.size() > 1) {
          fail_at(divisor_begin, "a division by " + excerpt(text),
                  "a polynomial in " + scope_.parameter + ", in which only numbers divide");
        }
        for (Rational& value : result) value /= divisor.front();
        result = bounded(std::move(result), begin);
        is_after_division = true;
        continue;
      }
      skip_space();
      if (!begins_atom()) return result;
      if (is_digit(text_[position_]) || text_[position_] == '.') fail("an operator or the end");
      if (is_after_division) {
        fail_at(before, "a product after a division", "parentheses, as in (1/2)c or 1/(2c), or a sign *");
      }
      result = bounded(product_of(result, power()), begin);
    }
  }

  Expression power() {
    skip_space();
    const std::size_t begin = position_;
    Expression base = atom();
    if (!take("^")) return base;
    skip_space();
    const std::size_t exponent_begin = position_;
    std::size_t exponent = 0;
    while (position_ < text_.size() && is_digit(text_[position_])) {
      exponent =
          std::min<std::size_t>(exponent * 10 + static_cast<std::size_t>(text_[position_] - '0'), 1000);
      ++position_;
    }
    const bool has_more = position_ < text_.size() && (text_[position_] == '.' || text_[position_] == '^');
    if (position_ == exponent_begin || has_more || exponent > kMostDegree) {
      while (position_ < text_.size() && text_[position_] != ' ' && text_[position_] != ')') ++position_;
      if (text_.substr(exponent_begin).starts_with('(') && position_ < text_.size()) ++position_;
      const std::string_view text = text_.substr(exponent_begin, position_ - exponent_begin);
      fail_at(exponent_begin, text.empty() ? "no exponent" : "the exponent " + excerpt(text),
              "a whole number from 0 to " + std::to_string(kMostDegree));
    }
    Expression result = {1};
    for (std::size_t k = 0; k < exponent; ++k) result = bounded(product_of(result, base), begin);
    return result;
  }

  Expression atom() {
    skip_space();
    if (position_ >= text_.size()) fail(something());
    if (text_[position_] == '(') return parenthesis();
    if (begins_name(text_[position_])) return name();
    return number();
  }

  Expression parenthesis() {
    if (depth_ == kMostNesting) {
      fail_at(position_, "more than " + std::to_string(kMostNesting) + " parentheses within one another",
              "fewer");
    }
    ++depth_;
    ++position_;
    Expression result = sum();
    if (!take(")")) fail("an operator or ')'");
    --depth_;
    return result;
  }

  Expression name() {
    const std::size_t begin = position_;
    const std::string_view name = name_at(text_, position_);
    position_ += name.size();
    if (!scope_.parameter.empty() && name == scope_.parameter) return {0, 1};
    if (const auto found = scope_.values.find(name); found != scope_.values.end()) {
      Expression result = {found->second};
      trim(result);
      return result;
    }
    skip_space();
    if (position_ < text_.size() && text_[position_] == '(' && name.size() > 1) {
      fail_at(begin, "the function " + excerpt(name), "a polynomial: + - * / ^, numbers, " + names());
    }
    fail_at(begin, "the name " + excerpt(name), something(),
            "--set " + std::string(name) + "=1 gives " + std::string(name) + " a value");
  }

  Expression number() {
    const std::size_t begin = position_;
    while (position_ < text_.size() && (is_digit(text_[position_]) || text_[position_] == '.')) ++position_;
    if (position_ == begin) fail(something());
    const std::string_view text = text_.substr(begin, position_ - begin);
    auto parsed = parse_number(text);
    if (!std::holds_alternative<Rational>(parsed)) {
      fail_at(begin, excerpt(text), std::string(describe(std::get<NumberError>(parsed))));
    }
    Expression result = {std::get<Rational>(std::move(parsed))};
    trim(result);
    return result;
  }

  std::string_view text_;
  const NameScope& scope_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
};

/// `10k`, `2.5M`, `3.0D+02`, `1e3/7`, `1.5x10^3`, `0x10`, `1_000`: with a value for the name, they would be
/// other numbers.
bool is_part_of_number(std::string_view text, std::string_view name) {
  constexpr std::array<std::string_view, 12> kSuffixes = {"k",  "K",  "m",   "M",   "b",   "B",
                                                          "bn", "mn", "Mio", "Mrd", "tsd", "Tsd"};
  const std::size_t begin = text.find(name);
  if (begin == 0 || text.substr(0, begin).find_first_not_of("+-0123456789.,") != std::string_view::npos) {
    return false;
  }
  const std::string_view after = text.substr(begin + name.size());
  if (after.empty() && std::ranges::find(kSuffixes, name) != kSuffixes.end()) return true;
  const bool is_exponent = (name == "D" || name == "d") && (after.starts_with('+') || after.starts_with('-'));
  const bool is_letter_and_digits =
      name.size() > 1 && name.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return is_exponent || name.front() == '_' ||
         (name.front() == 'x' && text.substr(0, begin).ends_with('0')) ||
         (is_letter_and_digits && std::string_view("DdEexX").find(name.front()) != std::string_view::npos);
}

/// `sqrt(2)`: with a value for the name it would be a product.
bool is_function(std::string_view text, std::string_view name) {
  const std::string_view after = text.substr(text.find(name) + name.size());
  return name.size() > 1 &&
         after.substr(std::min(after.find_first_not_of(' '), after.size())).starts_with('(');
}

}  // namespace

std::variant<Expression, ExpressionFault> parse_expression(std::string_view text, const NameScope& scope) {
  try {
    return Parser(text, scope).parse();
  } catch (const ExpressionFault& fault) {
    return fault;
  }
}

Rational value_of(const Expression& expression, const NameScope& scope) {
  Rational value = 0;
  for (std::size_t k = expression.size(); k-- > 0;) value = value * scope.point + expression[k];
  return value;
}

bool mentions_name(std::string_view text, const NameScope& scope) {
  bool is_mentioned = false;
  visit_names(text, [&](std::string_view name) { is_mentioned = is_mentioned || scope.has(name); });
  return is_mentioned;
}

void note_names(std::string_view text, NameScope& scope) {
  visit_names(text, [&](std::string_view name) {
    if (scope.has(name)) scope.used.emplace(name);
  });
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName && begins_name(text.front()) &&
         name_at(text, 0).size() == text.size();
}

std::string likely_parameter(std::string_view text) {
  constexpr std::size_t kLongestText = 200;
  if (text.size() > kLongestText || is_name(text)) return {};
  std::string found;
  bool is_one = true;
  visit_names(text, [&](std::string_view name) {
    is_one = is_one && (found.empty() || found == name) && is_name(name);
    found = name;
  });
  if (found.empty() || !is_one || is_part_of_number(text, found) || is_function(text, found)) return {};
  NameScope scope;
  scope.parameter = found;
  return std::holds_alternative<Expression>(parse_expression(text, scope)) ? found : std::string();
}

}  // namespace nashsolve::formats
