#include "compile/dataset/key_halves.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dataset/buckets.h"
#include "dataset/halves.h"
#include "text/letter_profile.h"
#include "text/utf8.h"

namespace zonage::compile {
namespace {

struct CutKey {
  std::u32string half;
  std::uint32_t other_letters;
  std::uint32_t key;
};

std::uint64_t sequence_hash(std::u32string_view half, std::size_t left_out) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < half.size(); ++i) {
    if (i != left_out) hash = dataset::sequence_hash(hash, half[i]);
  }
  return hash;
}

std::uint32_t letters_of(std::u32string_view half) {
  std::uint32_t letters = 0;
  for (const char32_t code_point : half) letters = text::with_letter(letters, code_point);
  return letters;
}

// The keys by their halves; the shortened halves lead to them, too, if so asked.
TableWriter::Halves grouped(std::vector<CutKey> keys, bool shortened_too) {
  std::stable_sort(keys.begin(), keys.end(),
                   [](const CutKey& a, const CutKey& b) { return a.half < b.half; });
  TableWriter::Halves out;
  std::vector<dataset::HashedRow> hashed;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::u32string& half = keys[i].half;
    if (i == 0 || half != keys[i - 1].half) {
      const auto group = static_cast<std::uint32_t>(out.groups.size());
      out.groups.push_back(static_cast<std::uint32_t>(i));
      hashed.push_back({dataset::hash_of_half(sequence_hash(half, half.size())), group});
      for (std::size_t at = 0; shortened_too && at < half.size(); ++at) {
        // Of two equal neighbours either leaves the same.
        if (at != 0 && half[at] == half[at - 1]) continue;
        hashed.push_back({dataset::hash_of_shortened_half(sequence_hash(half, at)), group});
      }
    }
    out.letters.push_back(keys[i].other_letters);
    out.keys.push_back(keys[i].key);
  }
  dataset::make_buckets(std::move(hashed), out.groups.size(), out.buckets, out.notes);
  out.groups.push_back(static_cast<std::uint32_t>(keys.size()));
  return out;
}

}  // namespace

void write_key_halves(TableWriter& table) {
  std::vector<CutKey> left;
  std::vector<CutKey> right;
  for (std::uint32_t k = 0; k < table.keys.size(); ++k) {
    const std::u32string points = text::code_points(table.stored(table.keys[k].key));
    const std::size_t cut = dataset::left_half(points.size());
    const std::u32string before = points.substr(0, cut);
    const std::u32string behind = points.substr(cut);
    left.push_back({before, letters_of(behind), k});
    right.push_back({behind, letters_of(before), k});
  }
  table.left_halves = grouped(std::move(left), true);
  table.right_halves = grouped(std::move(right), false);
}

}  // namespace zonage::compile
