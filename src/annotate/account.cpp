#include "annotate/account.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "render/json.h"
#include "render/printable.h"
#include "text/utf8.h"

namespace zonage::annotate {
namespace {

using render::Language;
using render::Words;

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

constexpr std::size_t label_width = 22;
constexpr std::size_t value_width = 12;

void append_label(std::string_view label, std::string& out) {
  out += label;
  out.append(label_width - text::count_code_points(label), ' ');
}

void append_count(std::string_view label, std::string_view value, std::string& out) {
  append_label(label, out);
  out.append(value_width - std::min(value_width, value.size()), ' ');
  out += value;
  out += '\n';
}

void append_decision(std::string_view label, std::string_view value, std::string& out) {
  append_label(label, out);
  out += value;
  out += '\n';
}

std::string_view line_ends_key(const csv::Dialect& dialect) {
  if (dialect.mixed_line_ends) return "mixtes";
  switch (dialect.line_end) {
    case csv::LineEnd::lf:
      return "lf";
    case csv::LineEnd::crlf:
      return "crlf";
    case csv::LineEnd::cr:
      return "cr";
  }
  return {};
}

std::string_view line_ends_text(const csv::Dialect& dialect, Language language) {
  if (dialect.mixed_line_ends) return Words{"mêlées", "mixed"}.in(language);
  switch (dialect.line_end) {
    case csv::LineEnd::lf:
      return "LF";
    case csv::LineEnd::crlf:
      return "CRLF";
    case csv::LineEnd::cr:
      return "CR";
  }
  return {};
}

std::string_view charset_text(text::Charset charset) {
  switch (charset) {
    case text::Charset::utf8:
      return "UTF-8";
    case text::Charset::windows_1252:
      return "Windows-1252";
    case text::Charset::iso_8859_15:
      return "ISO-8859-15";
    case text::Charset::utf16_le:
      return "UTF-16 LE";
    case text::Charset::utf16_be:
      return "UTF-16 BE";
  }
  return {};
}

void append_decisions(const Plan& plan, Language language, std::string& out) {
  std::string charset(charset_text(plan.charset));
  if (plan.dialect.bom) charset += Words{", avec BOM", ", with BOM"}.in(language);
  append_decision(Words{"encodage", "encoding"}.in(language), charset, out);
  const char delimiter = plan.dialect.delimiter;
  append_decision(
      Words{"délimiteur", "delimiter"}.in(language),
      delimiter == '\t' ? Words{"tabulation", "tab"}.in(language) : std::string_view(&delimiter, 1),
      out);
  append_decision(Words{"fins de ligne", "line ends"}.in(language),
                  line_ends_text(plan.dialect, language), out);
  const auto& chosen = plan.chosen;
  if (!chosen.name) return;
  std::string column = render::printable(chosen.name_header);
  const std::string number = std::to_string(*chosen.name + 1);
  column += column.empty() ? number : " (" + number + ")";
  append_decision(Words{"colonne des noms", "column of the names"}.in(language), column, out);
}

// What would have helped: a code decides, too, of a name that nobody bears.
void append_further(const Summary& summary, Language language, std::string& out) {
  if (!summary.plan) return;
  const std::uint64_t ambiguous = summary.account.rows(RowStatus::ambiguous);
  const std::uint64_t unknown = summary.account.rows(RowStatus::unknown);
  for (const FurtherColumn& further : summary.plan->chosen.further) {
    const bool decides = further.role == Role::insee_code;
    if (ambiguous + (decides ? unknown : 0) == 0) continue;
    const std::string number = std::to_string(further.column.number);
    std::string text = render::printable(further.column.header) + " (" + number + ")";
    text += Words{" : ", ": "}.in(language);
    text += option_of(further.role);
    append_decision(decides ? Words{"déciderait", "would decide"}.in(language)
                            : Words{"préciserait", "would narrow"}.in(language),
                    text + " " + number, out);
  }
}

void append_frequent(const Summary& summary, Language language, std::string& out) {
  if (summary.frequent.empty()) return;
  const bool exact = summary.uncertainty == 0;
  out +=
      exact
          ? Words{"noms non trouvés les plus fréquents :\n", "most frequent names not found:\n"}.in(
                language)
          : Words{"noms non trouvés les plus fréquents (au moins) :\n",
                  "most frequent names not found (at least):\n"}
                .in(language);
  for (const Frequent::Counted& counted : summary.frequent) {
    const std::string rows = std::to_string(counted.rows);
    out.append(value_width - std::min(value_width, rows.size()), ' ');
    out += rows;
    out += "  ";
    out += render::printable(counted.name);
    if (counted.status == RowStatus::ambiguous) {
      out += Words{" (ambigu)", " (ambiguous)"}.in(language);
    }
    out += '\n';
  }
}

}  // namespace

void Account::add(const Account& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  repaired_ += other.repaired_;
  unreadable_ += other.unreadable_;
  substitutions_ += other.substitutions_;
  escaped_ += other.escaped_;
}

std::uint64_t Account::rows() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
}

std::string summary_text(const Summary& summary, Language language) {
  const Account& account = summary.account;
  std::string out;
  if (summary.plan) append_decisions(*summary.plan, language, out);
  append_count(Words{"lignes lues", "rows read"}.in(language), std::to_string(account.rows()), out);
  for (const RowStatus status : all_row_statuses) {
    append_count(labels[static_cast<std::size_t>(status)].in(language),
                 std::to_string(account.rows(status)), out);
    if (status == RowStatus::found) {
      append_count(Words{"  dont réparées", "  of them repaired"}.in(language),
                   std::to_string(account.repaired()), out);
    }
  }
  // What should not happen is only told where it did.
  if (account.unreadable() != 0) {
    append_count(Words{"octets illisibles", "unreadable bytes"}.in(language),
                 std::to_string(account.unreadable()), out);
  }
  if (account.substitutions() != 0) {
    append_count(Words{"caractères remplacés", "characters replaced"}.in(language),
                 std::to_string(account.substitutions()), out);
  }
  if (summary.plan && summary.plan->escape_formulas) {
    append_count(Words{"formules désamorcées", "formulas escaped"}.in(language),
                 std::to_string(account.escaped()), out);
  }
  append_count(Words{"secondes", "seconds"}.in(language),
               seconds_text(summary.seconds, language == Language::french ? ',' : '.'), out);
  append_frequent(summary, language, out);
  append_further(summary, language, out);
  return out;
}

std::string summary_json(const Summary& summary) {
  const Account& account = summary.account;
  std::string out = "{";
  const auto add = [&](std::string_view key, const std::string& value) {
    if (out.size() > 1) out += ',';
    out += '"';
    out += key;
    out += "\":";
    out += value;
  };
  if (summary.plan) {
    const Plan& plan = *summary.plan;
    add("encodage", render::json_text(text::key_of(plan.charset)));
    add("bom", plan.dialect.bom ? "true" : "false");
    add("delimiteur", render::json_text(std::string_view(&plan.dialect.delimiter, 1)));
    add("fins_de_ligne", render::json_text(line_ends_key(plan.dialect)));
    if (plan.chosen.name) {
      add("colonne", std::to_string(*plan.chosen.name + 1));
      add("entete", render::json_text(plan.chosen.name_header));
    }
    std::string further;
    for (const FurtherColumn& each : plan.chosen.further) {
      further += further.empty() ? "" : ",";
      further += "{\"colonne\":" + std::to_string(each.column.number) +
                 ",\"entete\":" + render::json_text(each.column.header) +
                 ",\"option\":" + render::json_text(option_of(each.role)) + "}";
    }
    add("colonnes_non_demandees", "[" + further + "]");
  }
  add("lignes", std::to_string(account.rows()));
  for (const RowStatus status : all_row_statuses) {
    add(key_of(status), std::to_string(account.rows(status)));
  }
  add("repare", std::to_string(account.repaired()));
  add("illisible", std::to_string(account.unreadable()));
  add("substitutions", std::to_string(account.substitutions()));
  if (summary.plan && summary.plan->escape_formulas) {
    add("cellules_desamorcees", std::to_string(account.escaped()));
  }
  std::string frequent;
  for (const Frequent::Counted& counted : summary.frequent) {
    frequent += frequent.empty() ? "[" : ",";
    frequent += "{\"nom\":" + render::json_text(counted.name) +
                ",\"statut\":" + render::json_text(key_of(counted.status)) +
                ",\"lignes\":" + std::to_string(counted.rows) + "}";
  }
  add("frequents", frequent.empty() ? "[]" : frequent + "]");
  add("frequents_incertitude", std::to_string(summary.uncertainty));
  add("secondes", seconds_text(summary.seconds, '.'));
  return out + "}\n";
}

}  // namespace zonage::annotate
