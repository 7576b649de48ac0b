#include "publish/skeleton.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fstream>

#include <fmt/format.h>

#include "publish/dates.h"
#include "publish/project.h"
#include "sources/read.h"
#include "unicode/unicode.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

// The first fact that may carry a finding: the skeleton must pass as it stands.
std::string example_fact(const sources::Corpus& corpus) {
  for (const auto& [id, fact] : corpus.facts)
    if (fact.confidence == sources::Confidence::retrieved && !corpus.is_confidential(fact)) return id;
  return {};
}

std::string first_topic(const sources::Corpus& corpus) {
  if (!corpus.publication.topics.empty()) return corpus.publication.topics.front().id.text;
  return corpus.findings.empty() ? "general" : corpus.findings.begin()->second.topic.text;
}

constexpr std::string_view finding_skeleton = R"(---
# Every key is explained in sources/README.md. Lines that begin with # are notes to you.
title: {id}                  # a short name, for lists
topic: {topic}
platforms: []                # {platforms}
states: []                   # {states}
evidence: [{fact}]           # ids of the facts it rests on; replace this example
strength: limited            # strong, moderate or limited
# key: 1                     # a rank makes it a key finding: it enters the brief and the slides
audience: [{audience}]     # {audiences}
reviewed: {today}
review_by: {later}
owner: research lead
---

## Headline

State the finding in one short line

## Brief

Say in one paragraph what was found and where. Each paragraph cites a fact [@{fact}].

## Detail

Give the evidence, its limits and what follows from it, in two or three paragraphs that each cite a fact [@{fact}].

## Talking points

### Say

What the presenter says aloud, in under two minutes.

### Question

What will the audience most likely ask?

### Answer

The answer, in two sentences.

### Caveat

What this finding does not show.
)";

constexpr std::string_view recommendation_skeleton = R"(---
# Every key is explained in sources/README.md. Lines that begin with # are notes to you.
title: Name one thing to do
addressed_to: {audience}
facts: [{fact}]              # ids of the facts it rests on; replace this example
findings: []                 # ids of sources/findings
time_frame: {{from: 0, to: 6}} # months
responsible_actor: A ministry
reviewed: {today}
review_by: {later}
owner: research lead
---

## Action

Say in one paragraph what the ministry does, and how.

## Rationale

Say why, and on what it rests [@{fact}].
)";

constexpr std::string_view platform_skeleton =
    R"(# Every key is explained in sources/README.md. Lines that begin with # are notes to you.
id: {id}
name: Name of the platform
company: Name of the company
summary: What the platform is, and who uses it there, in one sentence.
way_in: |
  Say in one paragraph how an investigator reaches it [@{id}-1].
facts:
  - id: {id}-1
    dimension: request channel
    statement: What the source says, in your words.
    source: {source}             # a key of references.json; replace this example
    locator: the section or page
    quote: the words of the source
    confidence: retrieved        # or known: documented widely, text not seen
)";

constexpr std::string_view chapter_skeleton = R"(---
# Every key is explained in sources/README.md. Show the chapter with {{{{chapters.{id}.body}}}} in an outline.
title: Title of the chapter
standfirst: Say in one sentence what the chapter shows.
---

Say what follows in paragraphs that each cite a fact [@{fact}].
)";

// A kind of record: where its files stand and what a new one says.
struct Kind {
  std::string_view name, folder, ending, skeleton;
};
constexpr std::array kinds = {
    Kind{"finding", "findings", ".md", finding_skeleton},
    Kind{"recommendation", "recommendations", ".md", recommendation_skeleton},
    Kind{"platform", "platforms", ".yml", platform_skeleton},
    Kind{"chapter", "chapters", ".md", chapter_skeleton},
};

std::string first_audience(const sources::Corpus& corpus) {
  return corpus.publication.audiences.empty() ? "policymakers" : corpus.publication.audiences.front().id.text;
}

std::string audience_note(const sources::Corpus& corpus) {
  std::vector<std::string> ids;
  for (const sources::Name& audience : corpus.publication.audiences) ids.push_back(audience.id.text);
  return ids.empty() ? "for whom it is" : fmt::format("of {}, as publication.yml lists them", fmt::join(ids, ", "));
}

// "ids of sources/states, such as [KH, LA]"
template <class Records>
std::string id_note(std::string_view folder, const Records& records) {
  std::string examples;
  for (const auto& [id, record] : records)
    if (examples.find(',') == std::string::npos) examples += (examples.empty() ? "" : ", ") + id;
  return fmt::format("ids of {}{}", folder,
                     examples.empty() ? "; leave it empty where there are none" : ", such as [" + examples + "]");
}

bool is_taken(const sources::Corpus& corpus, std::string_view kind, std::string_view id) {
  const std::string folded = unicode::fold_case(id);
  const auto holds = [&](const auto& records) {
    return std::any_of(records.begin(), records.end(),
                       [&](const auto& entry) { return unicode::fold_case(entry.first) == folded; });
  };
  if (kind == "chapter") return holds(corpus.chapters);
  return holds(corpus.findings) || holds(corpus.recommendations) || holds(corpus.platforms) || holds(corpus.states) ||
         holds(corpus.facts) || holds(corpus.references);
}

}  // namespace

std::vector<std::string> record_kinds() {
  std::vector<std::string> names;
  for (const Kind& kind : kinds) names.emplace_back(kind.name);
  return names;
}

Result<std::string> new_record(const fs::path& folder, std::string_view kind_name, std::string_view id,
                               std::int64_t now) {
  const auto kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& known) { return known.name == kind_name; });
  assert(kind != kinds.end());
  if (!sources::is_id(id))
    return failure(fmt::format("'{}' cannot be an id", id),
                   "An id has 1 to 40 letters, digits and hyphens, and begins with a letter or digit.");
  Diagnostics diagnostics;
  TRY(const Project project, load_project(folder, diagnostics));
  const sources::Corpus corpus = sources::read_corpus(project.files, diagnostics);
  const std::string path = fmt::format("sources/{}/{}{}", kind->folder, id, kind->ending);
  if (fs::exists(project.root / path)) return failure(fmt::format("{} exists already", path), "Choose another id.");
  if (is_taken(corpus, kind_name, id)) return failure(fmt::format("the id '{}' is taken", id), "Choose another id.");
  const std::string fact = example_fact(corpus);
  if (fact.empty())
    return failure(
        "the project has no fact that a record could rest on",
        "Add one first, in sources/platforms, sources/states, sources/frameworks.yml or sources/context.yml.");
  constexpr std::int64_t half_a_year = 182LL * 24 * 3600;
  const std::string text = fmt::format(
      fmt::runtime(kind->skeleton), fmt::arg("id", id), fmt::arg("topic", first_topic(corpus)), fmt::arg("fact", fact),
      fmt::arg("audience", first_audience(corpus)), fmt::arg("audiences", audience_note(corpus)),
      fmt::arg("platforms", id_note("sources/platforms", corpus.platforms)),
      fmt::arg("states", id_note("sources/states", corpus.states)), fmt::arg("source", corpus.fact(fact)->source.text),
      fmt::arg("today", iso_date(now)), fmt::arg("later", iso_date(now + half_a_year)));
  std::error_code error;
  fs::create_directories((project.root / path).parent_path(), error);
  std::ofstream out(project.root / path, std::ios::binary);
  out << text;
  out.close();
  if (!out) {
    fs::remove(project.root / path, error);  // half a record would be one mistake more
    return failure(fmt::format("{} could not be written", path), "Check who may write there, and the space left.");
  }
  return path;
}

}  // namespace galley::publish
