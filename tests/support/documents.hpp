// What the program prints as JSON.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "program/program.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::testing {

/// Read, and as the schema says.
inline nlohmann::json document_of(const test::Outcome& outcome) {
  EXPECT_EQ(test::schema_complaints(outcome.out), "") << outcome.out << outcome.err;
  return nlohmann::json::parse(outcome.out, nullptr, false);
}

/// The document without its counts and times.
inline std::string without_statistics(const std::string& document) {
  const std::size_t begin = document.rfind("  \"statistics\":");
  EXPECT_NE(begin, std::string::npos) << document;
  return document.substr(0, begin);
}

}  // namespace nashsolve::testing
