// Consistency across the whole publication: one spelling, one hyphenation and one
// capitalisation of each term, abbreviations introduced at first use, lists, headings,
// numbers, dates and quotation marks in one style. The commoner form is taken as meant,
// unless styles/consistency.yml says which one is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "document/document.h"

namespace galley::prose {

// styles/consistency.yml.
struct ConsistencyRules {
  struct Abbreviation {
    std::string short_form;  // "UNODC"
    std::string long_form;   // "United Nations Office on Drugs and Crime"; may be empty
    bool known = false;      // needs no introduction
  };
  struct Name {
    std::string preferred;           // "Viet Nam"
    std::vector<std::string> wrong;  // "Vietnam"
  };
  std::vector<Abbreviation> abbreviations;
  std::vector<Name> names;              // of platforms, states, bodies
  std::vector<Name> terms;              // terms that should be one
  std::vector<std::string> bearers;     // names as they are borne, from sources/: other capitals and spaces are wrong
  std::vector<std::string> free_words;  // lower case: variants of these are meant
  std::string link;                     // authority of alerts
};

[[nodiscard]] std::optional<ConsistencyRules> read_consistency(FileId file, const Files& files,
                                                               Diagnostics& diagnostics);

// One deliverable.
struct ConsistencyText {
  const document::Document* document = nullptr;
  FileId manuscript = FileId::none;
  std::string output;  // "policy-mapping"
};

// Adds alerts `Consistency.*`, engine "consistency", with fixes where one is safe. Each
// place in sources/ is reported once, however many deliverables show it.
void check_consistency(const std::vector<ConsistencyText>& texts, const ConsistencyRules& rules, const Files& files,
                       Diagnostics& diagnostics);

}  // namespace galley::prose
