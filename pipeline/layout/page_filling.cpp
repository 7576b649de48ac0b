#include "layout/page_filling.h"

#include <algorithm>
#include <cmath>

namespace galley::layout {

double PageFilling::note_height(const PlacedNote& note) const {
  const NoteHeights& heights = (*notes_)[static_cast<std::size_t>(note.note)];
  double sum = 0;
  for (int line = note.first_line; line < note.end_line; ++line) sum += heights.lines[static_cast<std::size_t>(line)];
  return sum + heights.after;
}

PlacedNote PageFilling::whole(int note) const {
  return {note, 0, static_cast<int>((*notes_)[static_cast<std::size_t>(note)].lines.size())};
}

double PageFilling::notes_of(std::size_t k) const {
  double sum = 0;
  for (const int note : (*strips_)[static_cast<std::size_t>((*nodes_)[k].strip)].notes) sum += note_height(whole(note));
  return sum > 0 && note_list_.empty() ? sum + room_->note_separator : sum;
}

bool PageFilling::fits(double height, double notes) const {
  const double lead = entries_.empty() ? 0 : entries_.back().gap - entries_.back().shrink;
  return used_ - shrink_ + lead + height + notes_height_ + notes <= room_->height + 0.01;
}

bool PageFilling::fits(std::size_t k) const { return fits((*nodes_)[k].height, notes_of(k)); }

bool PageFilling::fits_without_notes(std::size_t k) const {
  const double least = notes_of(k) > 0 ? (note_list_.empty() ? room_->note_separator : 0) + 2 * room_->line : 0;
  return fits((*nodes_)[k].height, least);
}

void PageFilling::append(const Entry& entry) {
  if (!entries_.empty()) {
    used_ += entries_.back().gap;
    stretch_ += entries_.back().stretch;
    shrink_ += entries_.back().shrink;
  }
  if (entry.heading) heading_at_ = used_;
  if (entry.chapter) chapter_at_ = used_;
  entries_.push_back(entry);
  used_ += entry.height;
}

PageFilling::Entry PageFilling::entry_of(std::size_t k) const {
  const Node& node = (*nodes_)[k];
  return {static_cast<int>(k), node.strip,  node.height,  node.gap,         node.stretch,
          node.shrink,         node.floats, node.heading, node.running >= 0};
}

void PageFilling::put(std::size_t k) {
  const Node& node = (*nodes_)[k];
  notes_height_ += notes_of(k);
  for (const int note : (*strips_)[static_cast<std::size_t>(node.strip)].notes) note_list_.push_back(whole(note));
  append(entry_of(k));
  flow_ = true;
  if (node.heading) crossed_ += static_cast<int>(waiting_.size());
}

void PageFilling::repeat_head(int strip) {
  append({-1, strip, (*strips_)[static_cast<std::size_t>(strip)].height, 0, 0, 0, false, false, false});
}

void PageFilling::put_waiting(const std::vector<int>& waiting) {
  for (const int number : waiting) {
    const auto k = static_cast<std::size_t>(number);
    if (!waiting_.empty() || (!entries_.empty() && !fits(k))) {
      waiting_.push_back(number);
      continue;
    }
    put(k);
    entries_.back().gap = std::max(entries_.back().gap, room_->float_gap);
  }
}

std::vector<PlacedNote> PageFilling::put_notes(const std::vector<PlacedNote>& notes, double room) {
  std::vector<PlacedNote> rest;
  for (PlacedNote note : notes) {
    if (!rest.empty()) {
      rest.push_back(note);
      continue;
    }
    if (note_list_.empty()) {
      notes_height_ = room_->note_separator;
      room -= room_->note_separator;
    }
    if (note_height(note) > room) {
      const std::vector<double>& lines = (*notes_)[static_cast<std::size_t>(note.note)].lines;
      double sum = (*notes_)[static_cast<std::size_t>(note.note)].after;
      int line = note.first_line;
      while (line < note.end_line && sum + lines[static_cast<std::size_t>(line)] <= room)
        sum += lines[static_cast<std::size_t>(line++)];
      // The first note begins here in any case; a page that takes nothing would not end.
      if (note_list_.empty()) line = std::max(line, note.first_line + 1);
      if (line < note.end_line) rest.push_back({note.note, line, note.end_line});
      note.end_line = std::min(line, note.end_line);
      if (note.end_line == note.first_line) continue;
    }
    note_list_.push_back(note);
    notes_height_ += note_height(note);
    room -= note_height(note);
  }
  return rest;
}

std::vector<PlacedNote> PageFilling::carry(const std::vector<PlacedNote>& notes) {
  return notes.empty() ? notes : put_notes(notes, room_->height);
}

std::vector<PlacedNote> PageFilling::put_regardless(std::size_t k) {
  const Node& node = (*nodes_)[k];
  append(entry_of(k));
  flow_ = true;
  std::vector<PlacedNote> notes;
  for (const int number : (*strips_)[static_cast<std::size_t>(node.strip)].notes) notes.push_back(whole(number));
  return put_notes(notes, room_->height - (used_ - shrink_) - notes_height_);
}

// A float that stands a few lines below the head of the page goes to the head: better than
// a stub of text above it. A heading keeps its place above what belongs to it.
void PageFilling::lift_floats() {
  std::size_t top = 0;
  while (top < entries_.size() && entries_[top].floats) ++top;
  std::size_t at = top;
  double above = 0;
  while (at < entries_.size() && !entries_[at].floats) {
    if (entries_[at].heading || entries_[at].node < 0 ||
        (*nodes_)[static_cast<std::size_t>(entries_[at].node)].anchored)
      return;
    above += entries_[at].height + entries_[at].gap;
    ++at;
  }
  if (at >= entries_.size() || at == top || above > 6 * room_->line) return;
  const double gap = std::max(entries_[at].gap, room_->float_gap);
  // The gap that is no longer counted: the float's own, or that above it where it stood last.
  const double used = used_ + gap - entries_[at + 1 == entries_.size() ? at - 1 : at].gap;
  if (used + notes_height_ > std::max(room_->height, used_ + notes_height_)) return;
  used_ = used;
  entries_[at].gap = gap;
  std::rotate(entries_.begin() + static_cast<std::ptrdiff_t>(top), entries_.begin() + static_cast<std::ptrdiff_t>(at),
              entries_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  stretch_ = shrink_ = 0;
  for (std::size_t i = 0; i + 1 < entries_.size(); ++i) {
    stretch_ += entries_[i].stretch;
    shrink_ += entries_[i].shrink;
  }
}

PagePlan PageFilling::write(bool may_stay_short) {
  lift_floats();
  PagePlan plan;
  plan.notes = note_list_;
  plan.used = used_ + notes_height_;
  const double free = room_->height - plan.used;
  plan.overfull = free + shrink_ < -0.01;
  const bool shrinks = free < 0;
  const double total = shrinks ? shrink_ : stretch_;
  const bool gives = total > 0.01 && (shrinks || !may_stay_short);
  const double ratio = gives ? std::min(1.0, std::abs(free) / total) : 0;
  double y = 0, wanted = 0, given = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (i > 0) {
      const Entry& above = entries_[i - 1];
      wanted += ratio * (shrinks ? above.shrink : above.stretch);
      // Whole steps of the grid only: rounded down when stretching, up when shrinking.
      const double steps = shrinks ? std::ceil((wanted - given) / room_->step - 1e-6)
                                   : std::floor((wanted - given) / room_->step + 1e-6);
      given += steps * room_->step;
      y += above.gap + (shrinks ? -1 : 1) * steps * room_->step;
    }
    plan.nodes.push_back(
        {entries_[i].node, entries_[i].strip, y, entries_[i].node < 0 ? Placement::repeated : Placement::flow});
    y += entries_[i].height;
  }
  plan.used = y + notes_height_;
  return plan;
}

}  // namespace galley::layout
