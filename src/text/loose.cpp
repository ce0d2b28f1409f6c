#include "text/loose.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zonage::text {
namespace {

constexpr std::array<std::string_view, 4> articles{"le", "la", "les", "l"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> abbreviations{{
    {"lez", "les"},
    {"s", "sur"},
    {"ss", "sous"},
    {"nd", "notredame"},
    {"mt", "mont"},
}};

bool is_article(std::string_view word) {
  return std::find(articles.begin(), articles.end(), word) != articles.end();
}

std::string_view written_out(std::string_view word) {
  for (const auto& [abbreviation, full] : abbreviations) {
    if (word == abbreviation) return full;
  }
  return word;
}

}  // namespace

void loosen(std::string_view key, std::string& out) {
  out.clear();
  const std::size_t first_end = key.find(' ');
  if (is_article(key.substr(0, first_end))) {
    if (first_end == std::string_view::npos) return;
    key.remove_prefix(first_end + 1);
  }
  const std::size_t last_begin = key.rfind(' ');
  if (last_begin != std::string_view::npos && is_article(key.substr(last_begin + 1))) {
    key.remove_suffix(key.size() - last_begin);
  }
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    out += written_out(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
}

}  // namespace zonage::text
