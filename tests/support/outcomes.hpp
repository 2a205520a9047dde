// What a run of the program has to come to.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "program/program.hpp"

namespace nashsolve::testing {

inline void expect(const test::Outcome& outcome, int code, const std::string& out, const std::string& err) {
  EXPECT_EQ(outcome.out, out);
  EXPECT_EQ(outcome.err, err);
  EXPECT_EQ(outcome.code, code);
}

}  // namespace nashsolve::testing
