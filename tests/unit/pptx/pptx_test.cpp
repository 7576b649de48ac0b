// The writer as its users see it: the parts of a deck, and what it says of mistakes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "deck_maker.h"

namespace galley::pptx {
namespace {

using galley::test::expect_golden;
using galley::test::lined;

using ::testing::HasSubstr;
using ::testing::Not;
using test::make_deck;
using test::messages;
using test::part;

std::string sample() {
  return galley::test::read_text(std::filesystem::path(GALLEY_SOURCE_DIR) / "tests/cases/pptx/deck.md");
}

constexpr std::string_view notes = "\n\n::: notes\nSay it.\n:::\n";

std::string slide_with(const std::string& heading, const std::string& body) {
  return "## " + heading + "\n\n" + body + std::string(notes);
}

TEST(Pptx, WritesThePartsOfASampleDeck) {
  const auto made = make_deck(sample());
  ASSERT_TRUE(made->file) << made->file.error().message;
  EXPECT_EQ(messages(*made), "");
  EXPECT_EQ(made->file->slides.size(), 9U);
  for (int number = 1; number <= 9; ++number)
    expect_golden("cases/pptx/deck/slide" + std::to_string(number) + ".xml",
                  lined(part(*made, "/ppt/slides/slide" + std::to_string(number) + ".xml")));
  expect_golden("cases/pptx/deck/notesSlide1.xml",
                lined(part(*made, "/ppt/notesSlides/notesSlide1.xml")));
  expect_golden("cases/pptx/deck/presentation.xml", lined(part(*made, "/ppt/presentation.xml")));
  expect_golden("cases/pptx/deck/slideMaster1.xml",
                lined(part(*made, "/ppt/slideMasters/slideMaster1.xml")));
}

TEST(Pptx, GivesTheSameBytesTwice) {
  EXPECT_EQ(make_deck(sample())->file->bytes, make_deck(sample())->file->bytes);
}

TEST(Pptx, NamesALayoutThatTheTemplateLacks) {
  const auto made = make_deck(slide_with("A finding {layout=quotaton}", "Text."));
  EXPECT_THAT(
      messages(*made),
      HasSubstr(
          "deck.md:1:1: error[slide.layout] slide 1 (\"A finding\") asks for the layout 'quotaton', which the template lacks "
          "(Did you mean 'quotation'? templates/pptx has title, section, key-number,"));
}

TEST(Pptx, SaysWhatALayoutHasNoPlaceFor) {
  const auto made = make_deck(slide_with("A finding {layout=chart}", "Text without a place."));
  EXPECT_THAT(
      messages(*made),
      HasSubstr(
          "deck.md:3:1: error[slide.place] slide 1 (\"A finding\"): the layout 'chart' has no place for \"Text without a place.\" (placeholder 1)"));
}

TEST(Pptx, TellsHowManyWordsToCut) {
  std::string text;
  for (int paragraph = 0; paragraph < 11; ++paragraph) text += "One line of words.\n\n";
  const auto fits = make_deck(slide_with("Eleven lines fit", text));
  EXPECT_EQ(messages(*fits), "");
  const auto made = make_deck(slide_with("Twelve lines do not", text + "Three words more.\n\n"));
  EXPECT_THAT(
      messages(*made),
      HasSubstr(
          "deck.md:25:1: error[slide.overflow] slide 1 (\"Twelve lines do not\"): \"Text\" needs 12 lines, and 11 fit (Cut about 3 words.)"));
  EXPECT_TRUE(made->file->slides[0].texts[1].overflow);
}

TEST(Pptx, RefusesTitlesOfThreeLinesAndTheSameTitleTwice) {
  const std::string title =
      "A title so long that it cannot stand on two lines of the slide, because it says all that the slide says and then says more of it again";
  EXPECT_THAT(messages(*make_deck(slide_with(title, "Text."))), HasSubstr("slide.overflow"));
  EXPECT_THAT(messages(*make_deck(slide_with("Same", "One.") + "\n" + slide_with("Same", "Two."))),
              HasSubstr("error[slide.title-twice] two slides are called \"Same\""));
}

TEST(Pptx, DrawsARuleForEachPartThatIsFilled) {
  const auto rules_of = [](const std::string& asks) {
    const auto made = make_deck(slide_with("What is asked {layout=closing}", "::: asks\n" + asks + ":::"));
    EXPECT_EQ(messages(*made), "");
    const std::string slide = part(*made, "/ppt/slides/slide1.xml");
    std::string rules;
    for (const char* name : {"Rule 1", "Rule 2", "Rule 3"})
      if (slide.find("name=\"" + std::string(name) + "\"") != std::string::npos) rules += name[5];
    return rules;
  };
  EXPECT_EQ(rules_of("- **Platforms** Name both crimes\n"), "1");
  EXPECT_EQ(rules_of("- **Platforms** Name both crimes\n- **Police** Name one unit\n"), "12");
  EXPECT_EQ(rules_of("- **Platforms** Name both\n- **Police** Name one unit\n- **Courts** Keep it\n"), "123");
}

TEST(Pptx, GivesEachScriptItsFontAndLanguage) {
  const auto made = make_deck(slide_with("ภาษาไทย and မြန်မာ", "法律 and [português]{lang=pt}."));
  ASSERT_TRUE(made->file) << made->file.error().message;
  const std::string slide = part(*made, "/ppt/slides/slide1.xml");
  for (const char* run : {R"(<a:rPr lang="th" dirty="0"><a:cs typeface="Noto Sans Thai"/></a:rPr><a:t>ภาษาไทย)",
                          R"(<a:rPr lang="my" dirty="0"><a:cs typeface="Noto Sans Myanmar"/></a:rPr><a:t>မြန်မာ)",
                          R"(<a:rPr lang="zh" dirty="0"><a:ea typeface="Droid Sans Fallback"/></a:rPr><a:t>法律)",
                          R"(<a:rPr lang="pt" dirty="0"/><a:t>português)"})
    EXPECT_THAT(slide, HasSubstr(run));
}

TEST(Pptx, MarksEverySlideOfADraft) {
  const auto made =
      make_deck(sample(), [](PptxOptions& options) { options.draft_label = "Draft 3, not for citation"; });
  ASSERT_TRUE(made->file);
  for (int number = 1; number <= 9; ++number)
    EXPECT_THAT(part(*made, "/ppt/slides/slide" + std::to_string(number) + ".xml"),
                HasSubstr("<a:t>Draft 3, not for citation</a:t>"))
        << number;
}

TEST(Pptx, FollowsTheDesignersTemplate) {
  const std::string text = slide_with("A finding", "One line of words.\n\nAnother line.");
  EXPECT_EQ(messages(*make_deck(text)), "");
  // A text box of one line only: the measure reads what is written.
  const auto narrow = make_deck(text, [](PptxOptions& options) {
    std::string& layout = options.template_parts["ppt/slideLayouts/10-text.xml"];
    const std::string box = "<?box body?>";
    layout.replace(
        layout.find(box), box.size(),
        R"(<a:xfrm><a:off x="609600" y="1473200"/><a:ext cx="10972800" cy="304800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)");
  });
  EXPECT_THAT(messages(*narrow), HasSubstr("needs 2 lines, and 1 fit"));
}

TEST(Pptx, SaysWhatIsWrongWithATemplate) {
  const auto edited = [](const std::string& from, const std::string& to) {
    return make_deck(slide_with("A finding", "Text."), [&](PptxOptions& options) {
      std::string& layout = options.template_parts["ppt/slideLayouts/10-text.xml"];
      layout.replace(layout.find(from), from.size(), to);
    })->file.error().message;
  };
  EXPECT_EQ(edited("<?box body?>", "<?box bodi?>"),
            "templates/pptx/ppt/slideLayouts/10-text.xml: theme.yml has no box 'bodi'");
  EXPECT_EQ(edited("<?box body?>", "<?bax body?>"),
            "templates/pptx/ppt/slideLayouts/10-text.xml: there is no instruction '<?bax …?>'");
  EXPECT_EQ(edited("<p:spTree>", "<?strip rec_strip?><p:spTree>"),
            "templates/pptx/ppt/slideLayouts/10-text.xml: a shape stands outside the tree of shapes");
  EXPECT_THAT(edited("</p:sldLayout>", ""), HasSubstr("templates/pptx/ppt/slideLayouts/10-text.xml is no XML"));
  const auto missing = make_deck(
      "## A", [](PptxOptions& options) { options.template_parts.erase("ppt/slideMasters/slideMaster1.xml"); });
  EXPECT_EQ(missing->file.error().message, "templates/pptx/ has no ppt/slideMasters/slideMaster1.xml");
}

// A master as a design team hands it over: no instructions, other places, sizes and colours.
void swap_master(PptxOptions& options) {
  std::string& master = options.template_parts["ppt/slideMasters/slideMaster1.xml"];
  const auto replace = [](std::string& xml, const std::string& from, const std::string& to) {
    for (auto at = xml.find(from); at != std::string::npos; at = xml.find(from, at + to.size()))
      xml.replace(at, from.size(), to);
  };
  replace(
      master, "<?box title?>",
      R"(<a:xfrm><a:off x="304800" y="5486400"/><a:ext cx="6096000" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)");
  replace(
      master, "<?style title major?>",
      R"(<a:lvl1pPr algn="r"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:buNone/><a:defRPr sz="2000" b="0"><a:solidFill><a:schemeClr val="accent4"/></a:solidFill><a:latin typeface="Noto Serif"/></a:defRPr></a:lvl1pPr>)");
  replace(
      master, "<?style body?>",
      R"(<a:lvl1pPr marL="0" indent="0"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/><a:defRPr sz="3200"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>)");
  // The layout inherits both.
  std::string& layout = options.template_parts["ppt/slideLayouts/10-text.xml"];
  for (const std::string own : {"<?box title?>", "<?style title major?>", "<?style body?>"}) replace(layout, own, "");
}

TEST(Pptx, FollowsASwappedMaster) {
  std::string words = "Words";
  for (int count = 0; count < 40; ++count) words += " and more words";
  const std::string text = slide_with("A finding whose title stands on one line of the first master", words + ".");
  const auto before = make_deck(text), after = make_deck(text, swap_master);
  ASSERT_TRUE(before->file && after->file);
  EXPECT_EQ(messages(*before), "");
  // The slides are the same: they take place, size, colour and font from the master.
  EXPECT_EQ(part(*before, "/ppt/slides/slide1.xml"), part(*after, "/ppt/slides/slide1.xml"));
  EXPECT_THAT(part(*after, "/ppt/slideMasters/slideMaster1.xml"), HasSubstr("accent4"));
  const auto& title = after->file->slides[0].texts[0];
  EXPECT_EQ(title.placeholder, "Title");
  EXPECT_DOUBLE_EQ(title.box.x, 24);
  EXPECT_DOUBLE_EQ(title.box.y, 432);
  EXPECT_DOUBLE_EQ(title.box.width, 480);
  EXPECT_EQ(title.lines, 2);
  // 200 words in 32 points do not fit where they did in 16.
  EXPECT_THAT(
      messages(*after),
      HasSubstr(
          "error[slide.overflow] slide 1 (\"A finding whose title stands on one line of the first master\"): \"Text\" needs "));
}

constexpr auto logo =
    R"(<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId7"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="457200"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:spTree>)";

// With a logo that its relationships lead to, as PowerPoint writes them.
void add_logo(PptxOptions& options, const std::string& relationships) {
  std::string& master = options.template_parts["ppt/slideMasters/slideMaster1.xml"];
  const std::string end = "</p:spTree>";
  master.replace(master.find(end), end.size(), logo);
  if (!relationships.empty())
    options.template_parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"] =
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" + relationships +
        "</Relationships>";
  options.template_pictures["ppt/media/image1.png"] = "the picture";
}

TEST(Pptx, CarriesThePicturesOfMasters) {
  const std::string text = slide_with("A finding", "Words.");
  const std::string image =
      R"(<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../media/image1.png"/>)";
  const auto made = make_deck(text, [&](PptxOptions& options) { add_logo(options, image); });
  ASSERT_TRUE(made->file) << made->file.error().message;
  const auto package = opc::read_package(made->file->bytes);
  const opc::Part* picture = package->related("/ppt/slideMasters/slideMaster1.xml", "image");
  ASSERT_NE(picture, nullptr);
  EXPECT_EQ(picture->bytes, "the picture");
  EXPECT_THAT(part(*made, "/ppt/slideMasters/slideMaster1.xml"), HasSubstr("<a:blip r:embed=\"rId12\"/>"));

  const auto refused = [&](const std::string& relationships) {
    return make_deck(text, [&](PptxOptions& options) { add_logo(options, relationships); })->file.error().message;
  };
  EXPECT_EQ(
      refused(""),
      "templates/pptx/ppt/slideMasters/slideMaster1.xml names the relationship 'rId7', which ppt/slideMasters/_rels/slideMaster1.xml.rels has not");
  EXPECT_EQ(
      refused(R"(<Relationship Id="rId7" Type="x/image" Target="../media/image2.emf"/>)"),
      "templates/pptx/ppt/slideMasters/slideMaster1.xml shows the picture ppt/media/image2.emf, which is not there");
  EXPECT_EQ(
      refused(R"(<Relationship Id="rId7" Type="x/oleObject" Target="../embeddings/a.bin"/>)"),
      "templates/pptx/ppt/slideMasters/slideMaster1.xml: what the relationship 'rId7' leads to, ../embeddings/a.bin, is not carried over");
}

// What PowerPoint saves holds no instructions any more; the deck stays the same.
TEST(Pptx, TakesItsOwnMastersBackAsTemplate) {
  const auto made = make_deck(sample());
  const auto package = opc::read_package(made->file->bytes);
  ASSERT_TRUE(package);
  const auto again = make_deck(sample(), [&](PptxOptions& options) {
    std::erase_if(options.template_parts,
                  [](const auto& each) { return each.first.find("slideLayouts/") != std::string::npos; });
    for (const auto& [name, each] : package->parts())
      for (const std::string_view folder : {"/ppt/slideMasters/", "/ppt/slideLayouts/", "/ppt/theme/theme1",
                                            "/ppt/notesMasters/", "/ppt/handoutMasters/"})
        if (name.starts_with(folder)) options.template_parts[name.substr(1)] = each.bytes;
  });
  ASSERT_TRUE(again->file) << again->file.error().message;
  EXPECT_EQ(messages(*again), messages(*made));
  for (std::size_t number = 1; number <= made->file->slides.size(); ++number) {
    const std::string name = "/ppt/slides/slide" + std::to_string(number) + ".xml";
    EXPECT_EQ(part(*again, name), part(*made, name)) << number;
  }
}

TEST(Pptx, TakesTheThemeOfTheTemplate) {
  const std::string text = slide_with("A finding", "Words in a serif face, which are wider.");
  const std::string own = part(*make_deck(text), "/ppt/theme/theme1.xml");
  const auto with_face = [&](const std::string& family) {
    return make_deck(text, [&](PptxOptions& options) {
      std::string theme = own;
      const std::string from = "<a:latin typeface=\"Noto Sans\"/>";
      for (auto at = theme.find(from); at != std::string::npos; at = theme.find(from))
        theme.replace(at, from.size(), "<a:latin typeface=\"" + family + "\"/>");
      options.template_parts["ppt/theme/theme1.xml"] = theme;
    });
  };
  const auto serif = with_face("Noto Serif"), unknown = with_face("Calibri");
  EXPECT_THAT(part(*serif, "/ppt/theme/theme1.xml"), HasSubstr("Noto Serif"));
  EXPECT_EQ(messages(*serif), "");
  EXPECT_THAT(messages(*unknown),
              HasSubstr("warning[slide.font] the template sets text in \"Calibri\", which is not installed"));
  EXPECT_TRUE(unknown->file);
}

TEST(Pptx, KeepsColoursOfSlidesInTheTheme) {
  const auto made = make_deck(sample());
  for (int number = 1; number <= 9; ++number)
    EXPECT_THAT(part(*made, "/ppt/slides/slide" + std::to_string(number) + ".xml"), Not(HasSubstr("srgbClr")))
        << number;
}

}  // namespace
}  // namespace galley::pptx
