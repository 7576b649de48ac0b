// Build-time generator: turns the trained data of two Debian packages into tables that
// the program searches in place, without reading anything when it starts.
//
//   make_language_data sentences english.json OUT   Punkt's abbreviations and starters
//   make_language_data tagger model.go OUT          the averaged perceptron's weights
//
// Both sources are under the Expat licence; README.md beside this file keeps the notices.
// english.json is JSON. model.go holds three gzip streams as Go byte literals, each a
// value in the gob encoding (https://pkg.go.dev/encoding/gob).
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>
#include <zlib.h>

namespace {

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// ---- Sentences: one line a word, "word TAB flags", sorted -------------------------

std::string sentence_table(const std::string& json_text) {
  constexpr int abbreviation = 1 << 8;
  constexpr int starter = 1 << 9;
  constexpr int collocation = 1 << 10;
  const auto json = nlohmann::json::parse(json_text);
  std::map<std::string, int> flags;
  for (const auto& [word, value] : json.at("OrthoContext").items()) flags[word] |= value.get<int>();
  for (const auto& [word, value] : json.at("AbbrevTypes").items()) flags[word] |= abbreviation;
  for (const auto& [word, value] : json.at("SentStarters").items()) flags[word] |= starter;
  for (const auto& [word, value] : json.at("Collocations").items()) flags[word] |= collocation;
  std::string table;
  for (const auto& [word, value] : flags) table += word + "\t" + std::to_string(value) + "\n";
  return table;
}

// ---- Tagger ------------------------------------------------------------------------

int hexadecimal(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  return (digit | 0x20) - 'a' + 10;
}

// The bytes of the Go literal assigned to `name`.
std::string go_literal(const std::string& source, const std::string& name) {
  const std::size_t at = source.find(name);
  if (at == std::string::npos) throw std::runtime_error("no " + name);
  const std::size_t open = source.find('"', at);
  std::string bytes;
  for (std::size_t here = open + 1; source.at(here) != '"'; ++here) {
    if (source[here] != '\\') {
      bytes += source[here];
      continue;
    }
    const char escape = source.at(++here);
    if (escape == 'x') {
      bytes += static_cast<char>(hexadecimal(source.at(here + 1)) * 16 + hexadecimal(source.at(here + 2)));
      here += 2;
    } else {
      static const std::map<char, char> simple = {{'n', '\n'}, {'t', '\t'}, {'r', '\r'}, {'a', '\a'}, {'b', '\b'},
                                                  {'f', '\f'}, {'v', '\v'}, {'\\', '\\'}, {'"', '"'}, {'\'', '\''}};
      bytes += simple.at(escape);
    }
  }
  return bytes;
}

std::string gunzip(const std::string& bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) throw std::runtime_error("zlib");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string result;
  std::vector<char> buffer(1 << 16);
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    status = inflate(&stream, Z_NO_FLUSH);
    result.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END) throw std::runtime_error("gzip data is broken");
  return result;
}

class Gob {
 public:
  // Leaves the reader at the first value, behind the type definitions.
  explicit Gob(std::string bytes) : bytes_(std::move(bytes)) {
    while (true) {
      const std::uint64_t length = number();
      const std::size_t message = at_;
      const std::uint64_t id = number();
      const bool defines_type = (id & 1U) != 0;
      if (!defines_type) break;
      at_ = message + length;
    }
    number();  // a value that is no struct has an empty field header
  }

  std::uint64_t number() {
    const auto first = static_cast<unsigned char>(bytes_.at(at_++));
    if (first < 128) return first;
    std::uint64_t value = 0;
    for (int count = 256 - first; count > 0; --count) value = value << 8U | static_cast<unsigned char>(bytes_.at(at_++));
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  double real() {
    const std::uint64_t reversed = number();
    std::uint64_t bits = 0;
    for (int byte = 0; byte < 8; ++byte) bits |= (reversed >> (8U * static_cast<unsigned>(byte)) & 0xFFU) << (56U - 8U * static_cast<unsigned>(byte));
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

void put(std::string& out, std::uint32_t value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); }

// A sorted table: count, then for each word the offset of its record from the start of
// the records; a record is the word, a zero byte, and its content.
std::string word_table(const std::map<std::string, std::string>& words) {
  std::string offsets;
  std::string records;
  for (const auto& [word, content] : words) {
    put(offsets, static_cast<std::uint32_t>(records.size()));
    records += word;
    records += '\0';
    records += content;
  }
  std::string table;
  put(table, static_cast<std::uint32_t>(words.size()));
  put(table, static_cast<std::uint32_t>(records.size()));
  return table + offsets + records;
}

std::string tagger_table(const std::string& source) {
  Gob classes_gob(gunzip(go_literal(source, "_internalModelClassesGob = ")));
  std::vector<std::string> classes(classes_gob.number());
  for (std::string& name : classes) name = classes_gob.text();
  std::sort(classes.begin(), classes.end());
  std::map<std::string, char> index;
  for (std::size_t number = 0; number < classes.size(); ++number) index[classes[number]] = static_cast<char>(number);

  std::map<std::string, std::string> tags;
  Gob tags_gob(gunzip(go_literal(source, "_internalModelTagsGob = ")));
  for (std::uint64_t count = tags_gob.number(); count > 0; --count) {
    const std::string word = tags_gob.text();
    tags[word] = std::string(1, index.at(tags_gob.text()));
  }

  std::map<std::string, std::string> features;
  Gob weights_gob(gunzip(go_literal(source, "_internalModelWeightsGob = ")));
  for (std::uint64_t count = weights_gob.number(); count > 0; --count) {
    const std::string feature = weights_gob.text();
    std::map<char, double> weights;
    for (std::uint64_t entries = weights_gob.number(); entries > 0; --entries) {
      const char label = index.at(weights_gob.text());
      weights[label] = weights_gob.real();
    }
    std::string& record = features[feature];
    record += static_cast<char>(weights.size());
    for (const auto& [label, weight] : weights) {
      record += label;
      record.append(reinterpret_cast<const char*>(&weight), sizeof weight);
    }
  }

  std::string table;
  put(table, static_cast<std::uint32_t>(classes.size()));
  for (const std::string& name : classes) table += name + '\0';
  while (table.size() % 4 != 0) table += '\0';
  std::string tag_words = word_table(tags);
  while (tag_words.size() % 4 != 0) tag_words += '\0';
  put(table, static_cast<std::uint32_t>(tag_words.size()));
  return table + tag_words + word_table(features);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count != 4) throw std::runtime_error("usage: make_language_data sentences|tagger SOURCE OUT");
    const bool sentences = std::string_view(arguments[1]) == "sentences";
    const std::string source = read_file(arguments[2]);
    std::ofstream(arguments[3], std::ios::binary) << (sentences ? sentence_table(source) : tagger_table(source));
    return 0;
  } catch (const std::exception& problem) {
    std::cerr << "make_language_data: " << problem.what() << '\n';
    return 1;
  }
}
