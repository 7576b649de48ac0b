// Diagnostic: what is wrong in the author's files, where, and how to put it right.
// Collected during a run and printed elsewhere; nothing stops at the first one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source_map.h"

namespace galley {

enum class Severity : std::uint8_t { error, warning, suggestion };

[[nodiscard]] std::string_view name(Severity severity);

// A replacement that puts one thing right.
struct Fix {
  Span span;
  std::string text;
};

// Why an alert was let pass, by whom, and until when (ISO date, may be empty).
struct Waiver {
  std::string reason;
  std::string by;
  std::string until;
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string rule;                  // "citation.unknown", "House.Terms"
  std::string message;               // one sentence, plain
  Span span;                         // bytes of a file; of a manuscript only until Files::origin is applied
  std::vector<std::string> hints;    // what to do
  std::string text;                  // the words it is about, where the span cannot give them
  std::vector<std::string> outputs;  // ids of the outputs it was found in
  std::string engine;                // which checker said so; empty for Galley's own checks
  std::string link;                  // the rule's authority
  std::vector<Fix> fixes;
  std::optional<Waiver> waiver;
};

// The diagnostics of a run, in the order found.
class Diagnostics {
 public:
  Diagnostic& add(Diagnostic diagnostic);
  Diagnostic& error(std::string rule, Span span, std::string message, std::string hint = {});
  Diagnostic& warning(std::string rule, Span span, std::string message, std::string hint = {});
  Diagnostic& suggestion(std::string rule, Span span, std::string message, std::string hint = {});
  void append(Diagnostics other);

  [[nodiscard]] std::vector<Diagnostic>& all() { return all_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  // Those of the given severity that no waiver covers.
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace galley
