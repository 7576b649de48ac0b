#include "sources/text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/control.h"
#include "unicode/unicode.h"

namespace galley::sources {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
// Sources are written by people; what is larger was put here by mistake, and a tree of
// it would take gigabytes.
constexpr std::size_t largest = std::size_t{8} << 20U;

// One diagnostic a file: where there is one control character there are often thousands.
bool has_control_character(std::string_view text, FileId file, Diagnostics& diagnostics) {
  const auto at = find_control_character(text);
  if (!at) return false;
  std::size_t end = *at;
  const char32_t code_point = unicode::next_code_point(text, end);
  diagnostics.error(
      "text.control", {file, static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(end)},
      fmt::format("the control character U+{:04X} cannot stand in a source", static_cast<std::uint32_t>(code_point)),
      code_point == '\r' ? "the lines end as on an old Macintosh: save the file with the line ends LF"
                         : "delete it; it often comes along when text is copied from a PDF or a word processor");
  return true;
}

// Text comes in lines and words: what has none was put here by mistake, and costs a
// typesetter hours. JSON may stand on one line.
bool is_without_lines(std::string_view text, FileId file, std::string_view path, Diagnostics& diagnostics) {
  constexpr std::size_t longest_line = 100'000, longest_word = 20'000;
  if (path.ends_with(".json")) return false;
  const auto report = [&](std::size_t at, std::string_view what, std::size_t most) {
    diagnostics.error("text.long", {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)},
                      fmt::format("this {} has more than {} bytes", what, most),
                      "divide it, or take it out: is it text at all?");
    return true;
  };
  std::size_t word = 0, line = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') line = at + 1;
    if (text[at] == '\n' || text[at] == ' ' || text[at] == '\t') word = at + 1;
    if (at + 1 - word > longest_word) return report(word, "word", longest_word);
    if (at + 1 - line > longest_line) return report(line, "line", longest_line);
  }
  return false;
}

// What a version control system leaves where two people changed the same lines.
bool has_conflict(std::string_view text, FileId file, Diagnostics& diagnostics) {
  constexpr std::string_view mark = "<<<<<<< ";
  std::size_t at = text.find(mark);
  while (at != std::string_view::npos && at > 0 && text[at - 1] != '\n') at = text.find(mark, at + 1);
  if (at == std::string_view::npos || text.find("\n>>>>>>> ", at) == std::string_view::npos) return false;
  diagnostics.error(
      "text.conflict",
      {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()))},
      "two versions of these lines stand here, and nobody has chosen between them",
      "keep one of the two, and delete the lines of '<<<<<<<', '=======' and '>>>>>>>'");
  return true;
}

// A file that could not be read at all stands here without text, its reason reported.
bool is_reported(FileId file, const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                     [file](const Diagnostic& diagnostic) { return diagnostic.span.file == file; });
}

}  // namespace

std::optional<MappedText> clean_text(const Files& files, FileId file, Diagnostics& diagnostics) {
  const std::string_view text = files.text(file);
  if (text.empty()) {
    if (!is_reported(file, diagnostics))
      diagnostics.error("text.empty", {file, 0, 0}, "this file is empty", "write what it is for, or delete it");
    return std::nullopt;
  }
  if (text.size() > largest) {
    diagnostics.error("text.large", {file, 0, 0},
                      fmt::format("this file has {:.1f} MB; a source has at most {} MB",
                                  static_cast<double>(text.size()) / (1U << 20U), largest >> 20U),
                      "sources/ holds text and tables only; keep raw data elsewhere");
    return std::nullopt;
  }
  if (const auto at = find_invalid_utf8(text)) {
    const auto begin = static_cast<std::uint32_t>(*at);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
      diagnostics.error("text.utf8", {file, 0, 0}, "this file is saved as UTF-16",
                        "save it again with the encoding UTF-8");
      return std::nullopt;
    }
    diagnostics.error("text.utf8", {file, begin, begin + 1},
                      fmt::format("this letter (byte {}, 0x{:02X}) is not UTF-8: the file is saved in another encoding",
                                  begin + 1, static_cast<unsigned char>(text[*at])),
                      "save it again as UTF-8; Excel calls that 'CSV UTF-8'");
    return std::nullopt;
  }
  if (has_control_character(text, file, diagnostics) || has_conflict(text, file, diagnostics) ||
      is_without_lines(text, file, files.path(file), diagnostics))
    return std::nullopt;
  MappedText result;
  std::size_t from = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const auto copy_until = [&](std::size_t end) {
    result.append(text.substr(from, end - from),
                  {file, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)}, Origin::copy);
  };
  for (std::size_t at = text.find('\r', from); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    copy_until(at);
    from = at + 1;
  }
  copy_until(text.size());
  return result;
}

}  // namespace galley::sources
