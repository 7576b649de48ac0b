// Prose on its way into a manuscript: headings find their level, labels become unique.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "compose/assemble.h"

namespace galley::compose {
namespace {

constexpr int deepest_heading = 6;

// Calls take(begin, end, is code) for each line, without its end.
template <class Take>
void each_line(std::string_view text, Take take) {
  CodeFence fence;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    take(at, end, fence.take(text.substr(at, end - at)));
    at = end + 1;
  }
}

// The line that opens a code block which is never closed, as [begin, end).
std::optional<std::pair<std::size_t, std::size_t>> unclosed_fence(std::string_view text) {
  CodeFence fence;
  std::pair<std::size_t, std::size_t> opened;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const bool was_open = fence.open();
    fence.take(text.substr(at, end - at));
    if (!was_open) opened = {at, end};
    at = end + 1;
  }
  return fence.open() ? std::optional(opened) : std::nullopt;
}

bool is_underline(std::string_view line) {
  const std::size_t end = line.find_last_not_of(' ');
  if (end == std::string_view::npos) return false;
  const std::string_view core = line.substr(0, end + 1);
  return (core.find_first_not_of('=') == std::string_view::npos ||
          core.find_first_not_of('-') == std::string_view::npos) &&
         (core.front() == '=' || core.size() > 1);
}

// The label at `at` ("[label]"), if there is one that can be a link or note label.
std::string_view label_at(std::string_view line, std::size_t at) {
  if (at >= line.size() || line[at] != '[') return {};
  const std::size_t close = line.find(']', at);
  return close == std::string_view::npos ? std::string_view{} : line.substr(at + 1, close - at - 1);
}

class Settling {
 public:
  Settling(const MappedText& prose, int enclosing, std::string_view scope, Diagnostics& diagnostics)
      : prose_(prose), scope_(scope), diagnostics_(diagnostics) {
    int highest = deepest_heading + 1;
    std::string_view before;
    each_line(prose.text, [&](std::size_t begin, std::size_t end, bool code) {
      const std::string_view line = std::string_view(prose.text).substr(begin, end - begin);
      if (!code) {
        if (const int level = heading_level(line); level > 0) highest = std::min(highest, level);
        if (is_underline(line) && before.find_first_not_of(' ') != std::string_view::npos)
          diagnostics_.error("prose.underline", prose.span(begin, end), "this line makes a heading of the one above it",
                             "write headings with '#', or leave a blank line between the two");
        collect_definition(line);
      }
      before = code ? std::string_view{} : line;
    });
    if (highest <= deepest_heading && enclosing > 0) shift_ = enclosing + 1 - highest;
  }

  MappedText run() {
    MappedText result;
    each_line(prose_.text, [&](std::size_t begin, std::size_t end, bool code) {
      if (begin > 0) result.append(prose_.substr(begin - 1, begin));
      if (code)
        result.append(prose_.substr(begin, end));
      else
        line(result, begin, end);
    });
    close_fence(result);
    return result;
  }

 private:
  // A code block that stays open would swallow all that the outline puts behind it.
  void close_fence(MappedText& result) {
    const auto fence = unclosed_fence(prose_.text);
    if (!fence) return;
    const Span place = prose_.span(fence->first, fence->second);
    diagnostics_.error("prose.fence", place, "this block is never closed",
                       "end it with the same marks on a line of their own");
    const std::string_view line = std::string_view(prose_.text).substr(fence->first, fence->second - fence->first);
    const std::size_t begin = std::min(line.find_first_of("`~"), line.size());
    const std::size_t end = std::min(line.find_first_not_of("`~", begin), line.size());
    result.append(fmt::format("\n{}", line.substr(begin, end - begin)), place, Origin::changed);
  }

  void collect_definition(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos || begin > 3) return;
    const std::string_view label = label_at(line, begin);
    const std::size_t behind = begin + label.size() + 2;
    if (!label.empty() && label.front() != '^' && label.front() != '@' && behind < line.size() && line[behind] == ':')
      links_.insert(std::string(label));
  }

  void line(MappedText& result, std::size_t begin, std::size_t end) {
    const std::string_view text = std::string_view(prose_.text).substr(begin, end - begin);
    if (const int level = heading_level(text); level > 0 && shift_ != 0) {
      if (level + shift_ > deepest_heading)
        diagnostics_.error("prose.heading", prose_.span(begin, end),
                           "this heading comes to stand deeper than six levels");
      const int shifted = std::clamp(level + shift_, 1, deepest_heading);
      const std::size_t marks = begin + static_cast<std::size_t>(level);
      result.append(std::string(static_cast<std::size_t>(shifted), '#'), prose_.span(begin, marks), Origin::changed);
      begin = marks;
    }
    labels(result, begin, end);
  }

  // Copies a line with its labels prefixed; code spans are left alone.
  void labels(MappedText& result, std::size_t begin, std::size_t end) {
    const std::string_view text = std::string_view(prose_.text).substr(0, end);
    std::size_t from = begin;
    for (std::size_t at = begin; at < end; ++at) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == '`') {
        const std::size_t close = text.find('`', at + 1);
        if (close != std::string_view::npos) at = close;
      } else if (text[at] == '[') {
        label(result, text, from, at);
      }
    }
    result.append(prose_.substr(from, end));
  }

  void label(MappedText& result, std::string_view text, std::size_t& from, std::size_t at) {
    const std::string_view label = label_at(text, at);
    const std::size_t behind = at + label.size() + 2;
    const auto put = [&](std::size_t upto, const std::string& insertion) {
      result.append(prose_.substr(from, upto));
      result.append(insertion, prose_.span(at, std::min(behind, text.size())), Origin::changed);
      from = upto;
    };
    if (label.size() > 1 && label.front() == '^') return put(at + 2, fmt::format("{}-", scope_));
    if (!links_.contains(std::string(label))) return;
    const char next = behind < text.size() ? text[behind] : '\0';
    const bool second_part = at > 0 && text[at - 1] == ']';
    if (next == ':' || second_part) return put(at + 1, fmt::format("{}-", scope_));
    if (next == '[' && text.substr(behind, 2) == "[]") {  // [label][]
      put(behind + 1, fmt::format("{}-{}", scope_, label));
    } else if (next != '[' && next != '(' && next != '{') {  // [label]
      put(behind, fmt::format("[{}-{}]", scope_, label));
    }
  }

  const MappedText& prose_;
  std::string_view scope_;
  Diagnostics& diagnostics_;
  int shift_ = 0;
  std::set<std::string> links_;
};

}  // namespace

MappedText settle_prose(const MappedText& prose, int enclosing, std::string_view scope, Diagnostics& diagnostics) {
  return Settling(prose, enclosing, scope, diagnostics).run();
}

}  // namespace galley::compose
