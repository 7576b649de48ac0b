// One loaded rule: what it is called, where it applies, and how it reads a block.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "prose/lint.h"
#include "prose/measures.h"
#include "prose/regex.h"
#include "prose/scope.h"

namespace galley::prose {

struct Definition {
  std::string name;         // "Style.Rule"
  std::string extends;      // its kind
  std::string message;
  std::string description;
  std::string link;
  Severity level = Severity::warning;
  std::size_t limit = 0;    // most alerts a file; 0: no limit
  std::vector<std::string> scopes;
  Selector selector;        // the scopes, read
  Action action;
  Span place;               // in the rule file
};

// What a rule found in a block: bytes [begin, end) of its text.
struct Hit {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool at_start = false;    // about the whole file: shown at its first letter
  std::string message;
  std::string description;
  std::string match;
  Action action;
  std::vector<std::string> replacements;  // what the action makes of the match
};
using Hits = std::vector<Hit>;

// What rules remember from block to block of one file.
struct FileState {
  std::set<std::string, std::less<>> seen;   // variants met, abbreviations defined
  const Measures* measures = nullptr;        // of the running text, for `metric`
};

class Rule {
 public:
  explicit Rule(Definition definition) : definition_(std::move(definition)) {}
  virtual ~Rule() = default;
  Rule(const Rule&) = delete;
  Rule& operator=(const Rule&) = delete;

  [[nodiscard]] const Definition& definition() const { return definition_; }
  // Adds what the rule has to say about a block; `text` is valid UTF-8.
  virtual void run(std::string_view text, FileState& state, Hits& hits) const = 0;
  // The pattern without whose match the rule is silent and changes nothing; null: none.
  [[nodiscard]] virtual const Regex* necessary() const { return nullptr; }
  // What the match may have been meant to be; costly, for spelling only.
  [[nodiscard]] virtual std::vector<std::string> suggest(const std::string&) const { return {}; }
  // How often a match was given up for its length.
  [[nodiscard]] virtual std::size_t limits_reached() const { return 0; }

 protected:
  // The hit for bytes [begin, end): message with the match, and with the fixed text
  // where there is an action.
  [[nodiscard]] Hit make_hit(std::string_view text, std::size_t begin, std::size_t end) const;
  // The same with a message of its own arguments.
  [[nodiscard]] Hit make_hit(std::string_view text, std::size_t begin, std::size_t end,
                             const std::vector<std::string>& arguments) const;

  Definition definition_;
};

using Rules = std::vector<std::unique_ptr<Rule>>;

// What an action makes of a match: none if it cannot say, else one or more choices.
[[nodiscard]] std::vector<std::string> apply_action(const Action& action, std::string_view match);

// Words and phrases that are right whatever a rule says.
class Exceptions {
 public:
  [[nodiscard]] static Result<Exceptions> make(std::vector<std::string> words, const std::vector<std::string>& accepted,
                                               bool with_accepted);
  // Whether the match at [begin, end) of `text`, or part of it, is one.
  [[nodiscard]] bool cover(std::string_view text, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool match(std::string_view words) const { return words_.matches(words); }
  [[nodiscard]] const Regex& words() const { return words_; }

 private:
  Regex words_;
  Regex phrases_;
};

}  // namespace galley::prose
