// Resolver: what a postal or INSEE code beside a name does to the answer.
#include <algorithm>

#include "base/codes.h"
#include "dataset/departments.h"
#include "resolve/places.h"
#include "resolve/resolver.h"
#include "text/loose.h"

namespace zonage::resolve {

using dataset::KeyRow;
using dataset::none;

void Resolver::narrow(const ParsedQuery& parsed, const Query& query, Answer& answer) {
  if (parsed.zero_restored) {
    answer.corrections.push_back(
        {CorrectionKind::zero_restored, parsed.number.substr(1), parsed.number});
  }
  const bool two = !parsed.number.empty() && parsed.number != query.postal_code;
  const std::vector<std::uint32_t> named = answer.bodies;
  if (two) {
    // Beside CEDEX a number is a postal code, and mostly one that no commune has.
    narrow_by_number(parsed.number, parsed.has_postal_words, parsed.name, query.at, true, answer);
  }
  const auto told = [&](CorrectionKind kind) {
    return std::any_of(answer.corrections.begin(), answer.corrections.end(),
                       [kind](const Correction& c) { return c.kind == kind; });
  };
  // What one number contradicts, another does not settle.
  const bool is_off = told(CorrectionKind::number_off);
  if (parsed.zero_restored && (is_off || told(CorrectionKind::number_unknown))) {
    // Four digits that are no code of theirs are none of France: `2926 Boncourt`, in Switzerland.
    answer.status = Status::unknown;
    answer.bodies.clear();
    answer.corrections.clear();
    answer.others_meant = false;
    return;
  }
  if (query.postal_code.empty()) return;
  if (!is_off) {
    narrow_by_number(query.postal_code, true, parsed.name, query.at, !two, answer);
    return;
  }
  // But for those of the name itself: `59033 Lille`, with 59000 beside it.
  const auto postal = parse_postal_code(query.postal_code);
  const auto fits = [&](std::uint32_t body) {
    return postal && has_postal_code(postal_codes_of(body), *postal);
  };
  if (!std::any_of(named.begin(), named.end(), fits)) return;
  answer.bodies = named;
  std::erase_if(answer.bodies, [&](std::uint32_t body) { return !fits(body); });
  answer.status = answer.bodies.size() == 1 ? Status::found : Status::ambiguous;
  answer.others_meant = false;
}

// A postal or INSEE code beside the name narrows; where it fits none of the name's communes, both
// sides are shown. `first`: no other number narrowed already, whose word stands.
void Resolver::narrow_by_number(std::string_view number, bool postal_only, std::string_view typed,
                                Date at, bool first, Answer& answer) {
  const auto postal = parse_postal_code(number);
  const auto code = postal_only ? std::nullopt : parse_insee_code(number);
  const auto has_postal = [&](std::uint32_t body) {
    return postal && has_postal_code(postal_codes_of(body), *postal);
  };
  const auto has_code = [&](std::uint32_t body) {
    return code && has_insee_code(table_, body, *code);
  };
  const auto narrow = [&](auto fits) {
    if (!std::any_of(answer.bodies.begin(), answer.bodies.end(), fits)) return false;
    std::erase_if(answer.bodies, [&](std::uint32_t body) { return !fits(body); });
    answer.status = answer.bodies.size() == 1 ? Status::found : Status::ambiguous;
    return true;
  };
  if (narrow(has_postal) || narrow(has_code)) return;
  if (first && (recall(has_code, at, answer) || recall(has_postal, at, answer))) return;
  std::vector<std::uint32_t> others;
  if (postal) {
    for (const dataset::PostalRow& row : table_.find_postal(*postal)) others.push_back(row.body);
  }
  if (code) {
    const auto rows = table_.find_code(*code);
    if (!rows.empty()) others.push_back(rows.front().body);
  }
  if (others.empty() && narrow_by_prefix(number, typed, at, first, answer)) return;
  answer.corrections.push_back(
      {CorrectionKind::number_off, std::string(typed), std::string(number)});
  for (const std::uint32_t body : others) {
    if (std::find(answer.bodies.begin(), answer.bodies.end(), body) == answer.bodies.end()) {
      answer.bodies.push_back(body);
    }
  }
  answer.status = Status::ambiguous;
  if (others.empty()) look_behind_prefix(number, at, answer);
}

// A code that nobody has may be a firm's or a CEDEX code: its département still narrows, and
// recalls one who bore the name there.
bool Resolver::narrow_by_prefix(std::string_view number, std::string_view typed, Date at,
                                bool first, Answer& answer) {
  const auto fits = [&](std::uint32_t body) { return lies_behind_prefix(body, number); };
  if (std::any_of(answer.bodies.begin(), answer.bodies.end(), fits)) {
    std::erase_if(answer.bodies, [&](std::uint32_t body) { return !fits(body); });
    answer.status = answer.bodies.size() == 1 ? Status::found : Status::ambiguous;
  } else if (!first || !recall(fits, at, answer)) {
    return false;
  }
  answer.corrections.push_back(
      {CorrectionKind::number_unknown, std::string(typed), std::string(number)});
  return true;
}

// Nobody in the code's département is called so: those whose names begin so may be meant, and none
// of the others is.
void Resolver::look_behind_prefix(std::string_view number, Date at, Answer& answer) {
  // 00000 and the like lie nowhere and exclude nobody.
  const auto departments = table_.departments();
  answer.others_meant =
      std::any_of(departments.begin(), departments.end(), [&](const dataset::DepartmentRow& row) {
        return zonage::in_department(department_of(number), dataset::department_code(row));
      });
  beginning_ = answer.key;
  beginning_ += ' ';
  const std::size_t found = candidates_.size();
  for (const KeyRow& row : table_.keys_beginning(beginning_)) {
    for (const std::uint32_t n : table_.names_with(row)) {
      const std::uint32_t body = table_.names()[n].body;
      if (tier_at(n, at) == 0 && lies_behind_prefix(body, number) &&
          is_wanted(n, answer.department, at) && !lies_with(found, body)) {
        add_candidate(n);
      }
    }
  }
  for (std::size_t i = found; i < candidates_.size(); ++i) {
    answer.bodies.push_back(candidates_[i].body);
  }
}

bool Resolver::lies_behind_prefix(std::uint32_t body, std::string_view number) const {
  const std::uint32_t own = table_.bodies()[body].department;
  if (own == none) return false;
  // Éloise (74) has a postal code of the Ain.
  const std::string_view prefix = department_of(number);
  return zonage::in_department(prefix, dataset::department_code(table_.departments()[own])) ||
         postal_codes_of(body).starts_with(prefix);
}

// A name that a better tier hides is the one meant when its code stands beside it: `01033
// Bellegarde`. False where nobody who bears the name fits.
bool Resolver::recall(const Fits& fits, Date at, Answer& answer) {
  std::vector<std::uint32_t> names;
  const auto take = [&](std::span<const std::uint32_t> all) {
    for (const std::uint32_t n : all) {
      if (fits(table_.names()[n].body)) names.push_back(n);
    }
  };
  if (const KeyRow* row = table_.find_key(answer.key)) take(table_.names_with(*row));
  if (names.empty()) {
    // `78230 Pecq` is Le Pecq.
    text::loosen(answer.key, reading_);
    if (const auto* row = table_.find_loose_key(reading_)) take(table_.names_with(*row));
  }
  const std::vector<Candidate> before = candidates_;
  candidates_.clear();
  collect(names, answer.department, at);
  if (candidates_.empty()) {
    candidates_ = before;
    return false;
  }
  answer.bodies.clear();
  settle(answer);
  return true;
}

}  // namespace zonage::resolve
