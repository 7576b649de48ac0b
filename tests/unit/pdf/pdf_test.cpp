#include "pdf/pdf.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_maker.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace galley::pdf {
namespace {

using layout::ElementId;
using testing::HasSubstr;
using testing::Not;

constexpr style::Colour petrol{0x0E, 0x4A, 0x56};

document::Metadata metadata() {
  document::Metadata it;
  it.title = "A specimen – with a dash";
  it.subtitle = "All that a page can hold";
  it.language = "en-GB";
  it.authors = {"First Author", "Second Author"};
  it.publisher = "A Publisher";
  it.draft_id = "specimen/3/0123456789ab";
  return it;
}

PdfOptions options() {
  static const std::string profile = test::read_text("/usr/share/color/icc/sRGB.icc");
  return {.date = 1795392000, .icc_profile = profile, .producer = "Galley test"};
}

// One of each: heading, paragraph over two pages, link, note, list, table, figure, scripts.
layout::Pages specimen() {
  test::PageMaker make;
  make.page("i");
  make.text(layout::artifact, 48, 40, "Running head", 8);
  const ElementId title = make.element("H1");
  make.text(title, 48, 100, "Offices find efficient ways", 26);
  const ElementId first = make.element("P");
  double x = make.text(first, 48, 130, "Read it in ");
  const ElementId link = make.element("Link", first);
  const double end = make.text(link, x, 130, "chapter two ");
  make.pages.pages.back().links.push_back({{x, 121, end - x, 12}, "", "sec:two", "Chapter two", link});
  const ElementId outside = make.element("Link", first);
  x = end;
  const double stop = make.text(outside, x, 130, "on the web ");
  make.pages.pages.back().links.push_back(
      {{x, 121, stop - x, 12}, "https://example.org/?a=(b)", "", "The web site", outside});
  const ElementId note = make.element("Note", first);
  make.at(note).id = "note-1";
  make.text(first, stop, 130, "and think.");

  const ElementId list = make.element("L");
  make.at(list).attributes = {{"List:ListNumbering", "Disc"}};
  double line = 155;
  for (const char* text : {"One thing", "Another thing"}) {
    const ElementId item = make.element("LI", list);
    const ElementId label = make.element("Lbl", item);
    make.rectangle(48, line - 5, 3.5, 3.5, petrol, label);
    make.at(label).actual_text = "•";
    make.text(make.element("LBody", item), 60, line, text);
    line += 14;
  }
  const ElementId table = make.element("Table");
  const ElementId head = make.element("TR", make.element("THead", table));
  for (const char* text : {"Name", "Number"}) {
    const ElementId cell = make.element("TH", head);
    make.at(cell).attributes = {{"Table:Scope", "Column"}};
    make.text(cell, text[1] == 'a' ? 48 : 150, 200, text, 8, 700);
  }
  const ElementId row = make.element("TR", make.element("TBody", table));
  make.text(make.element("TD", row), 48, 215, "Viet Nam", 8);
  make.element("TD", row);  // empty
  make.rectangle(48, 203, 200, 0.5, petrol);

  const ElementId figure = make.element("Figure");
  make.at(figure).alt = "A square – dark";
  make.at(figure).box = layout::Box{48, 240, 50, 50};
  make.rectangle(48, 240, 50, 50, petrol, figure);

  struct Sample { const char* language; const char* text; bool right_to_left; };
  double y = 320;
  for (const Sample& it : {Sample{"th", "ภาษาไทยกำลังทดสอบ", false}, Sample{"my", "မြန်မာဘာသာ ကြည့်ပါ", false},
                           Sample{"km", "ភាសាខ្មែរ", false}, Sample{"hi", "हिन्दी में लिखा", false},
                           Sample{"ar", "السلام عليكم", true}, Sample{"vi", "Tiếng Việt đẹp", false}}) {
    make.text(make.element("P"), 48, y, it.text, 12, 400, it.language, it.right_to_left);
    y += 24;
  }
  const ElementId across = make.element("P");
  make.text(across, 48, 700, "A paragraph goes on ");
  make.text(note, 48, 760, "1 A note at the foot.", 7.5);
  make.text(layout::artifact, 48, 800, "i", 8);

  make.page("1");
  make.text(across, 48, 100, "over the page.");
  make.text(make.element("H2"), 48, 140, "Chapter two", 20);
  make.pages.destinations = {{"sec:two", 1, 120}, {"sec:one", 0, 80}};
  make.pages.outline = {{1, "Offices", "sec:one"}, {2, "Chapter two – ไทย", "sec:two"}};
  return std::move(make.pages);
}

std::string written(const layout::Pages& pages) {
  const Result<std::string> file = write_pdf(pages, metadata(), {}, options());
  EXPECT_TRUE(file) << file.error().message;
  return file.value_or("");
}

// What a program prints about the file; nothing if it is not installed.
std::string printed_by(const std::string& command, const std::string& pdf) {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "specimen.pdf";
  std::ofstream(file, std::ios::binary) << pdf;
  const std::string shell = "cd '" + folder.path().string() + "' && " + command + " > printed 2>&1";
  if (std::system(shell.c_str()) == 127 * 256) return {};
  return test::read_text(folder.path() / "printed");
}

TEST(Pdf, TheSamePagesGiveTheSameBytes) {
  const std::string once = written(specimen());
  EXPECT_EQ(once, written(specimen()));
  if (const char* path = std::getenv("GALLEY_KEEP_PDF")) std::ofstream(path, std::ios::binary) << once;
}

TEST(Pdf, BeginsAndEndsAsTheStandardsAsk) {
  const std::string file = written(specimen());
  EXPECT_TRUE(file.starts_with("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
  EXPECT_TRUE(file.ends_with("%%EOF\n"));
  EXPECT_THAT(file, HasSubstr("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>"));
  EXPECT_THAT(file, HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
  EXPECT_THAT(file, HasSubstr("<dc:identifier>galley-draft = specimen/3/0123456789ab</dc:identifier>"));
  EXPECT_THAT(file, Not(HasSubstr("BDC")));  // content is compressed
}

TEST(Pdf, OtherTextGivesAnotherIdentifier) {
  layout::Pages other = specimen();
  std::get<layout::GlyphRun>(other.pages[1].items[0]).x += 1;
  const auto identifier = [](const std::string& file) { return file.substr(file.rfind("/ID[<"), 37); };
  EXPECT_NE(identifier(written(specimen())), identifier(written(other)));
}

TEST(Pdf, QpdfFindsNothingToSay) {
  const std::string report = printed_by("qpdf --check specimen.pdf", written(specimen()));
  if (report.empty()) GTEST_SKIP() << "qpdf is not installed";
  EXPECT_THAT(report, HasSubstr("No syntax or stream encoding errors found"));
}

// ISO 19005-2, 6.2.2 and 6.7.3: what a page inherits, or an element leaves to be guessed, is not enough.
TEST(Pdf, EveryPageNamesItsResourcesAndEveryElementItsType) {
  const std::string plain = printed_by("qpdf --qdf --object-streams=disable specimen.pdf -", written(specimen()));
  if (plain.empty()) GTEST_SKIP() << "qpdf is not installed";
  const auto count = [&](std::string_view text) {
    std::size_t found = 0;
    for (std::size_t at = plain.find(text); at != std::string::npos; at = plain.find(text, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("/Resources "), specimen().pages.size());
  EXPECT_EQ(count("/Type /Page\n"), specimen().pages.size());
  EXPECT_GT(count("/Type /StructElem\n"), specimen().structure.size());  // and the Document's
}

TEST(Pdf, TextComesOutAsItWasWritten) {
  std::string text = printed_by("pdftotext -raw specimen.pdf -", written(specimen()));
  if (text.empty()) GTEST_SKIP() << "pdftotext is not installed";
  // It marks where right-to-left text begins and ends.
  for (const std::string mark : {"\u202B", "\u202C"})
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
  for (const char* words : {"Offices find efficient ways", "Read it in chapter two on the web and think.",
                            "ภาษาไทยกำลังทดสอบ", "မြန်မာဘာသာ ကြည့်ပါ", "ភាសាខ្មែរ", "हिन्दी में लिखा",
                            "السلام", "عليكم", "Tiếng Việt đẹp"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(Pdf, TagsStandInReadingOrder) {
  const std::string tree = printed_by("pdfinfo -struct-text specimen.pdf", written(specimen()));
  if (tree.empty()) GTEST_SKIP() << "pdfinfo is not installed";
  test::expect_golden("cases/pdf/specimen.tags.txt", tree);
}

TEST(Pdf, RefusesWhatTheStandardsForbid) {
  const layout::Pages pages = specimen();
  document::Metadata untitled = metadata();
  untitled.title.clear();
  EXPECT_FALSE(write_pdf(pages, untitled, {}, options()));
  document::Metadata mute = metadata();
  mute.language.clear();
  EXPECT_FALSE(write_pdf(pages, mute, {}, options()));
  PdfOptions colourless = options();
  colourless.icc_profile = {};
  EXPECT_FALSE(write_pdf(pages, metadata(), {}, colourless));
  layout::Pages astray = specimen();
  astray.pages[0].links[0].destination = "nowhere";
  EXPECT_FALSE(write_pdf(astray, metadata(), {}, options()));
  layout::Pages unknown = specimen();
  unknown.structure[0].role = "Headline";
  EXPECT_FALSE(write_pdf(unknown, metadata(), {}, options()));
  layout::Pages tofu = specimen();
  std::get<layout::GlyphRun>(tofu.pages[0].items[1]).glyphs[0].id = 0;
  EXPECT_FALSE(write_pdf(tofu, metadata(), {}, options()));
  EXPECT_FALSE(write_pdf({}, metadata(), {}, options()));
}

// ---- Images ------------------------------------------------------------------------

// A 2 × 1 PNG: red, and green at half opacity.
constexpr unsigned char small_png[] = {
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
    0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0xF4, 0x22, 0x7F, 0x8A, 0x00, 0x00, 0x00,
    0x0F, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0xC0, 0xF0, 0x1F, 0x08, 0x1B, 0x00, 0x10, 0x79,
    0x03, 0x7E, 0x7D, 0x63, 0xCE, 0xD7, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

layout::Pages with_image() {
  test::PageMaker make;
  make.page("1");
  make.text(make.element("H1"), 48, 100, "A picture");
  const ElementId figure = make.element("Figure");
  make.at(figure).alt = "Two pixels";
  make.at(figure).box = layout::Box{48, 120, 100, 50};
  make.pages.pages[0].items.emplace_back(layout::ImageItem{"a.png", 48, 120, 100, 50, figure});
  return std::move(make.pages);
}

TEST(PdfImage, IsDrawnWithItsSoftMask) {
  document::Resources resources;
  resources.images["a.png"].bytes.assign(reinterpret_cast<const char*>(small_png), sizeof small_png);
  const Result<std::string> file = write_pdf(with_image(), metadata(), resources, options());
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_THAT(*file, HasSubstr("/Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB"));
  EXPECT_THAT(*file, HasSubstr("/ColorSpace/DeviceGray"));
  EXPECT_THAT(*file, HasSubstr("/SMask "));
}

// As another program decodes it: filter and predictor agree.
TEST(PdfImage, KeepsItsColours) {
  document::Resources resources;
  resources.images["a.png"].bytes.assign(reinterpret_cast<const char*>(small_png), sizeof small_png);
  const Result<std::string> file = write_pdf(with_image(), metadata(), resources, options());
  ASSERT_TRUE(file) << file.error().message;
  const std::string pixels = printed_by("pdfimages specimen.pdf a && tail -c 6 a-000.ppm | od -An -tu1", *file);
  if (pixels.empty() || pixels.find("not found") != std::string::npos) GTEST_SKIP() << "pdfimages is not installed";
  EXPECT_EQ(pixels, " 255   0   0   0 255   0\n");
}

TEST(PdfImage, BrokenFilesAreErrorsAndNeverCrash) {
  const std::string good(reinterpret_cast<const char*>(small_png), sizeof small_png);
  for (std::size_t i = 0; i < good.size(); ++i) {
    document::Resources resources;
    resources.images["a.png"].bytes = good.substr(0, i);
    const bool whole_pixels = i > good.size() / 2;  // libpng forgives what is missing behind them
    EXPECT_TRUE(whole_pixels || !write_pdf(with_image(), metadata(), resources, options())) << i;
    (void)write_pdf(with_image(), metadata(), resources, options());
    std::string bent = good;
    bent[i] = static_cast<char>(bent[i] ^ 0x55);
    resources.images["a.png"].bytes = bent;
    (void)write_pdf(with_image(), metadata(), resources, options());
  }
  EXPECT_FALSE(write_pdf(with_image(), metadata(), {}, options()));
}

TEST(PdfImage, AHugeOneIsRefusedBeforeMemoryIsTaken) {
  std::string huge(reinterpret_cast<const char*>(small_png), sizeof small_png);
  huge.replace(16, 8, "\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF");
  document::Resources resources;
  resources.images["a.png"].bytes = huge;
  EXPECT_FALSE(write_pdf(with_image(), metadata(), resources, options()));
}

}  // namespace
}  // namespace galley::pdf
