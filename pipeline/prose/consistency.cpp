#include "prose/consistency.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "document/walk.h"
#include "prose/check.h"
#include "prose/consistency_text.h"
#include "prose/others_words.h"
#include "yaml/reader.h"
#include "yaml/yaml.h"

namespace galley::prose {
namespace {

constexpr std::string_view house_style = "house-style";  // the engine of check.h

std::vector<ConsistencyRules::Name> read_names(const yaml::Node* list, Diagnostics& diagnostics) {
  std::vector<ConsistencyRules::Name> result;
  if (list == nullptr) return result;
  for (const yaml::Node& node : list->items) {
    yaml::Mapping entry(node, "consistency", diagnostics);
    ConsistencyRules::Name name{entry.text("use"), {}};
    for (const MappedText& wrong : entry.texts("not")) name.wrong.push_back(wrong.text);
    if (!name.preferred.empty()) result.push_back(std::move(name));
  }
  return result;
}

bool is_mark(std::string_view text, std::size_t place) { return text[place] == '-' || text[place] == '\''; }

void read_words(ConsistencyPiece& piece) {
  const std::string_view text = piece.text.text;
  piece.quotations = quotations_in(text);
  bool opens = true;
  std::size_t last_end = 0;
  const std::vector<unicode::Range> words = unicode::words(text);
  piece.words.reserve(words.size());
  for (const unicode::Range& range : words) {
    const std::string_view between = text.substr(last_end, range.begin - last_end);
    if (between.find_first_of(".?!:") != std::string_view::npos) opens = true;
    const bool joins = !piece.words.empty() && piece.words.back().range.end == last_end && between.size() == 1 &&
                       is_mark(text, last_end) && last_end > 0;
    last_end = range.end;
    const bool quoted = std::any_of(
        piece.quotations.begin(), piece.quotations.end(),
        [&](const unicode::Range& quotation) { return quotation.begin <= range.begin && range.end <= quotation.end; });
    if (quoted) continue;
    if (joins) {
      ConsistencyWord& word = piece.words.back();
      word.range.end = range.end;
      word.text = text.substr(word.range.begin, word.range.end - word.range.begin);
      word.lower = unicode::to_lower(word.text);
      continue;
    }
    const std::string_view word = text.substr(range.begin, range.end - range.begin);
    piece.words.push_back({range, std::string(word), unicode::to_lower(word), opens});
    opens = false;
  }
}

// Parts whose words are not the author's: references, imprint, lists that are generated.
std::vector<Span> foreign_parts(const document::Document& document) {
  std::vector<Span> result;
  document::walk_blocks(document.blocks, [&](const document::Block& block) {
    const auto* div = std::get_if<document::Div>(&block.node);
    const bool foreign =
        (div != nullptr && (div->name == "references" || div->name == "imprint" || div->name == "cover" ||
                            div->name == "contents" || div->name == "source" || div->name == "quote")) ||
        std::holds_alternative<document::Quote>(block.node);
    if (foreign) result.push_back(block.span);
    return !foreign;
  });
  return result;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool inside_any(const Span& span, const std::vector<Span>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Span& part) { return part.begin <= span.begin && span.end <= part.end; });
}

}  // namespace

std::optional<ConsistencyRules> read_consistency(FileId file, const Files& files, Diagnostics& diagnostics) {
  const auto root = yaml::parse_yaml(file, files.text(file), diagnostics);
  if (!root) return std::nullopt;
  ConsistencyRules rules;
  if (root->is_null()) return rules;
  const std::size_t errors = diagnostics.count(Severity::error);
  {
    yaml::Mapping mapping(*root, "consistency", diagnostics);
    rules.link = mapping.text_or("link", "");
    if (const yaml::Node* list = mapping.sequence("abbreviations"))
      for (const yaml::Node& node : list->items) {
        yaml::Mapping entry(node, "consistency", diagnostics);
        ConsistencyRules::Abbreviation abbreviation{entry.text("short"), entry.text_or("long", ""),
                                                    entry.boolean_or("known", false)};
        rules.abbreviations.push_back(std::move(abbreviation));
      }
    rules.names = read_names(mapping.sequence("names"), diagnostics);
    rules.terms = read_names(mapping.sequence("terms"), diagnostics);
    for (const MappedText& word : mapping.texts("free_words")) rules.free_words.push_back(unicode::to_lower(word.text));
  }
  if (diagnostics.count(Severity::error) > errors) return std::nullopt;
  return rules;
}

ConsistencyReport::ConsistencyReport(const std::vector<ConsistencyText>& texts, const Files& files, std::string link,
                                     Diagnostics& diagnostics)
    : texts_(texts), files_(files), link_(std::move(link)), diagnostics_(diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.engine == house_style && !diagnostic.rule.ends_with(".Spelling")) told_.push_back(diagnostic.span);
  std::sort(told_.begin(), told_.end());
}

bool ConsistencyReport::told(const Span& span) const {
  // Alerts are short, save those of whole sentences, which say nothing of a word.
  constexpr std::uint32_t longest = 80;
  const Span from{span.file, span.end > longest ? span.end - longest : 0, 0};
  for (auto at = std::lower_bound(told_.begin(), told_.end(), from); at != told_.end(); ++at) {
    if (at->file != span.file || at->begin > span.begin) break;
    if (span.end <= at->end && at->end - at->begin <= longest) return true;
  }
  return false;
}

void ConsistencyReport::add(Severity severity, std::string_view rule, const Span& span, std::size_t output,
                            std::string message, std::string_view words, std::string_view replacement) {
  const std::string& name = texts_[output].output;
  if (rule == "Name" || rule == "Term") told_.insert(std::upper_bound(told_.begin(), told_.end(), span), span);
  const auto [known, is_new] =
      reported_.try_emplace({std::string(rule), files_.origin(span), std::string(words)}, diagnostics_.all().size());
  if (!is_new) {
    std::vector<std::string>& outputs = diagnostics_.all()[known->second].outputs;
    if (!name.empty() && std::find(outputs.begin(), outputs.end(), name) == outputs.end()) outputs.push_back(name);
    return;
  }
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.rule = "Consistency." + std::string(rule);
  diagnostic.message = std::move(message);
  diagnostic.span = span;
  diagnostic.text = words;
  diagnostic.engine = "consistency";
  diagnostic.link = link_;
  if (!name.empty()) diagnostic.outputs = {name};
  if (!replacement.empty() && files_.text(span) == words) diagnostic.fixes.push_back({span, std::string(replacement)});
  diagnostics_.add(std::move(diagnostic));
}

ConsistencyPieces read_pieces(const std::vector<ConsistencyText>& texts) {
  ConsistencyPieces pieces;
  for (std::size_t output = 0; output < texts.size(); ++output) {
    if (texts[output].document == nullptr) continue;
    const std::vector<Span> foreign = foreign_parts(*texts[output].document);
    for (TextBlock& block : text_blocks(*texts[output].document, texts[output].manuscript)) {
      if (block.scope.compare(0, 4, "text") != 0 || contains(block.scope, "code") || contains(block.scope, "alt") ||
          contains(block.scope, "blockquote"))
        continue;
      if (inside_any(block.text.span(), foreign)) continue;
      ConsistencyPiece piece{
          output, contains(block.scope, "heading"), contains(block.scope, "table"), std::move(block.text), {}, {}};
      read_words(piece);
      pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

void check_consistency(const std::vector<ConsistencyText>& texts, const ConsistencyRules& rules, const Files& files,
                       Diagnostics& diagnostics) {
  const ConsistencyPieces pieces = read_pieces(texts);
  ConsistencyReport report(texts, files, rules.link, diagnostics);
  check_names(pieces, rules, report);
  check_variants(pieces, rules, report);
  check_compounds(pieces, rules, report);
  check_capitals(pieces, rules, report);
  check_abbreviations(pieces, rules, report);
  check_styles(pieces, report);
  check_lists_and_headings(pieces, rules, report);
}

}  // namespace galley::prose
