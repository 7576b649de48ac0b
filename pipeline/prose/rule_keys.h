// The keys of a rule file, read as loosely as Vale reads them (a word where a list is
// meant, "5" for 5) and as strictly (an unknown key is an error).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "prose/lint.h"
#include "yaml/yaml.h"

namespace galley::prose {

class RuleKeys {
 public:
  RuleKeys(const yaml::Node& node, Diagnostics& diagnostics) : node_(node), diagnostics_(diagnostics) {}

  [[nodiscard]] bool has(std::string_view key);                // with a value
  [[nodiscard]] bool names(std::string_view key) const;        // with or without one
  std::string text(std::string_view key, std::string_view fallback = {});
  [[nodiscard]] std::vector<std::string> list(std::string_view key);
  // Entries of a mapping, or of a list of mappings.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
  bool boolean(std::string_view key, bool fallback);
  [[nodiscard]] double number(std::string_view key, double fallback);
  [[nodiscard]] Action action();
  [[nodiscard]] const yaml::Node* node(std::string_view key);
  [[nodiscard]] Span place(std::string_view key) const;  // of its value; of the file's start if absent

  // Every key that nobody asked for is an error that lists what is allowed.
  void finish();
  void error(Span span, std::string message, std::string hint = {});
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] Span start() const { return {node_.span.file, node_.span.begin, node_.span.begin}; }

 private:
  static void check_parameters(const Action& action, RuleKeys& keys);

  const yaml::Node& node_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
  bool failed_ = false;
};

}  // namespace galley::prose
