// A deck with the lines we predict for it, for slides.py: what LibreOffice makes of the
// same deck is compared line by line.
//   slide_lines DECK.md FOLDER     writes FOLDER/deck.pptx and FOLDER/deck.tsv
// A row of the table: slide, placeholder, x, y, width, height, size and leading of
// the first and of the last line (points), verdict, lines.
#include <fstream>
#include <iostream>
#include <string_view>

#include "unit/pptx/deck_maker.h"

namespace {

using namespace galley;

constexpr std::string_view line_mark = "\x1f";

void write_row(std::ofstream& out, const pptx::SlidePlace& slide, const pptx::TextMeasure& text) {
  out << slide.number << '\t' << text.placeholder << '\t' << text.box.x << '\t' << text.box.y << '\t' << text.box.width
      << '\t' << text.box.height << '\t' << text.first.size << '\t' << text.first.leading << '\t' << text.last.size
      << '\t' << text.last.leading << '\t' << (text.overflow ? "over" : "fits") << '\t';
  for (const std::string& line : text.broken) out << line << line_mark;
  out << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: slide_lines DECK.md FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[2];
  const auto made = pptx::test::make_deck(galley::test::read_text(argv[1]));
  if (!made->file) {
    std::cerr << made->file.error().message << '\n';
    return 1;
  }
  std::ofstream(folder / "deck.pptx", std::ios::binary) << made->file->bytes;
  std::ofstream table(folder / "deck.tsv");
  for (const pptx::SlidePlace& slide : made->file->slides)
    for (const pptx::TextMeasure& text : slide.texts) write_row(table, slide, text);
  std::cout << pptx::test::messages(*made);
}
