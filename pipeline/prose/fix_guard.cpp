#include "prose/fix_guard.h"

#include <algorithm>

#include "base/ascii.h"
#include "prose/addresses.h"
#include "prose/others_words.h"

namespace galley::prose {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view without_indent(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view() : line.substr(first);
}

// Without the spaces around it, a carriage return among them.
std::string_view trimmed(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(" \t\r") + 1);  // npos + 1 is 0
  return without_indent(line);
}

}  // namespace

FixGuard::FixGuard(std::string_view path, std::string_view text) : text_(text) {
  if (ends_with(path, ".yml") || ends_with(path, ".yaml")) {
    yaml_ = true;
    return;
  }
  const std::size_t start = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  const std::string_view first = text.substr(start, 5);
  if (first.substr(0, 4) == "---\n" || first == "---\r\n") {
    const std::size_t end = text.find("\n---", start + 3);
    front_matter_end_ = end == std::string_view::npos ? text.size() : std::min(text.find('\n', end + 1), text.size());
    regions_.push_back({{0, front_matter_end_}, "stands in the front matter"});
  }
  read_markdown(front_matter_end_);
}

// Fenced code and quotations by line; then code and quoted words within each paragraph.
void FixGuard::read_markdown(std::size_t begin) {
  std::string fence;
  std::size_t paragraph = begin;
  while (begin < text_.size()) {
    const std::size_t end = std::min(text_.find('\n', begin), text_.size());
    const std::string_view line = trimmed(text_.substr(begin, end - begin));
    const bool was_code = !fence.empty();
    if (was_code || line.empty() || line.substr(0, 3) == "```" || line.substr(0, 3) == "~~~" || line.front() == '>') {
      read_paragraph(paragraph, begin);
      read_line(begin, end, fence);
      paragraph = end;
    }
    begin = end + 1;
  }
  read_paragraph(paragraph, text_.size());
}

void FixGuard::read_line(std::size_t begin, std::size_t end, std::string& fence) {
  const std::string_view line = trimmed(text_.substr(begin, end - begin));
  if (!fence.empty()) {
    regions_.push_back({{begin, end}, "stands in code"});
    if (line.substr(0, fence.size()) == fence && line.find_first_not_of(fence.front()) == std::string_view::npos)
      fence.clear();
  } else if (line.substr(0, 3) == "```" || line.substr(0, 3) == "~~~") {
    fence = line.substr(0, std::min(line.find_first_not_of(line.front()), line.size()));
    regions_.push_back({{begin, end}, "stands in code"});
  } else if (!line.empty() && line.front() == '>') {
    regions_.push_back({{begin, end}, "stands in a quotation"});
  }
}

// Code and comments first: what looks like a quotation mark in them is none.
void FixGuard::read_paragraph(std::size_t begin, std::size_t end) {
  if (end <= begin) return;
  std::string prose(text_.substr(begin, end - begin));
  const auto take = [&](std::size_t from, std::size_t to, const char* what) {
    regions_.push_back({{begin + from, begin + to}, what});
    std::fill(prose.begin() + static_cast<std::ptrdiff_t>(from), prose.begin() + static_cast<std::ptrdiff_t>(to), ' ');
  };
  for (std::size_t place = 0; place < prose.size(); ++place) {
    if (prose[place] == '`') {
      const std::size_t run = std::min(prose.find_first_not_of('`', place), prose.size()) - place;
      const std::size_t close = prose.find(std::string(run, '`'), place + run);
      if (close != std::string::npos) take(place, close + run, "stands in code");
      place = close == std::string::npos ? place + run - 1 : close + run - 1;
    } else if (prose.compare(place, 4, "<!--") == 0) {
      const std::size_t close = std::min(prose.find("-->", place), prose.size());
      take(place, close, "stands in a comment");
      place = close;
    }
  }
  for (const unicode::Range& quoted : quotations_in(prose))
    regions_.push_back({{begin + quoted.begin, begin + quoted.end + 1}, "stands in a quotation"});
  for (const unicode::Range& address : addresses_in(prose))
    regions_.push_back({{begin + address.begin, begin + address.end}, "stands in an address"});
}

// The key whose value holds `place`: on its own line, else on the nearest line above that
// is indented less, as for text after ">-".
std::string_view FixGuard::key_of(std::size_t place) const {
  std::size_t indent = std::string_view::npos;
  for (std::size_t end = place;;) {
    const std::size_t begin = end == 0 ? 0 : text_.rfind('\n', end - 1) + 1;  // npos + 1 is 0
    std::string_view line = text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
    const std::size_t first = line.find_first_not_of(" -");
    if (first != std::string_view::npos && (indent == std::string_view::npos || first < indent)) {
      line.remove_prefix(first);
      const std::size_t colon = line.find(':');
      if (colon != std::string_view::npos && line.find_first_of(" \t\"'") > colon) return line.substr(0, colon);
      indent = indent == std::string_view::npos ? first : std::min(indent, first);
    }
    if (begin == 0) return {};
    end = begin - 1;
  }
}

// A value may change where the new text means the same kind of scalar; keys, marks and
// line ends may not.
std::string FixGuard::yaml_objection(std::size_t begin, std::size_t end, std::string_view with) const {
  const std::string_view old = text_.substr(begin, end - begin);
  if (old.find('\n') != std::string_view::npos || with.find('\n') != std::string_view::npos)
    return "would change the lines of YAML";
  if (old.find_first_of("\"'\\:#{}[]") != std::string_view::npos ||
      with.find_first_of("\"'\\:#{}[],&*!|>%@`") != std::string_view::npos)
    return "would change the structure of YAML";
  if (key_of(begin) == "quote") return "stands in a quotation";
  const std::size_t line_begin = begin == 0 ? 0 : text_.rfind('\n', begin - 1) + 1;
  const std::string_view before = without_indent(text_.substr(line_begin, begin - line_begin));
  const std::size_t line_end = std::min(text_.find('\n', end), text_.size());
  if (before.rfind("“") != std::string_view::npos &&
      (before.rfind("”") == std::string_view::npos || before.rfind("”") < before.rfind("“")))
    return "stands in a quotation";
  const std::string_view behind = text_.substr(end, line_end - end);
  const bool key = before.find(": ") == std::string_view::npos && behind.find(':') != std::string_view::npos &&
                   behind.find(": ") <= behind.size();
  if (key || before.substr(0, 3) == "---" || before.substr(0, 1) == "#") return "is no value of YAML";
  return {};
}

// "Illegal Migration Act", "Ms Burma Jones": a word with a capital beside another one. At the
// start of a sentence a capital says nothing of the word before.
bool FixGuard::in_a_name(std::size_t begin, std::size_t end) const {
  const auto titled = [&](std::size_t at) {
    return at + 1 < text_.size() && ascii::is_upper(text_[at]) && ascii::is_lower(text_[at + 1]);
  };
  if (!titled(begin)) return false;
  if (end < text_.size() && text_[end] == ' ' && titled(end + 1)) return true;
  if (begin < 2 || text_[begin - 1] != ' ') return false;
  std::size_t before = begin - 1;
  while (before > 0 && ascii::is_letter(text_[before - 1])) --before;
  const bool opens_sentence =
      before < 2 || text_[before - 1] != ' ' || !(ascii::is_letter(text_[before - 2]) || text_[before - 2] == ',');
  return titled(before) && !opens_sentence;
}

// The last stop of "U.S." may be that of the sentence too.
bool FixGuard::takes_a_full_stop(std::size_t begin, std::size_t end, std::string_view with) const {
  if (end == begin || text_[end - 1] != '.' || ends_with(with, ".")) return false;
  const std::size_t next = text_.find_first_not_of(" \"')*_", end);
  return next == std::string_view::npos || text_[next] == '\r' || text_[next] == '\n' || ascii::is_upper(text_[next]);
}

std::string FixGuard::objection(std::size_t begin, std::size_t end, std::string_view with) const {
  if (takes_a_full_stop(begin, end, with)) return "may end the sentence";
  if (in_a_name(begin, end)) return "may be part of a name";
  if (yaml_) return yaml_objection(begin, end, with);
  for (const Region& region : regions_)
    if (begin < region.range.end && end > region.range.begin) return region.what;
  return {};
}

}  // namespace galley::prose
