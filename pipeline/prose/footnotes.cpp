#include "prose/footnotes.h"

#include <algorithm>
#include <string_view>

namespace galley::prose {
namespace {

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the line feed
};

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t feed = text.find('\n', at);
    const std::size_t end = feed == std::string_view::npos ? text.size() : feed + 1;
    lines.push_back({at, end});
    at = end;
  }
  return lines;
}

std::size_t indentation(std::string_view line) {
  const std::size_t width = line.find_first_not_of(' ');
  return width == std::string_view::npos ? line.size() : width;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\n") == std::string_view::npos; }

// Length of "[^label]:" at the start of the line, 0 if it is none.
std::size_t definition_head(std::string_view line, std::string& label) {
  const std::size_t indent = indentation(line);
  if (indent > 3 || !line.substr(indent).starts_with("[^")) return 0;
  const std::size_t close = line.find("]:", indent);
  if (close == std::string_view::npos || close == indent + 2) return 0;
  label = std::string(line.substr(indent + 2, close - indent - 2));
  if (label.find_first_of("[] \t\n") != std::string::npos) return 0;
  return close + 2;
}

// The run of backticks or tildes that opens or closes fenced code; empty if none.
std::string_view fence_of(std::string_view line) {
  const std::size_t indent = indentation(line);
  if (indent > 3) return {};
  const std::string_view rest = line.substr(indent);
  if (!rest.starts_with("```") && !rest.starts_with("~~~")) return {};
  const std::size_t end = rest.find_first_not_of(rest[0]);
  return rest.substr(0, end);
}

bool starts_block(std::string_view line) {
  const std::size_t indent = indentation(line);
  const std::string_view rest = line.substr(indent);
  return rest.starts_with("#") || rest.starts_with(">") || rest.starts_with("- ") || rest.starts_with("* ") ||
         rest.starts_with("+ ") || rest.starts_with("[^") || !fence_of(line).empty();
}

class Splitter {
 public:
  explicit Splitter(const MappedText& source) : source_(source), lines_(split_lines(source.text)) {}

  SplitMarkdown run() {
    std::string label;
    while (next_ < lines_.size()) {
      const std::string_view line = text(next_);
      if (const std::string_view fence = fence_of(line); !fence.empty()) {
        copy_fenced(fence);
      } else if (const std::size_t head = definition_head(line, label); head != 0) {
        take_definition(label, head);
      } else if (indentation(line) < 4 && line.substr(indentation(line)).starts_with("$$")) {
        fence_mathematics();
      } else {
        copy(next_++);
      }
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t number) const {
    return std::string_view(source_.text).substr(lines_[number].begin, lines_[number].end - lines_[number].begin);
  }
  void copy(std::size_t number) { result_.text.append(source_.substr(lines_[number].begin, lines_[number].end)); }

  void copy_fenced(std::string_view fence) {
    copy(next_++);
    while (next_ < lines_.size()) {
      const std::string_view closing = fence_of(text(next_));
      copy(next_++);
      if (!closing.empty() && closing[0] == fence[0] && closing.size() >= fence.size()) break;
    }
  }

  void take_definition(const std::string& label, std::size_t head) {
    FootnoteText note{label, source_.substr(lines_[next_].begin + head, lines_[next_].end)};
    const Line first = lines_[next_++];
    bool after_blank = false;
    while (next_ < lines_.size()) {
      const std::string_view line = text(next_);
      const std::size_t indent = std::min<std::size_t>(indentation(line), 4);
      if (is_blank(line)) {
        if (!continues_behind_blank()) break;
        after_blank = true;
      } else if (indent < 4 && (after_blank || starts_block(line))) {
        break;
      } else {
        after_blank = after_blank && indent < 4;
      }
      note.text.append(source_.substr(lines_[next_].begin + (is_blank(line) ? 0 : indent), lines_[next_].end));
      ++next_;
    }
    result_.text.append("\n", source_.span(first.begin, first.begin), Origin::changed);
    result_.notes.push_back(std::move(note));
  }

  [[nodiscard]] bool continues_behind_blank() const {
    for (std::size_t number = next_ + 1; number < lines_.size(); ++number)
      if (!is_blank(text(number))) return indentation(text(number)) >= 4;
    return false;
  }

  void fence_mathematics() {
    const std::string_view opening = text(next_);
    const std::size_t head = indentation(opening) + 2;
    result_.text.append("```\n", source_.span(lines_[next_].begin, lines_[next_].begin + head), Origin::changed);
    std::size_t begin = lines_[next_].begin + head;
    for (bool closed = false; !closed && next_ < lines_.size(); ++next_) {
      const std::string_view line = std::string_view(source_.text).substr(begin, lines_[next_].end - begin);
      const std::size_t close = line.find("$$");
      closed = close != std::string_view::npos;
      result_.text.append(source_.substr(begin, closed ? begin + close : lines_[next_].end));
      begin = lines_[next_].end;
    }
    result_.text.append("\n```\n", source_.span(begin, begin), Origin::changed);
  }

  const MappedText& source_;
  std::vector<Line> lines_;
  std::size_t next_ = 0;
  SplitMarkdown result_;
};

}  // namespace

SplitMarkdown split_markdown(const MappedText& source) {
  if (source.text.find("[^") == std::string::npos && source.text.find("$$") == std::string::npos)
    return {source, {}};
  return Splitter(source).run();
}

}  // namespace galley::prose
