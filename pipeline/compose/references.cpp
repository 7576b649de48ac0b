#include "compose/references.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compose/assemble.h"
#include "unicode/unicode.h"

namespace galley::compose {
namespace {

std::string name_of(const sources::PersonName& name) {
  if (!name.literal.empty()) return name.literal;
  if (name.given.empty()) return name.family;
  return fmt::format("{}, {}", name.family, name.given);
}

std::string short_name_of(const sources::PersonName& name) { return name.literal.empty() ? name.family : name.literal; }

// Who answers for a text: its authors, else who publishes it.
std::string responsible(const sources::Reference& reference) {
  std::string result;
  for (const sources::PersonName& author : reference.authors) {
    if (!result.empty()) result += &author == &reference.authors.back() ? " and " : ", ";
    result += name_of(author);
  }
  if (!result.empty()) return result;
  if (!reference.publisher.empty()) return reference.publisher.text;
  return reference.container_title.text;
}

std::string escaped(const std::string& text) { return escape_text(MappedText(text, {}, Origin::changed), false).text; }

// A URL inside <…> of a Markdown link: spaces and angle brackets are percent-encoded.
std::string link_target(std::string_view url) {
  std::string result;
  for (const char c : url) {
    if (c == ' ' || c == '<' || c == '>' || c == '\\' || c == '"')
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      result += c;
  }
  return result;
}

// ", pp. 4–19", ", p. 7".
std::string pages_of(const std::string& page) {
  const std::size_t dash = page.find('-');
  if (dash == std::string::npos) return (page.find(',') == std::string::npos ? ", p. " : ", pp. ") + escaped(page);
  return ", pp. " + escaped(page.substr(0, dash)) + "\u2013" + escaped(page.substr(dash + 1));
}

ReferenceGroup group_of(const std::set<sources::SubjectKind>& kinds) {
  using sources::SubjectKind;
  if (kinds.contains(SubjectKind::platform)) return ReferenceGroup::platforms;
  if (kinds.contains(SubjectKind::state)) return ReferenceGroup::states;
  if (kinds.contains(SubjectKind::framework)) return ReferenceGroup::frameworks;
  return ReferenceGroup::other;
}

struct Cited {
  std::string id;
  std::string locator;  // ", p. 4", or nothing
};

// The items of one bracket, "@key, p. 4; @AU-02"; cross references are left out.
std::vector<Cited> read_bracket(std::string_view inside) {
  std::vector<Cited> items;
  for (std::size_t at = 0; at < inside.size();) {
    const std::size_t end = std::min(inside.find(';', at), inside.size());
    std::string_view item = inside.substr(at, end - at);
    at = end + 1;
    item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
    if (!item.starts_with('@')) continue;
    const std::size_t end_of_id = std::min(item.find_first_of(" ,]"), item.size());
    const std::string_view id = item.substr(1, end_of_id - 1);
    if (id.empty() || id.find(':') != std::string_view::npos) continue;
    items.push_back({std::string(id), std::string(item.substr(end_of_id))});
  }
  return items;
}

}  // namespace

std::string reference_label(const sources::Reference& reference) {
  std::string who;
  if (reference.authors.size() > 2)
    who = short_name_of(reference.authors.front()) + " et al.";
  else if (reference.authors.size() == 2)
    who = short_name_of(reference.authors[0]) + " and " + short_name_of(reference.authors[1]);
  else
    who = reference.authors.empty() ? responsible(reference) : short_name_of(reference.authors.front());
  if (who.empty()) who = reference.title.text;
  return fmt::format("{} {}", who, reference.issued ? std::to_string(reference.issued.year) : "n.d.");
}

std::string format_reference(const sources::Reference& reference) {
  const std::string who = responsible(reference);
  std::string result = who.empty() ? std::string{} : escaped(who) + ", ";
  // The address is behind the title and in the evidence register: printed, addresses would
  // take half of a list.
  const std::string title = fmt::format("*{}*", escaped(reference.title.text));
  result += reference.url.empty() ? title : fmt::format("[{}](<{}>)", title, link_target(reference.url.text));
  const std::string& container = reference.container_title.text;
  if (!container.empty() && container != who) result += ", " + escaped(container);
  if (!reference.publisher.empty() && reference.publisher.text != who)
    result += ", " + escaped(reference.publisher.text);
  if (!reference.volume.empty()) result += ", vol. " + escaped(reference.volume.text);
  if (!reference.issue.empty()) result += ", No. " + escaped(reference.issue.text);
  if (!reference.number.empty()) result += ", " + escaped(reference.number.text);
  if (!reference.page.empty()) result += pages_of(reference.page.text);
  return result + ", " + (reference.issued ? reference.issued.written() : std::string("undated")) + ".";
}

std::vector<std::string> cited_ids(std::string_view text) {
  std::vector<std::string> ids;
  CodeFence fence;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (fence.take(line)) continue;
    for (std::size_t open = line.find("[@"); open != std::string_view::npos; open = line.find("[@", open + 1)) {
      const std::size_t close = line.find(']', open);
      if (close == std::string_view::npos || (open > 0 && line[open - 1] == '\\')) continue;
      for (Cited& cited : read_bracket(line.substr(open + 1, close - open - 1))) ids.push_back(std::move(cited.id));
    }
  }
  return ids;
}

ReferenceList list_references(const sources::Corpus& corpus, const std::vector<std::string>& ids) {
  std::map<std::string, std::set<sources::SubjectKind>> supports;
  for (const auto& [id, fact] : corpus.facts) supports[fact.source.text].insert(fact.subject_kind);
  std::set<std::string> keys;
  for (const std::string& id : ids) {
    const sources::Reference* reference = corpus.cited(id);
    const sources::Fact* fact = corpus.fact(id);
    if (reference == nullptr || reference->confidential || (fact != nullptr && corpus.is_confidential(*fact))) continue;
    keys.insert(reference->key.text);
  }
  struct Sorted {
    ReferenceGroup group;
    std::string order;
    std::string key;
  };
  std::vector<Sorted> sorted;
  for (const std::string& key : keys) {
    const sources::Reference& reference = *corpus.reference(key);
    sorted.push_back(
        {group_of(supports[key]), unicode::sort_key(responsible(reference) + " " + reference.title.text), key});
  }
  std::sort(sorted.begin(), sorted.end(), [](const Sorted& a, const Sorted& b) {
    return std::tie(a.group, a.order, a.key) < std::tie(b.group, b.order, b.key);
  });
  ReferenceList list;
  for (const Sorted& entry : sorted)
    list.used.push_back({entry.key, static_cast<int>(list.used.size()) + 1, entry.group});
  return list;
}

std::string show_citations(std::string_view text,
                           const std::map<std::string, CitedReference, std::less<>>& references) {
  std::string result;
  std::size_t from = 0;
  for (std::size_t open = text.find("[@"); open != std::string_view::npos; open = text.find("[@", open + 1)) {
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos) break;
    std::map<std::pair<int, std::string>, std::string> shown;  // by number, as in running text
    for (const Cited& cited : read_bracket(text.substr(open + 1, close - open - 1))) {
      const auto found = references.find(cited.id);
      if (found == references.end()) continue;
      const auto& [key, number, label, url] = found->second;
      shown.emplace(std::pair(number, cited.locator), (number > 0 ? std::to_string(number) : label) + cited.locator);
    }
    result += text.substr(from, open - from);
    std::string_view before = "[";
    for (const auto& [order, words] : shown) {
      result.append(before).append(words);
      before = "; ";
    }
    if (!shown.empty()) result += "]";
    from = close + 1;
  }
  return result + std::string(text.substr(from));
}

std::map<std::string, CitedReference, std::less<>> citation_map(const sources::Corpus& corpus,
                                                                const ReferenceList& list) {
  std::map<std::string, CitedReference, std::less<>> result;
  for (const auto& [key, reference] : corpus.references)
    if (!reference.confidential) result[key] = {key, 0, reference_label(reference), reference.url.text};
  for (const UsedReference& used : list.used) result[used.key].number = used.number;
  for (const auto& [id, fact] : corpus.facts) {
    if (corpus.is_confidential(fact)) continue;
    const auto found = result.find(fact.source.text);
    if (found != result.end()) result[id] = found->second;
  }
  return result;
}

}  // namespace galley::compose
