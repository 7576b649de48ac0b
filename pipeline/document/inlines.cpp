#include "document/inlines.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/files.h"
#include "document/vocabulary.h"

namespace galley::document {
namespace {

constexpr int most_styled = 8;            // levels of spans in spans
constexpr std::size_t most_open = 1000;   // brackets open at once; further ones are letters

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n>");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

bool is_key_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return ascii::is_alphanumeric(byte) || byte >= 0x80 ||
         std::string_view("-_:./+").find(c) != std::string_view::npos;
}

class Finisher {
 public:
  Finisher(std::vector<Piece> pieces, std::string_view source, FileId file, Diagnostics& diagnostics)
      : pieces_(std::move(pieces)), source_(source), file_(file), diagnostics_(diagnostics) {}

  Inlines run() {
    for (at_ = 0; at_ < pieces_.size(); ++at_) {
      Piece& piece = pieces_[at_];
      if (piece.mark) {
        attach(*piece.mark);
      } else if (auto* text = std::get_if<Text>(&piece.item.node)) {
        take_text(*text, piece.item.span, piece.escaped);
      } else {
        out_.push_back(std::move(piece.item));
      }
    }
    join();
    return std::move(out_);
  }

 private:
  struct Open {
    std::size_t index = 0;       // of the "[" in out_
    std::uint32_t begin = 0;     // its byte
    bool nested = false;         // holds another bracket: cannot be a citation
    int height = 0;              // levels of styled spans inside
  };

  void put(std::string text, std::uint32_t begin, std::uint32_t end) {
    if (!text.empty()) out_.push_back({Text{std::move(text)}, {file_, begin, end}});
  }

  void take_text(Text& text, Span span, bool escaped) {
    const bool copied = text.text.size() == span.end - span.begin;
    std::size_t done = 0;
    if (copied) {
      for (std::size_t i = escaped ? 1 : 0; i < text.text.size(); ++i) {
        const char c = text.text[i];
        if (c != '[' && c != ']') continue;
        if (c == '[' && open_.size() >= most_open) continue;
        const auto here = static_cast<std::uint32_t>(span.begin + i);
        put(text.text.substr(done, i - done), static_cast<std::uint32_t>(span.begin + done), here);
        done = i;
        if (c == '[') {
          if (!open_.empty()) open_.back().nested = true;
          open_.push_back({out_.size(), here, false, 0});
          put("[", here, here + 1);
          done = i + 1;
        } else if (!open_.empty()) {
          const Open open = open_.back();
          open_.pop_back();
          if (close(open, here, i + 1 == text.text.size())) done = i + 1;
          if (!open_.empty()) open_.back().height = std::max(open_.back().height, height_);
        }
      }
    }
    if (done == 0) {
      out_.push_back({std::move(text), span});
    } else {
      put(text.text.substr(done), static_cast<std::uint32_t>(span.begin + done), span.end);
    }
  }

  // The bracket from open.begin to `here` is closed; true if it meant something.
  bool close(const Open& open, std::uint32_t here, bool last_of_piece) {
    height_ = open.height;
    const AttributeMark* mark = last_of_piece && at_ + 1 < pieces_.size() ? pieces_[at_ + 1].mark : nullptr;
    if (mark && mark->parsed.attributes.span.begin == here + 1 && height_ < most_styled) {
      ++at_;
      ++height_;
      styled(open, *mark);
      return true;
    }
    if (open.nested) return false;
    const std::string_view inside = source_.substr(open.begin + 1, here - open.begin - 1);
    const Span whole{file_, open.begin, here + 1};
    if (inside.starts_with('^') && inside.size() > 1 && inside.find_first_of(" \t\n") == std::string_view::npos) {
      out_.resize(open.index);
      out_.push_back({NoteReference{std::string(inside.substr(1)), 0}, whole});
      return true;
    }
    if (!inside.starts_with('@') || inside.size() < 2) return false;
    out_.resize(open.index);
    citation(inside, open.begin + 1, whole);
    return true;
  }

  void styled(const Open& open, const AttributeMark& mark) {
    Styled node;
    node.attributes = mark.parsed.attributes;
    node.content.assign(std::make_move_iterator(out_.begin() + static_cast<std::ptrdiff_t>(open.index) + 1),
                        std::make_move_iterator(out_.end()));
    out_.resize(open.index);
    check_classes(node.attributes);
    const Span span{file_, open.begin, mark.parsed.end};
    out_.push_back({std::move(node), span});
  }

  void check_classes(const Attributes& attributes) {
    for (const std::string& name : attributes.classes) {
      const std::vector<std::string>& known = span_classes();
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const std::optional<std::string> meant = nearest(name, known);
      diagnostics_.error(
          "markdown.unknown-class", attributes.span, fmt::format("the class '{}' is not known here", name),
          meant ? fmt::format("did you mean '{}'?", *meant) : fmt::format("known here: {}", fmt::join(known, ", ")));
    }
  }

  void citation(std::string_view inside, std::uint32_t begin, Span whole) {
    Citation citation;
    for (std::size_t at = 0; at <= inside.size();) {
      const std::size_t end = std::min(inside.find(';', at), inside.size());
      const std::string_view part = trim(inside.substr(at, end - at));
      const auto offset = static_cast<std::uint32_t>(
          part.empty() ? begin + at : begin + static_cast<std::size_t>(part.data() - inside.data()));
      const bool alone = inside.find(';') == std::string_view::npos;
      cited(part, {file_, offset, static_cast<std::uint32_t>(offset + part.size())}, alone, citation);
      at = end + 1;
    }
    if (!citation.items.empty()) out_.push_back({std::move(citation), whole});
  }

  void cited(std::string_view part, Span span, bool alone, Citation& citation) {
    std::size_t end = 1;
    while (end < part.size() && is_key_byte(part[end])) ++end;
    const std::string_view key = part.empty() ? part : part.substr(1, end - 1);
    const std::string_view rest = trim(part.substr(std::min(end, part.size())));
    if (key.empty() || part[0] != '@' || (!rest.empty() && rest[0] != ',')) {
      diagnostics_.error("citation.syntax", span, "this is not a citation", "write '[@key, p. 4; @other-key]'");
      return;
    }
    if (rest.find('@') != std::string_view::npos)
      diagnostics_.error("citation.syntax", span, "a semicolon stands between two citations, not a comma",
                         "write '[@key; @other-key]'");
    if (key.starts_with("fig:") || key.starts_with("tbl:") || key.starts_with("sec:")) {
      if (!alone)
        diagnostics_.error(
            "reference.mixed", span, fmt::format("'{}' shares its brackets with sources", key),
            fmt::format("A reference to a figure, table or section is read as words: write '(see [@{}]) [@source]'.",
                        key));
      out_.push_back({CrossReference{std::string(key), {}}, span});
      return;
    }
    CitedItem item;
    item.id = key;
    item.locator = rest.empty() ? std::string_view() : trim(rest.substr(1));
    item.span = span;
    citation.items.push_back(std::move(item));
  }

  // Attributes behind an image or a link; elsewhere they are letters.
  void attach(const AttributeMark& mark) {
    const Span span = mark.parsed.attributes.span;
    if (!out_.empty() && out_.back().span.end == span.begin) {
      Inline& before = out_.back();
      if (auto* image = std::get_if<Image>(&before.node)) {
        auto values = std::move(image->attributes.values);  // its title, which is the caption
        image->attributes = mark.parsed.attributes;
        for (auto& value : values)
          if (image->attributes.get(value.first).empty()) image->attributes.values.push_back(std::move(value));
        before.span.end = span.end;
        return;
      }
      if (std::holds_alternative<Link>(before.node)) {
        Styled node;
        node.attributes = mark.parsed.attributes;
        check_classes(node.attributes);
        const Span whole{file_, before.span.begin, span.end};
        node.content.push_back(std::move(before));
        out_.back() = {std::move(node), whole};
        return;
      }
    }
    diagnostics_.warning("markdown.attributes", span, "these attributes belong to nothing",
                         "write them directly behind ']' or ')', or put a backslash before the brace");
    put(std::string(source_.substr(span.begin, span.end - span.begin)), span.begin, span.end);
  }

  static bool is_copy(const Inline& item) {
    const auto* text = std::get_if<Text>(&item.node);
    return text && text->text.size() == item.span.end - item.span.begin;
  }

  void join() {
    Inlines joined;
    joined.reserve(out_.size());
    for (Inline& item : out_) {
      if (!joined.empty() && is_copy(item) && is_copy(joined.back()) && joined.back().span.end == item.span.begin) {
        std::get<Text>(joined.back().node).text += std::get<Text>(item.node).text;
        joined.back().span.end = item.span.end;
      } else {
        joined.push_back(std::move(item));
      }
    }
    // A break lies between what stands before and after it.
    for (std::size_t i = 0; i < joined.size(); ++i) {
      if (!std::holds_alternative<SoftBreak>(joined[i].node) && !std::holds_alternative<LineBreak>(joined[i].node))
        continue;
      if (i > 0) joined[i].span.begin = joined[i - 1].span.end;
      joined[i].span.end = i + 1 < joined.size() ? std::max(joined[i + 1].span.begin, joined[i].span.begin)
                                                 : std::max(joined[i].span.end, joined[i].span.begin);
    }
    out_ = std::move(joined);
  }

  std::vector<Piece> pieces_;
  std::string_view source_;
  FileId file_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  int height_ = 0;               // of what was closed last
  Inlines out_;
};

}  // namespace

Inlines finish_inlines(std::vector<Piece> pieces, std::string_view source, FileId file, Diagnostics& diagnostics) {
  return Finisher(std::move(pieces), source, file, diagnostics).run();
}

}  // namespace galley::document
