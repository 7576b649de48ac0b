#include "prose/fix.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "prose/fix_guard.h"
#include "prose/fix_diff.h"

namespace galley::prose {
namespace {

// The one run of source bytes behind a manuscript's range; nothing if any of it was not copied.
bool lead_to_source(Span& span, const Files& files) {
  for (int depth = 0; depth < 8; ++depth) {
    const SourceMap* map = files.map(span.file);
    if (map == nullptr) return true;
    const std::vector<Segment>& segments = map->segments();
    // An insertion stands behind the letters it follows, else before those it precedes.
    const bool insertion = span.begin == span.end;
    const auto at = std::find_if(segments.begin(), segments.end(), [&](const Segment& segment) {
      if (segment.origin != Origin::copy || !segment.source) return false;
      return insertion ? segment.begin <= span.begin && span.begin <= segment.end
                       : segment.begin <= span.begin && span.end <= segment.end;
    });
    if (at == segments.end()) return false;
    span = {at->source.file, at->source.begin + (span.begin - at->begin), at->source.begin + (span.end - at->begin)};
  }
  return false;
}

struct Edit {
  Span span;
  std::string text;
  std::string rule;
  friend bool operator<(const Edit& a, const Edit& b) {
    return std::tie(a.span, a.text, a.rule) < std::tie(b.span, b.text, b.rule);
  }
};

std::vector<Edit> collect(const Diagnostics& diagnostics, const Files& files, std::vector<SkippedFix>& skipped) {
  std::vector<Edit> edits;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.waiver) continue;
    for (const Fix& fix : diagnostic.fixes) {
      Edit edit{fix.span, fix.text, diagnostic.rule};
      const bool in_text =
          edit.span && edit.span.begin <= edit.span.end && edit.span.end <= files.text(edit.span.file).size();
      if (!in_text) {
        skipped.push_back({diagnostic.rule, fix.span, "has no place in a file"});
      } else if (!lead_to_source(edit.span, files)) {
        skipped.push_back({diagnostic.rule, files.origin(fix.span), "is not in the source as it is read"});
      } else {
        edits.push_back(std::move(edit));
      }
    }
  }
  std::sort(edits.begin(), edits.end());
  edits.erase(std::unique(edits.begin(), edits.end(),
                          [](const Edit& a, const Edit& b) { return a.span == b.span && a.text == b.text; }),
              edits.end());
  return edits;
}

// The text of one file as its fixes come, in the order they stand.
class Fixing {
 public:
  explicit Fixing(std::string_view before) : before_(before) {}

  [[nodiscard]] bool overlaps(const Edit& edit) const {
    return any_ && (edit.span.begin < done_ || (edit.span.begin == done_ && edit.span.begin == edit.span.end));
  }
  void apply(const Edit& edit) {
    text_ += before_.substr(done_, edit.span.begin - done_);
    last_ = text_.size();
    text_ += edit.text;
    done_ = edit.span.end;
    any_ = true;
  }
  // "**labor**" became "labor": what should change in there still can, where it stands once.
  [[nodiscard]] bool apply_inside(const Edit& edit) {
    const std::string_view old = before_.substr(edit.span.begin, edit.span.end - edit.span.begin);
    if (old.empty() || edit.span.end > done_) return false;
    const std::size_t at = text_.find(old, last_);
    if (at == std::string::npos || text_.find(old, at + 1) != std::string::npos) return false;
    text_.replace(at, old.size(), edit.text);
    return true;
  }
  [[nodiscard]] std::string finish() { return std::move(text_) + std::string(before_.substr(done_)); }
  [[nodiscard]] bool any() const { return any_; }

 private:
  std::string_view before_;
  std::string text_;
  std::size_t done_ = 0, last_ = 0;  // bytes of the old text that are settled; where the last fix stands in the new
  bool any_ = false;
};

}  // namespace

void lead_fixes_to_origin(Diagnostic& diagnostic, const Files& files) {
  std::erase_if(diagnostic.fixes, [&](Fix& fix) { return !fix.span || !lead_to_source(fix.span, files); });
}

FixOutcome apply_fixes(const Diagnostics& diagnostics, const Files& files) {
  FixOutcome outcome;
  std::map<std::string, std::vector<Edit>> by_path;
  for (Edit& edit : collect(diagnostics, files, outcome.skipped))
    by_path[std::string(files.path(edit.span.file))].push_back(std::move(edit));
  for (const auto& [path, edits] : by_path) {
    const FileId file = edits.front().span.file;
    const std::string_view before = files.text(file);
    const FixGuard guard(path, before);
    FixedFile fixed{file, path, {}, 0};
    Fixing fixing(before);
    for (const Edit& edit : edits) {
      std::string reason = guard.objection(edit.span.begin, edit.span.end, edit.text);
      const bool overlaps = fixing.overlaps(edit);
      if (reason.empty() && !overlaps && before.substr(edit.span.begin, edit.span.end - edit.span.begin) == edit.text)
        continue;
      if (reason.empty() && overlaps && !fixing.apply_inside(edit)) reason = "overlaps another fix";
      if (!reason.empty()) {
        outcome.skipped.push_back({edit.rule, edit.span, std::move(reason)});
        continue;
      }
      if (!overlaps) fixing.apply(edit);
      ++fixed.applied;
    }
    if (!fixing.any()) continue;
    fixed.text = fixing.finish();
    if (fixed.text == before) continue;
    outcome.diff += unified_diff(path, before, fixed.text);
    outcome.files.push_back(std::move(fixed));
  }
  return outcome;
}

}  // namespace galley::prose
