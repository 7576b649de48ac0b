#include "brief.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

namespace galley::docx_pages {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  int below(int limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(limit));
  }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool chance(int percent) { return below(100) < percent; }
  template <std::size_t N>
  const char* of(const char* const (&all)[N]) { return all[below(static_cast<int>(N))]; }

 private:
  std::uint64_t state_;
};

const char* const syllables[] = {"ba", "fi", "lo",  "tra", "ne",  "ffi", "mur", "sen", "ti",  "quo",
                                 "we", "il", "pon", "ka",  "zed", "or",  "my",  "ul",  "gra", "ve"};

// What stands around and between words in real briefs, %: where a word goes.
const char* const marks[] = {"“%”",    "‘%’",    "(%)", "%—%", "%–%",     "%…",       "%’s",         "% & %",
                             "%;",     "%:",     "%?",  "%!",  "[%]",     "% 12,500", "% 2026–2030", "% 45 per cent",
                             "% 3.5%", "§ 12 %", "%/%", "%-%", "No. 7 %", "€30 %",    "%\u00a0%",    "(a) %"};

struct ScriptWords { const char* language; bool spaced; std::vector<const char*> words; };
const std::vector<ScriptWords>& scripts() {
  static const std::vector<ScriptWords> all{
      {"th", false, {"การ", "ค้า", "มนุษย์", "ประเทศ", "กฎหมาย", "ข้อมูล", "ผู้เสียหาย", "ออนไลน์", "ระหว่าง", "ความร่วมมือ"}},
      {"lo", false, {"ການ", "ຄ້າ", "ມະນຸດ", "ປະເທດ", "ກົດໝາຍ", "ຂໍ້ມູນ", "ຄວາມ", "ຮ່ວມມື"}},
      {"my", false, {"လူ", "ကုန်ကူးမှု", "နိုင်ငံ", "ဥပဒေ", "အချက်အလက်", "အွန်လိုင်း", "ကာကွယ်ရေး"}},
      {"km", false, {"ការ", "ជួញដូរ", "មនុស្ស", "ប្រទេស", "ច្បាប់", "ទិន្នន័យ", "សហប្រតិបត្តិការ"}},
      {"ar", true, {"الاتجار", "بالأشخاص", "القانون", "الدول", "المنصات", "الأدلة", "الإلكترونية", "التعاون"}},
      {"hi", true, {"मानव", "तस्करी", "कानून", "देश", "डेटा", "साक्ष्य", "सहयोग", "क्षेत्रीय"}},
      {"bn", true, {"মানব", "পাচার", "আইন", "দেশ", "তথ্য", "প্রমাণ", "সহযোগিতা"}},
      {"si", true, {"මිනිස්", "වෙළඳාම", "නීතිය", "රට", "දත්ත", "සාක්ෂි"}},
      {"ta", true, {"மனித", "கடத்தல்", "சட்டம்", "நாடு", "தரவு", "ஆதாரம்", "ஒத்துழைப்பு"}},
      {"vi", true, {"nạn", "buôn", "bán", "người", "pháp", "luật", "dữ", "liệu", "hợp", "tác"}},
      {"zh", false, {"人口", "贩运", "法律", "国家", "数据", "证据", "合作", "平台"}},
      {"ja", false, {"人身", "取引", "法律", "データ", "プラットフォーム", "における", "証拠", "協力"}},
      {"ko", true, {"인신매매", "법률", "국가", "데이터", "증거", "협력", "플랫폼"}},
  };
  return all;
}

class Maker {
 public:
  Maker(std::uint64_t seed, Writing writing) : random_(seed), writing_(writing) {}

  Brief make() {
    brief_.title = "Brief " + word();
    ++plain_;
    brief_.subtitle = sentence(12);
    --plain_;
    const bool contents = random_.chance(40);
    note_chance_ = random_.below(4) * 12 + (random_.chance(10) ? 30 : 0);
    odd_marks_ = random_.chance(50) ? 12 : 1;
    if (contents) div("contents", "");
    const int blocks = random_.chance(15) ? random_.between(1, 4) : random_.between(4, random_.chance(25) ? 130 : 50);
    heading(2);
    for (int i = 0; i < blocks; ++i) any_block();
    if (random_.chance(40)) references();
    brief_.markdown += notes_;
    return std::move(brief_);
  }

 private:
  std::string word() {
    for (;;) {
      std::string made;
      const int parts = random_.between(1, 4) + (random_.chance(8) ? 4 : 0);
      for (int i = 0; i < parts; ++i) made += random_.of(syllables);
      if (random_.chance(9)) made[0] = static_cast<char>(made[0] - 'a' + 'A');
      if (used_.insert(made).second) return made;
      for (int i = 0; i < 2; ++i) made += static_cast<char>('a' + random_.below(26));
      if (used_.insert(made).second) return made;
    }
  }
  std::string marked_word() {
    std::string text;
    for (std::string_view rest = random_.of(marks); !rest.empty(); rest.remove_prefix(1))
      if (rest.front() == '%' && (text.empty() || !std::isdigit(static_cast<unsigned char>(text.back()))))
        text += word();
      else text += rest.front();
    return text;
  }
  std::string address() {
    std::string text = "https://www." + word() + ".example/";
    const int parts = random_.between(1, 6);
    for (int i = 0; i < parts; ++i) text += word() + (random_.chance(60) ? "/" : random_.chance(50) ? "-" : ".");
    return text + (random_.chance(30) ? "?page=" + word() + "&lang=" + word() : "html");
  }
  std::string foreign(const ScriptWords& script) {
    std::string text;
    const int count = random_.between(2, 12);
    for (int i = 0; i < count; ++i) {
      if (i > 0 && script.spaced) text += ' ';
      text += script.words[static_cast<std::size_t>(random_.below(static_cast<int>(script.words.size())))];
    }
    return "[" + text + "]{lang=" + script.language + "}";
  }
  std::string sentence(int words) {
    std::string text;
    const auto& script = scripts()[static_cast<std::size_t>(random_.below(static_cast<int>(scripts().size())))];
    for (int i = 0; i < words; ++i) {
      if (i > 0) text += ' ';
      if (writing_ == Writing::mixed && plain_ == 0 && random_.chance(12)) text += foreign(script) + ' ';
      text += random_.chance(odd_marks_) ? marked_word() : word();
      if (random_.chance(3)) text += "-" + word();
      if (random_.chance(1)) text += "/" + word();
      if (plain_ == 0 && random_.below(400) == 0)
        for (int k = 0; k < 25; ++k) text += word();
      if (random_.chance(6)) text += ',';
    }
    return text + ".";
  }
  // Text with emphasis, links, addresses, references to figures and tables, and notes.
  std::string text(int words, bool notes = false) {
    std::string made;
    while (words > 0) {
      const int count = std::min(words, random_.between(3, 27));
      words -= count;
      if (!made.empty()) made += ' ';
      const std::string part = sentence(count);
      if (random_.chance(12)) made += "**" + part + "**";
      else if (random_.chance(6)) made += "*" + part + "*";
      else if (random_.chance(4)) made += "[" + part + "](https://example.org/)";
      else if (random_.chance(2)) made += "<" + address() + ">";
      else if (random_.chance(2)) made += "`" + word() + "`";
      else if (tables_ > 0 && random_.chance(4))
        made += part + " See [@tbl:t" + std::to_string(random_.between(1, tables_)) + "].";
      else made += part;
      if (notes && random_.chance(note_chance_)) made += note();
    }
    return made;
  }
  std::string note() {
    const std::string label = "n" + std::to_string(++note_count_);
    notes_ +=
        "[^" + label + "]: " + text(random_.chance(15) ? random_.between(60, 180) : random_.between(4, 34)) + "\n";
    if (random_.chance(8)) notes_ += "\n    " + text(random_.between(4, 40)) + "\n";
    notes_ += '\n';
    return "[^" + label + "]";
  }

  void add(const std::string& block) { brief_.markdown += block + "\n\n"; }
  void div(const std::string& attributes, const std::string& content) {
    add("::: " + attributes + "\n" + content + "\n:::");
  }
  void paragraph(int words, bool notes = true) { add(text(words, notes)); }
  void heading(int level) {
    ++plain_;
    add(std::string(static_cast<std::size_t>(level), '#') + " " + sentence(random_.between(2, 10)) +
        (level == 2 && random_.chance(12) ? " {.new-page}" : ""));
    --plain_;
    level_ = level;
  }
  std::string list(int depth, bool notes) {
    const bool ordered = random_.chance(35);
    const std::string indent(static_cast<std::size_t>(depth) * 4, ' ');
    std::string made;
    const int items = random_.between(2, 7);
    for (int i = 0; i < items; ++i) {
      made += indent + (ordered ? std::to_string(i + 1) + ". " : "- ") +
              text(random_.between(3, 32), notes && depth == 0) + "\n";
      if (random_.chance(6)) made += "\n" + indent + "    " + text(random_.between(5, 30)) + "\n\n";
      if (depth < 2 && random_.chance(15)) made += list(depth + 1, notes);
    }
    return made;
  }
  void table() {
    const int columns = random_.between(2, 5);
    const int rows = random_.chance(4)    ? random_.between(120, 260)
                     : random_.chance(20) ? random_.between(30, 70)
                                          : random_.between(2, 13);
    ++plain_;
    const auto row = [&](bool head) {
      std::string made = "|";
      for (int i = 0; i < columns; ++i)
        made += " " + (head ? sentence(random_.between(1, 4)) : text(random_.between(1, random_.chance(20) ? 25 : 6))) +
                " |";
      return made + "\n";
    };
    std::string made = row(true) + "|";
    for (int i = 0; i < columns; ++i) made += random_.chance(15) ? "--:|" : ":--|";
    made += "\n";
    for (int i = 0; i < rows; ++i) made += row(false);
    ++tables_;
    add(made + "\n: " + sentence(6) + " {#tbl:t" + std::to_string(tables_) + "}");
    --plain_;
    div("source", text(8, true));
  }
  void callout() {
    std::string content;
    const int paragraphs = random_.between(1, 3);
    for (int i = 0; i < paragraphs; ++i) content += text(random_.between(10, 60)) + "\n\n";
    if (random_.chance(40)) content += list(1, false).substr(4);
    const std::string kind = random_.chance(60)   ? ".callout"
                             : random_.chance(50) ? ".callout .caution"
                                                  : ".key-message";
    div("{" + kind + " title=\"" + word() + "\"}", content);
    paragraph(random_.between(20, 60));
  }
  void key_messages() {
    std::string content;
    const int count = random_.between(2, 5);
    for (int i = 0; i < count; ++i)
      content += std::to_string(i + 1) + ". **" + sentence(5) + "** " + text(random_.between(8, 40)) + "\n";
    div("key-message", content);
    heading(2);
  }
  document::FigureData figure_data() {
    document::FigureData figure;
    ++plain_;
    figure.kind = random_.chance(40) ? "bar" : random_.chance(50) ? "dot" : "heat";
    figure.title = sentence(7);
    if (random_.chance(60)) figure.subtitle = sentence(9);
    if (random_.chance(30)) figure.note = sentence(12);
    figure.source = sentence(6);
    --plain_;
    figure.alt = "A chart";
    figure.x = "value";
    figure.y = "category";
    figure.columns = {"category", "value"};
    const int rows = random_.between(3, 14);
    for (int i = 0; i < rows; ++i) figure.rows.push_back({{word(), std::to_string(random_.between(1, 90))}, {}});
    if (figure.kind == "heat") {
      figure.series = "group";
      figure.columns.emplace_back("group");
      for (auto& row : figure.rows) row.cells.emplace_back("all");
    }
    return figure;
  }
  void chart() {
    const std::string id = "f" + std::to_string(++figures_);
    auto figure = figure_data();
    figure.id = id;
    brief_.resources.figures[id] = std::move(figure);
    add("```chart\n" + id + "\n```");
  }
  void picture() {
    const std::string path = "picture" + std::to_string(++figures_) + ".png";
    brief_.resources.images[path] = {white_pixel(), random_.between(50, 1400), random_.between(20, 900)};
    ++plain_;
    add("![A picture](" + path + "){#fig:p" + std::to_string(figures_) + " title=\"" + sentence(6) + "\"}");
    --plain_;
    if (random_.chance(60)) div("source", sentence(8));
  }
  void recommendation() {
    const std::string id = "R-" + std::to_string(++recommendations_);
    ++plain_;
    const std::string title = sentence(6);
    --plain_;
    add(":::: {.recommendation #" + id + " number=" + std::to_string(recommendations_) + "}\n#### " + title + "\n\n" +
        text(random_.between(10, 50), true) + "\n\n::: meta\n**Who** " + word() + "\n\n**When** " + word() +
        "\n:::\n::::");
  }
  void finding() {
    ++plain_;
    const std::string title = sentence(8);
    --plain_;
    div("{.finding #f-" + std::to_string(++findings_) + "}",
        "### " + title + "\n\n" + text(random_.between(20, 90), true));
    level_ = 3;
  }
  void references() {
    ++plain_;
    std::string content;
    const int count = random_.between(3, 60);
    for (int i = 1; i <= count; ++i)
      content += std::to_string(i) + ". " + sentence(random_.between(3, 14)) +
                 (random_.chance(60) ? " <" + address() + ">" : "") + "\n";
    --plain_;
    heading(2);
    div("references", content);
  }
  void numbers() {
    std::string content;
    const int count = random_.between(2, 4);
    for (int i = 0; i < count; ++i)
      content += "- **" + std::to_string(random_.between(2, 900)) + "** " + text(random_.between(4, 25)) + "\n";
    div("key-numbers", content);
  }
  void code() {
    ++plain_;
    std::string made = "```\n";
    const int lines = random_.between(1, 12);
    for (int i = 0; i < lines; ++i) made += sentence(random_.between(1, 12)) + "\n";
    --plain_;
    add(made + "```");
  }
  void any_block() {
    const int kind = random_.below(100);
    if (kind < 38) paragraph(random_.between(8, 118));
    else if (kind < 42) finding();
    else if (kind < 56) heading(std::min(5, 2 + random_.below(std::min(4, level_))));
    else if (kind < 70) add(list(0, true));
    else if (kind < 77) table();
    else if (kind < 82) callout();
    else if (kind < 86) chart();
    else if (kind < 89) picture();
    else if (kind < 93) recommendation();
    else if (kind < 94) key_messages();
    else if (kind < 96) add("> " + text(random_.between(10, 50), true));
    else if (kind < 97) div("standfirst", text(random_.between(8, 40)));
    else if (kind < 98) numbers();
    else if (kind < 99) code();
    else add("***");
  }

  Random random_;
  Writing writing_;
  Brief brief_;
  std::string notes_;
  std::set<std::string> used_;
  int plain_ = 0;                // above 0: no word longer than a line
  int level_ = 2, note_chance_ = 0, odd_marks_ = 1;
  int note_count_ = 0, tables_ = 0, figures_ = 0, findings_ = 0, recommendations_ = 0;
};

}  // namespace

std::string white_pixel() {
  static const unsigned char pixel[] = {
      0x89, 'P',  'N',  'G',  13,  10,  26,  10,   0,    0,    0,    13,   'I',  'H',  'D',  'R',  0,
      0,    0,    1,    0,    0,   0,   1,   8,    0,    0,    0,    0,    0x3a, 0x7e, 0x9b, 0x55, 0,
      0,    0,    10,   'I',  'D', 'A', 'T', 0x78, 0x9c, 0x63, 0xf8, 0x0f, 0,    1,    1,    1,    0,
      0x1b, 0xb6, 0xee, 0x56, 0,   0,   0,   0,    'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};
  return {reinterpret_cast<const char*>(pixel), sizeof pixel};
}

Brief make_brief(std::uint64_t seed, Writing writing) { return Maker(seed, writing).make(); }

}  // namespace galley::docx_pages
