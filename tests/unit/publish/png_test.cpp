#include "publish/png.h"

#include <string>

#include <gtest/gtest.h>

namespace galley::publish {
namespace {

std::string number(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFF);
  return out;
}

// Bit by bit, as annex D defines it.
std::uint32_t checksum(const std::string& bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
  }
  return ~sum;
}

std::string chunk(const std::string& type, const std::string& data) {
  return number(static_cast<std::uint32_t>(data.size())) + type + data + number(checksum(type + data));
}

std::string png(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", number(width) + number(height) + std::string("\x08\x02\0\0\0", 5)) +
         chunk("IDAT", "pixels") + chunk("IEND", "");
}

TEST(Png, SaysItsSize) {
  const auto size = png_size(png(300, 200));
  ASSERT_TRUE(size);
  EXPECT_EQ(size->width, 300);
  EXPECT_EQ(size->height, 200);
}

TEST(Png, WithADamagedPixelIsRefused) {
  const std::string whole = png(300, 200);
  for (std::size_t at = 12; at + 12 < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    EXPECT_FALSE(png_size(damaged)) << at;
  }
}

TEST(Png, ThatIsCutOffOrTooLargeIsRefused) {
  const std::string whole = png(300, 200);
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(png_size(whole.substr(0, size))) << size;
  for (const std::string& bytes :
       {png(0, 200), png(0x7FFFFFFF, 1), png(0xFFFFFFFF, 1), png(19000, 19000), std::string("text")})
    EXPECT_FALSE(png_size(bytes));
  std::string long_chunk = whole;
  long_chunk[33] = '\x7F';  // the length of the pixels: 2 GB
  EXPECT_FALSE(png_size(long_chunk));
}

}  // namespace
}  // namespace galley::publish
