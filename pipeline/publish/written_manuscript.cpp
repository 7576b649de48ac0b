#include "publish/written_manuscript.h"

#include <algorithm>
#include <string_view>

namespace galley::publish {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

// Nothing but spaces and the marks of quotations.
bool is_bare(std::string_view text) { return text.find_first_not_of(" \t>") == std::string_view::npos; }

struct Range {
  std::size_t begin = 0, end = 0;  // bytes [begin, end)
};

class Removal {
 public:
  explicit Removal(const MappedText& manuscript) : whole_(manuscript), text_(manuscript.text) {}

  MappedText run(const std::vector<document::Directive>& directives) {
    for (const document::Directive& directive : directives) {
      const Range comment{directive.span.begin, std::min<std::size_t>(directive.span.end, text_.size())};
      if (comment.begin >= copied_ && comment.begin < comment.end) remove(comment);
    }
    copy_up_to(text_.size());
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const std::size_t end = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return end == std::string_view::npos ? 0 : end + 1;
  }
  [[nodiscard]] std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  void remove(const Range& comment) {
    const Range lines{line_begin(comment.begin), line_end(comment.end)};
    const bool alone = lines.begin >= copied_ && is_bare(between(lines.begin, comment.begin)) &&
                       is_bare(between(comment.end, lines.end));
    if (alone)
      remove_lines(comment, lines);
    else
      remove_words(comment, lines.end);
  }

  void remove_lines(const Range& comment, const Range& lines) {
    copy_up_to(lines.begin);
    const bool last = lines.end >= text_.size();
    const std::size_t next = std::min(lines.end + 1, text_.size());
    const std::string_view before = last_line();
    const std::string_view behind = between(next, line_end(next));
    if (is_bare(before)) {
      copied_ =
          before == behind && !last ? std::min(line_end(next) + 1, text_.size()) : next;  // one blank line is enough
    } else if (last || is_bare(behind)) {
      copied_ = next;
    } else {  // two blocks meet here: a blank line of the quotation or item they stand in
      std::size_t marks = comment.begin;
      while (marks > lines.begin && is_space(text_[marks - 1])) --marks;
      copy_up_to(marks);
      copied_ = lines.end;
    }
  }

  void remove_words(const Range& comment, std::size_t end_of_line) {
    Range words = comment;
    const bool at_end = between(comment.end, end_of_line).find_first_not_of(" \t") == std::string_view::npos;
    if (at_end) words.end = end_of_line;
    const auto space_behind = [&] { return words.end == end_of_line || is_space(text_[words.end]); };
    const std::size_t first = std::max(copied_, line_begin(comment.begin));
    while (words.begin > first && is_space(text_[words.begin - 1]) && space_behind()) --words.begin;
    copy_up_to(words.begin);
    copied_ = words.end;
  }

  void copy_up_to(std::size_t end) {
    result_.append(whole_.substr(copied_, end));
    copied_ = end;
  }

  // The last whole line of the result, without its end.
  [[nodiscard]] std::string_view last_line() const {
    std::string_view written = result_.text;
    if (written.ends_with('\n')) written.remove_suffix(1);
    return written.substr(written.rfind('\n') + 1);  // npos + 1 is the begin
  }

  const MappedText& whole_;
  std::string_view text_;
  MappedText result_;
  std::size_t copied_ = 0;  // what stands before is in the result, or left out
};

}  // namespace

MappedText without_directives(const Files& files, FileId manuscript,
                              const std::vector<document::Directive>& directives) {
  MappedText whole;
  whole.text = files.text(manuscript);
  const auto size = static_cast<std::uint32_t>(whole.text.size());
  if (const SourceMap* map = files.map(manuscript)) whole.map = *map;
  else whole.map.append(size, {manuscript, 0, size}, Origin::copy);
  return Removal(whole).run(directives);
}

}  // namespace galley::publish
