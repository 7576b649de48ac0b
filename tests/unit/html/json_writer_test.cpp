#include "html/json_writer.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace galley::html {
namespace {

TEST(JsonWriter, LaysOutObjectsAndArraysOneValueALine) {
  JsonWriter json;
  json.object([&] {
    json.member("name", "a \"b\"");
    json.key("numbers").array([&] {
      json.number(3);
      json.number(2.5);
    });
    json.key("none").array([] {});
    json.key("deeper").object([&] { json.member("x", -1); });
  });
  EXPECT_EQ(json.take(),
            "{\n \"name\": \"a \\\"b\\\"\",\n \"numbers\": [\n  3,\n  2.5\n ],\n \"none\": [],\n"
            " \"deeper\": {\n  \"x\": -1\n }\n}\n");
}

TEST(JsonWriter, EscapesWhatJsonCannotHold) {
  JsonWriter json;
  const std::string text = "tab\t, line\n, bell\x07, slash\\, é, \x7F";
  json.string(text);
  EXPECT_EQ(nlohmann::json::parse(json.take()).get<std::string>(), text);
}

TEST(JsonWriter, ReplacesBytesThatAreNoText) {
  JsonWriter json;
  json.string("a\xFF" "b\xC3");
  EXPECT_EQ(json.take(), "\"a\uFFFDb\uFFFD\"\n");
}

TEST(JsonWriter, WritesAsTheLibraryDoes) {
  const auto expected =
      nlohmann::ordered_json::parse(R"({"a":[1,[],{}],"b":{"c":12345678901,"d":0.1,"e":-0.25},"f":"\u0001"})");
  JsonWriter json;
  json.object([&] {
    json.key("a").array([&] {
      json.number(1);
      json.array([] {});
      json.object([] {});
    });
    json.key("b").object([&] {
      json.member("c", 12345678901LL);
      json.member("d", 0.1);
      json.member("e", -0.25);
    });
    json.member("f", "\x01");
  });
  EXPECT_EQ(json.take(), expected.dump(1) + "\n");
}

}  // namespace
}  // namespace galley::html
