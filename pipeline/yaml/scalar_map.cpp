#include "yaml/scalar_map.h"

#include <algorithm>

namespace galley::yaml {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Walks letters and source side by side. Every scalar style changes its source in the
// same few ways: indentation and line ends are dropped or become a space or a line
// end, and escapes stand for letters. So equal bytes are copies, and where they
// differ the source is passed over up to the next place where both go on alike.
class Aligner {
 public:
  Aligner(std::string_view letters, std::string_view source, Span span, Style style)
      : letters_(letters), source_(source), span_(span), style_(style) {}

  MappedText run() {
    if (style_ == Style::quoted && !source_.empty()) at_ = 1;
    if (is_block()) skip_block_header();
    bool line_start = is_block();
    while (done_ < letters_.size()) {
      if (line_start) skip_indentation();
      line_start = false;
      if (at_ >= source_.size()) break;
      if (source_[at_] == '\n' || at_line_fold()) {
        line_start = step_line_end();
      } else if (is_escape()) {
        step_escape();
      } else if (source_[at_] == letters_[done_]) {
        copy_run();
      } else {
        break;
      }
    }
    rest();
    return std::move(result_);
  }

 private:
  bool is_block() const { return style_ == Style::literal || style_ == Style::folded; }

  void skip_block_header() {
    const std::size_t end = source_.find('\n');
    at_ = end == std::string_view::npos ? source_.size() : end + 1;
    for (std::size_t line = at_; line < source_.size();) {
      const std::size_t stop = std::min(source_.find('\n', line), source_.size());
      const std::size_t first = source_.find_first_not_of(' ', line);
      if (first != std::string_view::npos && first < stop) {
        indentation_ = first - line;
        // The first line of the value may itself begin with spaces only if the
        // header gives the indentation, as in `|2`.
        const std::size_t digit = source_.substr(0, at_).find_first_of("123456789");
        if (digit != std::string_view::npos && digit < 3) {
          const std::size_t extra = letters_.find_first_not_of('\n');
          std::size_t spaces = 0;
          for (std::size_t i = extra; i < letters_.size() && letters_[i] == ' '; ++i) ++spaces;
          indentation_ -= std::min(indentation_, spaces);
        }
        return;
      }
      line = stop + 1;
    }
  }

  void skip_indentation() {
    std::size_t passed = 0;
    while (at_ < source_.size() && is_blank(source_[at_]) && (!is_block() || passed < indentation_)) {
      ++at_;
      ++passed;
    }
  }

  // Blanks before the end of a line of a flow scalar belong to the fold.
  bool at_line_fold() const {
    if (is_block() || !is_blank(source_[at_])) return false;
    const std::size_t next = source_.find_first_not_of(" \t", at_);
    return next != std::string_view::npos && source_[next] == '\n';
  }

  // Consumes the line ends here; gives the letters they stand for.
  bool step_line_end() {
    const std::size_t begin = at_;
    if (is_block() && letters_[done_] == '\n') {
      put(1, begin, begin + 1, Origin::copy);
      at_ = begin + 1;
      return true;
    }
    while (at_ < source_.size() && (source_[at_] == '\n' || is_blank(source_[at_]))) {
      if (is_block() && source_[at_] != '\n') break;
      ++at_;
    }
    std::size_t count = 0;
    while (done_ + count < letters_.size() && letters_[done_ + count] == '\n') ++count;
    if (count == 0 && letters_[done_] == ' ') count = 1;
    if (count > 0) put(count, begin, at_, Origin::changed);
    return true;
  }

  bool is_escape() const {
    if (style_ != Style::quoted || source_.empty()) return false;
    if (source_.front() == '"') return source_[at_] == '\\';
    return source_[at_] == '\'' && at_ + 1 < source_.size() && source_[at_ + 1] == '\'';
  }

  void step_escape() {
    const std::size_t begin = at_;
    const char kind = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    std::size_t length = 2;
    if (source_.front() == '"') {
      if (kind == 'x') length = 4;
      if (kind == 'u') length = 6;
      if (kind == 'U') length = 10;
      if (kind == '\n') {  // an escaped line end stands for nothing
        at_ += 2;
        skip_indentation();
        return;
      }
    }
    at_ = std::min(begin + length, source_.size());
    // The letter is one code point.
    std::size_t count = 1;
    while (done_ + count < letters_.size() && (static_cast<unsigned char>(letters_[done_ + count]) & 0xC0U) == 0x80U)
      ++count;
    put(count, begin, at_, Origin::changed);
  }

  void copy_run() {
    std::size_t count = 0;
    while (done_ + count < letters_.size() && at_ + count < source_.size() &&
           source_[at_ + count] == letters_[done_ + count] && source_[at_ + count] != '\n') {
      const std::size_t here = at_ + count;
      if (count > 0 && (ends_copy(here))) break;
      ++count;
    }
    put(count, at_, at_ + count, Origin::copy);
    at_ += count;
  }

  bool ends_copy(std::size_t position) {
    if (style_ == Style::quoted && (source_[position] == '\\' || source_[position] == '\'')) {
      const std::size_t keep = at_;
      at_ = position;
      const bool escape = is_escape();
      at_ = keep;
      return escape;
    }
    if (is_block() || !is_blank(source_[position]) || is_blank(source_[position - 1])) return false;
    const std::size_t next = source_.find_first_not_of(" \t", position);
    return next != std::string_view::npos && source_[next] == '\n';
  }

  void put(std::size_t count, std::size_t begin, std::size_t end, Origin origin) {
    const auto source_begin = static_cast<std::uint32_t>(span_.begin + begin);
    const auto source_end = static_cast<std::uint32_t>(span_.begin + end);
    result_.append(letters_.substr(done_, count), {span_.file, source_begin, source_end}, origin);
    done_ += count;
  }

  // What could not be followed is led to the whole scalar: never to a wrong place.
  void rest() {
    if (done_ < letters_.size()) put(letters_.size() - done_, 0, span_.end - span_.begin, Origin::changed);
  }

  std::string_view letters_;
  std::string_view source_;
  Span span_;
  Style style_;
  std::size_t indentation_ = 0;
  std::size_t at_ = 0;    // in source_
  std::size_t done_ = 0;  // in letters_
  MappedText result_;
};

}  // namespace

MappedText map_scalar(std::string_view letters, std::string_view source, Span span, Style style) {
  if (letters == source) return {std::string(letters), span, Origin::copy};
  return Aligner(letters, source, span, style).run();
}

}  // namespace galley::yaml
