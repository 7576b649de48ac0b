// Briefs of many shapes with the pages we predict for them, for compare.py.
//   docx_pages SEED COUNT FOLDER    writes FOLDER/brief-<n>.docx and brief-<n>.tsv
// Every word occurs once, so that a word found on a page of the PDF names its line.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "docx/docx.h"
#include "style/theme.h"

namespace {

using namespace galley;
using document::Block;

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  int below(int limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(limit));
  }
  bool chance(int percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  document::Document make() {
    document_.metadata.title = "Brief " + word();
    document_.metadata.subtitle = sentence(12);
    document_.metadata.language = "en-GB";
    auto resources = std::make_shared<document::Resources>();
    resources_ = resources.get();
    document_.resources = resources;
    const int blocks = 4 + random_.below(random_.chance(25) ? 130 : 50);
    const int notes = random_.below(4) * 12;
    note_chance_ = notes;
    heading(1);
    for (int i = 0; i < blocks; ++i) any_block();
    return std::move(document_);
  }

 private:
  std::string word() {
    static const char* const syllables[] = {"ba", "fi", "lo", "tra", "ne", "ffi", "mur", "sen", "ti", "quo", "we", "il", "pon", "ka", "zed", "or", "my", "ul", "gra", "ve"};
    for (;;) {
      std::string made;
      const int parts = 1 + random_.below(4) + (random_.chance(8) ? 4 : 0);
      for (int i = 0; i < parts; ++i) made += syllables[random_.below(20)];
      if (random_.chance(9)) made[0] = static_cast<char>(made[0] - 'a' + 'A');
      if (used_.insert(made).second) return made;
      made += static_cast<char>('a' + random_.below(26));
      made += static_cast<char>('a' + random_.below(26));
      if (used_.insert(made).second) return made;
    }
  }
  std::string sentence(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) {
      if (i > 0) text += ' ';
      text += word();
      if (random_.chance(4)) text += "-" + word();
      if (random_.chance(2)) text += "/" + word();
      if (long_words_ && random_.chance(1) && random_.chance(30))
        for (int k = 0; k < 25; ++k) text += word();
      if (random_.chance(6)) text += ',';
    }
    return text + ".";
  }
  document::Inlines inlines(int words, bool notes) {
    document::Inlines content;
    while (words > 0) {
      const int count = std::min(words, 3 + random_.below(25));
      words -= count;
      std::string text = (content.empty() ? "" : " ") + sentence(count);
      if (random_.chance(12)) content.push_back({document::Strong{{{document::Text{text}, {}}}}, {}});
      else if (random_.chance(6)) content.push_back({document::Emphasis{{{document::Text{text}, {}}}}, {}});
      else if (random_.chance(5)) content.push_back({document::Link{"https://example.org/", "", {{document::Text{text}, {}}}}, {}});
      else content.push_back({document::Text{text}, {}});
      if (notes && random_.chance(note_chance_)) note(content);
    }
    return content;
  }
  void note(document::Inlines& content) {
    document::Note note;
    note.number = ++notes_;
    note.label = std::to_string(notes_);
    const int words = random_.chance(15) ? 60 + random_.below(120) : 4 + random_.below(30);
    note.content.push_back(block(document::Paragraph{inlines(words, false)}));
    document_.notes.push_back(note);
    content.push_back({document::NoteReference{note.label, note.number}, {}});
  }
  template <class T>
  Block block(T node) {
    Block made{std::move(node), {}, ++id_};
    return made;
  }
  template <class T>
  void add(T node) { document_.blocks.push_back(block(std::move(node))); }

  void heading(int level) {
    document::Heading heading;
    heading.level = level;
    heading.content = {{document::Text{sentence(2 + random_.below(9))}, {}}};
    if (level == 1 && random_.chance(15)) heading.attributes.classes.push_back("new-page");
    add(std::move(heading));
    last_ = level;
  }
  document::List list(int depth) {
    document::List list;
    list.ordered = random_.chance(35);
    const int items = 2 + random_.below(6);
    for (int i = 0; i < items; ++i) {
      document::ListItem item;
      item.content.push_back(block(document::Paragraph{inlines(3 + random_.below(30), depth == 0)}));
      if (depth < 2 && random_.chance(15)) item.content.push_back(block(list_block(depth + 1)));
      list.items.push_back(std::move(item));
    }
    return list;
  }
  document::List list_block(int depth) { return list(depth); }
  void table() {
    document::Table table;
    const int columns = 2 + random_.below(4);
    const int rows = random_.chance(20) ? 30 + random_.below(40) : 2 + random_.below(12);
    table.columns.assign(static_cast<std::size_t>(columns), document::Align::left);
    table.number = std::to_string(++tables_);
    table.attributes.id = "tbl:t" + table.number;
    table.caption = inlines(6, false);
    const auto row = [&] {
      document::Row cells;
      for (int i = 0; i < columns; ++i) {
        document::Cell cell;
        cell.content = inlines(1 + random_.below(random_.chance(20) ? 25 : 6), false);
        cells.push_back(std::move(cell));
      }
      return cells;
    };
    long_words_ = false;
    table.header = row();
    for (int i = 0; i < rows; ++i) table.rows.push_back(row());
    long_words_ = true;
    add(std::move(table));
    document::Div source;
    source.name = "source";
    source.content.push_back(block(document::Paragraph{inlines(8, true)}));
    add(std::move(source));
  }
  void callout() {
    document::Div div;
    div.name = random_.chance(70) ? "callout" : "key-message";
    div.attributes.values.emplace_back("title", word());
    if (random_.chance(40)) div.attributes.classes.push_back("caution");
    const int paragraphs = 1 + random_.below(3);
    for (int i = 0; i < paragraphs; ++i) div.content.push_back(block(document::Paragraph{inlines(10 + random_.below(50), false)}));
    if (random_.chance(40)) div.content.push_back(block(list(1)));
    add(std::move(div));
    add(document::Paragraph{inlines(20 + random_.below(40), true)});
  }
  void chart() {
    document::FigureData figure;
    figure.id = "f" + std::to_string(++figures_);
    figure.kind = random_.chance(50) ? "bar" : "dot";
    figure.title = sentence(7);
    if (random_.chance(60)) figure.subtitle = sentence(9);
    figure.alt = "A chart";
    figure.source = sentence(6);
    figure.x = "value";
    figure.y = "category";
    figure.columns = {"category", "value"};
    const int rows = 3 + random_.below(12);
    for (int i = 0; i < rows; ++i) figure.rows.push_back({{"Row " + std::to_string(i), std::to_string(1 + random_.below(90))}, {}});
    const std::string id = figure.id;
    resources_->figures[id] = std::move(figure);
    document::Chart chart;
    chart.figure = id;
    chart.number = std::to_string(figures_);
    add(std::move(chart));
  }
  void any_block() {
    const int kind = random_.below(100);
    if (kind < 50) add(document::Paragraph{inlines(8 + random_.below(110), true)});
    else if (kind < 64) heading(last_ == 0 ? 1 : 1 + random_.below(std::min(3, last_ + 1)));
    else if (kind < 80) add(list(0));
    else if (kind < 88) table();
    else if (kind < 94) callout();
    else if (kind < 98) chart();
    else {
      document::Quote quote;
      quote.content.push_back(block(document::Paragraph{inlines(30, true)}));
      add(std::move(quote));
    }
  }

  Random random_;
  document::Document document_;
  document::Resources* resources_ = nullptr;
  std::set<std::string> used_;
  bool long_words_ = true;
  int id_ = 0, notes_ = 0, tables_ = 0, figures_ = 0, last_ = 0, note_chance_ = 0;
};

Result<layout::FontFile> load_font(const layout::FontRequest& request) {
  std::string name;
  for (const char c : request.family)
    if (c != ' ') name += c;
  name += request.weight >= 600 ? (request.italic ? "-BoldItalic" : "-Bold") : request.italic ? "-Italic" : "-Regular";
  name += ".ttf";
  for (const char* folder : {"/usr/share/fonts/truetype/noto/"}) {
    auto bytes = std::make_shared<std::string>(read(folder + name));
    if (!bytes->empty()) return layout::FontFile{name, *bytes, bytes};
  }
  return failure("no font " + name);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::filesystem::path root = GALLEY_SOURCE_DIR;
  Files files;
  files.add("styles/brand.yml", read(root / "styles/brand.yml"));
  files.add("styles/theme.yml", read(root / "styles/theme.yml"));
  Diagnostics diagnostics;
  const auto brand = style::read_brand(files, diagnostics);
  if (!brand) return 1;
  const auto theme = style::read_theme(files, *brand, diagnostics);
  if (!theme) return 1;
  docx::DocxOptions options;
  for (const char* part : {"word/styles.xml", "word/settings.xml"}) options.template_parts[part] = read(root / "templates/docx" / part);
  options.theme = &*theme;
  options.brand = &*brand;
  options.fonts = load_font;
  options.embed = std::getenv("EMBED") != nullptr;
  options.trace = true;
  const auto seed = std::strtoull(argv[1], nullptr, 10);
  const int count = std::atoi(argv[2]);
  std::filesystem::create_directories(argv[3]);
  auto next = seed;
  for (int i = 0; i < count; ++i) {
    Generator generator(next++);
    Diagnostics found;
    const auto file = docx::write_docx(generator.make(), options, found);
    if (!file) {
      std::cerr << file.error().message << '\n';
      return 1;
    }
    // A brief that the writer refuses (a row taller than a page), or that is longer than
    // any brief, is not one to compare.
    if (found.has_errors() || file->pagination.pages > 40) {
      --i;
      continue;
    }
    const auto stem = std::filesystem::path(argv[3]) / ("brief-" + std::to_string(i));
    std::ofstream(stem.string() + ".docx", std::ios::binary) << file->bytes;
    std::ofstream table(stem.string() + ".tsv");
    table << "pages\t" << file->pagination.pages << '\t' << file->pagination.free_lines << '\t' << file->pagination.notes_split << '\n';
    for (const auto& line : file->pagination.lines)
      table << (line.note ? "note" : "line") << '\t' << line.page << '\t' << line.block << '\t' << line.text << '\t' << line.top << '\n';
  }
  return 0;
}
