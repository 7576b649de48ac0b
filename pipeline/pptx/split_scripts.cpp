#include <algorithm>

#include "ooxml/scripts.h"
#include "pptx/deck.h"
#include "unicode/unicode.h"

namespace galley::pptx {
namespace {

// Below U+0590 stand Latin, Greek, Cyrillic and Armenian only, which one font sets.
bool is_simple(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xD6 && static_cast<unsigned char>(c) != 0xE2;
  });
}

void split(std::vector<Run>& runs, const style::Theme& theme) {
  if (std::all_of(runs.begin(), runs.end(), [](const Run& run) { return is_simple(run.text); })) return;
  std::vector<Run> parts;
  for (const Run& run : runs) {
    if (is_simple(run.text)) {
      parts.push_back(run);
      continue;
    }
    for (const unicode::ScriptRun& script : unicode::script_runs(run.text)) {
      const std::string name = unicode::script_long_name(script.script);
      const auto family = theme.fallback.find(name);
      Run part = run;
      part.text = run.text.substr(script.range.begin, script.range.end - script.range.begin);
      if (family != theme.fallback.end() && !family->second.empty() && script.script != "Latn") {
        part.family = family->second.front();
        part.east_asian = ooxml::is_east_asian(name);
        if (part.language.empty()) part.language = ooxml::language_of(script.script);
      }
      parts.push_back(std::move(part));
    }
  }
  runs = std::move(parts);
}

}  // namespace

void split_scripts(Deck& deck, const style::Theme& theme) {
  for (Slide& slide : deck.slides) {
    for (PlaceholderText& text : slide.texts)
      for (Paragraph& paragraph : text.paragraphs) split(paragraph.runs, theme);
    for (Table& table : slide.tables)
      for (auto& row : table.rows)
        for (Cell& cell : row) split(cell.runs, theme);
    for (Paragraph& paragraph : slide.notes) split(paragraph.runs, theme);
  }
}

}  // namespace galley::pptx
