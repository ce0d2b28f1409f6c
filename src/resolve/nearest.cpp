// Resolver: what is done for a name that nobody bears, or nobody there.
#include <algorithm>

#include "dataset/departments.h"
#include "resolve/resolver.h"
#include "text/fold.h"

namespace zonage::resolve {

using dataset::KeyRow;
using dataset::none;

namespace {

constexpr std::size_t shortest_misspelt = 4;
constexpr std::size_t shortest_in_place = 3;  // in a département

}  // namespace

// The name is known, but not in the département that was given.
void Resolver::tell_elsewhere(std::string_view typed, Answer& answer) {
  constexpr std::size_t most = 5;
  const KeyRow* row = answer.department == none ? nullptr : table_.find_key(answer.key);
  if (row == nullptr) return;
  std::vector<std::string_view> codes;
  for (const std::uint32_t n : table_.names_with(*row)) {
    const std::uint32_t body = table_.names()[n].body;
    if (in_department(body, answer.department)) continue;  // not on the day that was asked for
    const std::uint32_t place = table_.bodies()[body].department;
    const std::string_view code = place == none
                                      ? std::string_view("Belgique")
                                      : dataset::department_code(table_.departments()[place]);
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
  if (codes.empty()) return;
  std::string places;
  for (std::size_t i = 0; i < codes.size() && i < most; ++i) {
    places += i == 0 ? "" : ", ";
    places += codes[i];
  }
  if (codes.size() > most) places += ", …";
  answer.corrections.push_back({CorrectionKind::elsewhere, std::string(typed), places});
}

// Whether a commune of today or of the lists' day, or a part in force, has a longer name that
// begins as typed; of that one only a longer name of more words counts: `AUBERVILLI` is no
// Auberville, but `Bethun` may be Béthune.
bool Resolver::begins_a_name(std::string_view key, std::string_view spelling, std::uint32_t meant,
                             std::uint32_t department, Date at) {
  for (const KeyRow& row : table_.keys_beginning(key)) {
    const std::string_view longer = table_.text(row.key);
    const bool more_words = longer.size() > key.size() && longer[key.size()] == ' ';
    if (longer.starts_with(spelling) && longer.size() > spelling.size() &&
        longer[spelling.size()] == ' ') {
      continue;  // Toulouse-le-Château is not called Toulouse
    }
    const auto bodies = table_.bodies();
    for (const std::uint32_t n : table_.names_with(row)) {
      if (!more_words && bodies[table_.names()[n].body].current == bodies[meant].current) continue;
      if (tier_at(n, at) <= 1 && is_wanted(n, department, at)) return true;
    }
  }
  return false;
}

// Taken only when nothing else speaks against it: the spelling has to lead to that commune alone,
// in the département and with the code that the query gives.
void Resolver::accept_nearest(const ParsedQuery& parsed, const Query& query, Answer& answer) {
  const auto& near = answer.suggestions;
  if (near.empty() || near[0].distance > NearKeys::most_edits ||
      (near.size() > 1 && near[1].distance == near[0].distance)) {
    return;
  }
  // Rather one that is called so elsewhere, or whose name begins so, or a département; and three
  // letters are no name with one of them wrong.
  const std::uint32_t meant = near.front().body;
  const std::string_view spelling = table_.text(table_.names()[near.front().name].name);
  std::string key;
  text::fold(spelling, key);
  const std::size_t shortest = answer.department == none ? shortest_misspelt : shortest_in_place;
  if (answer.key.size() < shortest || table_.find_key(answer.key) != nullptr ||
      find_department(parsed.name) != none ||
      begins_a_name(answer.key, key, meant, answer.department, query.at)) {
    return;
  }
  Answer taken;
  taken.key = answer.key;
  taken.department = answer.department;
  taken.at = answer.at;
  if (!find_exact(key, answer.department, query.at)) return;
  share_what_is_past(key, answer.department, query.at);
  settle(taken);
  if (taken.status != Status::found) return;
  taken.corrections.push_back(
      {CorrectionKind::suggestion, std::string(parsed.name), std::string(spelling)});
  narrow(parsed, query, taken);
  tell_name(taken);
  if (taken.status == Status::found) answer = std::move(taken);
}

}  // namespace zonage::resolve
