#include "compose/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/assemble.h"
#include "compose/references.h"
#include "sources/read.h"
#include "support/project.h"

namespace galley::compose {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto publication =
    "id: p\ntitle: 'A *starred* title | [1]'\nlanguage: en\ndate: 2026-11-23\nkind: sample\n"
    "topics:\n  - {id: t, title: Topic}\n  - {id: empty, title: Empty}\noutputs:\n  - {id: o, file: o.pdf}\n";
constexpr auto references =
    R"([{"id": "law", "type": "legislation", "title": "A law_of", "author": [{"literal": "State"}], "issued": {"date-parts": [[2024, 4, 20]]}, "URL": "https://x.org/a b"},
        {"id": "rule", "type": "webpage", "title": "B", "publisher": "Meta", "issued": {"date-parts": [[2026]]}},
        {"id": "secret", "type": "webpage", "title": "S"}, {"id": "unused", "type": "webpage", "title": "U"}])";
constexpr auto facts =
    "facts:\n  - {id: C-1, dimension: d, statement: s, source: law, confidence: retrieved}\n"
    "  - {id: C-2, dimension: d, statement: s, source: secret, confidence: retrieved}\n";
constexpr auto finding =
    "---\ntitle: T\ntopic: t\nevidence: [C-1, C-2]\nstrength: strong\nkey: 1\n---\n\n## Headline\n\nOne_line\n\n## Brief\n\nFirst [@C-1].[^a] See [law][l], [l] and [l][].\n\n"
    "[^a]: A note.\n[l]: https://x.org\n\n## Detail\n\n### Head\n\nText `[^a]` [@rule].\n\n```\n# code\n```\n\n#### Deeper\n\n- item\n";
constexpr auto table =
    "caption: A table\nnote: N [@C-1].\ncolumns:\n  - {id: a, head: A, width: 2, align: left, group: G}\n  - {id: b, head: B, width: 1, align: right, group: G}\nrows:\n  - {a: 'x | y', b: '1 [@rule]'}\n";

struct Project {
  Files files;
  Diagnostics diagnostics;
  Manuscript manuscript;

  explicit Project(const std::string& outline) {
    files.add("sources/publication.yml", publication);
    files.add("sources/references.json", references);
    files.add("sources/source-notes.yml", "secret: {confidential: true}\n");
    files.add("sources/context.yml", facts);
    files.add("sources/findings/f.md", finding);
    files.add("sources/tables/tab.yml", table);
    const FileId id = files.add("templates/o.md", outline);
    const sources::Corpus corpus = sources::read_corpus(files, diagnostics);
    EXPECT_EQ(messages(), "");
    manuscript = compose_manuscript(corpus, files, id, {}, diagnostics);
  }
  [[nodiscard]] std::string messages() const { return test::describe(diagnostics, files); }
  [[nodiscard]] const std::string& text() const { return manuscript.text.text; }
};

TEST(Compose, WholeManuscript) {
  const Project project(
      "# {{publication.title}} {toc=\"{{publication.title}}\"}\n\n{{#findings_by_topic}}\n## {{title}}\n\n{{#findings}}\n### {{headline}}\n\n{{detail}}\n\n"
      "> {{brief}}\n\n- {{brief}}\n{{/findings}}\n{{^findings}}\nNothing.\n{{/findings}}\n{{/findings_by_topic}}\n\n{{! remark }}\n```table\ntab .wide\n```\n\n"
      "{{#references.all}}\n{{number}}. []{#ref-{{key}}}{{entry}}\n{{/references.all}}\n");
  EXPECT_EQ(project.messages(), "");
  test::expect_golden("unit/compose/manuscript.md", project.text());
}

TEST(Compose, NamesThatDoNotExistAreErrorsAtTheirLine) {
  const Project project(
      "{{#findings}}\n{{healine}}\n{{/findings}}\n{{publication.titel}}\n{{publication}} {{findings}}\nx {{finding.f.brief}}\n{{zzzzzz}}\n");
  EXPECT_EQ(
      project.messages(),
      "templates/o.md:2:1: error[outline.unknown-name] nothing is called 'healine' here (did you mean 'headline'?)\n"
      "templates/o.md:4:1: error[outline.unknown-name] nothing is called 'publication.titel' here (did you mean 'publication.title'?)\n"
      "templates/o.md:5:1: error[outline.kind] 'publication' is a group of names, not text (name one of its parts after a dot)\n"
      "templates/o.md:5:17: error[outline.kind] 'findings' is a list, not text (loop over it: {{#findings}} … {{/findings}})\n"
      "templates/o.md:6:3: error[outline.prose] 'finding.f.brief' is prose and needs a line of its own (only spaces, '>' and one list mark may stand before it, and nothing behind it)\n"
      "templates/o.md:7:1: error[outline.unknown-name] nothing is called 'zzzzzz' here (templates/README.md lists the names)\n");
  EXPECT_EQ(project.text(), "");
}

TEST(Compose, BrokenOutlinesAreErrors) {
  EXPECT_THAT(Project("a {{title").messages(),
              HasSubstr("templates/o.md:1:3: error[outline.tag] this tag is never closed"));
  EXPECT_THAT(Project("{{{x}}}").messages(), HasSubstr("an unescaped tag is not used here"));
  EXPECT_THAT(Project("{{&x}}").messages(), HasSubstr("an unescaped tag is not used here"));
  EXPECT_THAT(Project("{{>x}}").messages(), HasSubstr("cannot include"));
  EXPECT_THAT(Project("{{=<% %>=}}").messages(), HasSubstr("delimiters"));
  EXPECT_THAT(Project("{{#findings}}\n{{/finding}}\n").messages(),
              HasSubstr("templates/o.md:2:1: error[outline.section] this ends 'finding'"));
  EXPECT_THAT(Project("{{#findings}}\n").messages(), HasSubstr("the section 'findings' is never ended"));
  EXPECT_THAT(Project("{{/findings}}\n").messages(), HasSubstr("which is not open here"));
  EXPECT_THAT(Project("\x01 x").messages(), HasSubstr("error[text.control]"));
  EXPECT_EQ(Project("").messages(),
            "templates/o.md:1:1: error[text.empty] this file is empty (write what it is for, or delete it)\n");
}

TEST(Compose, LoopsThatMultiplyAreStopped) {
  std::string bomb, end;
  for (int level = 0; level < 40; ++level) {  // over two topics: 2^40 turns
    bomb += "{{#findings_by_topic}}\n";
    end += "{{/findings_by_topic}}\n";
  }
  const Project project(bomb + "{{publication.title}}\n" + end);
  EXPECT_THAT(project.messages(), HasSubstr("outline.size"));
}

TEST(Compose, ALoopOverNothingIsAWarning) {
  const Project project("{{#recommendations}}\n{{title}}\n{{/recommendations}}\n");
  EXPECT_THAT(
      project.messages(),
      HasSubstr("templates/o.md:1:1: warning[outline.empty-loop] this loops over 'recommendations', which is empty"));
}

TEST(Compose, EveryByteLeadsToItsSource) {
  Project project("# {{publication.title}}\n\n{{finding.f.brief}}\n\n```table\ntab\n```\n");
  EXPECT_EQ(project.messages(), "");
  const std::string text = project.text();
  const FileId composed = project.files.add_mapped("out/m.md", project.manuscript.text);
  const auto place = [&](const std::string& words) {
    const auto at = static_cast<std::uint32_t>(text.find(words));
    const Place found = project.files.place({composed, at, at + static_cast<std::uint32_t>(words.size())});
    return std::string(found.path) + ":" + std::to_string(found.line) + ":" + std::to_string(found.column);
  };
  EXPECT_EQ(place("starred"), "sources/publication.yml:2:12");
  EXPECT_EQ(place("First"), "sources/findings/f.md:15:1");
  EXPECT_EQ(place("A note"), "sources/findings/f.md:17:7");
  EXPECT_EQ(place("x \\| y"), "sources/tables/tab.yml:7:10");
  EXPECT_EQ(place("# A"), "templates/o.md:1:1");
  EXPECT_EQ(project.manuscript.text.map.length(), text.size());
}

TEST(Compose, ReferencesAreThoseUsedAndNeverTheConfidential) {
  const Project project("{{finding.f.brief}}\n\n{{finding.f.detail}}\n\n{{finding.f.citation}}\n");
  EXPECT_THAT(project.manuscript.used_references, ElementsAre("rule", "law"));
  EXPECT_EQ(project.manuscript.references.at("C-1").key, "law");
  EXPECT_EQ(project.manuscript.references.at("C-1").number, 2);
  EXPECT_EQ(project.manuscript.references.at("rule").label, "Meta 2026");
  EXPECT_EQ(project.manuscript.references.at("unused").number, 0);
  EXPECT_FALSE(project.manuscript.references.contains("secret"));
  EXPECT_FALSE(project.manuscript.references.contains("C-2"));
  EXPECT_THAT(project.text(), HasSubstr("\n[@C-1]\n"));
}

TEST(Compose, UnknownTablesAreErrorsWhereTheyAreNamed) {
  const Project project("\n> ```table\n> tob\n> ```\n");
  EXPECT_EQ(project.messages(),
            "templates/o.md:3:3: error[table.unknown] there is no table 'tob' (did you mean 'tab'?)\n");
}

TEST(Compose, SourceMapIsWrittenSorted) {
  Project project("# {{publication.title}}\n");
  const std::string json = source_map_json(project.manuscript.text.map, project.files);
  EXPECT_THAT(
      json,
      HasSubstr(
          "{\"files\": [\"sources/publication.yml\", \"templates/o.md\"],\n\"spans\": [\n[0, 2, 1, 0, 2, \"template\"],\n"));
  EXPECT_THAT(json, HasSubstr("\"copy\"]"));
}

TEST(Escape, MarksAreShownAsTheyAre) {
  const auto escaped = [](const std::string& text, bool start) {
    return escape_text(MappedText(text, {}, Origin::changed), start).text;
  };
  EXPECT_EQ(escaped("a*b_c [d] <e> {f} `g` h|i", false), "a\\*b\\_c \\[d\\] \\<e\\> \\{f\\} \\`g\\` h\\|i");
  EXPECT_EQ(escaped("1. a", true), "1\\. a");
  EXPECT_EQ(escaped("- a", true), "\\- a");
  EXPECT_EQ(escaped("# a", true), "\\# a");
  EXPECT_EQ(escaped("1. a", false), "1. a");
  EXPECT_EQ(escape_attribute(MappedText("say \"x\"", {}, Origin::changed)).text, "say \\\"x\\\"");
}

TEST(Prose, HeadingsMoveBelowTheEnclosingOne) {
  Diagnostics diagnostics;
  const auto settled = [&](const std::string& text, int enclosing) {
    return settle_prose(MappedText(text, {}, Origin::changed), enclosing, "r", diagnostics).text;
  };
  EXPECT_EQ(settled("## A\n\n### B", 1), "## A\n\n### B");
  EXPECT_EQ(settled("## A\n\n### B", 3), "#### A\n\n##### B");
  EXPECT_EQ(settled("#### A", 1), "## A");
  EXPECT_EQ(settled("## A", 0), "## A");
  EXPECT_FALSE(diagnostics.has_errors());
  static_cast<void>(settled("## A\n\n### B", 5));
  static_cast<void>(settled("A\n---", 1));
  EXPECT_EQ(diagnostics.count(Severity::error), 2U);
}

TEST(Citations, AreReadOutsideCode) {
  EXPECT_THAT(cited_ids("a [@b, p. 4; @c-1] `x` [@fig:z] \\[@no]\n```\n[@code]\n```\n[@d]"),
              ElementsAre("b", "c-1", "d"));
}

TEST(References, AreWrittenShort) {
  sources::Reference reference;
  const auto text = [](const char* words) { return MappedText(words, {}, Origin::changed); };
  reference.title = text("Title");
  reference.container_title = text("Journal");
  reference.url = text("https://www.x.org/a b");
  reference.issued = {2024, 4, 0, {}};
  EXPECT_EQ(format_reference(reference), "Journal, [*Title*](<https://www.x.org/a%20b>), April 2024.");
  EXPECT_EQ(reference_label(reference), "Journal 2024");
  reference.issued = {};
  reference.authors = {{"Doe", "Jane", ""}, {"Roe", "", ""}};
  EXPECT_EQ(reference_label(reference), "Doe and Roe n.d.");
  EXPECT_THAT(format_reference(reference),
              HasSubstr("Doe, Jane and Roe, [*Title*](<https://www.x.org/a%20b>), Journal, undated."));
}

TEST(References, OfJournalsSayWhereTheArticleStands) {
  sources::Reference reference;
  const auto text = [](const char* words) { return MappedText(words, {}, Origin::changed); };
  reference.title = text("Title");
  reference.container_title = text("Journal");
  reference.volume = text("12");
  reference.issue = text("3");
  reference.page = text("4-19");
  EXPECT_EQ(format_reference(reference), "Journal, *Title*, vol. 12, No. 3, pp. 4\u201319, undated.");
  reference.page = text("7");
  EXPECT_THAT(format_reference(reference), HasSubstr(", p. 7, undated."));
}

TEST(Citations, InTheLineOfAFigureShowTheNumbersOfTheList) {
  const std::map<std::string, CitedReference, std::less<>> listed = {
      {"law", {"law", 7, "Law 2024", ""}}, {"AU-01", {"act", 3, "Act 2021", ""}}, {"x", {"x", 0, "Meta 2026", ""}}};
  EXPECT_EQ(show_citations("Laws [@law, p. 4; @AU-01], press [@x].", listed), "Laws [3; 7, p. 4], press [Meta 2026].");
  EXPECT_EQ(show_citations("Laws [@gone], [a] [@", listed), "Laws , [a] [@");
}

}  // namespace
}  // namespace galley::compose
