#include "layout/break_pages.h"

#include <gmock/gmock.h>

namespace galley::layout {
namespace {

class BreakPages : public testing::Test {
 protected:
  Node& line(double height = 14, int penalty = 0) {
    strips_.emplace_back();
    strips_.back().height = height;
    Node node;
    node.strip = static_cast<int>(strips_.size()) - 1;
    node.height = height;
    node.penalty = penalty;
    nodes_.push_back(node);
    return nodes_.back();
  }
  void note(int lines) {
    NoteHeights heights;
    heights.lines.assign(static_cast<std::size_t>(lines), 10.5);
    notes_.push_back(heights);
    strips_.back().notes.push_back(static_cast<int>(notes_.size()) - 1);
  }
  std::vector<PagePlan> run() { return break_pages(nodes_, strips_, notes_, {.height = 140, .note_separator = 10.5}); }
  static std::vector<int> nodes_of(const PagePlan& plan) {
    std::vector<int> result;
    for (const PlacedNode& placed : plan.nodes) result.push_back(placed.node);
    return result;
  }

  std::vector<Node> nodes_;
  Strips strips_;
  std::vector<NoteHeights> notes_;
};

TEST_F(BreakPages, TakesTheFewestPages) {
  for (int i = 0; i < 25; ++i) line();
  const auto plans = run();
  ASSERT_EQ(plans.size(), 3u);
  for (const PagePlan& plan : plans) EXPECT_LE(plan.used, 140.01);
}

TEST_F(BreakPages, KeepsAHeadingWithItsText) {
  for (int i = 0; i < 9; ++i) line();
  line(14, forbid_break);  // a heading that would stand at the foot
  for (int i = 0; i < 6; ++i) line();
  const auto plans = run();
  ASSERT_EQ(plans.size(), 2u);
  EXPECT_EQ(plans[1].nodes.front().node, 9);
}

TEST_F(BreakPages, PutsANoteOnThePageOfItsReference) {
  for (int i = 0; i < 8; ++i) line();
  note(3);
  for (int i = 0; i < 6; ++i) line();
  const auto plans = run();
  ASSERT_EQ(plans.size(), 2u);
  for (const PagePlan& plan : plans) {
    const bool holds =
        std::any_of(plan.nodes.begin(), plan.nodes.end(), [](const PlacedNode& node) { return node.node == 7; });
    EXPECT_EQ(plan.notes.size(), holds ? 1u : 0u);
    EXPECT_LE(plan.used, 140.01);
  }
}

TEST_F(BreakPages, SplitsANoteOnlyWhenItMust) {
  line();
  note(20);  // taller than the page
  for (int i = 0; i < 3; ++i) line();
  const auto plans = run();
  ASSERT_GE(plans.size(), 2u);
  int lines = 0;
  for (const PagePlan& plan : plans)
    for (const PlacedNote& note : plan.notes) {
      EXPECT_EQ(note.first_line, lines);
      lines = note.end_line;
    }
  EXPECT_EQ(lines, 20);
}

TEST_F(BreakPages, AFloatThatDoesNotFitStandsAtTheHeadOfTheNextPage) {
  for (int i = 0; i < 6; ++i) line();
  line(70).floats = true;
  for (int i = 0; i < 6; ++i) line();
  const auto plans = run();
  ASSERT_EQ(plans.size(), 2u);
  EXPECT_EQ(plans[1].nodes.front().node, 6);
  EXPECT_THAT(nodes_of(plans[0]), testing::Contains(7));  // the text flows on before it
}

TEST_F(BreakPages, RepeatsTheHeadOfATable) {
  strips_.emplace_back();
  strips_.back().height = 21;  // the repeated head
  for (int i = 0; i < 14; ++i) line().repeat = 0;
  nodes_.back().repeat = -1;
  const auto plans = run();
  ASSERT_EQ(plans.size(), 2u);
  EXPECT_EQ(plans[1].nodes.front().node, -1);
  EXPECT_EQ(plans[1].nodes.front().strip, 0);
  EXPECT_DOUBLE_EQ(plans[1].nodes[1].y, 21);
}

TEST_F(BreakPages, AFloatBelowAStubOfTextGoesToTheHead) {
  for (int i = 0; i < 12; ++i) line();
  line(42).floats = true;
  for (int i = 0; i < 2; ++i) line();
  const auto plans = run();
  ASSERT_EQ(plans.size(), 2u);
  EXPECT_EQ(plans[1].nodes.front().node, 12);
  EXPECT_THAT(nodes_of(plans[1]), testing::IsSupersetOf({10, 11, 13, 14}));
}

TEST_F(BreakPages, AFloatDoesNotLeaveItsHeadingAtTheFoot) {
  for (int i = 0; i < 8; ++i) line();
  line(14, forbid_break).heading = true;
  line(100).floats = true;
  for (int i = 0; i < 2; ++i) line();
  for (const PagePlan& plan : run()) EXPECT_NE(plan.nodes.back().node, 8);
}

TEST_F(BreakPages, AnAsideTakesNoRoomAndStandsBesideItsLine) {
  for (int i = 0; i < 8; ++i) line();
  strips_.emplace_back();
  strips_.back().height = 40;
  nodes_[2].aside = static_cast<int>(strips_.size()) - 1;
  const auto plans = break_pages(nodes_, strips_, notes_, {.height = 140, .note_separator = 10.5, .main_left = 100});
  ASSERT_EQ(plans.size(), 1u);
  EXPECT_DOUBLE_EQ(plans[0].used, 8 * 14);
  ASSERT_EQ(plans[0].nodes[2].placement, Placement::aside);
  EXPECT_DOUBLE_EQ(plans[0].nodes[2].y, 28);
}

TEST_F(BreakPages, AnAsideThatFindsNoRoomJoinsTheFlow) {
  for (int i = 0; i < 4; ++i) {
    line();
    strips_.back().items.push_back(filled_box(0, 0, 50, 14, {}));  // across the side column
  }
  strips_.emplace_back();
  strips_.back().height = 40;
  nodes_[2].aside = static_cast<int>(strips_.size()) - 1;
  const auto plans = break_pages(nodes_, strips_, notes_, {.height = 140, .note_separator = 10.5, .main_left = 100});
  ASSERT_EQ(nodes_.size(), 5u);
  EXPECT_EQ(plans[0].nodes[2].strip, 4);
  EXPECT_EQ(plans[0].nodes[2].placement, Placement::flow);
}

TEST_F(BreakPages, ATableIsBrokenWhereEnoughRowsStandOnBothSides) {
  for (int i = 0; i < 3; ++i) line();
  const int rows = 12;
  for (int i = 0; i < rows; ++i) {
    const int fewer = std::min(i + 1, rows - i - 1);
    line(14, fewer < 2 ? forbid_break : 6000 / fewer);
  }
  nodes_.back().penalty = 0;
  const auto plans = run();
  ASSERT_EQ(plans.size(), 2u);
  EXPECT_GE(plans[0].nodes.size(), 3u + 4u);
  EXPECT_GE(plans[1].nodes.size(), 4u);
}

TEST_F(BreakPages, StretchesGapsInWholeStepsOfTheGrid) {
  for (int i = 0; i < 18; ++i) {
    Node& node = line();
    if (i % 3 == 2) { node.gap = 7; node.stretch = 7; }
    else node.penalty = forbid_break;
  }
  for (const PagePlan& plan : run())
    for (const PlacedNode& placed : plan.nodes) EXPECT_NEAR(placed.y / 3.5, std::round(placed.y / 3.5), 1e-9);
}

TEST_F(BreakPages, EveryNodeIsPlacedOnceAndNothingOverlaps) {
  unsigned seed = 7;
  const auto random = [&](unsigned below) { seed = seed * 1664525u + 1013904223u; return (seed >> 16) % below; };
  for (int round = 0; round < 60; ++round) {
    nodes_.clear();
    strips_.clear();
    notes_.clear();
    const int count = 20 + static_cast<int>(random(120));
    for (int i = 0; i < count; ++i) {
      Node& node = line(3.5 * (2 + random(8)), random(4) == 0 ? forbid_break : 0);
      node.gap = 3.5 * random(4);
      node.stretch = 3.5 * random(3);
      node.floats = random(15) == 0;
      if (random(9) == 0) note(1 + static_cast<int>(random(4)));
    }
    std::vector<int> seen(static_cast<std::size_t>(count), 0);
    for (const PagePlan& plan : run()) {
      double bottom = 0;
      for (const PlacedNode& placed : plan.nodes) {
        EXPECT_GE(placed.y, bottom - 0.01) << round;
        bottom = placed.y + strips_[static_cast<std::size_t>(placed.strip)].height;
        if (placed.node >= 0) ++seen[static_cast<std::size_t>(placed.node)];
      }
      EXPECT_FALSE(plan.overfull) << round;
      EXPECT_LE(plan.used, 140.01) << round;
    }
    EXPECT_THAT(seen, testing::Each(1)) << round;
  }
}

}  // namespace
}  // namespace galley::layout
