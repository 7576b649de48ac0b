// Findings, recommendations, chapters and front matter: front matter in YAML, then text.
#include <algorithm>

#include <fmt/format.h>

#include "sources/markdown.h"
#include "sources/reading.h"
#include "sources/text.h"

namespace galley::sources {
namespace {

const std::vector<std::string> strengths{"strong", "moderate", "limited"};

// Calls read(fields, body) for a Markdown source with front matter; unknown keys are reported.
template <class Read>
void markdown_file(Reading& reading, FileId file, const std::string& what, Read read) {
  const auto text = clean_text(reading.files, file, reading.diagnostics);
  if (!text) return;
  const auto source = split_front_matter(*text, reading.diagnostics);
  if (!source) return;
  Fields fields(source->front_matter, what, reading.diagnostics);
  if (!fields.valid()) return;
  read(fields, source->body);
  fields.finish();
}

// Sections with given titles: reports unknown, doubled and missing ones; one that is misspelt is
// both unknown and missing, and is said once.
class NamedSections {
 public:
  NamedSections(const MappedText& body, int level, std::string what, Span whole, Diagnostics& diagnostics)
      : sections_(split_sections(body, level)), level_(level), what_(std::move(what)), whole_(whole),
        diagnostics_(diagnostics) {
    if (!sections_.before.empty())
      diagnostics_.error("section.outside", sections_.before.span(),
                         fmt::format("this text stands before the first section of {}", what_),
                         sections_.before.text.starts_with('#')
                             ? fmt::format("the heading of a section begins with '{} '", mark())
                             : "move it below a heading");
  }

  MappedText take(const std::string& title, Need need) {
    known_.push_back(title);
    const Section* found = nullptr;
    for (const Section& section : sections_.sections) {
      if (section.title.text != title) continue;
      if (found != nullptr)
        diagnostics_.error("section.duplicate", section.title.span(),
                           fmt::format("the section '{}' stands here twice", title));
      else
        found = &section;
    }
    if (found == nullptr) {
      if (need == Need::required) missing_.push_back(title);
      return {};
    }
    if (found->body.empty() && need == Need::required)
      diagnostics_.error("section.missing", found->title.span(), fmt::format("the section '{}' is empty", title));
    return found->body;
  }

  void finish() {
    for (const Section& section : sections_.sections) {
      if (std::find(known_.begin(), known_.end(), section.title.text) != known_.end()) continue;
      const auto near = nearest(section.title.text, known_);
      diagnostics_.error(
          "section.unknown", section.title.span(), fmt::format("{} has no section '{}'", what_, section.title.text),
          near ? fmt::format("did you mean '{} {}'?", mark(), *near)
               : fmt::format("its sections are {}; a heading inside one has more marks", fmt::join(known_, ", ")));
      if (near) std::erase(missing_, *near);
    }
    for (const std::string& title : missing_)
      diagnostics_.error("section.missing", whole_, fmt::format("{} needs the section '{} {}'", what_, mark(), title));
  }

 private:
  [[nodiscard]] std::string mark() const { return std::string(static_cast<std::size_t>(level_), '#'); }

  Sections sections_;
  int level_;
  std::string what_;
  Span whole_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_, missing_;
};

// A section that is one line of text.
MappedText one_line(const MappedText& section, std::string_view title, Diagnostics& diagnostics) {
  const MappedText line = trimmed(section);
  if (const std::size_t at = line.text.find('\n'); at != std::string::npos)
    diagnostics.error("source.one-line", line.span(at, at + 1), fmt::format("'{}' must be one line", title));
  return line;
}

TalkingPoints read_talking_points(const MappedText& section, Span whole, Diagnostics& diagnostics) {
  if (section.empty()) return {};
  NamedSections parts(section, 3, "talking points", whole, diagnostics);
  TalkingPoints points;
  points.say = parts.take("Say", Need::required);
  points.question = parts.take("Question", Need::optional);
  points.answer = parts.take("Answer", Need::optional);
  points.caveat = parts.take("Caveat", Need::optional);
  parts.finish();
  return points;
}

}  // namespace

Upkeep read_upkeep(Fields& fields) {
  Upkeep upkeep;
  upkeep.reviewed = fields.date("reviewed");
  upkeep.review_by = fields.date("review_by");
  if (upkeep.reviewed && upkeep.review_by && upkeep.review_by.iso() < upkeep.reviewed.iso())
    fields.diagnostics().error("source.date", upkeep.review_by.span,
                               "the next review is due before the last one, which `reviewed` gives",
                               "write the later day at `review_by`");
  upkeep.owner = fields.text("owner");
  return upkeep;
}

void read_finding(Reading& reading, FileId file) {
  markdown_file(reading, file, "a finding", [&](Fields& fields, const MappedText& body) {
    Finding finding;
    finding.id = reading.id_of_file(file);
    finding.span = fields.span();
    finding.title = fields.text("title", Need::required);
    finding.topic = fields.text("topic", Need::required);
    finding.platforms = fields.texts("platforms");
    finding.states = fields.texts("states");
    finding.evidence = fields.texts("evidence");
    if (const auto index = fields.choice("strength", strengths, Need::required))
      finding.strength = static_cast<Strength>(*index);
    finding.key = fields.integer("key");
    finding.audience = fields.texts("audience");
    finding.upkeep = read_upkeep(fields);
    NamedSections sections(body, 2, "a finding", finding.span, reading.diagnostics);
    finding.headline = one_line(sections.take("Headline", Need::required), "Headline", reading.diagnostics);
    finding.brief = sections.take("Brief", Need::required);
    finding.detail = sections.take("Detail", Need::required);
    for (const MappedText* text : {&finding.brief, &finding.detail}) check_first_heading(*text, 3, reading.diagnostics);
    finding.talking_points =
        read_talking_points(sections.take("Talking points", Need::optional), finding.span, reading.diagnostics);
    sections.finish();
    if (reading.claim(finding.id)) reading.corpus.findings.emplace(finding.id.text, std::move(finding));
  });
}

void read_recommendation(Reading& reading, FileId file) {
  markdown_file(reading, file, "a recommendation", [&](Fields& fields, const MappedText& body) {
    Recommendation recommendation;
    recommendation.id = reading.id_of_file(file);
    recommendation.span = fields.span();
    recommendation.title = fields.text("title", Need::required);
    recommendation.addressed_to = fields.text("addressed_to", Need::required);
    recommendation.facts = fields.texts("facts");
    recommendation.findings = fields.texts("findings");
    if (const YamlNode* node = fields.mapping("time_frame")) {
      Fields time(*node, "'time_frame'", reading.diagnostics);
      recommendation.from_month = time.integer("from", Need::required).value_or(Located<int>{});
      recommendation.to_month = time.integer("to", Need::required).value_or(Located<int>{});
      time.finish();
      if (recommendation.to_month.value < recommendation.from_month.value)
        reading.diagnostics.error("source.number", node->span, "the time frame ends before it begins",
                                  "from and to are months");
    }
    recommendation.responsible_actor = fields.text("responsible_actor");
    recommendation.upkeep = read_upkeep(fields);
    NamedSections sections(body, 2, "a recommendation", recommendation.span, reading.diagnostics);
    recommendation.action = sections.take("Action", Need::required);
    recommendation.rationale = sections.take("Rationale", Need::required);
    for (const MappedText* text : {&recommendation.action, &recommendation.rationale})
      check_first_heading(*text, 3, reading.diagnostics);
    sections.finish();
    if (reading.claim(recommendation.id))
      reading.corpus.recommendations.emplace(recommendation.id.text, std::move(recommendation));
  });
}

void read_chapter(Reading& reading, FileId file) {
  markdown_file(reading, file, "a chapter", [&](Fields& fields, const MappedText& body) {
    Chapter chapter;
    chapter.id = reading.id_of_file(file);
    chapter.span = fields.span();
    chapter.title = fields.text("title", Need::required);
    chapter.standfirst = fields.text("standfirst");
    chapter.toc = fields.text("toc");
    chapter.key_message = fields.text("key_message");
    chapter.body = trimmed_block(body);
    check_first_heading(chapter.body, 2, reading.diagnostics);
    for (const Section& section : split_sections(chapter.body, 1).sections)
      reading.diagnostics.error("chapter.heading", section.title.span(), "a chapter has no '#' heading of its own",
                                "its title stands in the front matter; headings in the text begin with '##'");
    if (reading.claim(chapter.id, "chapter")) reading.corpus.chapters.emplace(chapter.id.text, std::move(chapter));
  });
}

void read_front_matter(Reading& reading, FileId file) {
  markdown_file(reading, file, "front matter", [&](Fields& fields, const MappedText& body) {
    FrontMatter part;
    part.id = reading.id_of_file(file);
    part.span = fields.span();
    part.title = fields.text("title", Need::required);
    for (const YamlNode& node : fields.items("confirm")) {
      Fields confirm(node, "an entry of 'confirm'", reading.diagnostics);
      if (!confirm.valid()) continue;
      part.confirm.push_back({confirm.text("field", Need::required), confirm.text("who", Need::required)});
      confirm.finish();
    }
    part.body = trimmed_block(body);
    if (reading.claim(part.id, "front-matter")) reading.corpus.front_matter.emplace(part.id.text, std::move(part));
  });
}

}  // namespace galley::sources
