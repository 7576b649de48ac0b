#include "publish/alerts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "prose/fix.h"

namespace galley::publish {
namespace {

constexpr std::string_view waivers_file = "styles/waivers.yml";

void add_outputs(Diagnostic& to, const std::vector<std::string>& outputs) {
  for (const std::string& output : outputs)
    if (std::find(to.outputs.begin(), to.outputs.end(), output) == to.outputs.end()) to.outputs.push_back(output);
}

// A note's label is made unique by the id of its record: the author is told the one in the
// file. "the note 'answers-detail-a' has no text" → "the note 'a' has no text".
void name_labels_as_written(Diagnostic& diagnostic, const Files& files) {
  constexpr std::string_view mark = "[^";
  const auto label_of = [&](const Span& span) -> std::string_view {
    const std::string_view text = files.text(span);
    const std::size_t open = text.find(mark), close = text.find(']', open);
    return close == std::string_view::npos ? std::string_view{}
                                           : text.substr(open + mark.size(), close - open - mark.size());
  };
  const std::string_view composed = label_of(diagnostic.span), written = label_of(files.origin(diagnostic.span));
  if (written.empty() || composed.size() <= written.size() || !composed.ends_with(written)) return;
  const std::string_view scope = composed.substr(0, composed.size() - written.size());
  const auto strip = [&](std::string& text) {
    for (std::size_t at = text.find(scope); at != std::string::npos; at = text.find(scope, at + 1))
      if (at > 0 && (text[at - 1] == '\'' || text[at - 1] == '^')) text.erase(at, scope.size());
  };
  strip(diagnostic.message);
  for (std::string& hint : diagnostic.hints) strip(hint);
}

// The same mistake of one source line, found in several outputs, is said once.
void merge_repeated(Diagnostics& diagnostics, const Files& files) {
  Diagnostics merged;
  std::map<std::tuple<std::string, Span, std::string>, std::size_t> seen;
  for (Diagnostic& diagnostic : diagnostics.all()) {
    name_labels_as_written(diagnostic, files);
    prose::lead_fixes_to_origin(diagnostic, files);
    diagnostic.span = files.origin(diagnostic.span);
    const auto [at, is_new] =
        seen.try_emplace({diagnostic.rule, diagnostic.span, diagnostic.message}, merged.all().size());
    if (is_new)
      merged.add(std::move(diagnostic));
    else
      add_outputs(merged.all()[at->second], diagnostic.outputs);
  }
  diagnostics = std::move(merged);
}

// A second engine's word on the same letters: one alert that names both. What two engines
// say is no mere suggestion any more; it never becomes an error, which would block.
void join(Diagnostic& first, const Diagnostic& second) {
  first.engine += ", " + second.engine;
  first.hints.push_back(second.rule + " says: " + second.message);
  first.severity = std::min({first.severity, second.severity, Severity::warning});
  if (first.fixes.empty()) first.fixes = second.fixes;
  add_outputs(first, second.outputs);
}

// The alerts of two engines on exactly the same letters become one.
void join_agreeing(Diagnostics& diagnostics) {
  Diagnostics joined;
  std::map<Span, std::size_t> by_place;
  for (Diagnostic& diagnostic : diagnostics.all()) {
    const bool joinable = !diagnostic.engine.empty() && diagnostic.span.begin < diagnostic.span.end;
    if (joinable) {
      const auto [at, is_new] = by_place.try_emplace(diagnostic.span, joined.all().size());
      Diagnostic* first = is_new ? nullptr : &joined.all()[at->second];
      if (first != nullptr && first->engine.find(diagnostic.engine) == std::string::npos &&
          first->waiver.has_value() == diagnostic.waiver.has_value()) {
        join(*first, diagnostic);
        continue;
      }
    }
    joined.add(std::move(diagnostic));
  }
  diagnostics = std::move(joined);
}

// "color" is in no dictionary, and house style has "colour" for it: the second says it all.
void drop_told_spelling(Diagnostics& diagnostics) {
  const auto is_spelling = [](const Diagnostic& diagnostic) {
    return diagnostic.rule.ends_with(".Spelling") && diagnostic.fixes.empty();
  };
  std::set<Span> same;                    // what another rule says of the same letters
  std::multimap<FileId, Span> corrected;  // what a fix replaces
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.engine.empty() || is_spelling(diagnostic)) continue;
    same.insert(diagnostic.span);
    if (!diagnostic.fixes.empty()) corrected.emplace(diagnostic.span.file, diagnostic.span);
  }
  std::erase_if(diagnostics.all(), [&](const Diagnostic& diagnostic) {
    if (!is_spelling(diagnostic)) return false;
    if (same.contains(diagnostic.span)) return true;
    const auto [first, last] = corrected.equal_range(diagnostic.span.file);
    return std::any_of(first, last, [&](const auto& entry) {
      return entry.second.begin <= diagnostic.span.begin && diagnostic.span.end <= entry.second.end;
    });
  });
}

}  // namespace

void settle_alerts(BuildReport& report, prose::WaiverContext context) {
  const Files& files = report.project.files;
  std::vector<prose::FileWaiver> waivers;
  if (const auto file = files.find(waivers_file)) waivers = prose::read_waivers(*file, files, report.diagnostics);
  report.waivers = prose::apply_waivers(waivers, context, files, report.diagnostics);
  merge_repeated(report.diagnostics, files);
  drop_told_spelling(report.diagnostics);
  join_agreeing(report.diagnostics);
}

}  // namespace galley::publish
