#include "yaml/yaml.h"

#include <libfyaml.h>

#include <algorithm>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "base/control.h"
#include "yaml/odd_space.h"
#include "yaml/scalar_map.h"
#include "yaml/syntax_words.h"

namespace galley::yaml {
namespace {

constexpr std::size_t depth_limit = 64;
constexpr std::size_t most_nodes = 200'000;  // each costs a hundred times its letters

struct ParserDeleter {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct DiagDeleter {
  void operator()(fy_diag* diag) const { fy_diag_destroy(diag); }
};

void swallow(fy_diag* /*diag*/, void* /*user*/, const char* /*text*/, std::size_t /*size*/) {}

Style style_of(fy_scalar_style style) {
  switch (style) {
    case FYSS_SINGLE_QUOTED:
    case FYSS_DOUBLE_QUOTED: return Style::quoted;
    case FYSS_LITERAL: return Style::literal;
    case FYSS_FOLDED: return Style::folded;
    default: return Style::plain;
  }
}

// Builds the tree from libfyaml's events, so that neither depth nor aliases can cost
// more than the text is long.
class Builder {
 public:
  Builder(FileId file, std::string_view text, Diagnostics& diagnostics, std::uint32_t offset)
      : file_(file), text_(text), diagnostics_(diagnostics), offset_(offset) {
    root_->span = span(0, 0);  // what an empty text gives
  }

  std::optional<Node> run() {
    fy_diag_cfg diag_config{};
    fy_diag_cfg_default(&diag_config);
    diag_config.fp = nullptr;
    diag_config.output_fn = swallow;
    diag_.reset(fy_diag_create(&diag_config));
    fy_diag_set_collect_errors(diag_.get(), true);
    fy_parse_cfg config{};
    config.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_DEFAULT_VERSION_1_2 |
                                                   FYPCF_JSON_NONE | FYPCF_ALLOW_DUPLICATE_KEYS);
    config.diag = diag_.get();
    parser_.reset(fy_parser_create(&config));
    if (!parser_ || fy_parser_set_string(parser_.get(), text_.data(), text_.size()) != 0) return std::nullopt;
    while (fy_event* event = fy_parser_parse(parser_.get())) {
      const bool go_on = take(*event);
      fy_parser_event_free(parser_.get(), event);
      if (!go_on) return std::nullopt;
    }
    if (fy_parser_get_stream_error(parser_.get()) || !open_.empty()) return report_syntax();
    return std::move(root_);
  }

 private:
  struct Open {
    Node node;
    std::optional<Entry> entry;  // a key that waits for its value
    std::set<std::string, std::less<>> keys;
  };

  Span span(std::size_t begin, std::size_t end) const {
    const std::size_t last = text_.size();
    return {file_, static_cast<std::uint32_t>(offset_ + std::min(begin, last)),
            static_cast<std::uint32_t>(offset_ + std::min(end, last))};
  }

  Span span(const fy_event& event) const {
    const fy_mark* begin = fy_event_start_mark(const_cast<fy_event*>(&event));
    const fy_mark* end = fy_event_end_mark(const_cast<fy_event*>(&event));
    const std::size_t from = begin ? begin->input_pos : 0;
    return span(from, end ? std::max(end->input_pos, from) : from);
  }

  bool refuse(std::string_view rule, Span where, std::string message, std::string hint = {}) {
    diagnostics_.error(fmt::format("yaml.{}", rule), where, std::move(message), std::move(hint));
    return false;
  }

  bool plain_only(const fy_event& event, const fy_token* anchor, const fy_token* tag) {
    if (anchor)
      return refuse("forbidden", span(event), "anchors (&name) are not allowed here",
                    "write the value out at each place");
    if (tag) return refuse("forbidden", span(event), "tags (!name) are not allowed here", "remove the tag");
    return true;
  }

  bool take(const fy_event& event) {
    switch (event.type) {
      case FYET_DOCUMENT_START:
        if (++documents_ > 1)
          return refuse("forbidden", span(event), "a file holds one YAML document",
                        "remove the line '---' and what follows it");
        return true;
      case FYET_ALIAS:
        return refuse("forbidden", span(event), "aliases (*name) are not allowed here",
                      "write the value out at each place");
      case FYET_SCALAR:
        return plain_only(event, event.scalar.anchor, event.scalar.tag) && take(scalar(event));
      case FYET_SEQUENCE_START:
        return plain_only(event, event.sequence_start.anchor, event.sequence_start.tag) && open(event, Kind::sequence);
      case FYET_MAPPING_START:
        return plain_only(event, event.mapping_start.anchor, event.mapping_start.tag) && open(event, Kind::mapping);
      case FYET_SEQUENCE_END:
      case FYET_MAPPING_END: return close(event);
      default: return true;
    }
  }

  // An escape such as "\\x01" can hide what the text itself may not hold.
  bool take(Node node) {
    if (find_control_character(node.value.text))
      return refuse("control", node.span, "this holds a control character", "delete its escape, such as \\x01");
    if (node.style == Style::plain && node.is_scalar()) {
      const std::string_view written = text_.substr(node.span.begin - offset_, node.span.end - node.span.begin);
      if (const auto space = key_expected() ? find_odd_space(written) : misplaced_odd_space(written))
        return refuse_space(node.span.begin - offset_ + space->begin, space->end - space->begin);
    }
    return add(std::move(node));
  }

  bool refuse_space(std::size_t at, std::size_t size) {
    return refuse("space", span(at, at + size),
                  "this looks like a space and is none to YAML: a no-break space, or another special one",
                  "delete it and type a plain space; it often comes along when text is copied");
  }

  Node scalar(const fy_event& event) {
    Node node;
    fy_token* token = event.scalar.value;
    node.style = style_of(fy_token_scalar_style(token));
    node.span = span(event);
    std::size_t size = 0;
    const char* letters = token ? fy_token_get_text(token, &size) : nullptr;
    const std::string_view value = letters ? std::string_view(letters, size) : std::string_view();
    widen(node);
    if (node.style == Style::plain && (value.empty() || value == "~" || value == "null")) return node;
    node.kind = Kind::scalar;
    const std::string_view source = text_.substr(node.span.begin - offset_, node.span.end - node.span.begin);
    node.value = map_scalar(value, source, node.span, node.style);
    return node;
  }

  // libfyaml's marks leave out quotes and the header of a block scalar.
  void widen(Node& node) const {
    std::size_t begin = node.span.begin - offset_;
    std::size_t end = node.span.end - offset_;
    if (node.style == Style::quoted) {
      const bool inside = begin > 0 && begin <= text_.size() && (text_[begin - 1] == '"' || text_[begin - 1] == '\'');
      const bool on_quote = begin < text_.size() && (text_[begin] == '"' || text_[begin] == '\'');
      if (inside && !(on_quote && end > begin + 1 && text_[end - 1] == text_[begin])) {
        --begin;
        ++end;
      }
    } else if (node.style == Style::literal || node.style == Style::folded) {
      const char indicator = node.style == Style::literal ? '|' : '>';
      const std::size_t found = text_.rfind(indicator, begin);
      if (found != std::string_view::npos &&
          std::count(text_.begin() + static_cast<std::ptrdiff_t>(found),
                     text_.begin() + static_cast<std::ptrdiff_t>(begin), '\n') <= 1) {
        begin = found;
      }
    }
    node.span = span(begin, end);
  }

  bool open(const fy_event& event, Kind kind) {
    if (open_.size() >= depth_limit) {
      return refuse("depth", span(event), fmt::format("more than {} levels of nesting", depth_limit),
                    "make the data flatter");
    }
    if (key_expected()) return refuse("forbidden", span(event), "a key must be a plain word", "write 'key: value'");
    Open level;
    level.node.kind = kind;
    level.node.span = span(event);
    open_.push_back(std::move(level));
    return true;
  }

  bool close(const fy_event& event) {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    node.span.end = std::max(node.span.end, span(event).end);
    // A block collection ends where its last child does, not at the next token.
    const Span* last = nullptr;
    if (!node.items.empty()) last = &node.items.back().span;
    if (!node.entries.empty()) last = &node.entries.back().value.span;
    const char first = node.span.begin - offset_ < text_.size() ? text_[node.span.begin - offset_] : ' ';
    if (last && first != '[' && first != '{')
      node.span.end = std::max(last->end, node.entries.empty() ? 0U : node.entries.back().key_span.end);
    return add(std::move(node));
  }

  bool key_expected() const { return !open_.empty() && open_.back().node.is_mapping() && !open_.back().entry; }

  bool add(Node node) {
    if (++nodes_ > most_nodes)
      return refuse("size", node.span, fmt::format("a file holds more than {} keys and values", most_nodes),
                    "divide it, or keep raw data elsewhere");
    if (open_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Open& level = open_.back();
    if (level.node.is_sequence()) {
      level.node.items.push_back(std::move(node));
      return true;
    }
    if (level.entry) {
      level.entry->value = std::move(node);
      level.node.entries.push_back(std::move(*level.entry));
      level.entry.reset();
      return true;
    }
    return add_key(level, node);
  }

  bool add_key(Open& level, Node& node) {
    // `null` and `none` are words as keys; an empty key is not.
    std::string key = node.is_null()
                          ? std::string(text_.substr(node.span.begin - offset_, node.span.end - node.span.begin))
                          : node.value.text;
    if (key.empty()) return refuse("syntax", node.span, "a key is missing before ':'");
    if (!level.keys.insert(key).second) {
      return refuse("duplicate-key", node.span, fmt::format("the key '{}' stands here twice", key), "keep one of them");
    }
    level.entry = Entry{std::move(key), node.span, {}};
    return true;
  }

  std::optional<Node> report_syntax() {
    void* walk = nullptr;
    const fy_diag_error* error = fy_diag_errors_iterate(diag_.get(), &walk);
    std::size_t position = text_.size();
    std::string message = "the YAML ends too early";
    if (error) {
      message = error->msg ? error->msg : "";
      if (error->line > 0)
        position =
            offset_of(static_cast<std::size_t>(error->line), static_cast<std::size_t>(std::max(error->column, 1)));
    }
    if (const auto space = odd_space_near(position)) {
      refuse_space(space->begin, space->end - space->begin);
      return std::nullopt;
    }
    if (const auto tab = tab_in_indentation(position)) {
      position = *tab;
      message = "tab character may not be used as indentation";
    }
    const SyntaxWords words = plain_words(message);
    diagnostics_.error("yaml.syntax", span(position, position + 1),
                       fmt::format("this is not valid YAML: {}", words.message), std::string(words.hint));
    return std::nullopt;
  }

  // libfyaml often speaks of the line before the one to blame: calls take(begin, end) for the
  // line at `position` and two more, until it returns true.
  template <class Take>
  void lines_near(std::size_t position, Take take) const {
    std::size_t line = text_.rfind('\n', position > 0 ? position - 1 : 0);
    line = line == std::string_view::npos || position == 0 ? 0 : line + 1;
    for (int count = 0; count < 3 && line < text_.size(); ++count) {
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      if (take(line, end)) return;
      line = end + 1;
    }
  }

  std::optional<std::size_t> tab_in_indentation(std::size_t position) const {
    std::optional<std::size_t> result;
    lines_near(position, [&](std::size_t begin, std::size_t end) {
      const std::string_view line = text_.substr(begin, end - begin);
      const std::size_t words = line.find_first_not_of(" \t");
      const std::size_t tab = line.find('\t');
      if (words != std::string_view::npos && tab < words) result = begin + tab;
      return result.has_value();
    });
    return result;
  }

  std::optional<OddSpace> odd_space_near(std::size_t position) const {
    std::optional<OddSpace> result;
    lines_near(position, [&](std::size_t begin, std::size_t end) {
      if (const auto space = misplaced_odd_space(text_.substr(begin, end - begin)))
        result = OddSpace{begin + space->begin, begin + space->end};
      return result.has_value();
    });
    return result;
  }

  // Line and column count from 1, columns in code points.
  std::size_t offset_of(std::size_t line, std::size_t column) const {
    std::size_t at = 0;
    for (std::size_t i = 1; i < line; ++i) {
      const std::size_t end = text_.find('\n', at);
      if (end == std::string_view::npos) return text_.size();
      at = end + 1;
    }
    for (std::size_t i = 1; i < column && at < text_.size() && text_[at] != '\n'; ++i) {
      ++at;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) ++at;
    }
    return at;
  }

  FileId file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::uint32_t offset_;
  std::unique_ptr<fy_diag, DiagDeleter> diag_;
  std::unique_ptr<fy_parser, ParserDeleter> parser_;
  std::vector<Open> open_;
  std::optional<Node> root_ = Node{};
  int documents_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::optional<Node> parse_yaml(FileId file, std::string_view text, Diagnostics& diagnostics, std::uint32_t offset) {
  return Builder(file, text, diagnostics, offset).run();
}

}  // namespace galley::yaml
