#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "sources/reading.h"
#include "unicode/unicode.h"

namespace galley::sources {
namespace {

// Calls read(fields) for each mapping of a list.
template <class Read>
void each_item(Fields& parent, std::string_view key, const std::string& what, Need need, Read read) {
  for (const YamlNode& node : parent.items(key, need)) {
    Fields fields(node, what, parent.diagnostics());
    if (!fields.valid()) continue;
    read(fields, node);
    fields.finish();
  }
}

// Calls read(fields) for the mapping at a key, if there is one.
template <class Read>
void at_key(Fields& parent, std::string_view key, Read read) {
  const YamlNode* node = parent.mapping(key);
  if (node == nullptr) return;
  Fields fields(*node, fmt::format("'{}'", key), parent.diagnostics());
  read(fields);
  fields.finish();
}

std::vector<Name> read_names(Fields& parent, std::string_view key) {
  std::vector<Name> names;
  each_item(parent, key, fmt::format("an entry of '{}'", key), Need::optional, [&](Fields& fields, const YamlNode&) {
    names.push_back({fields.text("id", Need::required), fields.text("title", Need::required)});
  });
  return names;
}

void read_scope(Fields& parent, Publication& publication) {
  at_key(parent, "scope", [&](Fields& scope) {
    publication.scope_states = scope.texts("states");
    publication.scope_platforms = scope.texts("platforms");
    at_key(scope, "agreed", [&](Fields& agreed) {
      publication.scope_agreed_by = agreed.text("by");
      publication.scope_agreed_date = agreed.date("date");
    });
  });
}

// A tag of BCP 47 by its form: "en-GB", "fr", "zh-Hant".
void check_language(const MappedText& language, Reading& reading) {
  const std::string_view tag = language.text;
  const auto is_part = [](char c) { return ascii::is_alphanumeric(c) || c == '-'; };
  const std::size_t first = std::min(tag.find('-'), tag.size());
  const bool formed = first >= 2 && first <= 3 &&
                      std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(first), ascii::is_letter) &&
                      std::all_of(tag.begin(), tag.end(), is_part) && tag.size() <= 35 && tag.back() != '-';
  if (!tag.empty() && !formed)
    reading.diagnostics.error("source.language", language.span(), fmt::format("'{}' is not the tag of a language", tag),
                              "write one such as en-GB, fr or th");
}

// An output is a file of out/ itself: a name that leads elsewhere could overwrite anything,
// and two of one name (whatever the case, as some disks see it) would overwrite each other.
bool claim_file(const MappedText& file, const Publication& publication, Reading& reading) {
  constexpr std::size_t longest = 120;
  if (file.empty()) return false;
  const bool plain = file.text.size() <= longest && file.text.find_first_of("/\\:") == std::string::npos &&
                     !file.text.starts_with('.');
  if (!plain) {
    reading.diagnostics.error("output.path", file.span(),
                              fmt::format("'{}' is not the name of a file in out/", file.text),
                              "write the name alone, without a folder, such as policy-brief.docx");
    return false;
  }
  const std::string folded = unicode::fold_case(file.text);
  for (const Output& other : publication.outputs) {
    if (unicode::fold_case(other.file.text) != folded) continue;
    reading.diagnostics.error(
        "output.duplicate", file.span(),
        fmt::format("the output '{}' already writes the file '{}'", other.id.text, other.file.text),
        "give each output a file name of its own");
    return false;
  }
  return true;
}

void read_outputs(Fields& parent, Publication& publication, Reading& reading) {
  each_item(parent, "outputs", "an output", Need::required, [&](Fields& fields, const YamlNode& node) {
    Output output;
    output.id = fields.text("id", Need::required);
    output.template_path = fields.text("template");
    output.file = fields.text("file", Need::required);
    output.limits = fields.text("limits");
    output.span = node.span;
    // Without a file it is checked all the same, and not written.
    if (!claim_file(output.file, publication, reading)) output.file = {};
    if (reading.claim(output.id, "output")) publication.outputs.push_back(std::move(output));
  });
  if (parent.has("outputs") && publication.outputs.empty() && !reading.diagnostics.has_errors())
    reading.diagnostics.error("source.missing-key", parent.span(), "the publication has no output",
                              "write at least one under 'outputs': {id, template, file}");
}

void read_deliverables(Fields& parent, Publication& publication, Reading& reading) {
  each_item(parent, "deliverables", "a deliverable", Need::optional, [&](Fields& fields, const YamlNode& node) {
    Deliverable deliverable;
    deliverable.id = fields.text("id", Need::required);
    deliverable.title = fields.text("title", Need::required);
    deliverable.due = fields.date("due");
    deliverable.days = fields.number("days");
    deliverable.payment = fields.text("payment");
    deliverable.outputs = fields.texts("outputs");
    each_item(fields, "requirements", "a requirement", Need::optional, [&](Fields& requirement, const YamlNode&) {
      deliverable.requirements.push_back({requirement.text("text", Need::required), requirement.text("check")});
    });
    deliverable.span = node.span;
    if (reading.claim(deliverable.id, "deliverable")) publication.deliverables.push_back(std::move(deliverable));
  });
}

}  // namespace

void read_publication(Reading& reading, FileId file) {
  reading.yaml_file(file, "publication.yml", [&](Fields& fields) {
    Publication& publication = reading.corpus.publication;
    publication.span = fields.span();
    publication.id = fields.text("id", Need::required);
    reading.claim(publication.id, "publication");
    publication.title = fields.text("title", Need::required);
    publication.subtitle = fields.text("subtitle");
    publication.language = fields.text("language", Need::required);
    check_language(publication.language, reading);
    publication.date = fields.date("date", Need::required);
    publication.cut_off = fields.date("cut_off");
    publication.draft = fields.integer("draft").value_or(Located<int>{1, fields.span()});
    if (publication.draft.value < 1)
      reading.diagnostics.error("source.number", publication.draft.span, "the number of the draft must be 1 or more");
    publication.kind = fields.text("kind", Need::optional);
    static_cast<void>(fields.choice("kind", {"sample", "publication"}, Need::required));
    at_key(fields, "client", [&](Fields& client) {
      publication.client_name = client.text("name", Need::required);
      publication.client_short = client.text("short");
      publication.contract = client.text("contract");
    });
    each_item(fields, "authors", "an author", Need::optional, [&](Fields& author, const YamlNode&) {
      publication.authors.push_back({author.text("name", Need::required), author.text("role")});
    });
    read_scope(fields, publication);
    publication.topics = read_names(fields, "topics");
    publication.audiences = read_names(fields, "audiences");
    read_outputs(fields, publication, reading);
    read_deliverables(fields, publication, reading);
  });
}

}  // namespace galley::sources
