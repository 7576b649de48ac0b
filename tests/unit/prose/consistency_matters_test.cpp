// Consistency across deliverables: what is wrong is said once, and what is right is left alone.
#include "prose/consistency.h"

#include <algorithm>
#include <deque>

#include <gtest/gtest.h>

#include "document/parse.h"

namespace galley::prose {
namespace {

// Alerts of some manuscripts as "Rule: words" or "Rule: words -> fix".
std::vector<std::string> alerts(const std::vector<std::string>& manuscripts, const ConsistencyRules& rules = {}) {
  Files files;
  Diagnostics problems, found;
  std::deque<document::Document> documents;
  std::vector<ConsistencyText> texts;
  for (const std::string& text : manuscripts) {
    const std::string output = "output-" + std::to_string(texts.size() + 1);
    const FileId id = files.add(output + ".md", text);
    documents.push_back(document::parse_document(files.text(id), id, problems));
    texts.push_back({&documents.back(), id, output});
  }
  check_consistency(texts, rules, files, found);
  std::vector<std::string> result;
  for (const Diagnostic& alert : found.all()) {
    EXPECT_EQ(alert.engine, "consistency");
    std::string line = alert.rule.substr(std::string("Consistency.").size()) + ": " + alert.text;
    if (!alert.fixes.empty()) line += " -> " + alert.fixes[0].text;
    result.push_back(std::move(line));
  }
  return result;
}

using Lines = std::vector<std::string>;

TEST(ConsistencyMatters, OneSpellingOfAWord) {
  EXPECT_EQ(alerts({"They organize it. We organize this. Some organise it."}), Lines{"Spelling: organise -> organize"});
  EXPECT_EQ(alerts({"The behaviour and the behaviour.", "A behavior."}), Lines{"Spelling: behavior -> behaviour"});
  EXPECT_EQ(alerts({"An exercise, a promise, to advise and to revise. The size of a prize."}), Lines{});
}

TEST(ConsistencyMatters, OneHyphenation) {
  EXPECT_EQ(alerts({"We cooperate. They cooperate. You co-operate."}), Lines{"Hyphenation: co-operate"});
  EXPECT_EQ(alerts({"The end-to-end encryption of one, and end to end encryption of another."}),
            Lines{"Hyphenation: end to end"});
  EXPECT_EQ(alerts({"A long-term plan works in the long term."}), Lines{})
      << "a compound is hyphenated before its noun only";
}

TEST(ConsistencyMatters, SpellingsThatDictionariesGiveTwice) {
  EXPECT_EQ(alerts({"They focused. We focused. You focussed."}), Lines{"Spelling: focussed -> focused"});
  EXPECT_EQ(alerts({"It drifts towards land, towards the sea and toward us."}), Lines{"Spelling: toward -> towards"});
  EXPECT_EQ(alerts({"An enquiry and one more enquiry; an inquiry."}), Lines{"Spelling: inquiry -> enquiry"});
  EXPECT_EQ(alerts({"A smart meter, 5 metres high."}), Lines{});
}

TEST(ConsistencyMatters, OpenAndClosedCompounds) {
  EXPECT_EQ(alerts({"The payouts came. More payouts follow. Late pay outs hurt."}), Lines{"Hyphenation: pay outs"});
  EXPECT_EQ(alerts({"A payout is due when pools pay out. Everyday life goes on every day. A long-term plan works in the long term."}),
            Lines{});
}

TEST(ConsistencyMatters, QuotationsAreOthersWords) {
  EXPECT_EQ(alerts({"We organize and organize. The law says “we organise it”.\n\n> They organise it.\n"}), Lines{});
}

TEST(ConsistencyMatters, OneCapitalizationOfATerm) {
  EXPECT_EQ(alerts({"They ask member states for data. Some member states answer. But Member States may refuse."}),
            Lines{"Capitals: Member States"});
  EXPECT_EQ(alerts({"The Bali Process met. In the Bali Process they agreed."}), Lines{});
  EXPECT_EQ(alerts({"Now the flood pool pays. Then the flood pool grew. And the Flood pool paid."}), Lines{"Capitals: Flood pool"});
  EXPECT_EQ(alerts({"On the Internet, and in the Internet, it is seen. By the internet, as in the internet."}),
            (Lines{"Capitals: internet", "Capitals: internet"}));
  EXPECT_EQ(alerts({"When the State of Fiji asks, the state of the fleet and the state in which it is matter."}), Lines{});
}

TEST(ConsistencyMatters, NamesAndTermsAsGiven) {
  ConsistencyRules rules;
  rules.names = {{"Viet Nam", {"Vietnam"}}, {"WhatsApp", {"Whatsapp"}}};
  rules.terms = {{"trafficking in persons", {"human trafficking"}}};
  EXPECT_EQ(alerts({"The law of Vietnam. Human trafficking on Whatsapp, “human trafficking”."}, rules),
            (Lines{"Name: Vietnam -> Viet Nam", "Name: Whatsapp -> WhatsApp",
                   "Term: Human trafficking -> Trafficking in persons"}));
  EXPECT_EQ(alerts({"The law of Viet Nam. Trafficking in persons on WhatsApp. Vietnamese law."}, rules), Lines{});
}

TEST(ConsistencyMatters, NamesStandAsTheirBearersWriteThem) {
  ConsistencyRules rules;
  rules.abbreviations = {{"LINE", "", true}};
  rules.bearers = {"FishTrack", "LINE", "imo", "Viet Nam", "Sri Lanka"};
  EXPECT_EQ(alerts({"FishTrack’s map, Fishtrack’s boats and FISHTRACK in Fish Track."}, rules),
            (Lines{"Name: Fishtrack -> FishTrack", "Name: FISHTRACK -> FishTrack", "Name: Fish Track -> FishTrack"}));
  EXPECT_EQ(
      alerts(
          {"In SriLanka, and in Viet Nam. Line fishing is a line of work. They use LINE, and the United Nations use it.",
           "They fish track by track; IMO said so; the law says “Fishtrack”."},
          rules),
      (Lines{"Name: SriLanka -> Sri Lanka", "Abbreviation: IMO"}));
}

TEST(ConsistencyMatters, AbbreviationsAreIntroducedOnceInEachDeliverable) {
  const std::string introduced = "The Regional Support Office (RSO) met. The RSO agreed. An RSO paper followed.";
  EXPECT_EQ(alerts({introduced, introduced}), Lines{});
  EXPECT_EQ(alerts({introduced, "The RSO met."}), Lines{"Abbreviation: RSO"}) << "each deliverable stands alone";
  EXPECT_EQ(alerts({"The RSO met. Then the Regional Support Office (RSO) agreed. The RSO paid."}),
            Lines{"Abbreviation: RSO"});
  EXPECT_EQ(alerts({introduced + " The Regional Support Office (RSO) left."}), Lines{"Abbreviation: RSO"});
  ConsistencyRules rules;
  rules.abbreviations = {{"UN", "", true}};
  EXPECT_EQ(alerts({"The UN met."}, rules), Lines{});
}

TEST(ConsistencyMatters, WordsInCapitalsAreNoAbbreviations) {
  EXPECT_EQ(alerts({"Never sign, and never pay in the end. You must NEVER sign. STOP AND PAY IN THE END, or stop."}),
            Lines{});
  EXPECT_EQ(alerts({"Those who fish. The WHO agrees."}), Lines{"Abbreviation: WHO"});
}

TEST(ConsistencyMatters, WhatIsAbbreviatedIsNotSpelledOutAgain) {
  const std::string opening = "The premium support scheme (PSS) helps. PSS grows.\n\n";
  EXPECT_EQ(alerts({opening + "A premium support scheme is cheap. The Premium Support Scheme pays.\n"}),
            Lines{"Abbreviation: premium support scheme"});
  EXPECT_EQ(alerts({opening + "The law says “premium support scheme”.\n\n# The premium support scheme\n"}), Lines{});
  EXPECT_EQ(alerts({opening, "The premium support scheme is another text.\n"}), Lines{}) << "each deliverable by itself";
}

TEST(ConsistencyMatters, OneStyleOfTimesUnitsAndCurrencies) {
  EXPECT_EQ(alerts({"At 3 p.m. and 4 p.m., not at 5pm or 15:00."}), (Lines{"Time: 5pm", "Time: 15:00"}));
  EXPECT_EQ(alerts({"It is 5 km, then 6 km, then 7km away."}), Lines{"Unit: 7km"});
  EXPECT_EQ(alerts({"US$ 5 million, US$ 6 million and USD 7 million."}), Lines{"Currency: USD 7"});
}

TEST(ConsistencyMatters, OneStyleOfNumbersAndDates) {
  EXPECT_EQ(alerts({"On 2 May 2024, on 3 May 2024 and on June 4, 2024."}), Lines{"Date: June 4, 2024"});
  EXPECT_EQ(alerts({"There were 10,000 and 20,000 but also 30000."}), Lines{"Number: 30000"});
  EXPECT_EQ(alerts({"From 5 per cent to 6 per cent, not 7%."}), Lines{"Percentage: 7%"});
  EXPECT_EQ(alerts({"In 2024 the 10,000th law, law 1946, was adopted on 3 May."}), Lines{});
}

TEST(ConsistencyMatters, OneKindOfQuotationMarksAndApostrophes) {
  EXPECT_EQ(alerts({"He said “yes” and “no” and \"perhaps\"."}), Lines{"Quotation: \"perhaps\""});
  EXPECT_EQ(alerts({"The State’s law, the court’s ruling and the user's right."}), Lines{"Apostrophe: r's"});
}

TEST(ConsistencyMatters, OneKindOfRange) {
  EXPECT_EQ(alerts({"In 2015–2018 and 2019–2020, and in 2021-2022."}), Lines{"Range: 2021-2022"});
  EXPECT_EQ(alerts({"Resolution 55/25-3 of 2015–2018."}), Lines{});
}

TEST(ConsistencyMatters, ListsEndAlike) {
  EXPECT_EQ(alerts({"- One thing.\n- Another thing.\n- A third\n- The last.\n"}), Lines{"List: A third"});
  EXPECT_EQ(alerts({"- one;\n- two; and\n- three.\n"}), Lines{});
  EXPECT_EQ(alerts({"- one\n- two\n- three\n"}), Lines{});
}

TEST(ConsistencyMatters, ListsBeginAlike) {
  EXPECT_EQ(alerts({"- Pay early\n- Pay all\n- pay at once\n"}), Lines{"List: pay at once"});
  EXPECT_EQ(alerts({"The Fiji fund pays.\n\n- premiums of farmers\n- Fiji and others\n- TikTok and others\n- 12 claims\n- the rest\n"}), Lines{});
}

TEST(ConsistencyMatters, AListMayEndInAQuotationOrBracket) {
  EXPECT_EQ(alerts({"- It is late (very late).\n- It says “pay.”\n- It pays.\n"}), Lines{});
}

TEST(ConsistencyMatters, HeadingsTakeNoFullStopWhereOthersHaveNone) {
  EXPECT_EQ(alerts({"# Pay early\n\n## Pay all\n\n## Pay at once.\n\n## Pay, and pay again.\n"}), Lines{"HeadingStop: ."});
}

TEST(ConsistencyMatters, HeadingsAreInSentenceCase) {
  EXPECT_EQ(alerts({"# What The Rules Say About Reports\n\nThe rules say little.\n"}),
            Lines{"HeadingCase: What The Rules Say About Reports"});
  EXPECT_EQ(alerts({"# What the rules say in Viet Nam\n\nThe law of Viet Nam.\n"}), Lines{});
}

TEST(ConsistencyMatters, EachPlaceIsReportedOnce) {
  EXPECT_EQ(alerts({"They organize, we organize, you organise."}).size(), 1U);
}

}  // namespace
}  // namespace galley::prose
