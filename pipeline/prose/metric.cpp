// metric and readability: numbers about the whole running text.
#include <cstdio>
#include <array>

#include "prose/expression.h"
#include "prose/message.h"
#include "prose/rule_kinds.h"

namespace galley::prose {
namespace {

std::string two_decimals(double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}

Hit file_hit(const Definition& definition, double value) {
  Hit hit;
  hit.at_start = true;
  hit.message = format_message(definition.message, {two_decimals(value)});
  hit.description = format_message(definition.description, {two_decimals(value)});
  return hit;
}

// The formula with its value rounded to six decimals, as the condition sees it.
std::string with_condition(double value, const std::string& condition) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%f ", value);
  return text.data() + condition;
}

class Metric final : public Rule {
 public:
  Metric(Definition definition, std::string formula, std::string condition)
      : Rule(std::move(definition)), formula_(std::move(formula)), condition_(std::move(condition)) {}

  void run(std::string_view, FileState& state, Hits& hits) const override {
    if (state.measures == nullptr || state.measures->words == 0) return;
    const Variables variables = state.measures->variables();
    const auto value = evaluate(formula_, variables);
    if (!value) return;
    const auto holds = evaluate(with_condition(*value, condition_), variables);
    if (holds && *holds != 0) hits.push_back(file_hit(definition_, *value));
  }

 private:
  std::string formula_;
  std::string condition_;
};

class Readability final : public Rule {
 public:
  Readability(Definition definition, std::vector<std::string> metrics, double grade)
      : Rule(std::move(definition)), metrics_(std::move(metrics)), grade_(grade) {}

  void run(std::string_view text, FileState&, Hits& hits) const override {
    const Measures measures = measure(text);
    if (measures.words == 0) return;
    double sum = 0;
    for (const std::string& metric : metrics_) sum += readability_grade(measures, metric);
    const double mean = sum / static_cast<double>(metrics_.size());
    if (mean > grade_) hits.push_back(file_hit(definition_, mean));
  }

 private:
  std::vector<std::string> metrics_;
  double grade_;
};

// "heading.h2" is written with a dot in rules and with an underscore here.
std::string with_heading_names(std::string formula) {
  for (std::size_t at = formula.find("heading.h"); at != std::string::npos; at = formula.find("heading.h", at))
    formula[at + 7] = '_';
  return formula;
}

}  // namespace

RulePointer make_metric(Definition definition, RuleKeys& keys, const RuleContext&) {
  std::string formula = with_heading_names(keys.text("formula"));
  std::string condition = keys.text("condition");
  keys.finish();
  if (keys.failed()) return nullptr;
  const Variables variables = Measures().variables();
  if (const auto value = evaluate(formula, variables); !value) {
    keys.error(keys.place("formula"), "formula: " + value.error().message);
    return nullptr;
  }
  if (const auto holds = evaluate("1.0 " + condition, variables); !holds) {
    keys.error(keys.place("condition"), "condition: " + holds.error().message);
    return nullptr;
  }
  definition.scopes = {"summary"};
  definition.selector = Selector(definition.scopes);
  return std::make_unique<Metric>(std::move(definition), std::move(formula), std::move(condition));
}

RulePointer make_readability(Definition definition, RuleKeys& keys, const RuleContext&) {
  std::vector<std::string> metrics = keys.list("metrics");
  const double grade = keys.number("grade", 0);
  keys.finish();
  std::string allowed;
  for (const std::string& name : readability_metrics()) allowed += (allowed.empty() ? "" : ", ") + name;
  for (const std::string& metric : metrics) {
    const auto& names = readability_metrics();
    if (std::find(names.begin(), names.end(), metric) == names.end())
      keys.error(keys.place("metrics"), "there is no metric '" + metric + "'", "metrics: " + allowed);
  }
  if (metrics.empty()) keys.error(keys.place("metrics"), "'metrics' is missing", "metrics: " + allowed);
  if (keys.failed()) return nullptr;
  definition.scopes = {"summary"};
  definition.selector = Selector(definition.scopes);
  return std::make_unique<Readability>(std::move(definition), std::move(metrics), grade);
}

}  // namespace galley::prose
