#include "base/kept_streams.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace galley {
namespace {

const std::string long_part = std::string(30'000, 'a') + "<a/>";

// The streams of two parts, as they would stand in a file.
std::string streams_of(KeptStreams& kept, const std::string& part) {
  std::string result;
  for (const std::string_view bytes : {std::string_view(long_part), std::string_view(part)}) {
    const auto deflated = kept.deflate(bytes);
    EXPECT_TRUE(deflated);
    if (deflated) result += fmt::format("{} {} {}", (*deflated)->crc, (*deflated)->size, (*deflated)->stream);
  }
  return result;
}

TEST(KeptStreams, AreThoseOfARunWithoutThem) {
  KeptStreams first;
  const std::string cold = streams_of(first, "<b/>");
  const auto kept = first.to_keep();
  ASSERT_TRUE(kept);
  KeptStreams second(*kept);
  EXPECT_EQ(streams_of(second, "<b/>"), cold);
  EXPECT_FALSE(second.to_keep()) << "nothing is new, and all was used";
}

TEST(KeptStreams, TakeInWhatAnEditChangedAndLetGoOfTheRest) {
  KeptStreams first, alone;
  streams_of(first, "<b>old</b>");
  KeptStreams second(*first.to_keep());
  EXPECT_EQ(streams_of(second, "<b>new</b>"), streams_of(alone, "<b>new</b>"));
  const auto kept = second.to_keep();
  ASSERT_TRUE(kept);
  EXPECT_EQ(*kept, *alone.to_keep());
}

TEST(KeptStreams, SurviveAnyDamage) {
  KeptStreams first;
  const std::string cold = streams_of(first, "<b/>");
  const std::string kept = *first.to_keep();
  for (std::size_t size = 0; size < kept.size(); ++size) {
    KeptStreams cut(std::string_view(kept).substr(0, size));
    EXPECT_EQ(streams_of(cut, "<b/>"), cold) << size;
  }
  KeptStreams other("galley-streams-0 zlib 1.0\n" + kept.substr(kept.find('\n') + 1));
  EXPECT_EQ(streams_of(other, "<b/>"), cold);
  EXPECT_TRUE(other.to_keep()) << "of another version, and so not used";
}

TEST(Deflate, WearsTheClothesOfZlib) {
  const auto deflated = deflate("Wikipedia");
  ASSERT_TRUE(deflated);
  const std::string stream = zlib_stream(*deflated, "Wikipedia");
  EXPECT_EQ(stream.substr(0, 2), "\x78\x9C");
  EXPECT_EQ((static_cast<unsigned char>(stream[0]) * 256 + static_cast<unsigned char>(stream[1])) % 31, 0);
  EXPECT_EQ(stream.substr(stream.size() - 4), "\x11\xE6\x03\x98") << "Adler-32";
}

}  // namespace
}  // namespace galley
