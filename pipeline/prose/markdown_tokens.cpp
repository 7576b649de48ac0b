#include "prose/markdown_tokens.h"

#include <algorithm>
#include <map>
#include <string>

#include <md4c.h>

#include "prose/footnotes.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

// Numbers of footnotes in the order in which they are first referred to.
struct NoteNumbers {
  std::map<std::string, int, std::less<>> by_label;  // 0: not referred to yet
  std::vector<std::string> order;

  int refer(std::string_view label) {
    const auto found = by_label.find(label);
    if (found == by_label.end()) return 0;
    if (found->second == 0) {
      order.emplace_back(label);
      found->second = static_cast<int>(order.size());
    }
    return found->second;
  }
};

class Renderer {
 public:
  Renderer(const MappedText& source, NoteNumbers& notes, HtmlTokens& tokens)
      : source_(source), notes_(notes), tokens_(tokens) {}

  bool run() {
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return of(self).enter_block(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return of(self).leave_block(type, detail); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) { return of(self).enter_span(type, detail); };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).leave_span(type); };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return of(self).text(type, {text, size});
    };
    const int failed = md_parse(source_.text.data(), static_cast<MD_SIZE>(source_.text.size()), &parser, this);
    flush();
    return failed == 0;
  }

 private:
  static Renderer& of(void* self) { return *static_cast<Renderer*>(self); }

  void tag(HtmlToken::Kind kind, std::string name) {
    flush();
    HtmlToken token;
    token.kind = kind;
    token.name = std::move(name);
    tokens_.push_back(std::move(token));
  }
  void open(std::string name) { tag(HtmlToken::Kind::start_tag, std::move(name)); }
  void close(std::string name) { tag(HtmlToken::Kind::end_tag, std::move(name)); }
  void attribute(std::string name, MappedText value) {
    tokens_.back().attributes.push_back({std::move(name), std::move(value)});
  }

  // What was gathered becomes tokens: letters one text, raw HTML its own.
  void flush() {
    if (!pending_.text.empty()) {
      HtmlToken token;
      token.text = std::move(pending_);
      tokens_.push_back(std::move(token));
      pending_ = {};
    }
    if (!html_.text.empty()) {
      const MappedText html = std::move(html_);
      html_ = {};
      tokenize_html(html, tokens_);
    }
  }

  static std::string heading(const void* detail) {
    return "h" + std::to_string(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
  }

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC: case MD_BLOCK_HTML: flush(); break;
      case MD_BLOCK_QUOTE: open("blockquote"); break;
      case MD_BLOCK_UL: open("ul"); break;
      case MD_BLOCK_OL: open("ol"); break;
      case MD_BLOCK_LI:
        open("li");
        if (static_cast<MD_BLOCK_LI_DETAIL*>(detail)->is_task != 0) open("input");
        break;
      case MD_BLOCK_HR: open("hr"); break;
      case MD_BLOCK_H: open(heading(detail)); break;
      case MD_BLOCK_CODE: open("pre"); open("code"); break;
      case MD_BLOCK_P: open("p"); break;
      case MD_BLOCK_TABLE: open("table"); break;
      case MD_BLOCK_THEAD: open("thead"); break;
      case MD_BLOCK_TBODY: open("tbody"); break;
      case MD_BLOCK_TR: open("tr"); break;
      case MD_BLOCK_TH: open("th"); break;
      case MD_BLOCK_TD: open("td"); break;
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC: case MD_BLOCK_HTML: flush(); break;
      case MD_BLOCK_QUOTE: close("blockquote"); break;
      case MD_BLOCK_UL: close("ul"); break;
      case MD_BLOCK_OL: close("ol"); break;
      case MD_BLOCK_LI: close("li"); break;
      case MD_BLOCK_HR: break;
      case MD_BLOCK_H: close(heading(detail)); break;
      case MD_BLOCK_CODE: close("code"); close("pre"); break;
      case MD_BLOCK_P: close("p"); break;
      case MD_BLOCK_TABLE: close("table"); break;
      case MD_BLOCK_THEAD: close("thead"); break;
      case MD_BLOCK_TBODY: close("tbody"); break;
      case MD_BLOCK_TR: close("tr"); break;
      case MD_BLOCK_TH: close("th"); break;
      case MD_BLOCK_TD: close("td"); break;
    }
    return 0;
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_IMG) {
      if (image_depth_++ == 0) flush();
      return 0;
    }
    if (image_depth_ > 0) return 0;
    switch (type) {
      case MD_SPAN_EM: open("em"); break;
      case MD_SPAN_STRONG: open("strong"); break;
      case MD_SPAN_CODE: open("code"); break;
      case MD_SPAN_DEL: open("del"); break;
      case MD_SPAN_A: {
        open("a");
        const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
        attribute("href", MappedText(std::string(href.text, href.size), here(), Origin::changed));
        break;
      }
      default: break;
    }
    return 0;
  }

  int leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) {
      if (--image_depth_ == 0) {
        MappedText alternative = std::move(pending_);
        pending_ = {};
        open("img");
        attribute("alt", std::move(alternative));
      }
      return 0;
    }
    if (image_depth_ > 0) return 0;
    switch (type) {
      case MD_SPAN_EM: close("em"); break;
      case MD_SPAN_STRONG: close("strong"); break;
      case MD_SPAN_CODE: close("code"); break;
      case MD_SPAN_DEL: close("del"); break;
      case MD_SPAN_A: close("a"); break;
      default: break;
    }
    return 0;
  }

  // md4c's letters point into the text, save for those that it makes itself.
  MappedText mapped(std::string_view letters) {
    const char* begin = source_.text.data();
    if (letters.data() < begin || letters.data() + letters.size() > begin + source_.text.size())
      return MappedText(std::string(letters), here(), Origin::changed);
    const auto offset = static_cast<std::size_t>(letters.data() - begin);
    last_ = offset + letters.size();
    return source_.substr(offset, last_);
  }
  [[nodiscard]] Span here() const { return source_.span(last_, last_); }

  // The line end behind what was read last.
  void soft_break() {
    const std::size_t feed = source_.text.find('\n', last_);
    if (feed == std::string::npos) {
      pending_.append("\n", here(), Origin::changed);
      return;
    }
    pending_.append(source_.substr(feed, feed + 1));
    last_ = feed + 1;
  }

  int text(MD_TEXTTYPE type, std::string_view letters) {
    if (type == MD_TEXT_HTML) {
      if (html_.text.empty()) flush();
      html_.append(mapped(letters));
      return 0;
    }
    if (!html_.text.empty()) flush();
    switch (type) {
      case MD_TEXT_NULLCHAR: pending_.append("\xEF\xBF\xBD", here(), Origin::changed); break;
      case MD_TEXT_BR:
        if (image_depth_ == 0) open("br");
        soft_break();
        break;
      case MD_TEXT_SOFTBR: soft_break(); break;
      case MD_TEXT_ENTITY: pending_.append(decode_references(mapped(letters))); break;
      case MD_TEXT_NORMAL: normal_text(mapped(letters)); break;
      default: pending_.append(mapped(letters)); break;
    }
    return 0;
  }

  void normal_text(const MappedText& letters) {
    std::size_t done = 0;
    for (std::size_t at = letters.text.find("[^"); at != std::string::npos; at = letters.text.find("[^", at + 2)) {
      const std::size_t end = letters.text.find(']', at);
      if (end == std::string::npos || notes_.by_label.empty()) break;
      const int number = notes_.refer(std::string_view(letters.text).substr(at + 2, end - at - 2));
      if (number == 0) continue;
      pending_.append(letters.substr(done, at));
      note_reference(number, letters.span(at, end + 1));
      done = end + 1;
    }
    pending_.append(letters.substr(done, letters.text.size()));
  }

  void note_reference(int number, Span span) {
    open("sup");
    open("a");
    attribute("href", MappedText("#fn:" + std::to_string(number), span, Origin::changed));
    attribute("class", MappedText("footnote-ref", span, Origin::changed));
    pending_.append(std::to_string(number), span, Origin::changed);
    close("a");
    close("sup");
  }

  const MappedText& source_;
  NoteNumbers& notes_;
  HtmlTokens& tokens_;
  MappedText pending_;
  MappedText html_;
  std::size_t last_ = 0;
  int image_depth_ = 0;
};

void add_tag(HtmlTokens& tokens, HtmlToken::Kind kind, std::string name, std::string css_class = {}) {
  HtmlToken token;
  token.kind = kind;
  token.name = std::move(name);
  if (!css_class.empty()) token.attributes.push_back({"class", MappedText(std::move(css_class), {}, Origin::changed)});
  tokens.push_back(std::move(token));
}

// The link back to the reference stands at the end of the note's last paragraph.
void add_back_link(HtmlTokens& tokens, Span span) {
  HtmlTokens link;
  HtmlToken space;
  space.text = MappedText("\xC2\xA0", span, Origin::changed);
  link.push_back(std::move(space));
  add_tag(link, HtmlToken::Kind::start_tag, "a", "footnote-backref");
  HtmlToken arrow;
  arrow.text = MappedText("\xE2\x86\xA9\xEF\xB8\x8E", span, Origin::changed);
  link.push_back(std::move(arrow));
  add_tag(link, HtmlToken::Kind::end_tag, "a");
  const bool in_paragraph =
      !tokens.empty() && tokens.back().kind == HtmlToken::Kind::end_tag && tokens.back().name == "p";
  tokens.insert(in_paragraph ? tokens.end() - 1 : tokens.end(), std::make_move_iterator(link.begin()),
                std::make_move_iterator(link.end()));
}

}  // namespace

Result<HtmlTokens> markdown_tokens(const MappedText& source) {
  const SplitMarkdown split = split_markdown(source);
  NoteNumbers numbers;
  for (const FootnoteText& note : split.notes) numbers.by_label.emplace(note.label, 0);
  HtmlTokens tokens;
  if (!Renderer(split.text, numbers, tokens).run()) return failure("the Markdown parser ran out of memory");
  if (numbers.order.empty()) return tokens;
  add_tag(tokens, HtmlToken::Kind::start_tag, "div", "footnotes");
  add_tag(tokens, HtmlToken::Kind::start_tag, "hr");
  add_tag(tokens, HtmlToken::Kind::start_tag, "ol");
  for (std::size_t number = 0; number < numbers.order.size(); ++number) {
    const auto note = std::find_if(split.notes.begin(), split.notes.end(), [&](const FootnoteText& candidate) {
      return candidate.label == numbers.order[number];
    });
    add_tag(tokens, HtmlToken::Kind::start_tag, "li");
    if (!Renderer(note->text, numbers, tokens).run()) return failure("the Markdown parser ran out of memory");
    add_back_link(tokens, note->text.span(note->text.text.size(), note->text.text.size()));
    add_tag(tokens, HtmlToken::Kind::end_tag, "li");
  }
  add_tag(tokens, HtmlToken::Kind::end_tag, "ol");
  add_tag(tokens, HtmlToken::Kind::end_tag, "div");
  return tokens;
}

}  // namespace galley::prose
