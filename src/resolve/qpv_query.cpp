#include "resolve/qpv_query.h"

#include <algorithm>
#include <tuple>

#include "base/ascii.h"
#include "dataset/departments.h"
#include "resolve/places.h"
#include "resolve/qpv.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/space.h"

namespace zonage::resolve {
namespace {

using dataset::none;

constexpr std::size_t code_size = 8;
// A shorter name has too many neighbours.
constexpr std::size_t shortest_to_suggest = 4;
constexpr int most_edits = 2;

// `qp 059-074` -> QP059074; other characters end it.
std::string as_code(std::string_view text) {
  std::string code;
  for (const char c : text) {
    if (c == ' ' || c == '-' || c == '_') continue;
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code;
}

void add_once(std::vector<std::uint32_t>& list, std::uint32_t item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

// Whether the words stand together in the key, whole.
bool stands_in(std::string_view words, std::string_view key) {
  for (std::size_t at = key.find(words); at != std::string_view::npos;
       at = key.find(words, at + 1)) {
    const bool begins = at == 0 || key[at - 1] == ' ';
    const std::size_t end = at + words.size();
    if (begins && (end == key.size() || key[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

void QpvFinder::find(std::string_view text, std::string_view department, QpvAnswer& answer) {
  answer = QpvAnswer{};
  within_.clear();
  if (find_code(text::trim_spaces(text), answer)) return;
  resolver_.lookup({.text = text, .department = department}, answer.commune);
  const ParsedQuery parsed = parse_query(text);
  if (answer.commune.problem != Problem::none) {
    if (answer.commune.problem != Problem::unknown_department ||
        !find_in_commune(parsed, department, answer)) {
      answer.problem = QpvProblem::query;
    }
    return;
  }
  text::fold(parsed.name, key_);
  if (!parsed.code) find_name(key_, answer);
  decide(parsed.name, answer);
}

bool QpvFinder::find_code(std::string_view text, QpvAnswer& answer) const {
  const std::string code = as_code(text);
  if (code.size() < 3 || !(code.starts_with("QP") || code.starts_with("QN"))) return false;
  // QN05937M; a name that begins so goes on with letters.
  const auto digits = std::count_if(code.begin(), code.end(), is_digit);
  if (digits < 2 || code.size() > code_size + 2) return false;
  answer.code = code;
  if (code.starts_with("QN")) {
    answer.problem = QpvProblem::code_2024;
    return true;
  }
  if (code.size() != code_size || digits != 6) {
    answer.problem = QpvProblem::malformed_code;
    return true;
  }
  const std::uint32_t found = find_qpv(table_, code);
  if (found == none) {
    answer.problem = QpvProblem::unknown_code;
    return true;
  }
  answer.status = Status::found;
  answer.qpvs.push_back(found);
  if (code != text) {
    answer.corrections.push_back({CorrectionKind::loosened, std::string(text), code});
  }
  return true;
}

bool QpvFinder::is_within(std::uint32_t qpv, const QpvAnswer& answer) const {
  const auto holds_it = [&](std::uint32_t body) { return has(body, qpv); };
  if (!within_.empty() && std::none_of(within_.begin(), within_.end(), holds_it)) return false;
  const std::uint32_t department = answer.commune.department;
  if (department == none) return true;
  if (department == belgium) return false;
  return department_of(table_.qpvs()[qpv]) ==
         dataset::department_code(table_.departments()[department]);
}

void QpvFinder::find_name(std::string_view key, QpvAnswer& answer) const {
  for (const std::uint32_t is_part : {0U, 1U}) {
    for (const dataset::QpvKeyRow& row : table_.qpv_keys()) {
      if (row.is_part == is_part && table_.text(row.key) == key && is_within(row.qpv, answer)) {
        add_once(answer.qpvs, row.qpv);
      }
    }
    if (!answer.qpvs.empty()) return;
  }
}

bool QpvFinder::find_in_commune(const ParsedQuery& parsed, std::string_view department,
                                QpvAnswer& answer) {
  if (parsed.department.empty() || parsed.name.empty()) return false;
  Answer place;
  resolver_.lookup({.text = parsed.department, .department = department}, place);
  if (place.bodies.empty()) return false;
  within_ = place.bodies;
  answer.commune.problem = Problem::none;
  answer.commune.department = place.department;
  text::fold(parsed.name, key_);
  find_name(key_, answer);
  decide(parsed.name, answer);
  return true;
}

void QpvFinder::find_words(std::string_view key, QpvAnswer& answer) const {
  for (const dataset::QpvKeyRow& row : table_.qpv_keys()) {
    if (stands_in(key, table_.text(row.key)) && is_within(row.qpv, answer)) {
      add_once(answer.qpvs, row.qpv);
    }
  }
}

bool QpvFinder::has(std::uint32_t body, std::uint32_t qpv) const {
  const auto rows = qpvs_of(table_, body).rows;
  return std::any_of(rows.begin(), rows.end(),
                     [&](const dataset::QpvCommuneRow& row) { return row.qpv == qpv; });
}

// The communes of the name and the neighbourhoods that bear it, held against each other.
void QpvFinder::decide(std::string_view name, QpvAnswer& answer) {
  const Answer& commune = answer.commune;
  std::vector<std::uint32_t> covered;
  for (const std::uint32_t body : commune.bodies) {
    if (qpvs_of(table_, body).covered) covered.push_back(body);
  }
  // A commune whose name is only like what was typed does not stand against a neighbourhood's own.
  const bool loosened =
      std::any_of(commune.corrections.begin(), commune.corrections.end(),
                  [](const Correction& c) { return c.kind == CorrectionKind::loosened; });
  if (!answer.qpvs.empty() && loosened) covered.clear();
  if (answer.qpvs.empty() && commune.bodies.empty() && !key_.empty()) {
    find_words(key_, answer);
    if (answer.qpvs.size() == 1) {
      answer.corrections.push_back({CorrectionKind::loosened, std::string(name),
                                    std::string(table_.text(table_.qpvs()[answer.qpvs[0]].name))});
    }
  }
  const bool all_in_it = covered.size() == 1 && commune.bodies.size() == 1 &&
                         std::all_of(answer.qpvs.begin(), answer.qpvs.end(),
                                     [&](std::uint32_t qpv) { return has(covered.front(), qpv); });
  if (all_in_it) {
    answer.status = Status::found;
    answer.communes = covered;
    answer.corrections = commune.corrections;
    answer.qpvs.clear();
    for (const dataset::QpvCommuneRow& row : qpvs_of(table_, covered.front()).rows) {
      add_once(answer.qpvs, row.qpv);
    }
  } else if (covered.empty()) {
    answer.status = answer.qpvs.empty()       ? Status::unknown
                    : answer.qpvs.size() == 1 ? Status::found
                                              : Status::ambiguous;
    if (answer.qpvs.empty() && !commune.bodies.empty()) {
      answer.problem = qpvs_of(table_, commune.bodies.front()).heirs_unknown
                           ? QpvProblem::heirs_unknown
                           : QpvProblem::outside;
      answer.communes = commune.bodies;
    } else if (answer.qpvs.empty()) {
      suggest(key_, answer);
    }
  } else {
    answer.status = Status::ambiguous;
    answer.communes = commune.bodies;
    answer.corrections = commune.corrections;
  }
}

void QpvFinder::suggest(std::string_view key, QpvAnswer& answer) const {
  struct Near {
    int distance;
    std::uint32_t qpv;
  };
  std::vector<Near> near;
  if (key.size() >= shortest_to_suggest) {
    const text::OsaPattern pattern(key);
    for (const dataset::QpvKeyRow& row : table_.qpv_keys()) {
      const int distance = pattern.distance(table_.text(row.key), most_edits);
      if (distance <= most_edits && is_within(row.qpv, answer)) {
        near.push_back({distance, row.qpv});
      }
    }
  }
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return std::tie(a.distance, a.qpv) < std::tie(b.distance, b.qpv);
  });
  for (const Near& one : near) {
    if (answer.near_qpvs.size() < most_suggestions) add_once(answer.near_qpvs, one.qpv);
  }
  for (const Suggestion& suggestion : answer.commune.suggestions) {
    if (qpvs_of(table_, suggestion.body).covered) answer.near_communes.push_back(suggestion);
  }
}

}  // namespace zonage::resolve
