// The deck's slides as outlines see them.
#include <fmt/format.h>

#include "compose/context.h"

namespace galley::compose {
namespace {

constexpr int seconds_of_minute = 60;

// "45 seconds", "1 minute 20 seconds"
std::string duration(int seconds, const Words& words) {
  const auto counted = [](int number, const std::string& one, const std::string& many) {
    return number == 1 ? one : fill_in(many, std::to_string(number));
  };
  const int minutes = seconds / seconds_of_minute, rest = seconds % seconds_of_minute;
  const std::string of_rest = counted(rest, words.one_second, words.seconds);
  if (minutes == 0) return of_rest;
  return counted(minutes, words.one_minute, words.minutes) + (rest == 0 ? "" : " " + of_rest);
}

// "3:05"
std::string clock(int seconds) {
  return fmt::format("{}:{:02}", seconds / seconds_of_minute, seconds % seconds_of_minute);
}

void set_made(Value& object, const std::string& name, std::string text, Span origin) {
  object.fields[name] = Value::made(std::move(text), origin);
}

Value evidence_value(const std::string& id, MappedText statement, MappedText citation, Span origin) {
  Value item;
  set_made(item, "id", id, origin);
  item.fields["statement"] = Value::text(std::move(statement));
  item.fields["citation"] = Value::markdown(std::move(citation));
  return item;
}

// What the slide's charts show, then what it and its notes cite, each with its source.
// Confidential records are left out.
Value evidence_values(const sources::Corpus& corpus, const DeckSlide& slide, const Words& words) {
  Value list = Value::list();
  for (const std::string& id : slide.figures) {
    const auto found = corpus.figures.find(id);
    if (found == corpus.figures.end()) continue;
    const sources::Figure& figure = found->second;
    MappedText statement = figure.title, source;
    if (!statement.text.ends_with('.')) statement.append(".", figure.title.span(), Origin::changed);
    if (!figure.source.empty()) {
      source.append(words.source + " ", figure.source.span(), Origin::changed);
      source.append(figure.source);
    }
    list.items.push_back(evidence_value(id, std::move(statement), std::move(source), figure.span));
  }
  for (const std::string& id : slide.cited) {
    const sources::Fact* fact = corpus.fact(id);
    const sources::Reference* reference = corpus.cited(id);
    if (reference == nullptr || reference->confidential || (fact != nullptr && corpus.is_confidential(*fact))) continue;
    const Span origin = fact != nullptr ? fact->span : reference->span;
    list.items.push_back(evidence_value(id, fact != nullptr ? fact->statement : reference->title,
                                        {fmt::format("[@{}]", id), origin, Origin::changed}, origin));
  }
  return list;
}

}  // namespace

void add_deck(Value& context, const sources::Corpus& corpus, const ComposeOptions& options) {
  Value list = Value::list();
  int number = 0, words = 0, seconds = 0;
  for (const DeckSlide& slide : options.deck.slides) {
    const Span origin = slide.title.span();
    const std::string scope = fmt::format("slide-{}", ++number);
    Value item;
    set_made(item, "number", std::to_string(number), origin);
    item.fields["title"] = Value::markdown(slide.title);
    item.fields["section"] = Value::markdown(slide.section);
    item.fields["say"] = Value::prose(slide.say, scope + "-say");
    item.fields["question"] = Value::prose(slide.question, scope + "-question");
    item.fields["source"] = Value::prose(slide.source, scope + "-source");
    item.fields["evidence"] = evidence_values(corpus, slide, options.words);
    const bool shown = !item.fields["evidence"].items.empty() || !slide.source.empty();
    set_made(item, "has_evidence", shown ? "yes" : "", origin);
    set_made(item, "words", std::to_string(slide.words), origin);
    set_made(item, "time", duration(slide.seconds, options.words), origin);
    set_made(item, "clock", clock(slide.seconds), origin);
    set_made(item, "begins", clock(seconds), origin);
    words += slide.words;
    seconds += slide.seconds;
    list.items.push_back(std::move(item));
  }
  const Span origin = corpus.publication.span;
  Value whole;
  set_made(whole, "slides", std::to_string(number), origin);
  set_made(whole, "words", std::to_string(words), origin);
  set_made(whole, "time", duration(seconds, options.words), origin);
  set_made(whole, "clock", clock(seconds), origin);
  set_made(whole, "words_per_minute", std::to_string(options.deck.words_per_minute), origin);
  context.fields["slides"] = std::move(list);
  context.fields["deck"] = std::move(whole);
}

}  // namespace galley::compose
