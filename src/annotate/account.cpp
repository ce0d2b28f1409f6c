#include "annotate/account.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "text/utf8.h"

namespace zonage::annotate {
namespace {

using render::Language;
using render::Words;

constexpr Words rows_read{"lignes lues", "rows read"};
constexpr Words time_taken{"secondes", "seconds"};
constexpr std::array<Words, all_row_statuses.size()> labels{{
    {"trouvées", "found"},
    {"ambiguës", "ambiguous"},
    {"inconnues", "unknown"},
    {"sans nom", "without a name"},
    {"mal formées", "malformed"},
}};

// In milliseconds, the same digits on every machine and in every locale.
std::string seconds_text(double seconds, char decimal_point) {
  const auto milliseconds = static_cast<std::uint64_t>(std::llround(std::max(seconds, 0.0) * 1000));
  std::string fraction = std::to_string(milliseconds % 1000);
  fraction.insert(0, 3 - fraction.size(), '0');
  return std::to_string(milliseconds / 1000) + decimal_point + fraction;
}

void append_line(std::string_view label, std::string_view value, std::string& out) {
  constexpr std::size_t label_width = 16;
  constexpr std::size_t value_width = 12;
  out += label;
  out.append(label_width - text::count_code_points(label), ' ');
  out.append(value_width - std::min(value_width, value.size()), ' ');
  out += value;
  out += '\n';
}

}  // namespace

std::uint64_t Account::rows() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
}

std::string summary_text(const Account& account, double seconds, Language language) {
  std::string out;
  append_line(rows_read.in(language), std::to_string(account.rows()), out);
  for (const RowStatus status : all_row_statuses) {
    append_line(labels[static_cast<std::size_t>(status)].in(language),
                std::to_string(account.rows(status)), out);
  }
  append_line(time_taken.in(language),
              seconds_text(seconds, language == Language::french ? ',' : '.'), out);
  return out;
}

std::string summary_json(const Account& account, double seconds) {
  std::string out = "{\"lignes\":" + std::to_string(account.rows());
  for (const RowStatus status : all_row_statuses) {
    out += ",\"";
    out += key_of(status);
    out += "\":" + std::to_string(account.rows(status));
  }
  return out + ",\"secondes\":" + seconds_text(seconds, '.') + "}\n";
}

}  // namespace zonage::annotate
