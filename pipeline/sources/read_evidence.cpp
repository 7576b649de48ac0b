// Platforms, States, frameworks, context and consultations: the records that hold facts.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sources/reading.h"
#include "unicode/unicode.h"

namespace galley::sources {
namespace {

const std::vector<std::string> confidences{"retrieved", "known"};
const std::vector<std::string> attributions{"none", "organization", "role", "name"};

FactValue read_value(const YamlNode& node, Diagnostics& diagnostics) {
  Fields fields(node, "a value of a fact", diagnostics);
  FactValue value;
  if (!fields.valid()) return value;
  if (const auto number = fields.number("number", Need::required)) value.number = *number;
  value.written = MappedText{};
  if (const YamlPair* pair = node.find("number")) value.written = trimmed(pair->value.scalar);
  value.unit = fields.text("unit");
  value.as_of = fields.text("as_of");
  if (value.as_of.text.find('\n') == std::string::npos) fields.date("as_of", Need::optional, true);
  fields.finish();
  return value;
}

Fact read_fact(const YamlNode& node, Reading& reading, Need source) {
  Fields fields(node, "a fact", reading.diagnostics);
  Fact fact;
  fact.span = node.span;
  if (!fields.valid()) return fact;
  fact.id = fields.text("id", Need::required);
  fact.dimension = fields.text("dimension", Need::required);
  fact.statement = fields.text("statement", Need::required);
  fact.source = fields.text("source", source);
  fact.locator = fields.text("locator");
  fact.quote = fields.text("quote");
  if (const auto index = fields.choice("confidence", confidences, source))
    fact.confidence = static_cast<Confidence>(*index);
  fact.evidence_type = fields.text("evidence_type");
  for (const YamlNode& value : fields.items("values")) fact.values.push_back(read_value(value, reading.diagnostics));
  fact.absence = fields.text("absence");
  fact.note = fields.text("note");
  const Fields::Confidential confidential = fields.confidential({"locator", "note", "quote"});
  fact.confidential = confidential.whole.value_or(false);
  for (const MappedText& field : confidential.fields)
    withhold(field.text == "quote" ? fact.quote : field.text == "note" ? fact.note : fact.locator, fact.withheld);
  if (const auto index = fields.choice("attribution", attributions))
    fact.attribution = static_cast<Attribution>(*index);
  fields.finish();
  return fact;
}

// The facts of one record, in its order; they join those of the corpus.
std::vector<std::string> read_facts(Fields& fields, Reading& reading, SubjectKind kind, const std::string& subject) {
  std::vector<std::string> ids;
  const Need source = kind == SubjectKind::consultation ? Need::optional : Need::required;
  for (const YamlNode& node : fields.items("facts")) {
    Fact fact = read_fact(node, reading, source);
    if (!reading.claim(fact.id)) continue;
    fact.subject_kind = kind;
    fact.subject = subject;
    ids.push_back(fact.id.text);
    reading.corpus.facts.emplace(fact.id.text, std::move(fact));
  }
  return ids;
}

// Consent is written in words ("in writing, 3 October 2026"); these say that there is none.
bool gives_consent(const MappedText& consent) {
  static const std::set<std::string, std::less<>> refusals = {"no",      "none",     "not",       "false",  "refused",
                                                              "pending", "declined", "withdrawn", "unknown", "without"};
  const auto words = unicode::words(consent.text);
  if (words.empty()) return false;
  const auto& first = words.front();
  return !refusals.contains(
      unicode::fold_case(std::string_view(consent.text).substr(first.begin, first.end - first.begin)));
}

// An output names a person by what the record agrees to; what is not written cannot be named.
void check_attribution(const Consultation& consultation, Span at, Diagnostics& diagnostics) {
  const auto needs = [&](Attribution attribution, const MappedText& field, std::string_view key) {
    if (consultation.attribution != attribution || !field.empty()) return;
    diagnostics.error(
        "consultation.attribution", at,
        fmt::format("the person is to be named by {}, but the record has no `{}`", name(attribution), key),
        fmt::format("Add `{}:`, or choose another attribution.", key));
  };
  if (consultation.confidential) return;
  needs(Attribution::organization, consultation.organization, "organization");
  needs(Attribution::role, consultation.role, "role");
  needs(Attribution::name, consultation.person, "name");
}

// A consultation is cited as a source: named as far as its record allows.
Reference reference_of(const Consultation& consultation) {
  Reference reference;
  reference.key = consultation.id;
  reference.type = {"interview", consultation.id.span(), Origin::changed};
  const std::string person = person_as_attributed(consultation);
  reference.title = {person.empty() ? "Consultation" : "Consultation with " + person, consultation.id.span(),
                     Origin::changed};
  reference.issued = consultation.date;
  reference.source_type = {"consultation", consultation.id.span(), Origin::changed};
  reference.confidential = consultation.confidential;
  reference.span = consultation.span;
  return reference;
}

}  // namespace

void read_platform(Reading& reading, FileId file) {
  reading.yaml_file(file, "a platform", [&](Fields& fields) {
    Platform platform;
    platform.id = reading.id_of_file(file);
    platform.span = fields.span();
    const bool claimed = reading.claim(platform.id);
    reading.check_id(fields, platform.id, Need::required);
    platform.name = fields.text("name", Need::required);
    platform.company = fields.text("company", Need::required);
    platform.headquarters = fields.text("headquarters");
    platform.type = fields.text("type");
    platform.entity = fields.text("entity");
    platform.summary = fields.text("summary");
    platform.way_in = fields.prose("way_in");
    platform.note = fields.text("note");
    platform.upkeep = read_upkeep(fields);
    platform.facts = read_facts(fields, reading, SubjectKind::platform, platform.id.text);
    if (claimed) reading.corpus.platforms.emplace(platform.id.text, std::move(platform));
  });
}

void read_state(Reading& reading, FileId file) {
  reading.yaml_file(file, "a State", [&](Fields& fields) {
    State state;
    state.id = reading.id_of_file(file);
    state.span = fields.span();
    const bool claimed = reading.claim(state.id);
    reading.check_id(fields, state.id, Need::required);
    state.name = fields.text("name", Need::required);
    state.summary = fields.prose("summary");
    state.upkeep = read_upkeep(fields);
    state.facts = read_facts(fields, reading, SubjectKind::state, state.id.text);
    if (claimed) reading.corpus.states.emplace(state.id.text, std::move(state));
  });
}

void read_consultation(Reading& reading, FileId file) {
  reading.yaml_file(file, "a consultation", [&](Fields& fields) {
    Consultation consultation;
    consultation.id = reading.id_of_file(file);
    consultation.span = fields.span();
    const bool claimed = reading.claim(consultation.id);
    reading.check_id(fields, consultation.id, Need::required);
    consultation.date = fields.date("date", Need::required);
    consultation.role = fields.text("role");
    consultation.organization = fields.text("organization");
    consultation.person = fields.text("name");
    consultation.consent = fields.text("consent", Need::required);
    const auto attribution = fields.choice("attribution", attributions, Need::required);
    if (attribution) consultation.attribution = static_cast<Attribution>(*attribution);
    // What an officer said stays inside unless the record says otherwise.
    const Fields::Confidential confidential = fields.confidential({"name", "organization", "role"});
    consultation.confidential = confidential.whole.value_or(confidential.fields.empty());
    for (const MappedText& field : confidential.fields)
      withhold(field.text == "name"   ? consultation.person
               : field.text == "role" ? consultation.role
                                      : consultation.organization,
               consultation.withheld);
    if (!gives_consent(consultation.consent)) {
      if (!consultation.confidential && !consultation.consent.empty())
        reading.diagnostics.error("consultation.consent", consultation.consent.span(),
                                  fmt::format("the consultation {} is not confidential, but its consent says '{}'",
                                              consultation.id.text, consultation.consent.text),
                                  "Without consent nothing of it may be published: write `confidential: true`.");
      consultation.confidential = true;
    }
    consultation.facts = read_facts(fields, reading, SubjectKind::consultation, consultation.id.text);
    for (const std::string& id : consultation.facts) {
      Fact& fact = reading.corpus.facts.at(id);
      if (fact.source.empty()) fact.source = consultation.id;
      // One fact that may name less binds the whole record: the two stand side by side.
      if (fact.attribution) consultation.attribution = std::min(consultation.attribution, *fact.attribution);
    }
    check_attribution(consultation, fields.span(), reading.diagnostics);
    if (!claimed) return;
    reading.corpus.references.emplace(consultation.id.text, reference_of(consultation));
    reading.corpus.consultations.emplace(consultation.id.text, std::move(consultation));
  });
}

void read_frameworks(Reading& reading, FileId file) {
  reading.yaml_file(file, "frameworks.yml", [&](Fields& fields) {
    for (const YamlNode& node : fields.items("groups", Need::required)) {
      Fields group_fields(node, "a group of frameworks", reading.diagnostics);
      if (!group_fields.valid()) continue;
      FrameworkGroup group;
      group.span = node.span;
      group.id = group_fields.text("id", Need::required);
      group.name = group_fields.text("name", Need::required);
      const bool claimed = reading.claim(group.id);
      group.facts = read_facts(group_fields, reading, SubjectKind::framework, group.id.text);
      group_fields.finish();
      if (claimed) reading.corpus.frameworks.push_back(std::move(group));
    }
  });
}

void read_context(Reading& reading, FileId file) {
  reading.yaml_file(file, "context.yml", [&](Fields& fields) {
    reading.corpus.context = read_facts(fields, reading, SubjectKind::context, "context");
  });
}

}  // namespace galley::sources
