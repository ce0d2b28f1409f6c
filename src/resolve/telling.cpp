// Resolver: what an answer says of how the query was read.
#include <algorithm>

#include "resolve/places.h"
#include "resolve/resolver.h"
#include "text/fold.h"

namespace zonage::resolve {

using dataset::BodyRow;
using dataset::NameKind;
using dataset::NameRow;

// Five digits alone are a code INSEE; people also type postal codes.
void Resolver::tell_postal_code(std::uint32_t body, Answer& answer) {
  const auto postal = parse_postal_code(answer.code);
  if (!postal || has_postal_code(postal_codes_of(body), *postal)) return;
  const auto rows = table_.find_postal(*postal);
  if (rows.empty()) return;
  std::string communes(table_.text(table_.bodies()[rows.front().body].name));
  if (rows.size() > 1) communes += ", …";
  answer.corrections.push_back({CorrectionKind::also_postal_code, answer.code, communes});
}

// The candidate's name when it is one; a few of the names that were read when they are several.
std::string Resolver::names_read(const Answer& answer) const {
  constexpr std::size_t most = 3;
  std::vector<std::string_view> names;
  for (const Candidate& candidate : candidates_) {
    if (std::find(answer.bodies.begin(), answer.bodies.end(), candidate.body) ==
        answer.bodies.end()) {
      continue;
    }
    const std::string_view name = table_.text(table_.names()[candidate.name].name);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    if (i != 0) out += ", ";
    out += names[i];
  }
  if (names.size() > most) out += ", …";
  return out;
}

// Whom the answer found, by the name that was read; null where a code alone did.
const Resolver::Candidate* Resolver::found_candidate(const Answer& answer) const {
  if (answer.status != Status::found) return nullptr;
  const auto candidate =
      std::find_if(candidates_.begin(), candidates_.end(),
                   [&](const Candidate& c) { return c.body == answer.bodies.front(); });
  return candidate == candidates_.end() ? nullptr : &*candidate;
}

// A code picked one whose name is another than what was typed: `62200 Boulogne`.
void Resolver::tell_other_name(std::string_view typed, Answer& answer) {
  const Candidate* const candidate = found_candidate(answer);
  if (candidate == nullptr) return;
  const NameRow& name = table_.names()[candidate->name];
  if (name.kind == NameKind::printed) return;  // tell_name tells it
  text::fold(table_.text(name.name), scratch_);
  if (scratch_ == answer.key) return;
  answer.corrections.push_back({CorrectionKind::loosened, std::string(typed), names_read(answer)});
}

// Says so when the name that was read is not the one that the commune bears.
void Resolver::tell_name(Answer& answer) {
  const Candidate* const candidate = found_candidate(answer);
  if (candidate == nullptr) return;
  const NameRow& name = table_.names()[candidate->name];
  const BodyRow& body = table_.bodies()[name.body];
  // Equal texts are stored once.
  const bool same_text = name.name.offset == body.name.offset && name.name.size == body.name.size;
  if (same_text && name.kind != NameKind::printed) return;
  const std::string_view official = table_.text(body.name);
  const std::string_view read = table_.text(name.name);
  if (name.kind == NameKind::printed) {
    answer.corrections.push_back(
        {CorrectionKind::printed_form, std::string(read), std::string(official)});
  } else if (name.kind != NameKind::belgian) {
    text::fold(official, scratch_);
    text::fold(read, reading_);
    if (scratch_ != reading_) {
      answer.corrections.push_back(
          {CorrectionKind::former_name, std::string(read), std::string(official)});
    }
  }
}

}  // namespace zonage::resolve
