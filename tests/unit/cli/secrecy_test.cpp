// A small project with a secret, and the secret put into each place that an output is
// made from: none may reach out/, and the message must not repeat it.
#include "publish/secrecy.h"

#include <gmock/gmock.h>

#include "cli/print.h"
#include "publish/build.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr const char* secret = "The night desk answers nobody before seven in the morning";
constexpr const char* half = "night desk answers nobody before";

class Secrecy : public testing::Test {
 protected:
  Secrecy() {
    const fs::path root = folder_.path();
    for (const char* part : {"styles", "templates"})
      fs::copy(fs::path(GALLEY_SOURCE_DIR) / part, root / part, fs::copy_options::recursive);
    folder_.write("templates/report.md", outline(""));
    folder_.write(
        "templates/deck.md",
        "# {{publication.title}}\n\n## Start {layout=title}\n\nWords\n\n::: notes\n{{finding.one.say}}\n:::\n\n"
        "## One {layout=chart}\n\n```chart\nf\n```\n\n::: notes\nNotes\n:::\n");
    folder_.write(
        "sources/publication.yml",
        "id: p\ntitle: Title\nlanguage: en-GB\ndate: 2026-11-23\ncut_off: 2026-11-23\ndraft: 1\nkind: sample\n"
        "client: {name: Client, short: C}\nauthors: [{name: Author}]\n"
        "outputs:\n  - {id: report, template: templates/report.md, file: report.pdf}\n"
        "  - {id: brief, template: templates/report.md, file: brief.docx}\n"
        "  - {id: deck, template: templates/deck.md, file: deck.pptx}\n");
    folder_.write("sources/references.json", R"([{"id": "law", "type": "legislation", "title": "The Act"}])");
    folder_.write(
        "sources/context.yml",
        "facts:\n  - {id: F-1, dimension: d, statement: The Act has one part, source: law, confidence: retrieved}\n");
    folder_.write(
        "sources/consultations/c-1.yml",
        std::string("id: c-1\ndate: 2026-10-12\nname: Ana Example\nrole: Desk officer\norganization: Border Service\n"
                    "consent: in writing, 12 October 2026\nattribution: organization\nconfidential: true\n"
                    "facts:\n  - {id: c-1-1, dimension: d, statement: ") +
            secret + ", quote: call us never}\n");
    folder_.write("sources/findings/one.md", finding("It says so [@F-1]."));
    write_figure("First", "It shows.");
  }

  static std::string outline(const std::string& more) {
    return "# {{publication.title}}\n\n## {{finding.one.headline}} {#sec:one}\n\n{{finding.one.brief}}\n\n```chart\nf\n```\n\n" +
           more +
           "\n\n::: references\n{{#references.all}}\n{{number}}. []{#ref-{{key}}}{{entry}}\n{{/references.all}}\n:::\n";
  }
  static std::string finding(const std::string& brief, const std::string& say = "Say this.") {
    return "---\ntitle: T\ntopic: t\nplatforms: []\nstates: []\nevidence: [F-1]\nstrength: strong\naudience: []\n"
           "reviewed: 2026-11-23\nreview_by: 2027-05-23\nowner: me\n---\n\n## Headline\n\nA headline\n\n## Brief\n\n" +
           brief + "\n\n## Detail\n\nIt says so [@F-1].\n\n## Talking points\n\n### Say\n\n" + say + "\n";
  }
  void write_figure(const std::string& category, const std::string& alt) {
    folder_.write(
        "sources/figures/f.yml",
        "kind: bar\ntitle: One bar\nx: value\ny: name\nlabel: name\ndata: f.csv\nsource: The Act\nunit: parts\nalt: '" +
            alt + "'\n");
    folder_.write("sources/figures/f.csv", "name,value,fact\n\"" + category + "\",1,F-1\nSecond,2,F-1\n");
  }

  BuildReport run(Mode mode = Mode::publication, const std::string& only = "") {
    BuildRequest request;
    request.project = folder_.path();
    request.mode = mode;
    request.only = only;
    request.now = 1795392000;
    auto report = build(request, [](std::string_view) {});
    EXPECT_TRUE(report) << (report ? "" : report.error().message);
    return std::move(*report);
  }

  // Everything below out/, and everything printed.
  std::string all_that_is_seen(const BuildReport& report) {
    std::string all = cli::print_diagnostics(report.diagnostics, report.project.files, {false, true});
    all += report_json(report) + report_sarif(report);
    if (fs::exists(folder_.path() / "out"))
      for (const auto& entry : fs::recursive_directory_iterator(folder_.path() / "out"))
        if (entry.is_regular_file()) all += entry.path().string() + "\n" + test::read_text(entry.path());
    return all;
  }

  void expect_held_back(const std::string& words) {
    for (const Mode mode : {Mode::publication, Mode::draft}) {
      const BuildReport report = run(mode);
      EXPECT_TRUE(report.blocked);
      EXPECT_FALSE(report.replaced);
      for (const char* file : {"report.pdf", "brief.docx", "deck.pptx", "manuscripts", "evidence-register.csv"})
        EXPECT_FALSE(fs::exists(folder_.path() / "out" / file)) << file;
      const std::string seen = all_that_is_seen(report);
      EXPECT_THAT(seen, HasSubstr("confidential.leak"));
      EXPECT_THAT(seen, Not(HasSubstr(words)));
    }
  }

  test::TemporaryFolder folder_;
};

TEST_F(Secrecy, WithoutALeakAllIsWrittenAndNothingOfTheRecordStandsInIt) {
  const BuildReport report = run();
  ASSERT_TRUE(report.replaced) << cli::print_diagnostics(report.diagnostics, report.project.files, {false, true});
  const std::string seen = all_that_is_seen(report);
  for (const char* words : {"Ana Example", "Border Service", "night desk", "call us never", "c-1-1"})
    EXPECT_THAT(seen, Not(HasSubstr(words)));
}

TEST_F(Secrecy, InTheTextOfAFinding) {
  folder_.write("sources/findings/one.md", finding(std::string("We heard: the ") + half + " eight [@F-1]."));
  expect_held_back(half);
}

TEST_F(Secrecy, AcrossMarksCitationsAndLines) {
  folder_.write("sources/findings/one.md", finding("The *night* desk\n**answers** nobody [@F-1] before [@F-1]."));
  expect_held_back("answers");
}

TEST_F(Secrecy, AShortQuotationInCapitals) {
  folder_.write("sources/findings/one.md", finding("\u201CCall Us NEVER\u201D [@F-1]."));
  expect_held_back("NEVER");
}

TEST_F(Secrecy, InSpeakerNotesAlone) {
  folder_.write("sources/findings/one.md", finding("It says so [@F-1].", std::string("Say: ") + half + "."));
  expect_held_back(half);
}

TEST_F(Secrecy, InTheAlternativeTextOfAFigure) {
  write_figure("First", std::string("Where the ") + half + ".");
  expect_held_back(half);
}

TEST_F(Secrecy, InTheDataOfAFigure) {
  write_figure("Call us never", "It shows.");
  expect_held_back("Call us never");
}

TEST_F(Secrecy, InTheMetadata) {
  folder_.write("sources/publication.yml",
                test::read_text(folder_.path() / "sources/publication.yml") + "subtitle: 'Ana Example on the law'\n");
  expect_held_back("Ana Example");
}

TEST_F(Secrecy, InTheNameOfAnOutput) {
  std::string publication = test::read_text(folder_.path() / "sources/publication.yml");
  publication.replace(publication.find("deck.pptx"), 9, "ana-example.pptx");
  folder_.write("sources/publication.yml", publication);
  expect_held_back("ana-example.pptx\"");
}

TEST_F(Secrecy, AlsoWithOnlyOneOutput) {
  folder_.write("sources/findings/one.md", finding(std::string("The ") + half + " [@F-1]."));
  EXPECT_TRUE(run(Mode::publication, "report").blocked);
  EXPECT_FALSE(fs::exists(folder_.path() / "out/report.pdf"));
}

TEST_F(Secrecy, TheOldPublicationStaysWhereItWas) {
  ASSERT_TRUE(run().replaced);
  const std::string before = test::read_text(folder_.path() / "out/report.pdf");
  folder_.write("sources/findings/one.md", finding(std::string("The ") + half + " [@F-1]."));
  EXPECT_FALSE(run(Mode::draft).replaced);
  EXPECT_EQ(test::read_text(folder_.path() / "out/report.pdf"), before);
}

TEST_F(Secrecy, AMessageDoesNotRepeatTheLineItIsAbout) {
  std::string record = test::read_text(folder_.path() / "sources/consultations/c-1.yml");
  folder_.write("sources/consultations/c-1.yml", record + "nme: Ana Example\n");
  const BuildReport report = run();
  const std::string seen = all_that_is_seen(report);
  EXPECT_THAT(seen, HasSubstr("source.unknown-key"));
  EXPECT_THAT(seen, Not(HasSubstr("Ana Example")));
}

TEST_F(Secrecy, AConsultationWithConsentIsCitedAsItsRecordSays) {
  folder_.write("sources/consultations/c-1.yml",
                "id: c-1\ndate: 2026-10-12\nname: Ana Example\nrole: Desk officer\norganization: Border Service\n"
                "consent: in writing, 12 October 2026\nattribution: role\nconfidential: false\n"
                "facts:\n  - {id: c-1-1, dimension: d, statement: The desk answers from seven}\n");
  folder_.write("templates/report.md", outline("Cited [@c-1-1]."));
  const BuildReport report = run();
  ASSERT_TRUE(report.replaced) << cli::print_diagnostics(report.diagnostics, report.project.files, {false, true});
  const std::string manuscript = test::read_text(folder_.path() / "out/manuscripts/report.md");
  EXPECT_THAT(manuscript, HasSubstr("Consultation with Desk officer, Border Service"));
  EXPECT_THAT(all_that_is_seen(report), Not(HasSubstr("Ana Example")));
}

}  // namespace
}  // namespace galley::publish
