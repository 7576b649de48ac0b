#include "check/secret_texts.h"

#include <cmath>

#include <fmt/format.h>

namespace galley::check {
namespace {

using sources::Attribution;
using sources::Consultation;
using sources::Corpus;
using sources::Fact;
using sources::Reference;

std::string name_of(const sources::PersonName& person) {
  if (!person.literal.empty()) return person.literal;
  return person.given.empty() ? person.family : person.given + " " + person.family;
}

class Collector {
 public:
  std::vector<SecretText> take() && { return std::move(secrets_); }

  void add(const MappedText& text, SecretKind kind) { add(text.text, text.span(), kind); }

  void fact(const Fact& fact) {
    for (const MappedText* text : {&fact.statement, &fact.quote, &fact.note}) add(*text, SecretKind::statement);
    for (const MappedText* text : {&fact.locator, &fact.absence}) add(*text, SecretKind::remark);
    for (const sources::FactValue& value : fact.values) number(value);
  }

  void reference(const Reference& reference) {
    add(reference.title, SecretKind::statement);
    for (const MappedText* text : {&reference.container_title, &reference.title_note, &reference.note})
      add(*text, SecretKind::remark);
    add(reference.url, SecretKind::whole);
    for (const sources::PersonName& author : reference.authors)
      if (author.literal.empty()) add(name_of(author), reference.span, SecretKind::person);
  }

  // How a person or body is to be named decides which words of the record are secret.
  void consultation(const Consultation& consultation) {
    const auto hides = [&](Attribution least) { return consultation.confidential || consultation.attribution < least; };
    add(consultation.consent, SecretKind::remark);
    if (hides(Attribution::name)) add(consultation.person, SecretKind::person);
    if (hides(Attribution::organization)) add(consultation.organization, SecretKind::statement);
    if (!hides(Attribution::role)) return;
    add(consultation.role, SecretKind::remark);
    if (consultation.role.empty() || consultation.organization.empty()) return;
    // A role alone tells little ("desk officer"); with its body it tells who.
    const std::string& role = consultation.role.text;
    const std::string& body = consultation.organization.text;
    for (const std::string& text :
         {role + " " + body, body + " " + role, role + " of " + body, role + " of the " + body})
      add(text, consultation.role.span(), SecretKind::whole);
  }

 private:
  void add(std::string text, Span span, SecretKind kind) {
    if (!text.empty()) secrets_.push_back({std::move(text), span, kind});
  }

  // "4,312 requests": an exact number of four digits or more, with what it counts, tells.
  void number(const sources::FactValue& value) {
    const double number = value.number.value;
    if (value.unit.empty() || std::abs(number) < 1000 || std::fmod(number, 1000) == 0) return;
    add(fmt::format("{} {}", value.written.text, value.unit.text), value.number.span, SecretKind::whole);
  }

  std::vector<SecretText> secrets_;
};

}  // namespace

std::vector<SecretText> secret_texts(const Corpus& corpus) {
  Collector collector;
  const auto add_withheld = [&](const auto& record) {
    for (const MappedText& text : record.withheld) collector.add(text, SecretKind::statement);
  };
  for (const auto& [id, fact] : corpus.facts) {
    if (corpus.is_confidential(fact)) collector.fact(fact);
    add_withheld(fact);
  }
  for (const auto& [key, reference] : corpus.references) {
    // The reference of a consultation holds words of that record, which is taken below.
    if (reference.confidential && !corpus.consultations.contains(key)) collector.reference(reference);
    add_withheld(reference);
  }
  for (const auto& [id, consultation] : corpus.consultations) {
    collector.consultation(consultation);
    add_withheld(consultation);
  }
  return std::move(collector).take();
}

std::vector<std::string> public_texts(const Corpus& corpus) {
  std::vector<std::string> texts;
  const auto add = [&](std::initializer_list<const MappedText*> all) {
    for (const MappedText* text : all)
      if (!text->empty()) texts.push_back(text->text);
  };
  for (const auto& [id, fact] : corpus.facts)
    if (!corpus.is_confidential(fact)) add({&fact.statement, &fact.quote, &fact.note, &fact.locator, &fact.absence});
  for (const auto& [key, reference] : corpus.references) {
    if (reference.confidential) continue;
    add({&reference.title, &reference.container_title, &reference.publisher, &reference.title_note, &reference.note,
         &reference.url});
    for (const sources::PersonName& author : reference.authors) texts.push_back(name_of(author));
  }
  for (const auto& [id, platform] : corpus.platforms)
    add({&platform.name, &platform.company, &platform.headquarters, &platform.entity});
  for (const auto& [id, state] : corpus.states) add({&state.name});
  for (const sources::FrameworkGroup& group : corpus.frameworks) add({&group.name});
  const sources::Publication& publication = corpus.publication;
  add({&publication.client_name, &publication.client_short});
  for (const sources::Author& author : publication.authors) add({&author.name, &author.role});
  return texts;
}

}  // namespace galley::check
