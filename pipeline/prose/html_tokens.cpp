#include "prose/html_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/ascii.h"
#include "prose/html_entities.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

constexpr std::string_view white = " \t\n\r\f";

// Elements whose content is text up to their own end tag.
bool is_raw_text(std::string_view name) {
  static constexpr std::array names = {"iframe", "noembed", "noframes", "noscript", "script",
                                       "style",  "title",   "textarea", "xmp"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The code point that the reference at `text[at] == '&'` stands for, and its length.
struct Reference {
  char32_t code_point = 0;
  std::size_t length = 0;
};

std::optional<Reference> read_reference(std::string_view text, std::size_t at) {
  const std::size_t close = text.find(';', at);
  if (close == std::string_view::npos || close - at > 32) return std::nullopt;
  const std::string_view name = text.substr(at + 1, close - at - 1);
  Reference result{0, close + 1 - at};
  if (name.starts_with("#")) {
    const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    const bool is_scalar = number != 0 && number < 0x110000 && (number < 0xD800 || number > 0xDFFF);
    result.code_point = is_scalar ? number : 0xFFFD;
    return result;
  }
  result.code_point = named_reference(name);
  if (result.code_point == 0) return std::nullopt;
  return result;
}

class Tokenizer {
 public:
  Tokenizer(const MappedText& source, HtmlTokens& tokens) : source_(source), text_(source.text), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      const std::size_t open = text_.find('<', at_);
      if (open == std::string_view::npos || open + 1 >= text_.size()) break;
      at_ = open;
      if (!read_markup()) at_ = open + 1;
    }
    flush_text(text_.size());
  }

 private:
  bool read_markup() {
    const char next = text_[at_ + 1];
    if (ascii::is_letter(next)) return read_tag(HtmlToken::Kind::start_tag, at_ + 1);
    if (next == '/' && at_ + 2 < text_.size() && ascii::is_letter(text_[at_ + 2]))
      return read_tag(HtmlToken::Kind::end_tag, at_ + 2);
    if (text_.substr(at_).starts_with("<!--")) return read_comment();
    if (next == '!' || next == '?' || next == '/') return skip_to_close();
    return false;
  }

  void flush_text(std::size_t end) {
    if (end > text_begin_) {
      HtmlToken token;
      token.text = decode_references(source_.substr(text_begin_, end));
      tokens_.push_back(std::move(token));
    }
    text_begin_ = end;
  }

  bool read_comment() {
    const std::size_t close = text_.find("-->", at_ + 4);
    const std::size_t end = close == std::string_view::npos ? text_.size() : close;
    flush_text(at_);
    HtmlToken token;
    token.kind = HtmlToken::Kind::comment;
    token.text = source_.substr(at_ + 4, end);
    tokens_.push_back(std::move(token));
    at_ = text_begin_ = std::min(end + 3, text_.size());
    return true;
  }

  bool skip_to_close() {
    const std::size_t close = text_.find('>', at_);
    if (close == std::string_view::npos) return false;
    flush_text(at_);
    at_ = text_begin_ = close + 1;
    return true;
  }

  bool read_tag(HtmlToken::Kind kind, std::size_t name_begin) {
    std::size_t here = text_.find_first_of(" \t\n\r\f/>", name_begin);
    if (here == std::string_view::npos) return false;
    HtmlToken token;
    token.kind = kind;
    token.name = ascii::to_lower(std::string(text_.substr(name_begin, here - name_begin)));
    while (true) {
      here = text_.find_first_not_of(white, here);
      if (here == std::string_view::npos) return false;
      if (text_[here] == '>') break;
      if (text_[here] == '/') {
        if (here + 1 < text_.size() && text_[here + 1] == '>' && kind == HtmlToken::Kind::start_tag)
          token.kind = HtmlToken::Kind::self_closing_tag;
        ++here;
        continue;
      }
      if (!read_attribute(here, token)) return false;
    }
    flush_text(at_);
    at_ = text_begin_ = here + 1;
    const bool raw = token.kind == HtmlToken::Kind::start_tag && is_raw_text(token.name);
    const std::string name = token.name;
    tokens_.push_back(std::move(token));
    if (raw) read_raw_text(name);
    return true;
  }

  bool read_attribute(std::size_t& here, HtmlToken& token) {
    const std::size_t name_end = text_.find_first_of(" \t\n\r\f/>=", here + 1);
    if (name_end == std::string_view::npos) return false;
    HtmlToken::Attribute attribute{ascii::to_lower(std::string(text_.substr(here, name_end - here))), {}};
    here = text_.find_first_not_of(white, name_end);
    if (here == std::string_view::npos) return false;
    if (text_[here] == '=') {
      here = text_.find_first_not_of(white, here + 1);
      if (here == std::string_view::npos) return false;
      std::size_t begin = here;
      std::size_t end = 0;
      if (text_[here] == '"' || text_[here] == '\'') {
        begin = here + 1;
        end = text_.find(text_[here], begin);
        if (end == std::string_view::npos) return false;
        here = end + 1;
      } else {
        end = text_.find_first_of(" \t\n\r\f>", here);
        if (end == std::string_view::npos) return false;
        here = end;
      }
      attribute.value = decode_references(source_.substr(begin, end));
    }
    token.attributes.push_back(std::move(attribute));
    return true;
  }

  void read_raw_text(const std::string& name) {
    std::size_t close = at_;
    const std::string end_tag = "</" + name;
    while ((close = text_.find("</", close)) != std::string_view::npos &&
           ascii::to_lower(std::string(text_.substr(close, end_tag.size()))) != end_tag)
      close += 2;
    at_ = close == std::string_view::npos ? text_.size() : close;
    flush_text(at_);
  }

  const MappedText& source_;
  std::string_view text_;
  HtmlTokens& tokens_;
  std::size_t at_ = 0;
  std::size_t text_begin_ = 0;
};

}  // namespace

std::string_view HtmlToken::attribute(std::string_view key) const {
  for (const Attribute& candidate : attributes)
    if (candidate.name == key) return candidate.value.text;
  return {};
}

void tokenize_html(const MappedText& source, HtmlTokens& tokens) { Tokenizer(source, tokens).run(); }

MappedText decode_references(const MappedText& text) {
  std::size_t at = text.text.find('&');
  if (at == std::string::npos) return text;
  MappedText result;
  std::size_t done = 0;
  for (; at != std::string::npos; at = text.text.find('&', at)) {
    const auto reference = read_reference(text.text, at);
    if (!reference) {
      ++at;
      continue;
    }
    result.append(text.substr(done, at));
    std::string letter;
    unicode::append_utf8(letter, reference->code_point);
    result.append(letter, text.span(at, at + reference->length), Origin::changed);
    at += reference->length;
    done = at;
  }
  result.append(text.substr(done, text.text.size()));
  return result;
}

}  // namespace galley::prose
