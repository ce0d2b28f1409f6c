// Spellings that mean the name itself: every name there is, as people write it, is answered like
// the official spelling; and an Answer that is used again has nothing left of the one before.
#include <algorithm>
#include <functional>

#include "dataset/names_written.h"

namespace zonage::test {
namespace {

using dataset::NameRow;
using resolve::Answer;
using resolve::Resolver;

std::string with_abbreviated_saints(std::string text) {
  text = replaced(std::move(text), "Saintes-", "Stes-");
  text = replaced(std::move(text), "Saints-", "Sts-");
  text = replaced(std::move(text), "Sainte-", "Ste ");
  return replaced(std::move(text), "Saint-", "St ");
}

bool same_kinds(const Answer& a, const Answer& b) {
  return std::equal(a.corrections.begin(), a.corrections.end(), b.corrections.begin(),
                    b.corrections.end(),
                    [](const auto& left, const auto& right) { return left.kind == right.kind; });
}

TEST_CASE("capitals, accents, separators and St do not change the answer to any name") {
  using Write = std::function<std::string(const std::string&)>;
  const std::vector<Write> spellings{
      in_capitals,
      folded,
      [](const std::string& n) { return in_capitals(folded(n)); },
      [](const std::string& n) { return replaced(n, "-", " "); },
      [](const std::string& n) { return replaced(n, " ", "-"); },
      [](const std::string& n) { return replaced(n, "'", "’"); },
      [](const std::string& n) { return replaced(n, "'", " "); },
      with_abbreviated_saints,
      [](const std::string& n) { return in_capitals(with_abbreviated_saints(n)); },
      [](const std::string& n) {
        return "  " + replaced(replaced(n, " ", "  "), "-", " - ") + "\t";
      },
  };
  Resolver resolver(table());
  Answer plain;
  Answer other;
  Faults faults;
  std::size_t queries = 0;
  for (const NameRow& row : table().names()) {
    const std::string name(table().text(row.name));
    for (const std::string& within : {std::string(), department_of_body(row.body)}) {
      resolver.lookup({name, within}, plain);
      if (plain.bodies.empty()) faults.add(name + " (" + within + "): " + told(plain));
      for (const Write& write : spellings) {
        const std::string query = write(name);
        if (query == name) continue;
        ++queries;
        resolver.lookup({query, within}, other);
        if (same_bodies(plain, other) && same_kinds(plain, other)) continue;
        faults.add(query + " (" + within + "): " + told(other) + " not " + told(plain));
      }
    }
  }
  CHECK(faults.lines() == Texts{});
  CHECK(queries > 500000);
}

bool same(const Answer& a, const Answer& b) {
  const auto correction = [](const auto& x, const auto& y) {
    return x.kind == y.kind && x.from == y.from && x.to == y.to;
  };
  const auto suggestion = [](const auto& x, const auto& y) {
    return x.body == y.body && x.name == y.name && x.distance == y.distance;
  };
  return same_bodies(a, b) && a.problem_detail == b.problem_detail && a.key == b.key &&
         a.department == b.department &&
         std::equal(a.corrections.begin(), a.corrections.end(), b.corrections.begin(),
                    b.corrections.end(), correction) &&
         std::equal(a.suggestions.begin(), a.suggestions.end(), b.suggestions.begin(),
                    b.suggestions.end(), suggestion);
}

TEST_CASE("one by one and in a batch every name is answered alike") {
  Resolver batch(table());
  Answer used_again;
  Faults faults;
  std::size_t n = 0;
  for (const NameRow& row : table().names()) {
    // Every kind of answer stands before every other: found, ambiguous, unknown, refused, a code.
    std::string query(table().text(row.name));
    switch (++n % 7) {
      case 1:
        query += " (" + department_of_body(row.body) + ")";
        break;
      case 2:
        query = "62400 " + query;
        break;
      case 3:
        query += " CEDEX";
        break;
      case 4:
        query += " (nulle part)";
        break;
      case 5:
        query = std::string(dataset::code_of(table().bodies()[row.body].code));
        break;
      case 6:
        if (n % 20 == 6) query += "x";  // a suggestion takes long
        break;
      default:
        break;
    }
    batch.lookup({query}, used_again);
    if (!same(used_again, Resolver(table()).lookup({query}))) faults.add(query);
  }
  CHECK(faults.lines() == Texts{});
}

}  // namespace
}  // namespace zonage::test
