#include "opc/package.h"

#include <gtest/gtest.h>

#include "opc/xml.h"

namespace galley::opc {
namespace {

Package small_package() {
  Package package;
  package.add("/word/document.xml", "application/document+xml", "<w:document xmlns:w=\"w\">a</w:document>");
  package.add("/word/media/a.png", "image/png", "\x89PNG");
  package.add("/docProps/core.xml", "application/core+xml", "<core/>");
  package.relate("", "officeDocument", "/word/document.xml");
  package.relate("/word/document.xml", "image", "/word/media/a.png");
  package.relate_external("/word/document.xml", "hyperlink", "https://example.org/?a=1&b=2");
  return package;
}

TEST(Package, ComesBackAsItWasWritten) {
  const auto bytes = small_package().write();
  ASSERT_TRUE(bytes) << bytes.error().message;
  const auto back = read_package(*bytes);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->parts().size(), 3U);
  EXPECT_EQ(back->related_name("", "officeDocument"), "/word/document.xml");
  EXPECT_EQ(back->find("/word/document.xml")->content_type, "application/document+xml");
  EXPECT_EQ(back->find("/word/media/a.png")->content_type, "image/png");
  EXPECT_EQ(back->related_name("/word/document.xml", "image"), "/word/media/a.png");
  EXPECT_EQ(back->find("/word/document.xml")->relationships[1].target, "https://example.org/?a=1&b=2");
  EXPECT_TRUE(back->find("/word/document.xml")->relationships[1].external);
}

TEST(Package, GivesTheSameBytesTwice) { EXPECT_EQ(*small_package().write(), *small_package().write()); }

TEST(Package, IsTheSameWithStreamsOfAnEarlierRun) {
  KeptStreams first;
  const std::string cold = *small_package().write(&first);
  KeptStreams second(*first.to_keep());
  EXPECT_EQ(*small_package().write(&second), cold);
  EXPECT_EQ(*small_package().write(), cold);
}

TEST(Package, StartsWithItsContentTypes) { EXPECT_EQ(small_package().write()->substr(30, 19), "[Content_Types].xml"); }

TEST(Package, GivesOneIdToARelationshipAskedForTwice) {
  Package package = small_package();
  EXPECT_EQ(package.relate("/word/document.xml", "image", "/word/media/a.png"), "rId1");
  EXPECT_EQ(package.relate("/word/document.xml", "styles", "/word/styles.xml"), "rId3");
}

TEST(Package, CopiesDeflatedBytesAsTheyStand) {
  std::string plain;
  for (int i = 0; i < 5000; ++i) plain += "abc" + std::to_string(i % 7);
  auto deflated = deflate(plain);
  ASSERT_TRUE(deflated);
  EXPECT_LT(deflated->stream.size(), plain.size() / 10);
  Package package;
  package.add_deflated("/word/fonts/a.odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont",
                       std::make_shared<const Deflated>(*deflated));
  const auto bytes = package.write();
  ASSERT_TRUE(bytes);
  EXPECT_NE(bytes->find(deflated->stream), std::string::npos);
  const auto back = read_package(*bytes);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->find("/word/fonts/a.odttf")->bytes, plain);
}

std::string package_of(std::string name, std::string type, std::string bytes) {
  Package package;
  package.add(std::move(name), std::move(type), std::move(bytes));
  return *package.write();
}

TEST(ReadPackage, RefusesWhatCannotBeTrusted) {
  EXPECT_FALSE(read_package("no zip at all"));
  EXPECT_FALSE(read_package(package_of("/../a.xml", "t", "<a/>")));
  EXPECT_FALSE(read_package(package_of("/a.xml", "t", "<!DOCTYPE a><a/>")));
  EXPECT_FALSE(read_package(package_of("/a.xml", "t", "<?xml version=\"1.0\" encoding=\"latin1\"?><a/>")));
  EXPECT_FALSE(read_package(package_of("/a.bin", "application/vnd.ms-office.vbaProject", "x")));
  EXPECT_FALSE(read_package(package_of("/a.bin", "t", std::string(4 << 20, 'a'))));
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  EXPECT_FALSE(read_package(package_of("/a.xml", "t", deep)));
  EXPECT_TRUE(read_package(package_of("/a.xml", "t", "<a/>")));
}

TEST(XmlWriter, EscapesAndNests) {
  XmlWriter xml(true);
  xml.begin("a").attribute("b", "\"<&>").attribute("n", -3).text("1 < 2 \x01&").empty("c", "v", 4).end();
  EXPECT_EQ(xml.take(), "<a b=\"&quot;&lt;&amp;&gt;\" n=\"-3\">1 &lt; 2 &amp;<c v=\"4\"/></a>");
}

}  // namespace
}  // namespace galley::opc
