// The short way against the resolver: it may give up, but never say anything else.
#include "resolve/shortcut.h"

#include <string>
#include <vector>

#include "dataset/names_written.h"
#include "dataset/real_data.h"
#include "support/catch.h"

namespace zonage::test {
namespace {

using dataset::NameRow;
using dataset::none;
using resolve::Shortcut;

class Comparison {
 public:
  void compare(const std::string& text, std::string_view department) {
    const std::uint32_t commune = by_shortcut(text, department);
    resolver_.lookup({.text = text, .department = department}, answer_);
    const bool plain = answer_.status == Status::found && answer_.corrections.empty();
    ++asked_;
    plain_ += plain ? 1 : 0;
    if (commune == none) return;
    ++short_;
    if (plain && answer_.bodies.front() == commune) return;
    ++wrong_;
    UNSCOPED_INFO(text << ", " << department);
  }

  std::size_t asked() const { return asked_; }
  std::size_t plain() const { return plain_; }
  std::size_t shortened() const { return short_; }
  std::size_t wrong() const { return wrong_; }

 private:
  std::uint32_t by_shortcut(const std::string& text, std::string_view department) {
    if (!shortcut_.step_1(text, department, way_)) return none;
    shortcut_.step_2(way_);
    shortcut_.step_3(way_);
    shortcut_.step_4(way_);
    return shortcut_.arrive(way_);
  }

  Shortcut shortcut_{table()};
  Shortcut::Way way_;
  resolve::Resolver resolver_{table()};
  resolve::Answer answer_;
  std::size_t asked_ = 0, plain_ = 0, short_ = 0, wrong_ = 0;
};

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

}  // namespace

TEST_CASE("the short way answers what the resolver answers, for every name there is") {
  Comparison comparison;
  for (const NameRow& name : table().names()) {
    const std::string text(table().text(name.name));
    const std::uint32_t lies = table().bodies()[name.body].department;
    const std::string own(lies == none ? "" : table().departments()[lies].code);
    for (const std::string& written : {text, upper(text), folded(text), "St " + text, text + "s"}) {
      for (const std::string& department :
           {std::string(), own, std::string("59"), std::string("20"), std::string("Nord"),
            std::string("00")}) {
        comparison.compare(written, department);
      }
    }
  }
  CHECK(comparison.wrong() == 0);
  // And it is worth going.
  CHECK(comparison.shortened() > comparison.plain() / 2);
  CHECK(comparison.plain() > 100'000);
}

TEST_CASE("what is more than a name is left to the resolver") {
  Comparison comparison;
  for (const char* text :
       {"",         " ",           "Lille ",    " Lille",     "\u00A0Lille", "Lille\u202F",
        "Lille 59", "59000 Lille", "59350",     "Lille (59)", "Lille, Nord", "Havre (Le)",
        "Saint",    "saint",       "Paris 15e", "2A004",      "F Lille",     "LOOS CEDEX",
        "Lille\t",  "Lille\xC3",   "Lil\xFFle", "Lille BP",   "L",           "St",
        "Ville"}) {
    for (const char* department : {"", "59", "75", "2A", "2b", "1", "Nord", "belgique"}) {
      comparison.compare(text, department);
    }
  }
  CHECK(comparison.wrong() == 0);
}

}  // namespace zonage::test
