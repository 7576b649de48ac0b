// What an author can get wrong, one case a mistake: the messages stand in
// tests/cases/projects/*.txt, and nothing of an older publication may change.
#include <sys/stat.h>

#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "support/minimal_project.h"

namespace galley::publish {
namespace {

using test::MinimalProject;

struct Case {
  const char* name;
  std::function<void(const MinimalProject&)> change;
};

constexpr const char* publication = "sources/publication.yml";
constexpr const char* finding = "sources/findings/answers.md";
constexpr const char* chapter = "sources/chapters/overview.md";
constexpr const char* platform = "sources/platforms/forum.yml";
constexpr const char* state = "sources/states/AU.yml";
constexpr const char* figure = "sources/figures/answered.yml";
constexpr const char* data = "sources/figures/answered.csv";
constexpr const char* references = "sources/references.json";
constexpr const char* outline = "templates/brief.md";

std::string outcome(const Case& mistake) {
  const MinimalProject project;
  mistake.change(project);
  project.write("out/style-report.json", "{}");
  project.write("out/report.pdf", "the publication before");
  const auto report = project.build();
  std::string text = std::string("== ") + mistake.name + "\n";
  if (!report) {
    std::string message = report.error().message;  // the folder's name differs from run to run
    if (const std::size_t at = message.find(project.path().string()); at != std::string::npos)
      message.replace(at, project.path().string().size(), "PROJECT");
    return text + "cannot run: " + message + " (" + report.error().hint + ")\n";
  }
  text += test::describe(report->diagnostics, report->project.files);
  if (!report->blocked) return text + "-> written\n";
  EXPECT_EQ(project.read("out/report.pdf"), "the publication before") << mistake.name;
  EXPECT_FALSE(report->replaced) << mistake.name;
  return text + "-> blocked\n";
}

void expect_messages(const std::string& group, const std::vector<Case>& cases) {
  std::string text;
  for (const Case& mistake : cases) text += outcome(mistake);
  test::expect_golden("cases/projects/" + group + ".txt", text);
}

Case add(const char* name, const char* file, std::string text) {
  return {name, [=](const MinimalProject& project) { project.append(file, text); }};
}
Case set(const char* name, const char* file, std::string text) {
  return {name, [=](const MinimalProject& project) { project.write(file, text); }};
}
Case swap(const char* name, const char* file, std::string from, std::string to) {
  return {name, [=](const MinimalProject& project) { project.replace(file, from, to); }};
}
Case drop(const char* name, const char* file) {
  return {name, [=](const MinimalProject& project) { project.remove(file); }};
}

TEST(BadInput, NothingIsWrong) { expect_messages("sound", {{"as it is", [](const MinimalProject&) {}}}); }

TEST(BadInput, Yaml) {
  expect_messages("yaml", {
      set("an open bracket", platform, "id: forum\nname: [\n"),
      set("a tab", platform, "id: forum\n\tname: Forum\n"),
      set("a key twice", platform, "id: forum\nid: forum\nname: Forum\ncompany: Forum Ltd\n"),
      set("an alias to itself", platform, "id: forum\nname: &a [*a]\n"),
      set("aliases that multiply", "sources/context.yml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
      set("a list for a mapping", "sources/context.yml", "- facts\n"),
      set("a figure with an open bracket", figure, "kind: [\n"),
      set("an empty file", publication, ""),
      set("an empty finding", finding, ""),
      swap("front matter without end", finding, "---\n\n## Headline", "\n## Headline"),
      swap("an unknown key", finding, "topic:", "topik:"),
      swap("an unknown key of a limit", "styles/limits.yml", "outputs:", "ouputs:"),
      swap("a no-break space behind a colon", publication, "subtitle: ", "subtitle:\u00a0"),
      swap("a key in capitals", finding, "strength:", "Strength:"),
      swap("a finding under another name", "sources/recommendations/R-01.md", "findings: [answers]",
           "findings: [answers-of-forums]"),
      {"an audience that is not listed", [](const MinimalProject& project) {
         project.replace(publication, "topics:\n", "audiences:\n  - {id: mayors, title: Mayors}\ntopics:\n");
       }},
      set("an empty list of limits", "styles/limits.yml", ""),
      swap("an unknown topic", finding, "topic: law", "topic: laws"),
      swap("two colons on a line", platform, "name: Forum", "name: Forum: the site"),
      swap("a value that begins with a sign", platform, "name: Forum", "name: @forum"),
      swap("a quotation mark that stays open", platform, "name: Forum", "name: \"Forum"),
      swap("an unknown choice", finding, "strength: limited", "strength: limitd"),
      swap("a date in words", finding, "reviewed: 2026-11-23", "reviewed: 23 November 2026"),
      swap("a day that is none", publication, "2027-01-29", "2027-02-30"),
      swap("no title", publication, "title: A small publication\n", ""),
  });
}

TEST(BadInput, Markdown) {
  expect_messages("markdown", {
      add("a box that is not closed", chapter, "\n::: callout\nopen\n"),
      add("a box that is unknown", chapter, "\n::: calout\nx\n:::\n"),
      add("HTML", chapter, "\nA <b>word</b>.\n\n<div>\nx\n</div>\n"),
      add("footnotes", chapter, "\nText[^a].\n\n[^b]: never\n"),
      add("notes in notes", chapter, "\nText[^a].\n\n[^a]: See[^b].\n\n[^b]: See[^a].\n"),
      add("a list in a note", chapter, "\nText[^a].\n\n[^a]: See this:\n\n    - one\n    - two\n"),
      add("a section's id without its kind", chapter, "\n### More {#more}\n\nSee [@sec:more].\n"),
      add("references that lead nowhere", chapter, "\nSee [@fig:answred], [@sec:none] and [@act-2027].\n"),
      add("a reference to its own section", chapter, "\nSee [@sec:overview].\n"),
      add("figures and tables that are not there", chapter, "\n```chart\nanswerd\n```\n\n```table\nnone\n```\n"),
      add("links that lead outside", chapter,
          "\n[a](file:///etc/passwd) [b](../../b.md) [c](javascript:alert) [d](/etc/d)\n"),
      {"a picture that is no PNG", [](const MinimalProject& project) {
         project.write("sources/images/market.jpg", "\xFF\xD8\xFF");
         project.append(chapter, "\n![A market](sources/images/market.jpg)\n");
       }},
      add("headings too deep", chapter, "\n##### Deep\n\nText.\n\n### Less\n"),
      add("a comment that runs on", chapter, "\nText <!-- waive A.B: a\nreason -- AB --> more.\n"),
      add("images that lead outside", chapter,
          "\n![a](../../etc/a.png)\n\n![b](/etc/b.png)\n\n![c](sources/images/c.png)\n"),
      swap("a section that is misspelled", finding, "## Brief", "## Breif"),
      swap("a headline that is too long", finding, "Forums answered 71 requests",
           "Forums answered 71 requests and then some more of them and then many more after those again"),
  });
}

// What reads like Markdown, or like Galley, and is none.
TEST(BadInput, Slips) {
  expect_messages(
      "slips",
      {
          swap("a list written as text", finding, "evidence: [AU-01]", "evidence: AU-01"),
          swap("a list without commas", "sources/recommendations/R-01.md", "facts: [AU-01]", "facts: [AU-01 AU-01]"),
          swap("a topic by its title", finding, "topic: law", "topic: Law"),
          swap("a State by its name", publication, "states: [AU]", "states: [Australia]"),
          add("citations with a comma", chapter, "\nText [@AU-01, @act-2026].\n"),
          add("citations without brackets, or without their sign", chapter,
              "\nText @AU-01 and [AU-01] and (@fig:answered), but a@AU-01.org.\n"),
          add("a citation of nothing", chapter, "\nText [@ AU-01].\n"),
          add("a heading without a space", chapter, "\n###More\n\nText.\n"),
          add("pasted bullets", chapter, "\n\u2022 one\n\u2022 two\n"),
          add("a tag of an outline", chapter, "\nThe title is {{publication.title}}.\n"),
          add("a block of another name", chapter, "\n```figure\nanswered\n```\n"),
          add("a block that is not closed", chapter, "\n```chart\nanswered\n"),
          add("a figure by its path", chapter, "\n```chart\nsources/figures/answered.yml\n```\n"),
          add("links without an address", chapter, "\n[a]() [b](www.example.org)\n"),
          add("an image without words", chapter, "\n![](sources/images/map.png)\n"),
          add("two versions of a line", chapter, "\n<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n"),
          swap("a review before the last", finding, "review_by: 2027-05-23", "review_by: 2026-05-23"),
          swap("a rank below the first", finding, "key: 1", "key: 0"),
          swap(
              "a comma in a number", state, "facts:",
              "facts:\n  - {id: AU-09, dimension: d, statement: s, source: act-2026, confidence: retrieved, values: [{number: 41,200, unit: meals}]}"),
          set("no reference", references, "[]\n"),
          swap("limits of no output", "styles/limits.yml", "  report:", "  rapport:"),
          swap("a template without its folder", publication, "template: templates/brief.md", "template: brief.md"),
      });
}

TEST(BadInput, TablesAndReferences) {
  expect_messages("data", {
      add("a row that is too short", data, "Three\n"),
      add("a quotation mark that stays open", data, "\"Three,4\n"),
      add("a word for a number", data, "Three,many\n"),
      add("numbers as they are printed", data, "Three,\"41,200\"\nFour,37 500\nFive,\"3,5\"\n"),
      swap("columns named as for bars that stand", figure, "x: answers\ny: label", "x: label\ny: answers"),
      set("an empty table", data, ""),
      drop("a table that is not there", data),
      swap("a table outside the project", figure, "data: answered.csv", "data: ../../../secret.csv"),
      swap("a column that is not there", figure, "x: answers", "x: answer"),
      swap("JSON that does not parse", references, "\"type\"", "type"),
      set("JSON of another kind", references, "{}\n"),
      swap("a source that is not there", state, "source: act-2026", "source: act-2062"),
      drop("no references", references),
  });
}

TEST(BadInput, Outlines) {
  expect_messages("outlines", {
      add("an unknown name", outline, "{{publication.tittle}}\n"),
      add("a section that stays open", outline, "{{#findings}}\n"),
      add("an end without a beginning", outline, "{{/findings}}\n"),
      add("tags that are not used", outline, "{{{publication.title}}} {{&publication.title}} {{> part}}\n"),
      add("a tag that stays open", outline, "{{publication.title\n"),
      add("prose inside a line", outline, "{{#findings}}\ntext {{brief}}\n{{/findings}}\n"),
      drop("a loop over nothing", "sources/recommendations"),
      {"loops that multiply", [](const MinimalProject& project) {
         std::string other = project.read(finding);
         other.erase(other.find("key: 1\n"), 7);
         for (const char* id : {"second", "third", "fourth"})
           project.write(std::string("sources/findings/") + id + ".md", other);
         std::string begin, end;
         for (int level = 0; level < 30; ++level) {
           begin += "{{#findings}}\n";
           end += "{{/findings}}\n";
         }
         project.append(outline, begin + "{{title}}\n" + end);
       }},
      set("an empty outline", outline, ""),
      drop("an outline that is not there", outline),
      swap("an outline outside the project", publication, "templates/brief.md", "../secret.md"),
  });
}

TEST(BadInput, Letters) {
  expect_messages("letters",
                  {
                      add("bytes that are not UTF-8", finding, "\xFF\xFE"),
                      add("a control character", finding, "\n\x01\n"),
                      set("a zero byte", state, std::string("id: AU\nname: a\0b\n", 17)),
                      {"a byte order mark in every file",
                       [](const MinimalProject& project) {
                         for (const char* file : {publication, finding, platform, data, references, outline})
                           project.write(file, "\xEF\xBB\xBF" + project.read(file));
                       }},
                      swap("an escape for a control character", publication, "title: A small publication",
                           "title: \"A \\x01 small \\0 publication\""),
                      swap("an escape in JSON", references, "\"title\": \"", "\"title\": \"\\u0001"),
                      add("entities for what no text may hold", chapter, "\nA &#1; and &#xFFFE; and &nosuch; end.\n"),
                      {"line ends of an old Macintosh",
                       [](const MinimalProject& project) { project.replace(finding, "\n", "\r"); }},
                      {"CRLF in every file",
                       [](const MinimalProject& project) {
                         for (const char* file : {publication, finding, platform, data, references, outline})
                           project.replace(file, "\n", "\r\n");
                       }},
                  });
}

TEST(BadInput, Files) {
  namespace fs = std::filesystem;
  expect_messages(
      "files",
      {
          {"50 MB",
           [](const MinimalProject& project) {
             project.write("sources/chapters/big.md", std::string(50U << 20U, 'a'));
           }},
          {"nothing in sources/",
           [](const MinimalProject& project) {
             project.remove("sources");
             fs::create_directory(project.path() / "sources");
           }},
          drop("no style sheet for Word", "templates/docx/word/settings.xml"),
          set("a slide master that is none", "templates/pptx/ppt/slideMasters/slideMaster1.xml", "<x/>"),
          set("a letter in another encoding", "sources/states/AU.yml", "id: AU\nname: Ca\xF1on\n"),
          drop("no folder sources/", "sources"),
          drop("no folder templates/", "templates"),
          drop("no theme", "styles/theme.yml"),
          {"a link that leads outside",
           [](const MinimalProject& project) {
             project.remove(data);
             fs::create_symlink("/etc/hostname", project.path() / data);
           }},
          {"a folder that leads outside",
           [](const MinimalProject& project) {
             project.remove("sources/figures");
             fs::create_directory_symlink("/etc", project.path() / "sources/figures");
           }},
          {"a pipe, a link to itself, a folder for a file",
           [](const MinimalProject& project) {
             ASSERT_EQ(::mkfifo((project.path() / "sources/findings/pipe.md").c_str(), 0600), 0);
             fs::create_symlink("round.md", project.path() / "sources/findings/round.md");
             project.remove(state);
             fs::create_directory(project.path() / state);
           }},
          {"a file for a folder",
           [](const MinimalProject& project) {
             project.remove("sources/findings");
             project.write("sources/findings", "x");
           }},
          set("a Word file among the findings", "sources/findings/draft.docx", "PK"),
          set("an ending in capitals", "sources/findings/Other.MD", "---\n---\n"),
          {"a picture that is none",
           [](const MinimalProject& project) {
             project.write("sources/images/a.png", "GIF89a");
             project.append(chapter, "\n![Alt](sources/images/a.png)\n");
           }},
          {"an id twice, in other letters",
           [](const MinimalProject& project) { project.write("sources/findings/Answers.md", project.read(finding)); }},
          swap("an id twice, of two kinds", platform, "id: forum-1", "id: AU-01"),
          set("a file that nothing reads", "sources/recomendations/R-02.md", "---\n---\n"),
      });
}

TEST(BadInput, Outputs) {
  expect_messages("outputs",
                  {
                      swap("a file outside out/", publication, "file: report.pdf", "file: ../x.pdf"),
                      swap("a file from the root", publication, "file: report.pdf", "file: /x.pdf"),
                      swap("a file in a folder", publication, "file: report.pdf", "file: review/report.pdf"),
                      swap("a hidden file", publication, "file: report.pdf", "file: .pdf"),
                      swap("two outputs of one file", publication, "file: slides.pptx", "file: BRIEF.docx"),
                      swap("no output", publication, "outputs:\n", "outputs: []\nprinted:\n"),
                      swap("a language that is none", publication, "language: en-GB", "language: ../../etc"),
                      swap("a draft before the first", publication, "draft: 1", "draft: -1"),
                      swap("a name longer than any disk takes", publication, "file: report.pdf",
                           "file: " + std::string(300, 'a') + ".pdf"),
                      swap("two outputs of one id", publication, "id: brief", "id: report"),
                      swap("an unknown format", publication, "file: report.pdf", "file: report.odt"),
                      swap("a deliverable of no output", publication, "outputs: [report]", "outputs: [reprot]"),
                  });
}

// In one run, one mistake in each of five files: none hides another.
TEST(BadInput, AllProblemsOfARunAreReported) {
  expect_messages("together", {{"five at once", [](const MinimalProject& project) {
    project.replace(finding, "topic:", "topik:");
    project.append(chapter, "\n::: calout\nx\n:::\n");
    project.append(data, "Three\n");
    project.append(outline, "{{publication.tittle}}\n");
    project.replace(publication, "file: report.pdf", "file: ../x.pdf");
  }}});
}

}  // namespace
}  // namespace galley::publish
