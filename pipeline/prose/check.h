// House style for builds: the rules of styles/.vale.ini over a parsed document, as
// diagnostics whose spans lie in the manuscript and lead through its map to sources/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "document/document.h"
#include "prose/file_system.h"
#include "prose/spell_memory.h"
#include "prose/text_block.h"

namespace galley::prose {

// A loaded configuration: rules, vocabularies, dictionaries. Made once a run.
class RuleSet {
 public:
  RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  // Digest of everything that decides a result, for cache keys.
  [[nodiscard]] std::string version() const;
  [[nodiscard]] std::size_t size() const;  // rules that are on
  [[nodiscard]] std::vector<std::string> names() const;  // of them, "house.Countries"

  struct Content;
  [[nodiscard]] const Content& content() const { return *content_; }
  [[nodiscard]] Content& content() { return *content_; }

 private:
  std::unique_ptr<Content> content_;
};

struct RuleSetOptions {
  std::string config = "styles/.vale.ini";
  // Paths without suffix of Hunspell dictionaries, the first found is used ("styles/config/dictionaries/en-GB",
  // "/usr/share/hunspell/en_GB"); both .aff and .dic are read through the file system.
  std::vector<std::string> dictionaries = {"/usr/share/hunspell/en_GB"};
  // Names known from the corpus (platforms, states, people, sources): right as spelled.
  std::vector<std::string> known_names;
  // Titles and names of several words as the sources bear them: no rule speaks about words in them.
  std::vector<std::string> source_names;
  SpellMemory* spelling = nullptr;  // what earlier runs found of words; may be absent
};

// Nothing, with diagnostics `prose.config` and `prose.rule`, if the configuration is wrong.
// Files that are read are added to `files`.
[[nodiscard]] std::optional<RuleSet> load_rules(const RuleSetOptions& options, const FileSystem& file_system,
                                                Files& files, Diagnostics& diagnostics);

// The blocks of a document as rules and other engines read them: paragraphs, headings,
// list items, cells, captions, notes; code, citations and cross references left out.
[[nodiscard]] TextBlocks text_blocks(const document::Document& document, FileId manuscript);

// Adds an alert for each rule that speaks: rule "Style.Rule", engine "house-style",
// link, and a fix where the rule has a safe action. In quotations and italics, whose words
// are another's, an alert is a suggestion without a fix. `path` ("policy-mapping.md") decides
// which sections of the configuration hold.
void check_prose(const document::Document& document, FileId manuscript, const std::string& path, const Files& files,
                 const RuleSet& rules, Diagnostics& diagnostics);

}  // namespace galley::prose
