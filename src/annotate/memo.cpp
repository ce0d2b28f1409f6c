#include "annotate/memo.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace zonage::annotate {
namespace {

// Eight bytes at a time, mixed by a multiplication whose halves are folded together. Every run of
// the program uses the same: what is kept never shows.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <class Word>
std::uint64_t load(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Up to eight bytes as one number, by loads of fixed sizes: names are too short for the calls that
// copying and comparing any number of bytes would be.
std::uint64_t word_of(const char* bytes, std::size_t size) {
  if (size == 8) return load<std::uint64_t>(bytes);
  if (size >= 4) return load<std::uint32_t>(bytes) << 32 | load<std::uint32_t>(bytes + size - 4);
  if (size >= 2) return load<std::uint16_t>(bytes) << 16 | load<std::uint16_t>(bytes + size - 2);
  return size == 0 ? 0 : static_cast<unsigned char>(*bytes);
}

std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  std::uint64_t hash = text.size() * odd;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > 8; left -= 8, at += 8) hash = mix(hash ^ load<std::uint64_t>(at), odd);
  return mix(hash ^ word_of(at, left), 0xD6E8FEB86659FD93);
}

bool same_bytes(const char* a, const char* b, std::size_t size) {
  for (; size > 8; size -= 8, a += 8, b += 8) {
    if (load<std::uint64_t>(a) != load<std::uint64_t>(b)) return false;
  }
  return word_of(a, size) == word_of(b, size);
}

}  // namespace

Memo::Memo(std::size_t bytes)
    : units_(std::clamp<std::size_t>(bytes / unit, 64, place_mask)),
      ring_(std::make_unique_for_overwrite<std::uint64_t[]>(units_)) {
  // An answer takes some 64 bytes; a third of the slots stays free.
  const std::size_t sets = std::bit_ceil(std::max<std::size_t>(units_ / 32, 16));
  slots_.resize(sets * slots_in_set);
  set_mask_ = sets - 1;
  asked_once_.resize(sets * slots_in_set);
}

std::size_t Memo::memory() const {
  return units_ * unit + slots_.capacity() * sizeof(Slot) +
         asked_once_.capacity() * sizeof(asked_once_[0]);
}

Memo::Question Memo::begin(std::string_view asked) const {
  const Question question{asked, hash_of(asked)};
  __builtin_prefetch(set_of(question.hash));
  return question;
}

void Memo::follow(const Question& question) const {
  const Slot* const set = set_of(question.hash);
  for (std::size_t i = 0; i < slots_in_set; ++i) {
    if (set[i].hash != static_cast<std::uint32_t>(question.hash)) continue;
    const auto* const place = &ring_[set[i].place & place_mask];
    __builtin_prefetch(place);
    __builtin_prefetch(place + 7);  // most entries lie in two lines
    return;
  }
}

bool Memo::find(const Question& question, Kept& kept) const {
  const auto [asked, hash] = question;
  const Slot* const set = set_of(hash);
  for (std::size_t i = 0; i < slots_in_set; ++i) {
    if (set[i].hash != static_cast<std::uint32_t>(hash) || !is_there(set[i])) continue;
    const char* const bytes = reinterpret_cast<const char*>(&ring_[set[i].place & place_mask]);
    Entry entry;
    std::memcpy(static_cast<void*>(&entry), bytes, sizeof entry);
    const char* const kept_question = bytes + sizeof entry;
    if (entry.asked_size != asked.size() ||
        !same_bytes(kept_question, asked.data(), asked.size())) {
      continue;
    }
    kept = {entry.outcome, {kept_question + asked.size(), entry.cells_size}};
    return true;
  }
  return false;
}

void Memo::keep(const Question& question, const RowOutcome& outcome, std::string_view cells) {
  const auto [asked, hash] = question;
  std::uint16_t& before = asked_once_[hash >> 16 & (asked_once_.size() - 1)];
  const auto trace = static_cast<std::uint16_t>(hash >> 48 | 1);
  if (before != trace) {
    before = trace;
    return;
  }
  const std::size_t size = (sizeof(Entry) + asked.size() + cells.size() + unit - 1) / unit;
  if (size > units_ / 16 || asked.size() > UINT16_MAX || cells.size() > UINT16_MAX) return;
  ++written_;
  if (next_ + size > units_) next_round();  // answers lie in one piece
  const Entry entry{static_cast<std::uint16_t>(asked.size()),
                    static_cast<std::uint16_t>(cells.size()), outcome};
  char* const bytes = reinterpret_cast<char*>(&ring_[next_]);
  std::memcpy(bytes, &entry, sizeof entry);
  if (!asked.empty()) std::memcpy(bytes + sizeof entry, asked.data(), asked.size());
  if (!cells.empty()) {
    std::memcpy(bytes + sizeof entry + asked.size(), cells.data(), cells.size());
  }
  const std::uint32_t place = round_ << place_bits | next_;
  next_ += static_cast<std::uint32_t>(size);  // from here on what was written over is not there
  Slot* const set = const_cast<Slot*>(set_of(hash));
  Slot* const oldest = std::max_element(
      set, set + slots_in_set, [&](const Slot& a, const Slot& b) { return age_of(a) < age_of(b); });
  *oldest = {static_cast<std::uint32_t>(hash), place};
}

// Units that were written since.
std::uint32_t Memo::age_of(const Slot& slot) const {
  if (!is_there(slot)) return UINT32_MAX;
  const std::uint32_t place = slot.place & place_mask;
  const auto all = static_cast<std::uint32_t>(units_);
  return next_ > place ? next_ - place : all - place + next_;
}

void Memo::next_round() {
  // What the round before wrote behind here would be taken for this round's.
  for (Slot& slot : slots_) {
    if (slot.place >> place_bits != round_) slot = {};
  }
  before_ = round_;
  round_ = round_ == 255 ? 1 : round_ + 1;
  next_ = 0;
}

}  // namespace zonage::annotate
