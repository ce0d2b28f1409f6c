// Names with their article elsewhere or left out, abbreviated, or as a postal line has them: with
// the département they lead where the official name leads.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "dataset/names_written.h"
#include "text/fold.h"
#include "text/loose.h"

namespace zonage::test {
namespace {

using dataset::NameKind;
using dataset::NameRow;
using resolve::Answer;
using resolve::Resolver;

bool in_parentheses(std::string_view name) { return name.find('(') != std::string_view::npos; }

// Asks in another way for every name that leads to one commune in its département.
template <class Write>
Texts faults_of(Write write) {
  Resolver resolver(table());
  Answer plain;
  Answer other;
  Faults faults;
  std::size_t asked = 0;
  for (const NameRow& row : table().names()) {
    if (row.kind == NameKind::printed || row.kind == NameKind::belgian) continue;
    const std::string name(table().text(row.name));
    if (in_parentheses(name)) continue;
    const std::string department = department_of_body(row.body);
    resolver.lookup({name, department}, plain);
    if (plain.status != Status::found) continue;
    for (const resolve::Query& query : write(row, name, department)) {
      if (query.text == name) continue;
      ++asked;
      resolver.lookup(query, other);
      if (same_bodies(plain, other)) continue;
      faults.add(std::string(query.text) + " (" + department + "): " + told(other) + " not " +
                 told(plain));
    }
  }
  CHECK(asked > 300);
  return faults.lines();
}

std::vector<resolve::Query> queries(const std::vector<std::string>& texts,
                                    std::string_view department) {
  std::vector<resolve::Query> all;
  for (const std::string& text : texts) all.push_back({text, department});
  return all;
}

// Whether the candidates are those of the other answer and some that have names that begin so.
bool is_shared(const Answer& answer, const Answer& plain, std::string_view beginning) {
  std::string wanted;
  text::fold(beginning, wanted);
  wanted += ' ';
  std::size_t others = 0;
  for (const std::uint32_t candidate : answer.bodies) {
    if (std::ranges::count(plain.bodies, candidate) != 0) continue;
    const auto names = table().names_of(candidate);
    others += std::any_of(names.begin(), names.end(), [&](const NameRow& name) {
      std::string key;
      text::fold(table().text(name.name), key);
      return key.starts_with(wanted);
    });
  }
  return others != 0 && others + plain.bodies.size() == answer.bodies.size();
}

TEST_CASE("an article behind the name is the article before it") {
  Resolver resolver(table());
  Answer plain;
  Answer other;
  Faults faults;
  std::size_t asked = 0;
  for (const NameRow& row : table().names()) {
    const std::string name(table().text(row.name));
    const std::string_view article = article_of(row);
    if (article.empty() || !name.starts_with(article) || in_parentheses(name)) continue;
    const std::string bare = name.substr(article.size());
    std::string word(article);
    if (word.back() == ' ') word.pop_back();
    // With and without département: a name that is clear stays so.
    for (const std::string& within : {std::string(), department_of_body(row.body)}) {
      resolver.lookup({name, within}, plain);
      for (const std::string& query : {bare + " (" + word + ")", bare + ", " + word,
                                       bare + " " + word, in_capitals(bare + " (" + word + ")")}) {
        ++asked;
        resolver.lookup({query, within}, other);
        if (same_bodies(plain, other) && !other.corrections.empty()) continue;
        // Only where it is set apart it cannot be part of a longer name: `Bois le` of Bois-le-Roi.
        if (query == bare + " " + word && is_shared(other, plain, query)) {
          continue;
        }
        // What is left of Saint-Léger, rather than Le Saint (56).
        if (query == "Saint Le" && other.status == Status::unknown) continue;
        faults.add(query + " (" + within + "): " + told(other) + " not " + told(plain));
      }
    }
  }
  CHECK(faults.lines() == Texts{});
  CHECK(asked > 20000);
}

TEST_CASE("a name cut short is never answered by a loosened reading alone") {
  Faults faults;
  std::size_t asked = 0;
  Resolver resolver(table());
  Answer answer;
  for (const NameRow& row : table().names()) {
    if (row.kind != NameKind::commune || row.end != 0) continue;
    std::string key;
    text::fold(table().text(row.name), key);
    for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
      resolver.lookup({key.substr(0, at)}, answer);
      if (answer.status != Status::found || answer.corrections.empty() ||
          answer.corrections.front().kind != resolve::CorrectionKind::loosened ||
          answer.department != dataset::none) {
        continue;
      }
      ++asked;
      const auto bodies = table().bodies();
      if (bodies[answer.bodies.front()].current == bodies[row.body].current) continue;
      faults.add(key + " as " + key.substr(0, at) + ": " + told(answer));
    }
  }
  CHECK(faults.lines() == Texts{});
  CHECK(asked > 10);
}

TEST_CASE("an article left out, where no other name of the département is just so") {
  std::string bare;
  std::set<std::string> off;
  std::size_t shared = 0;
  Resolver resolver(table());
  Answer plain;
  Answer other;
  for (const NameRow& row : table().names()) {
    const std::string name(table().text(row.name));
    const std::string_view article = article_of(row);
    if (article.empty() || !name.starts_with(article) || in_parentheses(name)) continue;
    bare = name.substr(article.size());
    const std::string department = department_of_body(row.body);
    resolver.lookup({name, department}, plain);
    if (plain.status != Status::found) continue;
    resolver.lookup({bare, department}, other);
    if (same_bodies(plain, other)) continue;
    if (is_shared(other, plain, bare)) {
      ++shared;
    } else {
      off.insert(department + " " + bare + ": " + told(other));
    }
  }
  // An exact reading goes before: each of these is or was the whole name of another commune there.
  // And `Saint` alone is what is left of a cut name.
  CHECK(Texts(off.begin(), off.end()) ==
        Texts{"17 Vergne: trouve 17464 Vergné;", "21 Chaume: trouve 21158 Chaume-et-Courchamp;",
              "25 Chaux: trouve 25138 Les Terres-de-Chaux;",
              "25 Longeville: trouve 25346 Longeville;",
              "51 Breuil: trouve 51086 Breuil-sur-Vesle;", "56 Saint: inconnu",
              "88 Ménil: trouve 88300 Ménil-de-Senones;"});
  CHECK(shared > 30);  // Le Quesnoy and Quesnoy-sur-Deûle
}

TEST_CASE("lès, lez and les are one word") {
  CHECK(faults_of([](const NameRow&, const std::string& name, const std::string& department) {
          static std::vector<std::string> texts;
          texts.clear();
          for (const char* from : {"-lès-", "-lez-", "-les-"}) {
            for (const char* to : {"-lès-", " lez ", " LES "}) {
              texts.push_back(replaced(name, from, to));
            }
          }
          return queries(texts, department);
        }) == Texts{});
}

TEST_CASE("s/ is sur, s/s and ss are sous, and s/ is sous where no name has sur") {
  CHECK(faults_of([](const NameRow&, const std::string& name, const std::string& department) {
          static std::vector<std::string> texts;
          texts.clear();
          for (const char* to : {" s/ ", " s/", "-s/-", " /s ", " S ", " s. "}) {
            texts.push_back(replaced(name, "-sur-", to));
          }
          for (const char* to : {" s/s ", " S/S ", " ss ", " s/"}) {
            texts.push_back(replaced(name, "-sous-", to));
          }
          return queries(texts, department);
        }) == Texts{});
}

TEST_CASE("spaces do not count where there is nothing else to loosen") {
  CHECK(faults_of([](const NameRow&, const std::string& name, const std::string& department) {
          static std::vector<std::string> texts;
          texts.clear();
          const std::string joined = replaced(folded(name), " ", "");
          std::string loose;
          text::loosen(folded(name), loose);
          if (loose == joined) texts.push_back(joined);
          return queries(texts, department);
        }) ==
        // Exact for its neighbour.
        Texts{"cherreau (72): trouve 72081 Cherreau; not trouve 72080 Cherré-Au;"});
}

TEST_CASE("postal words are left aside") {
  CHECK(faults_of([](const NameRow&, const std::string& name, const std::string& department) {
          static std::vector<std::string> texts;
          texts = {in_capitals(name) + " CEDEX", in_capitals(name) + " CEDEX 09",
                   name + " cedex 12",           "BP 12 " + name,
                   name + " BP 70234",           name + " CS 10001",
                   "TSA 10001 " + name};
          return queries(texts, department);
        }) == Texts{});
}

TEST_CASE("the département stands before, behind, in parentheses, after a comma") {
  CHECK(faults_of([](const NameRow&, const std::string& name, const std::string& department) {
          static std::vector<std::string> texts;
          texts = {name + " (" + department + ")", name + ", " + department,
                   department + " " + name, folded(name) + " " + department};
          // Its thirteenth arrondissement.
          if (name == "Marseille") texts.pop_back();
          return queries(texts, {});
        }) == Texts{});
}

TEST_CASE("no official name since 1943 holds an abbreviation as a word") {
  constexpr std::array<std::string_view, 11> abbreviations{
      " lez ", " s ", " ss ", " nd ", " mt ", " bp ", " cs ", " tsa ", " cedex ", " f ", " fr "};
  std::map<std::string, std::string> holders;
  for (const NameRow& row : table().names()) {
    if (row.kind == NameKind::printed || row.kind == NameKind::belgian) continue;
    const std::string name(table().text(row.name));
    const std::string words = " " + folded(name) + " ";
    for (const std::string_view abbreviation : abbreviations) {
      if (words.find(abbreviation) != std::string::npos) {
        holders[std::string(abbreviation)] += name + ";";
      }
    }
  }
  // But lez, which loosens to les like lès.
  CHECK(holders.size() == 1);
  CHECK(holders.contains(" lez "));
}

TEST_CASE("loosening brings together only names that differ by an article, lès or spaces") {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> by_loose;
  std::string loose;
  for (const NameRow& row : table().names()) {
    if (row.on_list_day != dataset::name_on_list_day) continue;
    const std::string key = folded(table().text(row.name));
    text::loosen(key, loose);
    by_loose[{department_of_body(row.body), loose}].insert(key);
  }
  Texts several;
  for (const auto& [where, keys] : by_loose) {
    if (keys.size() < 2) continue;
    std::string line = where.first + ":";
    for (const std::string& key : keys) line += " " + key + ";";
    several.push_back(line);
  }
  CHECK(several == Texts{"17: la vergne; vergne;", "25: la longeville; longeville;",
                         "51: breuil; le breuil;"});
}

}  // namespace
}  // namespace zonage::test
