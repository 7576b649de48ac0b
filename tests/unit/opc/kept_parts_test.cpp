#include "opc/kept_parts.h"

#include <gtest/gtest.h>

namespace galley::opc {
namespace {

Package sample(const std::string& slide) {
  Package package;
  package.add("/a.xml", "application/xml", std::string(30'000, 'a') + "<a/>");
  package.add("/b.xml", "application/xml", slide);
  package.relate("", "officeDocument", "/a.xml");
  return package;
}

TEST(KeptParts, GiveTheSamePackageAsNone) {
  KeptParts first;
  const auto cold = sample("<b/>").write(&first);
  ASSERT_TRUE(cold);
  const auto kept = first.to_keep();
  ASSERT_TRUE(kept);
  KeptParts second(*kept);
  const auto warm = sample("<b/>").write(&second);
  ASSERT_TRUE(warm);
  EXPECT_EQ(*warm, *cold);
  EXPECT_EQ(*sample("<b/>").write(), *cold);
  EXPECT_FALSE(second.to_keep()) << "nothing is new, and all was used";
}

TEST(KeptParts, TakeInWhatAnEditChangedAndLetGoOfTheRest) {
  KeptParts first;
  ASSERT_TRUE(sample("<b>old</b>").write(&first));
  KeptParts second(*first.to_keep());
  const auto edited = sample("<b>new</b>").write(&second);
  ASSERT_TRUE(edited);
  EXPECT_EQ(*edited, *sample("<b>new</b>").write());
  const auto kept = second.to_keep();
  ASSERT_TRUE(kept);
  KeptParts third(*kept);
  ASSERT_TRUE(sample("<b>new</b>").write(&third));
  EXPECT_FALSE(third.to_keep());
}

TEST(KeptParts, SurviveAnyDamage) {
  KeptParts first;
  const auto cold = sample("<b/>").write(&first);
  const std::string kept = *first.to_keep();
  for (std::size_t size = 0; size < kept.size(); size += 7) {
    KeptParts cut(kept.substr(0, size));
    const auto written = sample("<b/>").write(&cut);
    ASSERT_TRUE(written) << size;
    EXPECT_EQ(*written, *cold) << size;
  }
  KeptParts other("galley-parts-0 zlib 1.0\n" + kept.substr(kept.find('\n') + 1));
  EXPECT_EQ(*sample("<b/>").write(&other), *cold);
  EXPECT_TRUE(other.to_keep());
}

}  // namespace
}  // namespace galley::opc
