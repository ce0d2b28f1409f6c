#include "csv/scan.h"

#include <bit>
#include <cstring>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#endif

namespace zonage::csv {
namespace {

constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7F;

constexpr std::uint64_t repeat(char byte) {
  return 0x0101010101010101 * static_cast<std::uint64_t>(static_cast<unsigned char>(byte));
}

// The top bit of every byte of `word` that is not 0; exact, unlike the shorter classic.
constexpr std::uint64_t nonzero(std::uint64_t word) {
  return ((word & low_bits) + low_bits) | word;
}

// The top bit of every byte of `word` that equals the repeated one.
constexpr std::uint64_t equal(std::uint64_t word, std::uint64_t repeated) {
  return ~nonzero(word ^ repeated) & ~low_bits;
}

// Gathers the top bit of each byte into one byte, in the order of the bytes in memory.
constexpr std::uint64_t gather(std::uint64_t hits) {
  if constexpr (std::endian::native == std::endian::little) {
    return ((hits >> 7) * 0x0102040810204080) >> 56;
  } else {  // coverage: unreachable: on machines with the low byte first
    return ((hits >> 7) * 0x8040201008040201) >> 56;
  }
}

constexpr Marks marks_of(std::uint64_t delimiters, std::uint64_t quotes, std::uint64_t feeds,
                         std::uint64_t returns) {
  return {delimiters | feeds, quotes | (returns & ~(feeds >> 1))};
}

// Eight bytes at a time, compared at once in an ordinary register.
Marks mark_block(const char* bytes, std::uint64_t delimiter) {
  std::uint64_t delimiters = 0;
  std::uint64_t quotes = 0;
  std::uint64_t feeds = 0;
  std::uint64_t returns = 0;
  for (unsigned i = 0; i < mask_bytes; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + i, sizeof word);
    delimiters |= gather(equal(word, delimiter)) << i;
    quotes |= gather(equal(word, repeat('"'))) << i;
    feeds |= gather(equal(word, repeat('\n'))) << i;
    returns |= gather(equal(word, repeat('\r'))) << i;
  }
  return marks_of(delimiters, quotes, feeds, returns);
}

// What `mark_whole` does with 64 bytes, for a size that is no multiple of them, too.
template <class MarkWhole>
void mark_all(const char* bytes, std::size_t size, Marks* marks, MarkWhole mark_whole) {
  for (; size >= mask_bytes; size -= mask_bytes, bytes += mask_bytes) *marks++ = mark_whole(bytes);
  if (size != 0) {
    char rest[mask_bytes] = {};
    std::memcpy(rest, bytes, size);
    const std::uint64_t there = (std::uint64_t{1} << size) - 1;
    const Marks all = mark_whole(rest);
    *marks = {all.ends & there, all.specials & there};
  }
}

void mark_plain(const char* bytes, std::size_t size, char delimiter, Marks* marks) {
  mark_all(bytes, size, marks,
           [delimiters = repeat(delimiter)](const char* at) { return mark_block(at, delimiters); });
}

#if defined(__x86_64__)

// Of every x86-64 processor.
void mark_sse2(const char* bytes, std::size_t size, char delimiter, Marks* marks) {
  const __m128i wanted[4] = {_mm_set1_epi8(delimiter), _mm_set1_epi8('"'), _mm_set1_epi8('\n'),
                             _mm_set1_epi8('\r')};
  mark_all(bytes, size, marks, [&wanted](const char* at) {
    std::uint64_t hits[4] = {};
    for (unsigned i = 0; i < mask_bytes; i += 16) {
      const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i));
      for (unsigned k = 0; k < 4; ++k) {
        const auto bits = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(part, wanted[k])));
        hits[k] |= std::uint64_t{bits} << i;
      }
    }
    return marks_of(hits[0], hits[1], hits[2], hits[3]);
  });
}

// Not by mark_all: a lambda does not inherit the target.
[[gnu::target("avx2")]] void mark_avx2(const char* bytes, std::size_t size, char delimiter,
                                       Marks* marks) {
  const __m256i delimiters = _mm256_set1_epi8(delimiter);
  const __m256i quotes = _mm256_set1_epi8('"');
  const __m256i feeds = _mm256_set1_epi8('\n');
  const __m256i returns = _mm256_set1_epi8('\r');
  for (; size >= mask_bytes; size -= mask_bytes, bytes += mask_bytes) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32));
    std::uint64_t hits[4];
    const __m256i wanted[4] = {delimiters, quotes, feeds, returns};
    for (unsigned k = 0; k < 4; ++k) {
      const auto first =
          static_cast<unsigned>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted[k])));
      const auto second =
          static_cast<unsigned>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted[k])));
      hits[k] = first | std::uint64_t{second} << 32;
    }
    *marks++ = marks_of(hits[0], hits[1], hits[2], hits[3]);
  }
  mark_plain(bytes, size, delimiter, marks);
}

#elif defined(__aarch64__) && defined(__ARM_NEON)

void mark_neon(const char* bytes, std::size_t size, char delimiter, Marks* marks) {
  const uint8x16_t wanted[4] = {vdupq_n_u8(static_cast<std::uint8_t>(delimiter)), vdupq_n_u8('"'),
                                vdupq_n_u8('\n'), vdupq_n_u8('\r')};
  // One bit a byte; adding neighbours three times gathers eight of them into one.
  const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  mark_all(bytes, size, marks, [&](const char* at) {
    std::uint64_t hits[4];
    for (unsigned k = 0; k < 4; ++k) {
      const auto equal = [&](unsigned i) {
        const uint8x16_t part = vld1q_u8(reinterpret_cast<const std::uint8_t*>(at + i));
        return vandq_u8(bits, vceqq_u8(part, wanted[k]));
      };
      const uint8x16_t sums =
          vpaddq_u8(vpaddq_u8(equal(0), equal(16)), vpaddq_u8(equal(32), equal(48)));
      hits[k] = vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)), 0);
    }
    return marks_of(hits[0], hits[1], hits[2], hits[3]);
  });
}

#endif

std::vector<Scan> runnable() {
  std::vector<Scan> scans;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2")) scans.push_back({"avx2", mark_avx2});
  scans.push_back({"sse2", mark_sse2});
#elif defined(__aarch64__) && defined(__ARM_NEON)
  scans.push_back({"neon", mark_neon});
#endif
  scans.push_back({"plain", mark_plain});
  return scans;
}

}  // namespace

std::span<const Scan> scans() {
  static const std::vector<Scan> all = runnable();
  return all;
}

void mark_structure(const char* bytes, std::size_t size, char delimiter, Marks* marks) {
  static const auto mark = scans().front().mark;
  mark(bytes, size, delimiter, marks);
}

}  // namespace zonage::csv
