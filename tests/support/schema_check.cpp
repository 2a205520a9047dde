#include "schema_check.hpp"

#include <memory>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "nashsolve/report.hpp"

namespace nashsolve::test {

namespace {

const valijson::Schema& schema() {
  static const auto kSchema = [] {
    const nlohmann::json text = nlohmann::json::parse(result_schema());
    auto result = std::make_unique<valijson::Schema>();
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), *result);
    return result;
  }();
  return *kSchema;
}

}  // namespace

std::string schema_complaints(const std::string& document) {
  const nlohmann::json parsed = nlohmann::json::parse(document, nullptr, false);
  if (parsed.is_discarded()) return "not JSON";
  valijson::ValidationResults results;
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  if (validator.validate(schema(), valijson::adapters::NlohmannJsonAdapter(parsed), &results)) return {};
  std::string complaints;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& part : error.context) complaints += part;
    complaints += ": " + error.description + "\n";
  }
  return complaints.empty() ? "invalid" : complaints;
}

}  // namespace nashsolve::test
