// What readers get out of the file: pdftotext of each page gives the letters and words of its trace.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/trace.h"
#include "pdf/pdf.h"
#include "support/temporary_folder.h"
#include "unicode/unicode.h"
#include "unit/layout/look.h"

namespace galley::pdf {
namespace {

const std::string every_script = R"(# Scripts: ภาษาไทย, العربية, မြန်မာ

## Thai การค้ามนุษย์ and Lao ການຄ້າມະນຸດ

The law says พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑ แก้ไขเพิ่มเติม ว่าด้วยการลักลอบขนคนเข้าเมือง, ກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ
and လူကုန်ကူးမှု တားဆီးကာကွယ်ရေး ဥပဒေ ၂၀၂၂ ခုနှစ်၊ and ច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស in one sentence.[^a]

Hindi व्यक्तियों की तस्करी क्षत्रिय विद्यार्थी। Bengali মানব পাচার প্রতিরোধ ও দমন আইন। Sinhala මිනිස් ජාවාරම ශ්‍රී ලංකාවේ. Tamil ஆட்கடத்தல் தடுப்புச் சட்டம்.
Vietnamese Luật Phòng, chống mua bán người. Chinese 《联合国打击跨国有组织犯罪公约》自二〇〇三年起生效。 Japanese 国際的な組織犯罪の防止、インターネット。 Korean 인신매매등방지 법률.

The text says الاتجار بالأشخاص لعام 2000 in the middle, office ﬁnds efficient flow, and a

الاتجار بالأشخاص تجنيد أشخاص أو نقلهم بواسطة التهديد بالقوة أو استعمالها Protocol 2000 من أشكال القسر

- รายการที่หนึ่ง ของการทดสอบ
- **हिन्दी में मोटा** and *italic*

| Language | Word |
|---|---:|
| ไทย | การค้ามนุษย์ |
| 中文 | 人口贩运 |

: Words, คำศัพท์ {#tbl:t}

[^a]: หมายเหตุ: ดู พระราชกำหนด พ.ศ. ๒๕๖๖.
)";

// Letters and digits, each as often as it stands there.
std::map<char32_t, int> letters(const std::string& text) {
  std::map<char32_t, int> out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = unicode::next_code_point(text, at);
    if (unicode::is_letter(letter) || unicode::is_digit(letter) || unicode::is_mark(letter)) ++out[letter];
  }
  return out;
}

std::set<std::string> words(const std::string& text) {
  std::set<std::string> out;
  std::string word;
  for (const char c : text + ' ') {
    if (c != ' ' && c != '\n' && c != '\f') word += c;
    else if (!word.empty()) out.insert(std::exchange(word, {}));
  }
  return out;
}

std::string page_text(const std::filesystem::path& folder, std::size_t page) {
  const std::string number = std::to_string(page);
  const std::string command =
      "cd '" + folder.string() + "' && pdftotext -f " + number + " -l " + number + " it.pdf - > text 2>/dev/null";
  if (std::system(command.c_str()) != 0) return {};
  return galley::test::read_text(folder / "text");
}

TEST(PdfText, OfEachPageIsThatOfItsTrace) {
  std::string source = every_script;
  for (int i = 0; i < 12; ++i)
    source += "\nA paragraph " + std::to_string(i) +
              " that fills the page with words, ภาษาไทยเป็นภาษาที่ใช้ในประเทศไทย, and goes on.\n";
  Diagnostics diagnostics;
  document::Document document = layout::test::parse(source, diagnostics);
  const layout::Pages pages = layout::test::lay_out(document, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.all().front().message;
  const std::string profile = galley::test::read_text("/usr/share/color/icc/sRGB.icc");
  const auto file =
      write_pdf(pages, document.metadata, {}, {.date = 0, .icc_profile = profile, .producer = "Galley test"});
  ASSERT_TRUE(file) << file.error().message;
  const galley::test::TemporaryFolder folder;
  std::ofstream(folder.path() / "it.pdf", std::ios::binary) << *file;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const std::string read = page_text(folder.path(), i + 1);
    if (read.empty()) GTEST_SKIP() << "pdftotext is not installed";
    std::string drawn;
    for (const layout::Item& item : pages.pages[i].items)
      if (const auto* run = std::get_if<layout::GlyphRun>(&item)) drawn += run->text + ' ';
    EXPECT_EQ(letters(read), letters(drawn)) << "page " << i + 1;
    // Words that run from the right are turned round by the reader, with the marks at their edges.
    const std::set<std::string> found = words(read);
    for (const std::string& word : words(layout::text_of(pages.pages[i])))
      EXPECT_TRUE(unicode::mostly_right_to_left(word) || found.contains(word)) << word << " on page " << i + 1;
  }
}

}  // namespace
}  // namespace galley::pdf
