#include "compose/outline.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "base/files.h"

namespace galley::compose {
namespace {

std::string trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
}

// Names the mistake of a tag that is not understood; empty if it is.
std::string refused_tag(char kind) {
  switch (kind) {
    case '{':
    case '&': return "an unescaped tag is not used here";
    case '>': return "an outline cannot include another one";
    case '=': return "the delimiters of tags cannot be changed";
    default: return {};
  }
}

Tag::Kind kind_of(char first) {
  switch (first) {
    case '#': return Tag::Kind::section;
    case '^': return Tag::Kind::inverted;
    case '/': return Tag::Kind::end;
    case '!': return Tag::Kind::comment;
    default: return Tag::Kind::value;
  }
}

bool match_sections(const MappedText& text, std::vector<Tag>& tags, Diagnostics& diagnostics) {
  std::vector<std::size_t> open;
  for (std::size_t index = 0; index < tags.size(); ++index) {
    const Tag& tag = tags[index];
    const Span span = text.span(tag.begin, tag.end);
    if (tag.kind == Tag::Kind::section || tag.kind == Tag::Kind::inverted) open.push_back(index);
    if (tag.kind != Tag::Kind::end) continue;
    if (open.empty() || tags[open.back()].name != tag.name) {
      diagnostics.error("outline.section", span, fmt::format("this ends '{}', which is not open here", tag.name),
                        open.empty() ? std::string{} : fmt::format("the open section is '{}'", tags[open.back()].name));
      return false;
    }
    tags[open.back()].close = index;
    open.pop_back();
  }
  for (const std::size_t index : open)
    diagnostics.error("outline.section", text.span(tags[index].begin, tags[index].end),
                      fmt::format("the section '{}' is never ended", tags[index].name),
                      fmt::format("end it with {{{{/{}}}}}", tags[index].name));
  return open.empty();
}

// The line that holds a position: its begin and end.
std::pair<std::size_t, std::size_t> line_around(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return {before == std::string_view::npos ? 0 : before + 1, std::min(text.find('\n', at), text.size())};
}

void mark_standalone(std::string_view text, std::vector<Tag>& tags) {
  for (Tag& tag : tags) {
    if (tag.kind == Tag::Kind::value) continue;
    const auto [begin, end] = line_around(text, tag.begin);
    bool alone = tag.end <= end;
    std::size_t at = begin;
    for (const Tag& other : tags) {
      if (other.end <= begin || other.begin >= end) continue;
      alone = alone && other.kind != Tag::Kind::value && trim(text.substr(at, other.begin - at)).empty();
      at = other.end;
    }
    tag.standalone = alone && at <= end && trim(text.substr(at, end - at)).empty();
  }
}

// Looks a name up as Mustache does: innermost first.
const Value* look_up(const std::vector<const Value*>& stack, std::string_view name) {
  if (name == ".") return stack.back();
  for (auto item = stack.rbegin(); item != stack.rend(); ++item)
    if (const Value* found = (*item)->find_path(name)) return found;
  return nullptr;
}

bool is_falsy(const Value& value) {
  if (value.kind == Value::Kind::list) return value.items.empty();
  return value.is_string() && value.content.empty();
}

// Names near `name`: where its first parts are known, those of the object they lead to.
std::vector<std::string> candidates(const std::vector<const Value*>& stack, std::string_view name) {
  std::vector<std::string> result;
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) {
    if (const Value* parent = look_up(stack, name.substr(0, dot)))
      for (const auto& [key, value] : parent->fields) result.push_back(std::string(name.substr(0, dot + 1)) + key);
    if (!result.empty()) return result;
  }
  for (const Value* item : stack)
    for (const auto& [key, value] : item->fields) result.push_back(key);
  return result;
}

constexpr std::size_t largest_manuscript = std::size_t{16} << 20U;  // bytes; a long report has a twentieth of one MB
constexpr std::size_t cost_of_turn = 16;

// Walks the outline as rendering will.
class OutlineWalk {
 public:
  OutlineWalk(const Outline& outline, Diagnostics& diagnostics, bool loops_only)
      : outline_(outline), diagnostics_(diagnostics), loops_only_(loops_only) {}

  bool run(const Value& context) {
    stack_.push_back(&context);
    walk(0, outline_.tags.size());
    if (!loops_only_) return good_;
    for (const std::size_t index : empty_)
      if (!filled_.contains(index))
        diagnostics_.warning("outline.empty-loop", span(outline_.tags[index]),
                             fmt::format("this loops over '{}', which is empty", outline_.tags[index].name),
                             "nothing between the two tags appears in the output");
    return good_;
  }

 private:
  [[nodiscard]] Span span(const Tag& tag) const { return outline_.text.span(tag.begin, tag.end); }

  void error(const Tag& tag, std::string rule, std::string message, std::string hint = {}) {
    good_ = false;
    if (loops_only_ || !reported_.insert(tag.begin).second) return;
    diagnostics_.error(std::move(rule), span(tag), std::move(message), std::move(hint));
  }

  // What rendering this piece costs; loops in loops multiply.
  bool afford(const Tag& tag, std::size_t bytes) {
    size_ += bytes;
    if (size_ <= largest_manuscript) return true;
    error(tag, "outline.size", fmt::format("this makes more than {} MB of text", largest_manuscript >> 20U),
          "a loop that stands in a loop over the same list multiplies it");
    return false;
  }

  void walk(std::size_t from, std::size_t to) {
    for (std::size_t index = from; index < to; ++index) {
      const Tag& tag = outline_.tags[index];
      const Value* shown = tag.kind == Tag::Kind::value ? look_up(stack_, tag.name) : nullptr;
      if (!afford(tag, cost_of_turn + (shown != nullptr ? shown->content.text.size() : 0))) return;
      if (tag.kind == Tag::Kind::value) value(tag);
      if (tag.kind != Tag::Kind::section && tag.kind != Tag::Kind::inverted) continue;
      section(tag, index);
      index = tag.close;
    }
  }

  const Value* known(const Tag& tag) {
    const Value* found = look_up(stack_, tag.name);
    if (found != nullptr) return found;
    const auto near = nearest(tag.name, candidates(stack_, tag.name));
    error(tag, "outline.unknown-name", fmt::format("nothing is called '{}' here", tag.name),
          near ? fmt::format("did you mean '{}'?", *near) : "templates/README.md lists the names");
    return nullptr;
  }

  void value(const Tag& tag) {
    const Value* found = known(tag);
    if (found == nullptr) return;
    if (!found->is_string())
      error(tag, "outline.kind",
            fmt::format("'{}' is {}, not text", tag.name,
                        found->kind == Value::Kind::list ? "a list" : "a group of names"),
            found->kind == Value::Kind::list ? fmt::format("loop over it: {{{{#{0}}}}} … {{{{/{0}}}}}", tag.name)
                                             : "name one of its parts after a dot");
    else if (found->kind == Value::Kind::prose && !alone(tag))
      error(tag, "outline.prose", fmt::format("'{}' is prose and needs a line of its own", tag.name),
            "only spaces, '>' and one list mark may stand before it, and nothing behind it");
  }

  [[nodiscard]] bool alone(const Tag& tag) const {
    const std::string_view text = outline_.text.text;
    const auto [begin, end] = line_around(text, tag.begin);
    if (!trim(text.substr(tag.end, end - tag.end)).empty()) return false;
    std::string before = trim(text.substr(begin, tag.begin - begin));
    before.erase(std::remove_if(before.begin(), before.end(), [](char c) { return c == '>' || c == ' '; }),
                 before.end());
    if (before.empty() || before == "-" || before == "*" || before == "+") return true;
    const bool ordered = before.back() == '.' || before.back() == ')';
    return ordered && before.size() > 1 && before.find_first_not_of("0123456789") == before.size() - 1;
  }

  void section(const Tag& tag, std::size_t index) {
    const Value* found = known(tag);
    if (found == nullptr) return;
    const bool falsy = is_falsy(*found);
    if (tag.kind == Tag::Kind::inverted) {
      if (falsy) walk(index + 1, tag.close);
      return;
    }
    if (found->kind == Value::Kind::list) (falsy ? empty_ : filled_).insert(index);
    if (falsy) return;
    const auto turn = [&](const Value& item) {
      if (size_ > largest_manuscript) return;
      stack_.push_back(&item);
      walk(index + 1, tag.close);
      stack_.pop_back();
    };
    if (found->kind == Value::Kind::list)
      for (const Value& item : found->items) turn(item);
    else
      turn(*found);
  }

  const Outline& outline_;
  Diagnostics& diagnostics_;
  bool loops_only_;
  bool good_ = true;
  std::size_t size_ = 0;
  std::vector<const Value*> stack_;
  std::set<std::size_t> reported_, empty_, filled_;
};

using Names = std::set<std::string, std::less<>>;

// Every part of every name that the outline's tags hold: "chapters", "method", "title".
Names names_used(const Outline& outline) {
  Names names;
  for (const Tag& tag : outline.tags) {
    std::string_view rest = tag.name;
    while (!rest.empty()) {
      const std::size_t dot = std::min(rest.find('.'), rest.size());
      names.emplace(rest.substr(0, dot));
      rest.remove_prefix(std::min(rest.size(), dot + 1));
    }
  }
  return names;
}

// The context in kainjow's types; only fields that the outline names, since the whole
// corpus is many times what one outline shows.
kainjow::mustache::data to_data(const Value& value, const Names& names, std::vector<const Value*>& values) {
  using kainjow::mustache::data;
  if (value.kind == Value::Kind::list) {
    kainjow::mustache::list list;  // copied once, where a `data` copies all each time it grows
    list.reserve(value.items.size());
    for (const Value& item : value.items) list.push_back(to_data(item, names, values));
    return data{list};
  }
  if (value.kind == Value::Kind::object) {
    data object{data::type::object};
    for (const auto& [name, field] : value.fields)
      if (names.contains(name)) object[name] = to_data(field, names, values);
    return object;
  }
  if (value.content.empty()) return data{false};
  values.push_back(&value);
  return data{fmt::format("{}{}{}", value_mark, values.size() - 1, mark_end)};
}

// The outline as its tags alone, with a mark for each stretch of text between them: the text itself
// would only be taken apart into words and put together again.
std::string annotate(const Outline& outline) {
  const std::string_view text = outline.text.text;
  std::string result;
  std::size_t at = 0;
  const auto put_text = [&](std::size_t end) {
    if (at < end) result += fmt::format("{}{}{}{}{}", text_mark, at, mark_end, end, mark_end);
    at = std::max(at, end);
  };
  const auto put_tag = [&](const Tag& tag) {
    if (tag.kind != Tag::Kind::comment) result += text.substr(tag.begin, tag.end - tag.begin);
  };
  std::size_t bare_until = 0;  // end of a line of section tags, which leaves nothing behind, not even its end
  for (const Tag& tag : outline.tags) {
    if (tag.standalone) {
      const auto [begin, end] = line_around(text, tag.begin);
      if (bare_until <= begin) put_text(std::max(begin, at));
      put_tag(tag);
      const bool last = trim(text.substr(tag.end, end - tag.end)).empty();
      at = last ? std::min(end + 1, text.size()) : tag.end;
      bare_until = last ? at : end + 1;
      continue;
    }
    put_text(tag.begin);
    if (tag.kind == Tag::Kind::value) result += fmt::format("{}{}{}", position_mark, tag.begin, mark_end);
    put_tag(tag);
    at = tag.end;
  }
  put_text(text.size());
  return result;
}

}  // namespace

const Value* Value::find_path(std::string_view path) const {
  const Value* at = this;
  while (at != nullptr && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    at = at->find(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return at;
}

std::vector<Tag> find_tags(const MappedText& mapped, Diagnostics& diagnostics) {
  const std::string_view text = mapped.text;
  std::vector<Tag> tags;
  bool good = true;
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
    const std::size_t close = text.find("}}", at);
    if (close == std::string_view::npos) {
      diagnostics.error("outline.tag", mapped.span(at, at + 2), "this tag is never closed", "end it with }}");
      return {};
    }
    const std::string inner = trim(text.substr(at + 2, close - at - 2));
    if (const std::string refusal = refused_tag(inner.empty() ? '\0' : inner.front()); !refusal.empty()) {
      diagnostics.error("outline.tag", mapped.span(at, close + 2), refusal,
                        "write {{name}}: text is escaped, and prose is put in as it is");
      good = false;
    }
    const Tag::Kind kind = kind_of(inner.empty() ? '\0' : inner.front());
    tags.push_back({kind, kind == Tag::Kind::value ? inner : trim(inner.substr(1)), at, close + 2, 0, false});
    at = close + 2;
  }
  mark_standalone(text, tags);
  if (!match_sections(mapped, tags, diagnostics)) good = false;
  if (!good) tags.clear();
  return tags;
}

bool check_outline(const Outline& outline, const Value& context, Diagnostics& diagnostics) {
  return OutlineWalk(outline, diagnostics, false).run(context);
}

void warn_of_empty_loops(const Outline& outline, const Value& context, Diagnostics& diagnostics) {
  OutlineWalk(outline, diagnostics, true).run(context);
}

std::string render_marked(const Outline& outline, const Value& context, std::vector<const Value*>& values) {
  kainjow::mustache::mustache renderer(annotate(outline));
  renderer.set_custom_escape([](const std::string& text) { return text; });
  return renderer.render(to_data(context, names_used(outline), values));
}

}  // namespace galley::compose
