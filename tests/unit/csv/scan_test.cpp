#include "csv/scan.h"

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"

using zonage::csv::Marks;
using zonage::csv::Scan;
using zonage::csv::scans;

namespace {

// Copied to memory of exactly that size, so that an address sanitizer sees a byte read beyond it.
std::vector<Marks> marks(const Scan& scan, const std::string& text, char delimiter) {
  const auto exact = std::make_unique<char[]>(text.size());
  text.copy(exact.get(), text.size());
  std::vector<Marks> marks((text.size() + 63) / 64, Marks{~std::uint64_t{0}, ~std::uint64_t{0}});
  scan.mark(exact.get(), text.size(), delimiter, marks.data());
  return marks;
}

// Marks that differ from what scan.h says, byte by byte.
std::size_t wrong_marks(const Scan& scan, const std::string& text, char delimiter) {
  const std::vector<Marks> marked = marks(scan, text, delimiter);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < marked.size() * 64; ++i) {
    const bool there = i < text.size();
    const bool followed = i % 64 != 63 && i + 1 < text.size() && text[i + 1] == '\n';
    const bool end = there && (text[i] == delimiter || text[i] == '\n');
    const bool special = there && (text[i] == '"' || (text[i] == '\r' && !followed));
    wrong += ((marked[i / 64].ends >> (i % 64)) & 1) != end;
    wrong += ((marked[i / 64].specials >> (i % 64)) & 1) != special;
  }
  return wrong;
}

}  // namespace

TEST_CASE("every byte value is marked exactly when it is structure") {
  for (const char delimiter : {';', ',', '\t', '|', '^', '\0'}) {
    // Each value between neighbours that differ in one bit, where carries would show.
    std::string text;
    for (int value = 0; value < 256; ++value) {
      const char c = static_cast<char>(value);
      text += {c, static_cast<char>(value ^ 1), c, static_cast<char>(value ^ 0x80), c};
    }
    for (const Scan& scan : scans()) {
      INFO(scan.name);
      CHECK(wrong_marks(scan, text, delimiter) == 0);
    }
  }
}

TEST_CASE("every size is marked to its end and not beyond") {
  std::mt19937 random(20031219);
  std::size_t wrong = 0;
  for (std::size_t size = 0; size <= 300; ++size) {
    std::string text(size, ' ');
    for (char& c : text) c = "ab;\"\n\r\xC3,"[random() % 8];
    for (const Scan& scan : scans()) wrong += wrong_marks(scan, text, ';');
  }
  CHECK(wrong == 0);
}

TEST_CASE("there is always the plain scan, and on the usual processors a vector one before it") {
  REQUIRE_FALSE(scans().empty());
  CHECK(scans().back().name == "plain");
#if defined(__x86_64__) || defined(__aarch64__)
  CHECK(scans().size() > 1);
#endif
}
