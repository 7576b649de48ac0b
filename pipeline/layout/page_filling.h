// A page as it fills: what stands on it, the room that is left, the give of its gaps.
#pragma once

#include <vector>

#include "layout/break_pages.h"

namespace galley::layout {

class PageFilling {
 public:
  PageFilling(const std::vector<Node>& nodes, const Strips& strips, const std::vector<NoteHeights>& notes,
              const PageRoom& room)
      : nodes_(&nodes), strips_(&strips), notes_(&notes), room_(&room) {}

  // Whether node `k` fits below what stands here, its footnotes at the foot.
  [[nodiscard]] bool fits(std::size_t k) const;
  // Whether it would fit if its footnotes could be split.
  [[nodiscard]] bool fits_without_notes(std::size_t k) const;
  void put(std::size_t k);
  // What must stand here although it does not fit: its footnotes are split over the page,
  // and the rest returned; a strip taller than the page stands out.
  std::vector<PlacedNote> put_regardless(std::size_t k);
  void repeat_head(int strip);
  // The rest of footnotes from the page before; what this page cannot hold of it is returned.
  std::vector<PlacedNote> carry(const std::vector<PlacedNote>& notes);
  // Floats that wait for a page, as many as there is room for; the others go on waiting.
  void put_waiting(const std::vector<int>& waiting);
  void wait(std::size_t k) { waiting_.push_back(static_cast<int>(k)); }

  [[nodiscard]] const std::vector<int>& waiting() const { return waiting_; }
  [[nodiscard]] bool empty() const { return entries_.empty() && note_list_.empty(); }
  [[nodiscard]] bool has_flow() const { return flow_; }
  [[nodiscard]] bool has_notes() const { return !note_list_.empty(); }
  [[nodiscard]] double free() const { return room_->height - used_ - notes_height_; }
  [[nodiscard]] double stretch() const { return stretch_; }
  [[nodiscard]] double shrink() const { return shrink_; }
  // Depth from the last heading here to the foot; a large number without one.
  [[nodiscard]] double below_heading() const { return used_ - heading_at_; }
  [[nodiscard]] double below_chapter() const { return used_ - chapter_at_; }
  // Headings passed while a float waited.
  [[nodiscard]] int crossed() const { return crossed_; }

  // Writes the page down. Gaps stretch, in whole steps of the grid, unless the page may
  // stay short; they shrink where they must.
  [[nodiscard]] PagePlan write(bool may_stay_short);

 private:
  struct Entry {
    int node, strip;
    double height, gap, stretch, shrink;  // the gap is what follows it, and gives
    bool floats, heading, chapter;
  };
  [[nodiscard]] double note_height(const PlacedNote& note) const;
  [[nodiscard]] PlacedNote whole(int note) const;
  [[nodiscard]] double notes_of(std::size_t k) const;
  [[nodiscard]] bool fits(double height, double notes) const;
  [[nodiscard]] Entry entry_of(std::size_t k) const;
  void append(const Entry& entry);
  // Sets notes as far as `room` goes, in order; returns what is left, the first of it split.
  std::vector<PlacedNote> put_notes(const std::vector<PlacedNote>& notes, double room);
  void lift_floats();

  const std::vector<Node>* nodes_;
  const Strips* strips_;
  const std::vector<NoteHeights>* notes_;
  const PageRoom* room_;
  double used_ = 0, stretch_ = 0, shrink_ = 0, notes_height_ = 0;
  double heading_at_ = -1e9, chapter_at_ = -1e9;
  int crossed_ = 0;
  bool flow_ = false;
  std::vector<Entry> entries_;
  std::vector<int> waiting_;
  std::vector<PlacedNote> note_list_;
};

}  // namespace galley::layout
