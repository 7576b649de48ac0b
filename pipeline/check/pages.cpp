#include <algorithm>

#include <fmt/format.h>

#include "check/limits.h"

namespace galley::check {
namespace {

std::string plural(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// Lines that lie beyond the last allowed page.
int lines_over(const PageMeasure& measure, int max) {
  return (measure.pages - max) * measure.lines_per_page - measure.free_lines;
}

struct Cut {
  const Part* part;
  int lines;
};

// A chapter without an id of its author's goes by its title.
std::string name_of(const Part& part) {
  return part.id.starts_with("block-") && !part.title.empty() ? fmt::format("'{}'", part.title) : part.id;
}

// The cheapest cuts, one a run of parts, cheapest first: where runs are known, what
// empties the run's last page; else the whole surplus, in any part that has as much.
std::vector<Cut> cheapest_cuts(const PageMeasure& measure, int max) {
  std::vector<Cut> cuts;
  const int all = std::max(1, lines_over(measure, max));
  for (const Part& part : measure.parts) {
    const int lines = part.lines_on_last_page > 0 ? part.lines_on_last_page : all;
    if (part.lines <= lines) continue;
    const auto same_run = std::find_if(cuts.begin(), cuts.end(), [&](const Cut& cut) {
      return part.lines_on_last_page > 0 && cut.part->run == part.run;
    });
    if (same_run == cuts.end())
      cuts.push_back({&part, lines});
    else if (same_run->part->pages < part.pages)
      same_run->part = &part;
  }
  std::stable_sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) {
    return a.lines != b.lines ? a.lines < b.lines : a.part->pages > b.part->pages;
  });
  return cuts;
}

std::string cutting_hint(const PageMeasure& measure, int max) {
  const std::vector<Cut> cuts = cheapest_cuts(measure, max);
  const bool runs_known = !measure.parts.empty() && measure.parts.front().lines_on_last_page > 0;
  const auto needed = static_cast<std::size_t>(runs_known ? measure.pages - max : 1);
  if (cuts.size() < needed || cuts.empty())
    return fmt::format("Cut {} lines in all; the chapters below take most.", std::max(1, lines_over(measure, max)));
  if (needed == 1) {
    std::string hint = fmt::format("Cutting {} in {} is enough", plural(cuts[0].lines, "line"), name_of(*cuts[0].part));
    if (cuts.size() > 1)
      hint += fmt::format("; so is cutting {} in {}", plural(cuts[1].lines, "line"), name_of(*cuts[1].part));
    return hint + ".";
  }
  std::string hint = "The cheapest cuts, together enough:";
  for (std::size_t index = 0; index < needed; ++index)
    hint +=
        fmt::format("{} {} in {}", index > 0 ? "," : "", plural(cuts[index].lines, "line"), name_of(*cuts[index].part));
  return hint + ".";
}

std::string weight_hint(const PageMeasure& measure) {
  std::vector<const Part*> parts;
  for (const Part& part : measure.parts) parts.push_back(&part);
  std::stable_sort(parts.begin(), parts.end(), [](const Part* a, const Part* b) { return a->pages > b->pages; });
  std::string hint;
  for (std::size_t index = 0; index < std::min<std::size_t>(parts.size(), 4); ++index)
    hint += fmt::format("{}{} takes {:.1f}", index > 0 ? ", " : "", name_of(*parts[index]), parts[index]->pages);
  return hint.empty() ? hint : fmt::format("Of {}: {}.", plural(measure.pages, "page"), hint);
}

void report_over(const PageMeasure& measure, int max, Diagnostics& diagnostics) {
  const int over = lines_over(measure, max);
  Diagnostic& diagnostic = diagnostics.error(
      "limit.pages", measure.place,
      fmt::format("{} has {}; at most {} are allowed: {} over", measure.output, plural(measure.pages, "page"), max,
                  over > 0 ? plural(over, "line") : plural(measure.pages - max, "page")),
      cutting_hint(measure, max));
  const std::string weights = weight_hint(measure);
  if (!weights.empty()) diagnostic.hints.push_back(weights);
  diagnostic.outputs = {measure.output};
}

void report_under(const PageMeasure& measure, int min, Diagnostics& diagnostics) {
  const int missing = (min - measure.pages - 1) * measure.lines_per_page + measure.free_lines + 1;
  diagnostics
      .error("limit.pages", measure.place,
             fmt::format("{} has {}; at least {} are asked for: {} short", measure.output,
                         plural(measure.pages, "page"), min, plural(missing, "line")),
             "Say more where a reader would ask, or print more findings in the outline.")
      .outputs = {measure.output};
}

void warn_near(const PageMeasure& measure, const style::OutputLimits& limits, Diagnostics& diagnostics) {
  const style::Range& range = *limits.pages;
  const int used_on_last = measure.lines_per_page - measure.free_lines;
  std::string reason;
  if (range.max && measure.pages == *range.max) {
    if (limits.warn_lines && measure.free_lines < *limits.warn_lines)
      reason = fmt::format("only {} free on the last page allowed", plural(measure.free_lines, "line"));
    if (limits.warn_pages && measure.free_lines < *limits.warn_pages * measure.lines_per_page)
      reason = fmt::format("only {} free on the last page allowed", plural(measure.free_lines, "line"));
  }
  if (range.min && measure.pages == *range.min && limits.warn_lines && used_on_last <= *limits.warn_lines)
    reason = fmt::format("only {} on the last page asked for", plural(used_on_last, "line"));
  if (!reason.empty())
    diagnostics
        .warning("limit.pages-near", measure.place, fmt::format("{} is near its limit: {}", measure.output, reason),
                 limits.warn_lines ? "A word processor may break lines otherwise; leave a little more room."
                                   : "One more paragraph may need a page more.")
        .outputs = {measure.output};
  if (!measure.fragile.empty())
    diagnostics.warning("limit.pages-fragile", measure.place,
                        fmt::format("a word processor may count the pages of {} otherwise: {}", measure.output,
                                    measure.fragile),
                        "Shorten the notes there, or look at the pages in Word before you send the file.")
        .outputs = {measure.output};
}

}  // namespace

void check_pages(const PageMeasure& measure, const style::OutputLimits& limits, Diagnostics& diagnostics) {
  if (!limits.pages) return;
  const style::Range& range = *limits.pages;
  if (range.max && measure.pages > *range.max) return report_over(measure, *range.max, diagnostics);
  if (range.min && measure.pages < *range.min) return report_under(measure, *range.min, diagnostics);
  warn_near(measure, limits, diagnostics);
}

std::vector<LimitUse> page_limits(const PageMeasure& measure, const style::OutputLimits& limits) {
  if (!limits.pages) return {};
  LimitUse use{measure.output, "pages", "pages", static_cast<double>(measure.pages), {}, {}, {}};
  for (const Part& part : measure.parts) use.parts.push_back({part.id, part.title, part.pages});
  if (limits.pages->min) use.min = *limits.pages->min;
  if (limits.pages->max) use.max = *limits.pages->max;
  return {use};
}

}  // namespace galley::check
