// References as Zotero exports them (CSL-JSON 1.0), and what the project adds to them.
#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "sources/json.h"
#include "sources/reading.h"
#include "sources/text.h"

namespace galley::sources {
namespace {

std::string text_of(const YamlNode& node, std::string_view key) {
  const YamlPair* pair = node.find(key);
  return pair != nullptr && pair->value.kind == YamlNode::Kind::scalar ? pair->value.scalar.text : std::string{};
}

std::string with_particle(const YamlNode& name) {
  const std::string particle = text_of(name, "non-dropping-particle");
  return particle.empty() ? text_of(name, "family") : particle + " " + text_of(name, "family");
}

std::vector<PersonName> read_authors(Fields& fields) {
  std::vector<PersonName> names;
  for (const YamlNode& node : fields.items("author"))
    names.push_back({with_particle(node), text_of(node, "given"), text_of(node, "literal")});
  return names;
}

// Zotero marks italics and the like in titles with HTML, which CSL allows: `<i>E. coli</i>`.
MappedText without_marks(const MappedText& title) {
  static constexpr std::array<std::string_view, 11> marks = {
      "<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<sup>", "</sup>", "</span>", "<span class=\"nocase\">",
      "<span style=\"font-variant:small-caps;\">"};
  MappedText result;
  std::size_t from = 0;
  const std::string_view text = title.text;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const auto mark = std::find_if(marks.begin(), marks.end(),
                                   [&](std::string_view each) { return text.substr(at).starts_with(each); });
    if (mark == marks.end()) continue;
    result.append(title.substr(from, at));
    from = at + mark->size();
  }
  if (from == 0) return title;
  result.append(title.substr(from, text.size()));
  return result;
}

// {"date-parts": [[2024, 4, 20]]}, or {"raw": "2024-04-20"}.
Date read_csl_date(Fields& fields, std::string_view key) {
  const YamlNode* node = fields.mapping(key);
  if (node == nullptr) return {};
  std::string written = text_of(*node, "raw");
  if (const YamlPair* parts = node->find("date-parts"); parts != nullptr && !parts->value.items.empty()) {
    written.clear();
    for (const YamlNode& part : parts->value.items.front().items) {
      int value = 0;
      const std::string& digits = part.scalar.text;
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
      written += written.empty() ? fmt::format("{:04}", value) : fmt::format("-{:02}", value);
    }
  }
  if (written.empty()) return {};  // Zotero's "n.d." is {"literal": "n.d."}
  const auto date = parse_date(written);
  if (!date) {
    fields.diagnostics().error("source.date", node->span, fmt::format("'{}' of a reference is not a date", key),
                               "in Zotero, write the date as 2024-04-20, 2024-04 or 2024");
    return {};
  }
  Date result = *date;
  result.span = node->span;
  return result;
}

Reference read_reference(const YamlNode& node, Reading& reading) {
  Fields fields(node, "a reference", reading.diagnostics);
  Reference reference;
  reference.span = node.span;
  if (!fields.valid()) return reference;
  reference.key = fields.text("citation-key");
  if (reference.key.empty()) reference.key = fields.text("id", Need::required);
  reference.type = fields.text("type", Need::required);
  reference.title = without_marks(fields.text("title", Need::required));
  reference.container_title = without_marks(fields.text("container-title"));
  reference.publisher = fields.text("publisher");
  reference.publisher_place = fields.text("publisher-place");
  reference.number = fields.text("number");
  reference.genre = fields.text("genre");
  reference.volume = fields.text("volume");
  reference.issue = fields.text("issue");
  reference.page = fields.text("page");
  reference.doi = fields.text("DOI");
  reference.url = fields.text("URL");
  if (reference.url.empty() && !reference.doi.empty()) {
    reference.url = MappedText("https://doi.org/", reference.doi.span(), Origin::changed);
    reference.url.append(reference.doi);
  }
  reference.language = fields.text("language");
  reference.note = fields.text("note");
  reference.authors = read_authors(fields);
  reference.issued = read_csl_date(fields, "issued");
  reference.accessed = read_csl_date(fields, "accessed");
  // CSL has some hundred fields and Zotero writes what it likes: others are passed over.
  fields.report_missing();
  return reference;
}

}  // namespace

void read_references(Reading& reading, FileId file) {
  const auto text = clean_text(reading.files, file, reading.diagnostics);
  if (!text) return;
  const auto root = parse_json(*text, reading.diagnostics);
  if (!root) return;
  if (root->kind != YamlNode::Kind::sequence) {
    reading.diagnostics.error("source.kind", root->span, "references.json must be a list of CSL items",
                              "export the library from Zotero as CSL JSON");
    return;
  }
  for (const YamlNode& node : root->items) {
    Reference reference = read_reference(node, reading);
    if (reading.claim(reference.key)) reading.corpus.references.emplace(reference.key.text, std::move(reference));
  }
}

void read_source_notes(Reading& reading, FileId file) {
  const auto root = parse_yaml_file(reading.files, file, reading.diagnostics);
  if (!root || root->kind == YamlNode::Kind::null) return;
  const Fields top(*root, "source-notes.yml", reading.diagnostics);
  if (!top.valid()) return;
  std::vector<std::string> keys;
  for (const auto& [key, reference] : reading.corpus.references) keys.push_back(key);
  for (const YamlPair& pair : root->pairs) {
    Fields fields(pair.value, "a source note", reading.diagnostics);
    if (!fields.valid()) continue;
    Reference notes;
    notes.source_type = fields.text("type");
    notes.title_note = fields.text("title_note");
    notes.url_seen = fields.boolean("url_seen");
    const Fields::Confidential confidential = fields.confidential({"title_note", "url"});
    fields.finish();
    const auto found = reading.corpus.references.find(pair.key.text);
    if (found == reading.corpus.references.end()) {
      const auto near = nearest(pair.key.text, keys);
      reading.diagnostics.error("record.unknown", pair.key.span(),
                                fmt::format("no reference has the key '{}'", pair.key.text),
                                near ? fmt::format("did you mean '{}'?", *near) : "");
      continue;
    }
    found->second.source_type = std::move(notes.source_type);
    found->second.title_note = std::move(notes.title_note);
    found->second.url_seen = notes.url_seen;
    found->second.confidential = confidential.whole.value_or(false);
    for (const MappedText& field : confidential.fields)
      withhold(field.text == "url" ? found->second.url : found->second.title_note, found->second.withheld);
    found->second.note_span = pair.key.span();
  }
}

}  // namespace galley::sources
