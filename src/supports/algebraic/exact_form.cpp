#include "exact_form.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "irreducible.hpp"
#include "lifted_solutions.hpp"
#include "modular_solutions.hpp"
#include "multiaffine.hpp"
#include "power_traces.hpp"

namespace nashsolve {

namespace {

using namespace nplayer;
using Value = QuotientRing::Value;

/// The bits of the modulus, alone and times the square of the degree, up to which it is raised.
constexpr std::size_t kMostModulusBits = std::size_t{1} << 16U;
constexpr std::size_t kMostLifting = std::size_t{1} << 25U;

/// Enclosures as a ring.
struct EnclosureRing {
  [[nodiscard]] Enclosure add(Enclosure a, const Enclosure& b) const {
    a.lower += b.lower;
    a.upper += b.upper;
    return a;
  }
  [[nodiscard]] Enclosure multiply(const Enclosure& a, const Enclosure& b) const {
    const std::array<Rational, 4> products = {a.lower * b.lower, a.lower * b.upper, a.upper * b.lower,
                                              a.upper * b.upper};
    const auto [least, largest] = std::minmax_element(products.begin(), products.end());
    return {*least, *largest};
  }
};

/// The one root within the bounds, where there is just one.
std::optional<RealRoot> root_within(const Polynomial& p, const Enclosure& bounds) {
  if (auto root = simple_root_between(p, bounds.lower, bounds.upper)) return root;
  std::optional<RealRoot> found;
  const Rational width = (bounds.upper - bounds.lower) / 4;
  for (RealRoot& root : real_roots(p)) {
    if (root.lower() > bounds.upper || root.upper() < bounds.lower) continue;
    root.refine_to(width);
    if (root.lower() > bounds.upper || root.upper() < bounds.lower) continue;
    if (found) return std::nullopt;
    found = root;
  }
  return found;
}

class ExactFormSearch {
 public:
  ExactFormSearch(MultiaffineSystem system, const EnclosedProfile& profile, const Supports& supports,
                  const std::function<bool()>& must_stop)
      : profile_(profile), supports_(supports), must_stop_(must_stop), system_(std::move(system)) {
    for (std::size_t b = 0; b < system_.counts.size(); ++b) {
      const std::size_t i = system_.players[b];
      for (std::size_t s = 1; s < supports[i].size(); ++s) {
        enclosures_.push_back(profile.probabilities[i][supports[i][s]]);
      }
    }
  }

  std::optional<ExactForm> run() {
    for (const std::vector<Integer>& parameter : parameters()) {
      if (must_stop_()) return std::nullopt;
      auto solutions = modular_solutions(system_, parameter, must_stop_);
      if (!solutions) continue;
      auto lifted = LiftedSolutions::of(system_, parameter, std::move(*solutions), must_stop_);
      if (!lifted) continue;
      if (auto form = read_off(*lifted, parameter)) return form;
    }
    return std::nullopt;
  }

  /// The profile alone.
  std::shared_ptr<const UnivariateProfile> run_for_profile() {
    is_profile_enough_ = true;
    run();
    return found_profile_;
  }

 private:
  /// Some unknowns, and a combination of all, which tells more solutions apart.
  [[nodiscard]] std::vector<std::vector<Integer>> parameters() const {
    std::vector<std::vector<Integer>> result;
    for (const std::size_t u : {std::size_t{0}, system_.unknowns - 1}) {
      result.emplace_back(system_.unknowns);
      result.back()[u] = 1;
    }
    std::vector<Integer>& all = result.emplace_back();
    for (std::size_t u = 0; u < system_.unknowns; ++u)
      all.emplace_back(static_cast<unsigned long>(u * u + 1));
    return result;
  }

  [[nodiscard]] Enclosure parameter_enclosure(const std::vector<Integer>& parameter) const {
    Enclosure sum{0, 0};
    for (std::size_t u = 0; u < parameter.size(); ++u) {
      sum.lower += parameter[u] * enclosures_[u].lower;
      sum.upper += parameter[u] * enclosures_[u].upper;
    }
    return sum;
  }

  std::optional<ExactForm> read_off(LiftedSolutions& lifted, const std::vector<Integer>& parameter) {
    std::optional<Polynomial> polynomial;
    std::optional<RealRoot> root;
    form_.reset();
    for (;;) {
      const std::size_t degree = polynomial ? polynomial->degree() : lifted.ring().degree();
      const std::size_t bits = 2 * bit_length(lifted.ring().modulus());
      if (bits > kMostModulusBits || degree * degree * bits > kMostLifting || !lifted.lift())
        return std::move(form_);
      if (!polynomial) {
        const auto whole = fractions_of(lifted.ring().polynomial(), lifted.ring().modulus());
        if (!whole) continue;
        const Polynomial all = primitive_part(Polynomial(whole->first));
        root = root_within(all, parameter_enclosure(parameter));
        if (!root) return std::nullopt;
        polynomial = irreducible_factor(all, *root, must_stop_);
        if (!polynomial || polynomial->degree() > kLargestAlgebraicDegree) return std::nullopt;
        if (!root->is_rational()) root = RealRoot(*polynomial, root->lower(), root->upper());
      }
      if (read_values(lifted, *polynomial, *root)) return std::move(form_);
    }
  }

  /// Whether all values were found, or are known not to be there.
  bool read_values(const LiftedSolutions& lifted, const Polynomial& polynomial, const RealRoot& root) {
    const Integer& modulus = lifted.ring().modulus();
    const auto lead = lifted.ring().inverse(polynomial.leading());
    if (!lead) return false;
    Value monic;
    for (const Integer& each : polynomial.coefficients()) {
      monic.push_back(lifted.ring().residue(each * *lead));
    }
    const QuotientRing field(modulus, std::move(monic), must_stop_);
    std::vector<Value> unknowns;
    for (const Value& unknown : lifted.unknowns()) unknowns.push_back(field.reduced(unknown));
    const auto main = univariate(numerators(field, unknowns), modulus, root);
    if (!main || must_stop_()) return false;

    if (!form_) {
      form_.emplace();
      for (const auto& own : profile_.probabilities) form_->probabilities.emplace_back(own.size());
      form_->payoffs.resize(supports_.size());
    }
    if (is_profile_enough_) {
      found_profile_ = main;
      return true;
    }
    ExactForm& form = *form_;
    bool is_whole = true;
    const PowerTraces traces(field, unknowns, must_stop_);
    const auto found = [&](const Value& value, const Enclosure& bounds,
                           std::optional<AlgebraicNumber>& number) {
      if (number || must_stop_()) return true;
      const PowerTraces::Representation over = traces.over(value);
      if (over.polynomial.empty()) return true;
      const auto fractions = fractions_of(over.polynomial, modulus);
      if (!fractions) return false;
      const Polynomial own = primitive_part(Polynomial(fractions->first));
      const auto own_root = root_within(own, bounds);
      if (!own_root) return true;
      // It is irreducible, as one of an element of a field; the check has to find that out, too.
      if (irreducible_factor(own, *own_root, must_stop_) != own) return true;
      // The check puts it into its polynomial, which takes long where both fields are large.
      constexpr std::size_t kLargestProduct = 150;
      if (own.degree() < field.degree() && own.degree() * field.degree() > kLargestProduct) return true;
      std::shared_ptr<const UnivariateProfile> profile = main;
      if (own.degree() == field.degree() && own.degree() > 1) {
        Value all = numerators(QuotientRing(modulus, over.polynomial, must_stop_), {});
        for (const Value& each : over.numerators) all.insert(all.end(), each.begin(), each.end());
        profile = univariate(all, modulus, *own_root);
        if (!profile) return false;
      }
      number = AlgebraicNumber{*own_root, std::move(profile)};
      return true;
    };
    for (std::size_t b = 0; b < system_.players.size(); ++b) {
      const std::size_t i = system_.players[b];
      Value first = field.constant(1);
      for (std::size_t s = 1; s < supports_[i].size(); ++s) {
        const Value& own = unknowns[system_.firsts[b] + s - 1];
        first = field.subtract(std::move(first), own);
        const std::size_t strategy = supports_[i][s];
        is_whole &= found(own, profile_.probabilities[i][strategy], form.probabilities[i][strategy]);
      }
      const std::size_t strategy = supports_[i][0];
      if (supports_[i].size() == 2) {
        add_complement(form.probabilities[i][supports_[i][1]], profile_.probabilities[i][strategy],
                       form.probabilities[i][strategy]);
      }
      is_whole &= found(first, profile_.probabilities[i][strategy], form.probabilities[i][strategy]);
    }
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      const MultiaffineSystem::Form& payoff = system_.payoffs[i];
      const Rational scale = make_rational(1, system_.payoff_denominators[i]);
      std::vector<Enclosure> constants;
      for (const Integer& each : payoff.coefficients) constants.push_back({each * scale, each * scale});
      const Enclosure bounds =
          evaluated(EnclosureRing(), system_, payoff.missing, std::move(constants), enclosures_);
      const auto inverse = field.inverse(system_.payoff_denominators[i]);
      if (!inverse) continue;
      const Value value =
          field.multiply(field.constant(*inverse), value_of(field, system_, payoff, unknowns));
      is_whole &= found(value, bounds, form.payoffs[i]);
    }
    return is_whole;
  }

  /// 1 - x, where x is known as the parameter of its own profile: over that, too.
  static void add_complement(const std::optional<AlgebraicNumber>& x, const Enclosure& bounds,
                             std::optional<AlgebraicNumber>& number) {
    if (!x || number || x->value.is_rational() || x->value.polynomial() != x->profile->parameter.polynomial())
      return;
    if (auto root = root_within(primitive_part(reflected(x->value.polynomial())), bounds)) {
      number = AlgebraicNumber{*std::move(root), x->profile};
    }
  }

  /// Over the field's parameter an unknown x is x f' / f', f the parameter's polynomial, and the coefficients
  /// of x f' are short: those of f', then those of each x f'.
  static std::vector<Integer> numerators(const QuotientRing& field, const std::vector<Value>& unknowns) {
    const Value slope = field.derivative(field.polynomial());
    std::vector<Integer> all;
    const auto add = [&](Value value) {
      value.resize(field.degree());
      all.insert(all.end(), value.begin(), value.end());
    };
    add(slope);
    for (const Value& unknown : unknowns) add(field.multiply(unknown, slope));
    return all;
  }

  /// The profile over the root of a polynomial, whose degree the numerators have.
  [[nodiscard]] std::shared_ptr<const UnivariateProfile> univariate(const std::vector<Integer>& numerators,
                                                                    const Integer& modulus,
                                                                    const RealRoot& root) const {
    const auto fractions = fractions_of(numerators, modulus);
    if (!fractions) return nullptr;
    const std::size_t degree = numerators.size() / (system_.unknowns + 1);
    const auto weights = [&](std::size_t k) {
      const auto begin = fractions->first.begin() + static_cast<std::ptrdiff_t>(k * degree);
      return Polynomial(std::vector<Integer>(begin, begin + static_cast<std::ptrdiff_t>(degree)));
    };
    auto result = std::make_shared<UnivariateProfile>(UnivariateProfile{root, {}});
    std::size_t block = 0;
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      std::vector<Polynomial>& own = result->weights.emplace_back(profile_.probabilities[i].size());
      if (supports_[i].size() == 1) {
        own[supports_[i][0]] = Polynomial::constant(1);
        continue;
      }
      Polynomial first = weights(0);
      for (std::size_t s = 1; s < supports_[i].size(); ++s) {
        own[supports_[i][s]] = weights(system_.firsts[block] + s);
        first -= own[supports_[i][s]];
      }
      own[supports_[i][0]] = std::move(first);
      ++block;
    }
    return result;
  }

  const EnclosedProfile& profile_;
  Supports supports_;
  const std::function<bool()>& must_stop_;
  MultiaffineSystem system_;
  /// Of the unknowns.
  std::vector<Enclosure> enclosures_;
  /// What was found so far.
  std::optional<ExactForm> form_;
  bool is_profile_enough_ = false;
  std::shared_ptr<const UnivariateProfile> found_profile_;
};

}  // namespace

std::optional<ExactForm> find_exact_form(const Game& game, const EnclosedProfile& profile,
                                         const std::function<bool()>& must_stop) {
  nplayer::Supports supports;
  for (const auto& own : profile.probabilities) {
    std::vector<std::size_t>& support = supports.emplace_back();
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (sgn(own[s].upper) != 0) support.push_back(s);
    }
  }
  ExactFormSearch search(MultiaffineSystem(game, supports), profile, supports, must_stop);
  return search.run();
}

std::shared_ptr<const UnivariateProfile> find_univariate_profile(const nplayer::SupportSystem& system,
                                                                 const EnclosedProfile& profile,
                                                                 const std::function<bool()>& must_stop) {
  ExactFormSearch search(MultiaffineSystem(system), profile, system.supports(), must_stop);
  return search.run_for_profile();
}

}  // namespace nashsolve
