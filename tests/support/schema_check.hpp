// Validates printed documents against the JSON Schema that ships with the program.
#pragma once

#include <string>

namespace nashsolve::test {

/// What is wrong with the document, one complaint a line; empty where it is valid JSON of the schema.
std::string schema_complaints(const std::string& document);

}  // namespace nashsolve::test
