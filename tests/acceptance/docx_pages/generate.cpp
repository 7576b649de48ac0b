// Briefs of many shapes with the pages we predict for them, for compare.py.
//   docx_pages SEED COUNT FOLDER [mixed] [embed]
// writes FOLDER/brief-<n>.docx and brief-<n>.tsv: first the pages, then every line.
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "brief.h"
#include "docx/docx.h"
#include "document/parse.h"
#include "document/resolve.h"
#include "style/theme.h"

namespace {

using namespace galley;

constexpr int longest_brief = 40;  // pages

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Result<layout::FontFile> load_font(const layout::FontRequest& request) {
  static const std::map<std::string, std::string, std::less<>> others{
      {"Droid Sans Fallback", "droid/DroidSansFallbackFull.ttf"}, {"NanumGothic", "nanum/NanumGothic"}};
  std::string name;
  if (const auto other = others.find(request.family); other != others.end()) {
    name = other->second;
    if (!name.ends_with(".ttf")) name += request.weight >= 600 ? "Bold.ttf" : ".ttf";
  } else {
    name = "noto/";
    for (const char c : request.family)
      if (c != ' ') name += c;
    name += request.weight >= 600 ? (request.italic ? "-BoldItalic" : "-Bold")
            : request.italic      ? "-Italic"
                                  : "-Regular";
    name += ".ttf";
  }
  auto bytes = std::make_shared<std::string>(read("/usr/share/fonts/truetype/" + name));
  if (bytes->empty()) return failure("no font " + name);
  return layout::FontFile{name, *bytes, bytes};
}

document::Document parse(const docx_pages::Brief& brief, Files& files, Diagnostics& diagnostics) {
  const FileId id = files.add("brief.md", brief.markdown);
  auto document = document::parse_document(files.text(id), id, diagnostics);
  document.metadata.title = brief.title;
  document.metadata.subtitle = brief.subtitle;
  document.metadata.language = "en-GB";
  document.resources = std::make_shared<document::Resources>(brief.resources);
  document::resolve_document(document, diagnostics);
  return document;
}

void write_prediction(const std::string& path, const docx::Pagination& pagination) {
  std::ofstream table(path);
  table << "pages\t" << pagination.pages << '\t' << pagination.free_lines << '\t'
        << pagination.notes_split + pagination.boxes_at_risk << '\n';
  for (const auto& line : pagination.lines) {
    auto text = line.text;
    for (char& c : text)
      if (c == '\n' || c == '\t') c = ' ';
    table << (line.note ? "note" : "line") << '\t' << line.page << '\t' << line.block << '\t' << text << '\t'
          << line.top << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const auto has = [&](const char* word) {
    for (int i = 4; i < argc; ++i)
      if (std::strcmp(argv[i], word) == 0) return true;
    return false;
  };
  const std::filesystem::path root = GALLEY_SOURCE_DIR;
  Files looks;
  looks.add("styles/brand.yml", read(root / "styles/brand.yml"));
  looks.add("styles/theme.yml", read(root / "styles/theme.yml"));
  Diagnostics diagnostics;
  const auto brand = style::read_brand(looks, diagnostics);
  if (!brand) return 1;
  const auto theme = style::read_theme(looks, *brand, diagnostics);
  if (!theme) return 1;
  docx::DocxOptions options;
  for (const char* part : {"word/styles.xml", "word/settings.xml"})
    options.template_parts[part] = read(root / "templates/docx" / part);
  options.theme = &*theme;
  options.brand = &*brand;
  options.fonts = load_font;
  options.chart_picture = [](const document::FigureData&, double width) -> Result<docx::ChartPicture> {
    return docx::ChartPicture{docx_pages::white_pixel(), width, width / 2};
  };
  options.embed = has("embed");
  options.trace = true;
  const auto writing = has("mixed") ? docx_pages::Writing::mixed : docx_pages::Writing::latin;
  auto seed = std::strtoull(argv[1], nullptr, 10);
  const int count = std::atoi(argv[2]);
  std::filesystem::create_directories(argv[3]);
  int refused = 0;
  for (int i = 0; i < count; ++seed) {
    const auto brief = docx_pages::make_brief(seed, writing);
    Files files;
    Diagnostics found;
    const auto file = docx::write_docx(parse(brief, files, found), options, found);
    if (!file) {
      std::cerr << "seed " << seed << ": " << file.error().message << '\n';
      return 1;
    }
    // A brief that the writer refuses (a row taller than a page), or that is longer than
    // any brief, is not one to compare.
    if (found.has_errors() || file->pagination.pages > longest_brief) {
      ++refused;
      if (has("why"))
        for (const auto& diagnostic : found.all())
          if (diagnostic.severity == Severity::error)
            std::cerr << "seed " << seed << ": " << diagnostic.rule << ' ' << diagnostic.message << '\n';
      continue;
    }
    const auto stem = std::filesystem::path(argv[3]) / ("brief-" + std::to_string(i++));
    std::ofstream(stem.string() + ".docx", std::ios::binary) << file->bytes;
    write_prediction(stem.string() + ".tsv", file->pagination);
  }
  std::cout << count << " briefs, " << refused << " passed over\n";
  return 0;
}
