#include "compose/deck.h"

#include <algorithm>

#include "compose/assemble.h"
#include "compose/references.h"

namespace galley::compose {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  return from == std::string_view::npos ? std::string_view()
                                        : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

MappedText trimmed(const MappedText& text) {
  const std::string_view inner = trimmed(std::string_view(text.text));
  if (inner.empty()) return {};
  const auto from = static_cast<std::size_t>(inner.data() - text.text.data());
  return text.substr(from, from + inner.size());
}

// "notes" of `::: notes` and of `::: {.notes title="…"}`; empty for `:::`, which closes.
std::string_view name_of_fence(std::string_view line) {
  std::string_view rest = trimmed(
      line.substr(line.find_first_not_of(": ") == std::string_view::npos ? line.size() : line.find_first_not_of(": ")));
  if (rest.starts_with('{')) rest = trimmed(rest.substr(1));
  if (rest.starts_with('.')) rest.remove_prefix(1);
  return rest.substr(0, rest.find_first_of(" }"));
}

class SlideReader {
 public:
  explicit SlideReader(const MappedText& manuscript) : text_(manuscript) {}

  std::vector<DeckSlide> run() {
    const std::string_view text = text_.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      take(trimmed(text.substr(at, end - at)), at, end);
      at = end;
    }
    finish(text.size());
    return std::move(slides_);
  }

 private:
  void take(std::string_view line, std::size_t begin, std::size_t end) {
    const bool was_chart = in_chart_;
    in_chart_ = false;
    if (fence_.take(line)) {
      in_chart_ = line == "```chart";
      if (was_chart && fence_.open() && !slides_.empty())
        slides_.back().figures.emplace_back(line.substr(0, line.find(' ')));
      return put(begin, end);
    }
    if (line.starts_with(":::")) return turn(name_of_fence(line));
    const int level = divs_.empty() ? heading_level(line) : 0;
    if (level == 1 || level == 2) return heading(level, begin, end);
    put(begin, end);
  }

  void turn(std::string_view name) {
    if (!name.empty()) divs_.emplace_back(name);
    else if (!divs_.empty()) divs_.pop_back();
  }

  [[nodiscard]] bool inside(std::string_view name) const {
    return std::find(divs_.begin(), divs_.end(), name) != divs_.end();
  }

  void put(std::size_t begin, std::size_t end) {
    if (slides_.empty() || divs_.empty()) return;
    DeckSlide& slide = slides_.back();
    const MappedText lines = text_.substr(begin, end);
    if (!inside("notes")) {
      if (inside("source")) slide.source.append(lines);
    } else if (inside("question")) {
      slide.question.append(lines);
    } else if (!inside("evidence")) {
      slide.say.append(lines);
    }
  }

  void heading(int level, std::size_t begin, std::size_t end) {
    finish(begin);
    const std::string_view line = std::string_view(text_.text).substr(begin, end - begin);
    std::size_t length = line.size();
    if (trimmed(line).ends_with('}')) length = std::min(line.rfind(" {"), line.size());
    const std::size_t from = std::min(line.find_first_not_of("# \n"), length);
    MappedText title = trimmed(text_.substr(begin + from, begin + length));
    if (level == 1) {
      section_ = std::move(title);
      return;
    }
    DeckSlide slide;
    slide.begin = begin;
    slide.title = std::move(title);
    slide.section = section_;
    slides_.push_back(std::move(slide));
    open_ = true;
  }

  void finish(std::size_t end) {
    if (!open_) return;
    open_ = false;
    DeckSlide& slide = slides_.back();
    for (MappedText* part : {&slide.say, &slide.question, &slide.source}) *part = trimmed(*part);
    for (std::string& id : cited_ids(std::string_view(text_.text).substr(slide.begin, end - slide.begin)))
      if (std::find(slide.cited.begin(), slide.cited.end(), id) == slide.cited.end())
        slide.cited.push_back(std::move(id));
  }

  const MappedText& text_;
  std::vector<DeckSlide> slides_;
  MappedText section_;
  std::vector<std::string> divs_;
  CodeFence fence_;
  bool in_chart_ = false, open_ = false;
};

}  // namespace

std::vector<DeckSlide> read_slides(const MappedText& manuscript) { return SlideReader(manuscript).run(); }

}  // namespace galley::compose
