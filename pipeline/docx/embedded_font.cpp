#include <cstring>

#include <fmt/format.h>

#include "base/hash.h"
#include "docx/docx.h"

namespace galley::docx {
namespace {

constexpr std::size_t obfuscated_bytes = 32;
constexpr std::size_t signature_bytes = 4096;  // the table directory and `head`, whose checksum names the version
constexpr std::string_view cache_magic = "galley-font-1\n";

// Big-endian number at `at`; 0 past the end.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at + size > bytes.size()) return 0;
  std::uint32_t value = 0;
  for (const char byte : bytes.substr(at, size)) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

}  // namespace

bool may_be_embedded(const layout::FontFile& file) {
  constexpr std::size_t directory = 12, record = 16, fs_type = 8;
  constexpr std::uint32_t restricted = 0x0002, preview_only = 0x0004, editable = 0x0008, bitmap_only = 0x0200;
  const std::size_t tables = number(file.bytes, 4, 2);
  for (std::size_t i = 0; i < tables; ++i) {
    const std::size_t at = directory + i * record;
    if (at + record > file.bytes.size() || file.bytes.substr(at, 4) != "OS/2") continue;
    const auto rights = number(file.bytes, number(file.bytes, at + 8, 4) + fs_type, 2);
    return (rights & bitmap_only) == 0 && ((rights & (restricted | preview_only)) == 0 || (rights & editable) != 0);
  }
  return true;
}

Result<EmbeddedFont> embed_font(const layout::FontFile& file, const layout::FontRequest& request) {
  if (file.bytes.size() < obfuscated_bytes) return failure(fmt::format("the font file {} is too short", file.name));
  const auto key = md5(fmt::format("{}:{}:{}", file.name, file.bytes.size(), file.bytes.substr(0, signature_bytes)));
  std::string bytes(file.bytes);
  // The key is the GUID's digits read backwards, twice over the first 32 bytes.
  for (std::size_t i = 0; i < obfuscated_bytes; ++i)
    bytes[i] = static_cast<char>(static_cast<unsigned char>(bytes[i]) ^ key[key.size() - 1 - i % key.size()]);
  EmbeddedFont font;
  font.request = request;
  font.guid = "{";
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) font.guid += '-';
    font.guid += fmt::format("{:02X}", key[i]);
  }
  font.guid += '}';
  TRY(Deflated deflated, galley::deflate(bytes));
  font.data = std::make_shared<const Deflated>(std::move(deflated));
  return font;
}

std::string to_cache(const EmbeddedFont& font) {
  return fmt::format("{}{}\n{}\n{}\n{}\n{}\n{}\n", cache_magic, font.request.family, font.request.weight,
                     font.request.italic ? 1 : 0, font.guid, font.data->crc, font.data->size) +
         font.data->stream;
}

Result<EmbeddedFont> from_cache(std::string bytes) {
  if (!bytes.starts_with(cache_magic)) return failure("the cached font is of another version");
  std::size_t at = cache_magic.size();
  std::string fields[6];
  for (auto& field : fields) {
    const auto end = bytes.find('\n', at);
    if (end == std::string::npos) return failure("the cached font is damaged");
    field = bytes.substr(at, end - at);
    at = end + 1;
  }
  EmbeddedFont font;
  Deflated deflated;
  font.request = {fields[0], std::atoi(fields[1].c_str()), fields[2] == "1"};
  font.guid = fields[3];
  deflated.crc = static_cast<std::uint32_t>(std::strtoul(fields[4].c_str(), nullptr, 10));
  deflated.size = std::strtoull(fields[5].c_str(), nullptr, 10);
  bytes.erase(0, at);
  deflated.stream = std::move(bytes);
  font.data = std::make_shared<const Deflated>(std::move(deflated));
  return font;
}

}  // namespace galley::docx
