#include "csv/scan.h"

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"

using zonage::csv::mark_structure;

namespace {

bool marked(const std::vector<std::uint64_t>& masks, std::size_t at) {
  return ((masks[at / 64] >> (at % 64)) & 1) != 0;
}

// Copied to memory of exactly that size, so that an address sanitizer sees a byte read beyond it.
std::vector<std::uint64_t> marks(const std::string& text, char delimiter) {
  const auto exact = std::make_unique<char[]>(text.size());
  text.copy(exact.get(), text.size());
  std::vector<std::uint64_t> masks((text.size() + 63) / 64, ~std::uint64_t{0});
  mark_structure(exact.get(), text.size(), delimiter, masks.data());
  return masks;
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
    const auto masks = marks(text, delimiter);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool structure = c == delimiter || c == '"' || c == '\n' || c == '\r';
      wrong += marked(masks, i) != structure;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("every size is marked to its end and not beyond") {
  std::mt19937 random(20031219);
  std::size_t wrong = 0;
  for (std::size_t size = 0; size <= 300; ++size) {
    std::string text(size, ' ');
    for (char& c : text) c = "ab;\"\n\r\xC3,"[random() % 8];
    const auto masks = marks(text, ';');
    for (std::size_t i = 0; i < masks.size() * 64; ++i) {
      const bool structure =
          i < size && (text[i] == ';' || text[i] == '"' || text[i] == '\n' || text[i] == '\r');
      wrong += marked(masks, i) != structure;
    }
  }
  CHECK(wrong == 0);
}
