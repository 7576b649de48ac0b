#include "base/kept_streams.h"

#include <gtest/gtest.h>

#include "opc/package.h"

namespace galley::opc {
namespace {

Package sample(const std::string& slide) {
  Package package;
  package.add("/a.xml", "application/xml", std::string(30'000, 'a') + "<a/>");
  package.add("/b.xml", "application/xml", slide);
  package.relate("", "officeDocument", "/a.xml");
  return package;
}

TEST(KeptStreams, GiveTheSamePackageAsNone) {
  KeptStreams first;
  const auto cold = sample("<b/>").write(&first);
  ASSERT_TRUE(cold);
  const auto kept = first.to_keep();
  ASSERT_TRUE(kept);
  KeptStreams second(*kept);
  const auto warm = sample("<b/>").write(&second);
  ASSERT_TRUE(warm);
  EXPECT_EQ(*warm, *cold);
  EXPECT_EQ(*sample("<b/>").write(), *cold);
  EXPECT_FALSE(second.to_keep()) << "nothing is new, and all was used";
}

TEST(KeptStreams, TakeInWhatAnEditChangedAndLetGoOfTheRest) {
  KeptStreams first;
  ASSERT_TRUE(sample("<b>old</b>").write(&first));
  KeptStreams second(*first.to_keep());
  const auto edited = sample("<b>new</b>").write(&second);
  ASSERT_TRUE(edited);
  EXPECT_EQ(*edited, *sample("<b>new</b>").write());
  const auto kept = second.to_keep();
  ASSERT_TRUE(kept);
  KeptStreams third(*kept);
  ASSERT_TRUE(sample("<b>new</b>").write(&third));
  EXPECT_FALSE(third.to_keep());
}

TEST(KeptStreams, SurviveAnyDamage) {
  KeptStreams first;
  const auto cold = sample("<b/>").write(&first);
  const std::string kept = *first.to_keep();
  for (std::size_t size = 0; size < kept.size(); size += 7) {
    KeptStreams cut(kept.substr(0, size));
    const auto written = sample("<b/>").write(&cut);
    ASSERT_TRUE(written) << size;
    EXPECT_EQ(*written, *cold) << size;
  }
  KeptStreams other("galley-streams-0 zlib 1.0\n" + kept.substr(kept.find('\n') + 1));
  EXPECT_EQ(*sample("<b/>").write(&other), *cold);
  EXPECT_TRUE(other.to_keep());
}

}  // namespace
}  // namespace galley::opc
