#include "publish/skeleton.h"

#include <chrono>
#include <fstream>

#include <fmt/format.h>

#include "publish/dates.h"
#include "publish/project.h"
#include "sources/read.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

bool is_id(std::string_view id) {
  constexpr std::size_t longest = 40;
  const auto letter_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (id.empty() || id.size() > longest || !letter_or_digit(id.front())) return false;
  for (const char c : id)
    if (!letter_or_digit(c) && c != '-') return false;
  return true;
}

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

constexpr std::string_view skeleton = R"(---
# Every key is explained in sources/README.md. Lines that begin with # are notes to you.
title: {id}                  # a short name, for lists
topic: {topic}
platforms: []                # ids of sources/platforms, such as [tiktok, line]
states: []                   # ids of sources/states, such as [TH, VN]
evidence: [{fact}]           # ids of the facts it rests on; replace this example
strength: limited            # strong, moderate or limited
# key: 1                     # a rank makes it a key finding: it enters the brief and the slides
audience: [policymakers]     # private-sector, policymakers, law-enforcement
reviewed: {today}
review_by: {later}
owner: research lead
---

## Headline

State the finding in at most fifteen words

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

}  // namespace

Result<std::string> new_finding(const fs::path& folder, std::string_view id, std::int64_t now) {
  if (!is_id(id))
    return failure(fmt::format("'{}' cannot be an id", id),
                   "An id has 1 to 40 letters, digits and hyphens, and begins with a letter or digit.");
  Diagnostics diagnostics;
  TRY(const Project project, load_project(folder, diagnostics));
  const sources::Corpus corpus = sources::read_corpus(project.files, diagnostics);
  const std::string path = fmt::format("sources/findings/{}.md", id);
  if (fs::exists(project.root / path)) return failure(fmt::format("{} exists already", path), "Choose another id.");
  const std::string fact = example_fact(corpus);
  if (fact.empty())
    return failure("the project has no fact that a finding could rest on",
                   "Add one first, in sources/platforms, sources/states, sources/frameworks.yml or sources/context.yml.");
  constexpr std::int64_t half_a_year = 182LL * 24 * 3600;
  const std::string text =
      fmt::format(fmt::runtime(skeleton), fmt::arg("id", id), fmt::arg("topic", first_topic(corpus)),
                  fmt::arg("fact", fact), fmt::arg("today", iso_date(now)), fmt::arg("later", iso_date(now + half_a_year)));
  std::error_code error;
  fs::create_directories((project.root / path).parent_path(), error);
  std::ofstream out(project.root / path, std::ios::binary);
  out << text;
  out.close();
  if (!out) return failure(fmt::format("{} could not be written", path), "Check who may write there.");
  return path;
}

}  // namespace galley::publish
