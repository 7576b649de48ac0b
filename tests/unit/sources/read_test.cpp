#include "sources/read.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sources/csv.h"
#include "sources/text.h"
#include "support/project.h"

namespace galley::sources {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Project {
  Files files;
  Diagnostics diagnostics;
  Corpus corpus;

  Project& add(const std::string& path, const std::string& text) {
    files.add("sources/" + path, text);
    return *this;
  }
  Project& read() {
    corpus = read_corpus(files, diagnostics);
    return *this;
  }
  [[nodiscard]] std::string messages() const { return test::describe(diagnostics, files); }
};

constexpr auto publication =
    "id: p\ntitle: P\nlanguage: en\ndate: 2026-11-23\nkind: sample\noutputs:\n  - {id: o, file: o.pdf}\n";
constexpr auto references =
    R"([{"id": "law", "type": "legislation", "title": "A law", "issued": {"date-parts": [[2024, 4, 20]]}}])";
constexpr auto state =
    "id: AU\nname: Australia\nfacts:\n  - {id: AU-01, dimension: takedown, statement: S., source: law, confidence: retrieved}\n";
constexpr auto finding =
    "---\ntitle: T\ntopic: t\nevidence: [AU-01]\nstrength: strong\n---\n\n## Headline\n\nH\n\n## Brief\n\nB [@AU-01].\n\n## Detail\n\nD.\n\n"
    "```\n## not a heading\n```\n\n## Talking points\n\n### Say\n\nS.\n";

Project whole() {
  Project project;
  project.add("publication.yml", publication).add("references.json", references).add("states/AU.yml", state);
  return project;
}

TEST(ReadCorpus, ReadsASmallProject) {
  Project project = whole();
  project.add("findings/f.md", finding).read();
  EXPECT_EQ(project.messages(), "");
  EXPECT_EQ(project.corpus.publication.date.written(), "23 November 2026");
  EXPECT_EQ(project.corpus.facts.at("AU-01").subject, "AU");
  EXPECT_EQ(project.corpus.cited("AU-01")->title.text, "A law");
  const Finding& read = project.corpus.findings.at("f");
  EXPECT_EQ(read.headline.text, "H");
  EXPECT_EQ(read.detail.text, "D.\n\n```\n## not a heading\n```");
  EXPECT_EQ(read.talking_points.say.text, "S.");
  EXPECT_EQ(project.files.text(read.brief.span()), "B [@AU-01].");
}

TEST(ReadCorpus, AnEmptyProjectSaysWhatIsMissing) {
  Project project;
  project.read();
  EXPECT_THAT(project.messages(), HasSubstr("error[source.missing-file] the project has no sources/publication.yml"));
}

TEST(ReadCorpus, ReportsAllMistakesOfAllFilesAtOnce) {
  Project project = whole();
  project
      .add(
          "platforms/x.yml",
          "id: y\nnme: X\ncompany: [a]\nfacts:\n  - {id: 'a b', dimension: d, statement: s, source: lwa, confidence: seen}\n")
      .add(
          "findings/f.md",
          "---\ntitle: T\ntopic: t\nstrength: stong\nreviewed: 2026-13-01\nevidence: AU-01\n---\n\n## Headlin\n\nH\n\n## Brief\n\nB\n")
      .add("recomendations/r.md", "x")
      .read();
  test::expect_golden("unit/sources/mistakes.txt", project.messages());
}

TEST(ReadCorpus, IdsAreUniqueWhateverTheirCase) {
  Project project = whole();
  project.add("context.yml", "facts:\n  - {id: au-01, dimension: d, statement: s, source: law, confidence: known}\n")
      .read();
  EXPECT_THAT(project.messages(), HasSubstr("error[id.duplicate] the id 'au-01' is taken by sources/states/AU.yml:4"));
}

TEST(ReadCorpus, BrokenFilesLeaveTheOthersReadable) {
  Project project = whole();
  project.add("findings/a.md", "no front matter")
      .add("findings/b.md", "---\ntitle: [\n---\n")
      .add("findings/c.md", "---\ntitle: x\n");
  project.add("findings/d.md", "").add("platforms/p.yml", "\xFE").add("findings/f.md", finding).read();
  EXPECT_EQ(project.diagnostics.count(Severity::error), 5U) << project.messages();
  EXPECT_EQ(project.corpus.findings.size(), 1U);
}

TEST(ReadCorpus, DataMayNotLeadOutside) {
  Project project = whole();
  for (const auto* path : {"../x.csv", "/etc/passwd", "C:x.csv"})
    project.add(std::string("figures/f") + std::to_string(project.files.size()) + ".yml",
                std::string("kind: bar\ntitle: T\nx: a\ny: b\ndata: '") + path + "'\n");
  project.read();
  EXPECT_EQ(project.diagnostics.count(Severity::error), 3U) << project.messages();
  EXPECT_THAT(project.messages(), HasSubstr("error[path.outside] '/etc/passwd' leads outside the project"));
}

TEST(ReadCorpus, FiguresNameColumnsThatTheirDataHave) {
  Project project = whole();
  project.add("figures/f.yml", "kind: bar\ntitle: T\nx: valu\ny: category\ndata: f.csv\n")
      .add("figures/f.csv", "category,value,fact\n\"a, b\",1,AU-01 AU-02\n")
      .read();
  EXPECT_THAT(project.messages(), HasSubstr("the data have no column 'valu' (did you mean 'value'?)"));
  EXPECT_THAT(
      project.messages(),
      HasSubstr("sources/figures/f.csv:2:16: error[record.unknown] there is no fact 'AU-02' (did you mean 'AU-01'?)"));
}

// As Excel saves a CSV where the comma is the decimal mark.
TEST(ReadCorpus, ACsvWithSemicolonsIsSaidOnceInTheCsv) {
  Project project = whole();
  project.add("figures/f.yml", "kind: bar\ntitle: T\nx: category\ny: value\ndata: f.csv\n")
      .add("figures/f.csv", "\xEF\xBB\xBF" "category;value;fact\r\na;1;AU-01\r\n")
      .read();
  EXPECT_THAT(project.messages(),
              HasSubstr("f.csv:1:2: error[csv.separator] the columns of this file are separated by semicolons"));
  EXPECT_THAT(project.messages(), testing::Not(HasSubstr("figure.column")));
}

TEST(ReadCorpus, TheDayOfAValueIsADate) {
  Project project = whole();
  project
      .add("context.yml",
           "facts:\n  - id: C-9\n    dimension: takedown\n    statement: S\n    source: s\n    confidence: known\n"
           "    values: [{number: 1, as_of: “2019-12-31”}]\n")
      .read();
  EXPECT_THAT(project.messages(),
              HasSubstr("error[source.date] '“2019-12-31”' is not a date (write it as 2026-11-23, 2026-11 or 2026)"));
}

TEST(ReadCorpus, ReferencesAreReadAsZoteroWritesThem) {
  Project project = whole();
  project.files = {};
  project.add("publication.yml", publication)
      .add(
          "references.json",
          R"([{"id": "http://zotero.org/1", "citation-key": "berg", "type": "article-journal", "title": "On <i>E. coli</i> < 5",
                "author": [{"family": "Berg", "given": "A.", "non-dropping-particle": "van der"}], "volume": "12", "page": "4-19",
                "DOI": "10.1000/x", "issued": {"literal": "n.d."}, "accessed": {"date-parts": [["2026", "9", 2]]}}])")
      .read();
  EXPECT_EQ(project.messages(), "");
  const Reference& reference = project.corpus.references.at("berg");
  EXPECT_EQ(reference.title.text, "On E. coli < 5");
  EXPECT_EQ(reference.authors.at(0).family, "van der Berg");
  EXPECT_EQ(reference.url.text, "https://doi.org/10.1000/x");
  EXPECT_FALSE(reference.issued);
  EXPECT_EQ(reference.accessed.iso(), "2026-09-02");
}

TEST(ReadCorpus, PlatformsAndStatesNameWhoKeepsThem) {
  Project project = whole();
  project
      .add("platforms/x.yml",
           "id: x\nname: X\ncompany: X Corp\nowner: Ana\nreviewed: 2026-10-01\nreview_by: 2027-04-01\n")
      .read();
  EXPECT_EQ(project.messages(), "");
  EXPECT_EQ(project.corpus.platforms.at("x").upkeep.owner.text, "Ana");
  EXPECT_EQ(project.corpus.platforms.at("x").upkeep.review_by.iso(), "2027-04-01");
}

TEST(ReadCorpus, ConfidentialityFollowsTheSource) {
  Project project = whole();
  project.add("source-notes.yml", "law: {confidential: true}\n").read();
  EXPECT_TRUE(project.corpus.is_confidential(project.corpus.facts.at("AU-01")));
}

TEST(ReadCorpus, ConsultationsAreConfidentialUnlessTheySayOtherwise) {
  Project project = whole();
  project
      .add(
          "consultations/c.yml",
          "id: c\ndate: 2026-01-01\nconsent: given\nattribution: role\nfacts:\n  - {id: c-1, dimension: d, statement: s}\n")
      .read();
  EXPECT_EQ(project.messages(), "");
  EXPECT_TRUE(project.corpus.is_confidential(project.corpus.facts.at("c-1")));
}

const std::string consultation =
    "id: c\ndate: 2026-01-01\nname: Ana Example\nrole: Desk officer\norganization: Border Service\nconfidential: false\n"
    "facts:\n  - {id: c-1, dimension: d, statement: s}\n";

TEST(ReadCorpus, AConsultationIsASourceNamedAsFarAsItsAttributionGoes) {
  const auto title = [](const std::string& attribution) {
    Project project = whole();
    project.add("consultations/c.yml", consultation + "consent: in writing\nattribution: " + attribution + "\n").read();
    EXPECT_EQ(project.messages(), "");
    EXPECT_FALSE(project.corpus.is_confidential(project.corpus.facts.at("c-1")));
    return project.corpus.cited("c-1")->title.text;
  };
  EXPECT_EQ(title("none"), "Consultation");
  EXPECT_EQ(title("organization"), "Consultation with Border Service");
  EXPECT_EQ(title("role"), "Consultation with Desk officer, Border Service");
  EXPECT_EQ(title("name"), "Consultation with Ana Example, Desk officer, Border Service");
}

TEST(ReadCorpus, TheStrictestAttributionOfAFactBindsTheConsultation) {
  Project project = whole();
  std::string text = consultation;
  text.replace(text.find("statement: s"), 12, "statement: s, attribution: organization");
  project.add("consultations/c.yml", text + "consent: in writing\nattribution: name\n").read();
  EXPECT_EQ(project.corpus.cited("c-1")->title.text, "Consultation with Border Service");
}

TEST(ReadCorpus, WithoutConsentNothingIsPublic) {
  for (const char* consent : {"none", "Not yet given", "withdrawn on 3 May", "'no'"}) {
    Project project = whole();
    project.add("consultations/c.yml", consultation + "attribution: role\nconsent: " + consent + "\n").read();
    EXPECT_THAT(project.messages(), HasSubstr("error[consultation.consent]")) << consent;
    EXPECT_TRUE(project.corpus.is_confidential(project.corpus.facts.at("c-1"))) << consent;
  }
}

TEST(ReadCorpus, APersonCannotBeNamedByWhatIsNotWritten) {
  Project project = whole();
  project
      .add("consultations/c.yml",
           "id: c\ndate: 2026-01-01\nconsent: in writing\nattribution: role\nconfidential: false\n")
      .read();
  EXPECT_THAT(project.messages(), HasSubstr("error[consultation.attribution]"));
}

TEST(ReadCorpus, SingleFieldsCanBeConfidential) {
  Project project = whole();
  project
      .add(
          "context.yml",
          "facts:\n  - {id: x, dimension: d, statement: s, source: law, confidence: known, quote: the words, confidential: [quote]}\n"
          "  - {id: y, dimension: d, statement: s, source: law, confidence: known, confidential: [statement]}\n")
      .read();
  const Fact& fact = project.corpus.facts.at("x");
  EXPECT_TRUE(fact.quote.empty());
  EXPECT_EQ(fact.withheld.at(0).text, "the words");
  EXPECT_FALSE(project.corpus.is_confidential(fact));
  EXPECT_THAT(project.messages(), HasSubstr("'statement' cannot be confidential by itself"));
  EXPECT_TRUE(project.corpus.is_confidential(project.corpus.facts.at("y")));  // what cannot be read is kept back
}

TEST(Matrix, TheFirstRuleThatHoldsDecides) {
  Project project = whole();
  const std::string fact = ", dimension: A, statement: s, source: law, confidence: ";
  project.add(
      "matrix.yml",
      "title: M\ncolumns:\n  - {id: c, head: C, dimensions: [A], labels: {yes: Y, part: P, none: N, na: X}}\nlimited: [narrow scope]\n"
      "rules:\n  - {answer: na, when: no_facts}\n  - {answer: none, when: only_absences}\n  - {answer: part, when: only_limited}\n"
      "  - {answer: part, when: limited_and_absent}\n  - {answer: yes, when: otherwise}\n");
  const auto platform = [&](const std::string& id, const std::string& facts) {
    project.add("platforms/" + id + ".yml", "id: " + id + "\nname: N\ncompany: C\nfacts:\n" + facts);
  };
  platform("a", "");
  platform("b", "  - {id: b-1" + fact + "retrieved, absence: page}\n");
  platform("c", "  - {id: c-1" + fact + "known}\n  - {id: c-2" + fact + "retrieved, evidence_type: narrow scope}\n");
  platform("d", "  - {id: d-1" + fact + "known}\n  - {id: d-2" + fact + "retrieved, absence: page}\n");
  platform("e", "  - {id: e-1" + fact + "retrieved}\n  - {id: e-2" + fact + "known}\n");
  platform("f", "  - {id: f-1" + fact + "retrieved, confidential: true}\n");
  project.read();
  EXPECT_EQ(project.messages(), "");
  std::vector<std::string> answers;
  for (const MatrixRow& row : derive_matrix(project.corpus).rows) answers.emplace_back(name(row.cells[0].answer));
  EXPECT_THAT(answers, ElementsAre("na", "none", "part", "part", "yes", "na"));
  EXPECT_THAT(derive_matrix(project.corpus).counts[0], ElementsAre(1, 2, 1, 2));
}

TEST(Csv, FollowsTheRfc) {
  Files files;
  Diagnostics diagnostics;
  const FileId file = files.add("t.csv", "\xEF\xBB\xBF" "a,b\r\n\"x \"\"y\"\"\",\"1\r\n2\"\r\n, 3 \r\n,\r\n\r\n");
  const CsvTable table = parse_csv(*clean_text(files, file, diagnostics), diagnostics);
  EXPECT_EQ(test::describe(diagnostics, files), "");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[1].cells[1].text, "3") << "spaces around a cell, and empty rows at the end, are nothing";
  EXPECT_EQ(table.columns[0].text, "a");
  EXPECT_EQ(table.rows[0].cells[0].text, "x \"y\"");
  EXPECT_EQ(table.rows[0].cells[1].text, "1\n2");
  EXPECT_EQ(files.text(table.rows[0].cells[0].span(0, 1)), "x");
}

TEST(Csv, HoldsNoMoreThanAPageCanShow) {
  Files files;
  Diagnostics diagnostics;
  std::string rows;
  for (int row = 0; row < 3000; ++row) rows += "x,1\n";
  const CsvTable table = parse_csv(*clean_text(files, files.add("t.csv", "a,b\n" + rows), diagnostics), diagnostics);
  EXPECT_EQ(table.rows.size(), 2000U);
  const CsvTable cell = parse_csv(
      *clean_text(files, files.add("u.csv", "a,b\n" + std::string(6000, 'x') + ",1\n"), diagnostics), diagnostics);
  EXPECT_EQ(cell.rows.size(), 1U);
  const std::string messages = test::describe(diagnostics, files);
  EXPECT_THAT(messages, testing::HasSubstr("t.csv:2002:1: error[csv.rows] a table has at most 2000 rows"));
  EXPECT_THAT(messages, testing::HasSubstr("u.csv:2:1: error[csv.cell] this cell has 6000 bytes"));
}

TEST(Csv, NamesBrokenRows) {
  Files files;
  Diagnostics diagnostics;
  const FileId file = files.add("t.csv", "a,a\n1\n\n\"x\"y,2\n\"open,1\n");
  static_cast<void>(parse_csv(*clean_text(files, file, diagnostics), diagnostics));
  const std::string messages = test::describe(diagnostics, files);
  EXPECT_THAT(messages, HasSubstr("t.csv:1:3: error[csv.column] two columns are named 'a'"));
  EXPECT_THAT(messages, HasSubstr("t.csv:2:1: error[csv.row] this row has 1 cell, the header has 2"));
  EXPECT_THAT(messages, HasSubstr("t.csv:3:1: error[csv.row] an empty line"));
  EXPECT_THAT(messages, HasSubstr("t.csv:4:4: error[csv.quote] there is text behind"));
  EXPECT_THAT(messages, HasSubstr("t.csv:5:1: error[csv.quote] this quotation mark is never closed"));
}

TEST(Dates, AreCalendarDays) {
  EXPECT_EQ((Date{2024, 4, 20, {}}).written(), "20 April 2024");
  EXPECT_EQ((Date{2024, 4, 0, {}}).written(), "April 2024");
  EXPECT_EQ((Date{2024, 4, 0, {}}).iso(), "2024-04");
  Project project;
  project.add("publication.yml", std::string(publication) + "cut_off: 2026-02-29\n").read();
  EXPECT_THAT(project.messages(), HasSubstr("error[source.date] '2026-02-29' is not a date (write it as 2026-11-23)"));
}

}  // namespace
}  // namespace galley::sources
