// The makers of the families. Each states its family's definition and source where it is defined, throws
// RequestError for sizes that the family does not have, and draws in an order that never changes.
#pragma once

#include "content.hpp"

namespace nashsolve::generators {

Content random_game(const Settings& settings);
Content zero_sum_game(const Settings& settings);
Content sparse_game(const Settings& settings);
Content duplicated_game(const Settings& settings);
Content covariant_game(const Settings& settings);
Content symmetric_game(const Settings& settings);
Content coordination_game(const Settings& settings);
Content dispersion_game(const Settings& settings);
Content minimum_effort_game(const Settings& settings);
Content travelers_dilemma(const Settings& settings);
Content blotto_game(const Settings& settings);
Content private_blotto_game(const Settings& settings);
Content ranking_game(const Settings& settings);
Content sandholm_gilpin_conitzer_game(const Settings& settings);
Content tournament_game(const Settings& settings);
Content unit_vector_game(const Settings& settings);
Content dual_cyclic_game(const Settings& settings);

}  // namespace nashsolve::generators
