#include "text/loose.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zonage::text {
namespace {

constexpr std::array<std::string_view, 7> articles{"le", "la", "les", "l", "aux", "las", "los"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> abbreviations{{
    {"lez", "les"},
    {"ss", "sous"},
    {"nd", "notredame"},
    {"mt", "mont"},
}};

std::string_view written_out(std::string_view word) {
  for (const auto& [abbreviation, full] : abbreviations) {
    if (word == abbreviation) return full;
  }
  return word;
}

}  // namespace

bool is_article(std::string_view word) {
  return std::find(articles.begin(), articles.end(), word) != articles.end();
}

void loosen(std::string_view key, std::string& out, std::string_view s_means) {
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
    std::size_t end = std::min(key.find(' '), key.size());
    const std::string_view word = key.substr(0, end);
    // s/s is two words to the name key.
    if (word == "s" && (key.substr(end).starts_with(" s ") || key.substr(end) == " s")) {
      out += "sous";
      end += 2;
    } else {
      out += word == "s" ? s_means : written_out(word);
    }
    key.remove_prefix(std::min(end + 1, key.size()));
  }
}

bool ends_in_article(std::string_view key) {
  const std::size_t space = key.rfind(' ');
  return space != std::string_view::npos && is_article(key.substr(space + 1));
}

bool article_to_front(std::string_view key, std::string& out) {
  if (!ends_in_article(key)) return false;
  const std::size_t space = key.rfind(' ');
  out = key.substr(space + 1);
  out += ' ';
  out += key.substr(0, space);
  return true;
}

}  // namespace zonage::text
