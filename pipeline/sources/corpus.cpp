#include "sources/corpus.h"

#include <array>

#include <fmt/format.h>

#include "unicode/unicode.h"

namespace galley::sources {
namespace {

template <class T>
const T* find_in(const Records<T>& records, std::string_view id) {
  const auto found = records.find(id);
  return found == records.end() ? nullptr : &found->second;
}

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

}  // namespace

std::string Date::iso() const {
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string Date::written() const {
  if (month == 0) return fmt::format("{}", year);
  const char* word = months[static_cast<std::size_t>(month - 1)];
  return day == 0 ? fmt::format("{} {}", word, year) : fmt::format("{} {} {}", day, word, year);
}

std::string_view name(Confidence confidence) { return confidence == Confidence::known ? "known" : "retrieved"; }

std::string_view name(Strength strength) {
  switch (strength) {
    case Strength::strong: return "strong";
    case Strength::moderate: return "moderate";
    case Strength::limited: return "limited";
  }
  return "limited";
}

std::string_view name(Attribution attribution) {
  switch (attribution) {
    case Attribution::none: return "none";
    case Attribution::organization: return "organization";
    case Attribution::role: return "role";
    case Attribution::name: return "name";
  }
  return "none";
}

std::string person_as_attributed(const Consultation& consultation) {
  std::string person;
  const auto add = [&](Attribution least, const MappedText& text) {
    if (consultation.attribution >= least && !text.empty()) person += (person.empty() ? "" : ", ") + text.text;
  };
  add(Attribution::name, consultation.person);
  add(Attribution::role, consultation.role);
  add(Attribution::organization, consultation.organization);
  return person;
}

const Fact* Corpus::fact(std::string_view id) const { return find_in(facts, id); }
const Reference* Corpus::reference(std::string_view key) const { return find_in(references, key); }

const Reference* Corpus::cited(std::string_view id) const {
  if (const Reference* found = reference(id)) return found;
  const Fact* found = fact(id);
  return found == nullptr ? nullptr : reference(found->source.text);
}

bool Corpus::is_confidential(const Fact& fact) const {
  if (fact.confidential) return true;
  if (const Reference* source = reference(fact.source.text); source != nullptr && source->confidential) return true;
  if (fact.subject_kind != SubjectKind::consultation) return false;
  const Consultation* consultation = find_in(consultations, fact.subject);
  return consultation != nullptr && consultation->confidential;
}

std::string title_of_id(std::string_view id) {
  std::string result(id);
  for (char& c : result)
    if (c == '-') c = ' ';
  return unicode::capitalize(result);
}

}  // namespace galley::sources
