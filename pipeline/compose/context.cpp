#include "compose/context.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::compose {
namespace {

using sources::Corpus;
using sources::Date;
using sources::Finding;
using sources::Recommendation;

void set_text(Value& object, const std::string& name, const MappedText& text) {
  object.fields[name] = Value::text(text);
}
void set_made(Value& object, const std::string& name, std::string text, Span origin) {
  object.fields[name] = Value::made(std::move(text), origin);
}
void set_date(Value& object, const std::string& name, const Date& date) {
  set_made(object, name, date ? date.written() : std::string{}, date.span);
  set_made(object, name + "_iso", date ? date.iso() : std::string{}, date.span);
}

std::string title_in(const std::vector<sources::Name>& names, const std::string& id) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const sources::Name& name) { return name.id.text == id; });
  return found == names.end() ? sources::title_of_id(id) : found->title.text;
}

// The ids of `names` first, in their order, then what else is in use.
std::vector<std::string> ordered_ids(const std::vector<sources::Name>& names, std::vector<std::string> in_use) {
  std::vector<std::string> result;
  for (const sources::Name& name : names) result.push_back(name.id.text);
  std::sort(in_use.begin(), in_use.end());
  for (const std::string& id : in_use)
    if (std::find(result.begin(), result.end(), id) == result.end()) result.push_back(id);
  return result;
}

Value publication_value(const Corpus& corpus) {
  const sources::Publication& publication = corpus.publication;
  Value value;
  set_text(value, "id", publication.id);
  set_text(value, "title", publication.title);
  set_text(value, "subtitle", publication.subtitle);
  set_text(value, "language", publication.language);
  set_date(value, "date", publication.date);
  set_date(value, "cut_off", publication.cut_off);
  set_made(value, "draft", std::to_string(publication.draft.value), publication.draft.span);
  set_text(value, "kind", publication.kind);
  set_made(value, "is_sample", publication.kind.text == "sample" ? "yes" : "", publication.kind.span());
  set_text(value, "client", publication.client_name);
  set_text(value, "client_short", publication.client_short);
  set_text(value, "contract", publication.contract);
  Value authors = Value::list();
  for (const sources::Author& author : publication.authors) {
    Value item;
    set_text(item, "name", author.name);
    set_text(item, "role", author.role);
    authors.items.push_back(std::move(item));
  }
  value.fields["authors"] = std::move(authors);
  set_text(value, "scope_agreed_by", publication.scope_agreed_by);
  set_date(value, "scope_agreed", publication.scope_agreed_date);
  return value;
}

Value fact_values(const Corpus& corpus, const std::vector<MappedText>& ids) {
  Value list = Value::list();
  for (const MappedText& id : ids) {
    const sources::Fact* fact = corpus.fact(id.text);
    if (fact == nullptr || corpus.is_confidential(*fact)) continue;
    Value item;
    set_text(item, "id", id);
    set_text(item, "statement", fact->statement);
    set_text(item, "note", fact->note);
    set_made(item, "confidence", std::string(sources::name(fact->confidence)), fact->span);
    item.fields["citation"] = Value::markdown({fmt::format("[@{}]", id.text), id.span(), Origin::changed});
    list.items.push_back(std::move(item));
  }
  return list;
}

// "[@a; @b]" for the facts that may be shown.
Value citation_of(const Corpus& corpus, const std::vector<MappedText>& ids) {
  std::string text;
  Span origin;
  for (const MappedText& id : ids) {
    const sources::Fact* fact = corpus.fact(id.text);
    if (fact == nullptr || corpus.is_confidential(*fact)) continue;
    if (!origin) origin = id.span();
    text += fmt::format("{}@{}", text.empty() ? "[" : "; ", id.text);
  }
  return Value::markdown({text.empty() ? text : text + "]", origin, Origin::changed});
}

Value name_list(const std::vector<MappedText>& ids, const auto& records) {
  Value list = Value::list();
  for (const MappedText& id : ids) {
    Value item;
    set_text(item, "id", id);
    const auto found = records.find(id.text);
    set_text(item, "name", found == records.end() ? id : found->second.name);
    list.items.push_back(std::move(item));
  }
  return list;
}

Value finding_value(const Corpus& corpus, const Finding& finding) {
  Value value;
  const std::string& id = finding.id.text;
  set_text(value, "id", finding.id);
  set_text(value, "title", finding.title);
  set_text(value, "topic", finding.topic);
  set_made(value, "topic_title", title_in(corpus.publication.topics, finding.topic.text), finding.topic.span());
  set_text(value, "headline", finding.headline);
  value.fields["brief"] = Value::prose(finding.brief, id + "-brief");
  value.fields["detail"] = Value::prose(finding.detail, id + "-detail");
  value.fields["say"] = Value::prose(finding.talking_points.say, id + "-say");
  value.fields["question"] = Value::prose(finding.talking_points.question, id + "-question");
  value.fields["answer"] = Value::prose(finding.talking_points.answer, id + "-answer");
  value.fields["caveat"] = Value::prose(finding.talking_points.caveat, id + "-caveat");
  set_made(value, "strength", std::string(sources::name(finding.strength)), finding.span);
  set_made(value, "rank", finding.key ? std::to_string(finding.key->value) : std::string{}, finding.span);
  value.fields["evidence"] = fact_values(corpus, finding.evidence);
  value.fields["citation"] = citation_of(corpus, finding.evidence);
  value.fields["platforms"] = name_list(finding.platforms, corpus.platforms);
  value.fields["states"] = name_list(finding.states, corpus.states);
  return value;
}

// House style spells out small numbers.
std::string in_words(int number, const Words& words) {
  return number >= 0 && number < static_cast<int>(words.numbers.size())
             ? words.numbers[static_cast<std::size_t>(number)]
             : std::to_string(number);
}

std::string time_frame(const Recommendation& recommendation, const Words& words) {
  const int from = recommendation.from_month.value;
  const int to = recommendation.to_month.value;
  if (to == 0) return from == 0 ? "" : fill_in(words.from_month, std::to_string(from));
  if (from > 0) return fill_in(words.months, {std::to_string(from), std::to_string(to)});
  return to == 1 ? words.within_month : fill_in(words.within_months, in_words(to, words));
}

Value recommendation_value(const Corpus& corpus, const Recommendation& recommendation, const Words& words) {
  Value value;
  const std::string& id = recommendation.id.text;
  set_text(value, "id", recommendation.id);
  set_made(value, "number", std::to_string(recommendation.number), recommendation.span);
  set_text(value, "title", recommendation.title);
  value.fields["action"] = Value::prose(recommendation.action, id + "-action");
  value.fields["rationale"] = Value::prose(recommendation.rationale, id + "-rationale");
  set_text(value, "who", recommendation.responsible_actor);
  set_made(value, "when", time_frame(recommendation, words), recommendation.from_month.span);
  set_text(value, "audience", recommendation.addressed_to);
  set_made(value, "audience_title", title_in(corpus.publication.audiences, recommendation.addressed_to.text),
           recommendation.addressed_to.span());
  value.fields["citation"] = citation_of(corpus, recommendation.facts);
  return value;
}

void add_findings(Value& context, const Corpus& corpus) {
  Value all = Value::list();
  Value by_id;
  std::vector<const Finding*> key_findings;
  std::vector<std::string> topics;
  for (const auto& [id, finding] : corpus.findings) {
    all.items.push_back(finding_value(corpus, finding));
    by_id.fields[id] = all.items.back();
    if (finding.key) key_findings.push_back(&finding);
    topics.push_back(finding.topic.text);
  }
  std::sort(key_findings.begin(), key_findings.end(),
            [](const Finding* a, const Finding* b) { return a->key->value < b->key->value; });
  Value key = Value::list();
  for (const Finding* finding : key_findings) key.items.push_back(by_id.fields[finding->id.text]);
  Value by_topic = Value::list();
  Value key_by_topic = Value::list();  // topics without a key finding are left out
  for (const std::string& topic : ordered_ids(corpus.publication.topics, topics)) {
    Value group;
    set_made(group, "id", topic, corpus.publication.span);
    set_made(group, "title", title_in(corpus.publication.topics, topic), corpus.publication.span);
    Value members = Value::list();
    for (const auto& [id, finding] : corpus.findings)
      if (finding.topic.text == topic) members.items.push_back(by_id.fields[id]);
    group.fields["findings"] = std::move(members);
    by_topic.items.push_back(group);
    Value key_members = Value::list();
    for (const Finding* finding : key_findings)
      if (finding->topic.text == topic) key_members.items.push_back(by_id.fields[finding->id.text]);
    if (key_members.items.empty()) continue;
    group.fields["findings"] = std::move(key_members);
    key_by_topic.items.push_back(std::move(group));
  }
  context.fields["findings"] = std::move(all);
  context.fields["key_findings"] = std::move(key);
  context.fields["findings_by_topic"] = std::move(by_topic);
  context.fields["key_findings_by_topic"] = std::move(key_by_topic);
  context.fields["finding"] = std::move(by_id);
}

void add_recommendations(Value& context, const Corpus& corpus, const Words& words) {
  Value all = Value::list();
  Value by_id;
  std::vector<std::string> audiences;
  std::vector<const Recommendation*> in_order;
  for (const auto& [id, recommendation] : corpus.recommendations) {
    in_order.push_back(&recommendation);
    audiences.push_back(recommendation.addressed_to.text);
    by_id.fields[id] = recommendation_value(corpus, recommendation, words);
  }
  std::sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) { return a->number < b->number; });
  for (const Recommendation* recommendation : in_order) all.items.push_back(by_id.fields[recommendation->id.text]);
  Value by_audience = Value::list();
  for (const std::string& audience : ordered_ids(corpus.publication.audiences, audiences)) {
    Value group;
    set_made(group, "id", audience, corpus.publication.span);
    set_made(group, "title", title_in(corpus.publication.audiences, audience), corpus.publication.span);
    Value members = Value::list();
    for (const Recommendation* recommendation : in_order)
      if (recommendation->addressed_to.text == audience) members.items.push_back(by_id.fields[recommendation->id.text]);
    if (members.items.empty()) continue;
    group.fields["recommendations"] = std::move(members);
    by_audience.items.push_back(std::move(group));
  }
  context.fields["recommendations"] = std::move(all);
  context.fields["recommendation"] = std::move(by_id);
  context.fields["recommendations_by_audience"] = std::move(by_audience);
}

Value chapter_values(const Corpus& corpus) {
  Value value;
  for (const auto& [id, chapter] : corpus.chapters) {
    Value& item = value.fields[id];
    set_text(item, "id", chapter.id);
    set_text(item, "title", chapter.title);
    set_text(item, "standfirst", chapter.standfirst);
    set_text(item, "toc", chapter.toc);
    set_text(item, "key_message", chapter.key_message);
    item.fields["body"] = Value::prose(chapter.body, id);
  }
  return value;
}

Value front_matter_values(const Corpus& corpus) {
  Value value;
  for (const auto& [id, part] : corpus.front_matter) {
    Value& item = value.fields[id];
    set_text(item, "id", part.id);
    set_text(item, "title", part.title);
    item.fields["body"] = Value::prose(part.body, id + "-front");
  }
  return value;
}

Value state_values(const Corpus& corpus) {
  Value list = Value::list();
  for (const auto& [id, state] : corpus.states) {
    Value item;
    set_text(item, "id", state.id);
    set_text(item, "name", state.name);
    item.fields["summary"] = Value::prose(state.summary, id + "-summary");
    list.items.push_back(std::move(item));
  }
  std::sort(list.items.begin(), list.items.end(), [](const Value& a, const Value& b) {
    return a.fields.at("name").content.text < b.fields.at("name").content.text;
  });
  return list;
}

// Those that may be shown, named as far as their record allows.
Value consultation_values(const Corpus& corpus) {
  Value list = Value::list();
  for (const auto& [id, consultation] : corpus.consultations) {
    if (consultation.confidential) continue;
    Value item;
    set_text(item, "id", consultation.id);
    set_made(item, "who", sources::person_as_attributed(consultation), consultation.span);
    set_date(item, "date", consultation.date);
    list.items.push_back(std::move(item));
  }
  return list;
}

Value count_values(const Corpus& corpus, const ReferenceList& references) {
  Value value;
  const auto put = [&](const std::string& name, std::size_t count) {
    set_made(value, name, std::to_string(count), corpus.publication.span);
  };
  put("findings", corpus.findings.size());
  put("platforms", corpus.platforms.size());
  put("states", corpus.states.size());
  put("recommendations", corpus.recommendations.size());
  put("facts", static_cast<std::size_t>(std::count_if(corpus.facts.begin(), corpus.facts.end(), [&](const auto& entry) {
        return !corpus.is_confidential(entry.second);
      })));
  put("references", references.used.size());
  return value;
}

}  // namespace

void set_references(Value& context, const Corpus& corpus, const ReferenceList& references) {
  context.fields["references"] = reference_values(corpus, references);
  context.fields["counts"] = count_values(corpus, references);
}

Value build_context(const Corpus& corpus, const sources::Matrix& matrix, const ComposeOptions& options) {
  Value context;
  context.fields["publication"] = publication_value(corpus);
  context.fields["cut_off"] = context.fields["publication"].fields["cut_off"];
  context.fields["front_matter"] = front_matter_values(corpus);
  context.fields["chapters"] = chapter_values(corpus);
  add_findings(context, corpus);
  add_recommendations(context, corpus, options.words);
  context.fields["figure"] = figure_values(corpus);
  context.fields["platforms"] = platform_values(corpus, matrix);
  context.fields["states"] = state_values(corpus);
  context.fields["matrix"] = matrix_value(corpus, matrix);
  set_references(context, corpus, {});
  context.fields["consultations"] = consultation_values(corpus);
  add_deck(context, corpus, options);
  return context;
}

}  // namespace galley::compose
