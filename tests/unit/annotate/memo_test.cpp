#include "annotate/memo.h"

#include <map>
#include <random>
#include <string>

#include "support/catch.h"

using namespace zonage::annotate;

namespace {

struct Asking {
  explicit Asking(std::size_t bytes) : memo(bytes) {}

  // What is kept for it; "-" for nothing.
  std::string find(const std::string& asked) {
    const Memo::Question question = memo.begin(asked);
    memo.follow(question);
    Memo::Kept kept;
    if (!memo.find(question, kept)) return "-";
    last = kept.outcome;
    return std::string(kept.cells);
  }
  void keep(const std::string& asked, const std::string& cells, RowOutcome outcome = {}) {
    memo.keep(memo.begin(asked), outcome, cells);
  }

  Memo memo;
  RowOutcome last;
};

}  // namespace

TEST_CASE("an answer is kept from the second time on that it is worked out") {
  Asking asking(10'000);
  CHECK(asking.find("Lille") == "-");
  asking.keep("Lille", ";trouve");
  CHECK(asking.find("Lille") == "-");
  const RowOutcome outcome{RowStatus::found, true, false, 3};
  asking.keep("Lille", ";trouve", outcome);
  CHECK(asking.find("Lille") == ";trouve");
  CHECK(asking.last.status == RowStatus::found);
  CHECK(asking.last.repaired);
  CHECK_FALSE(asking.last.unreadable);
  CHECK(asking.last.substitutions == 3);
  CHECK(asking.find("Lill") == "-");
  CHECK(asking.find("Lillee") == "-");
}

TEST_CASE("nothing asked and nothing answered are kept, too; what is too long is not") {
  Asking asking(100'000);
  for (int i = 0; i < 2; ++i) {
    asking.keep("", ";vide");
    asking.keep("x", "");
    asking.keep(std::string(70'000, 'q'), ";");
    asking.keep("long", std::string(7'000, 'z'));
  }
  CHECK(asking.find("") == ";vide");
  CHECK(asking.find("x").empty());
  CHECK(asking.find(std::string(70'000, 'q')) == "-");
  CHECK(asking.find("long") == "-");
}

TEST_CASE("questions that differ in one byte have different hashes, wherever it stands") {
  const Memo memo(10'000);
  for (std::size_t size = 1; size <= 40; ++size) {
    const std::string asked(size, 'a');
    for (std::size_t at = 0; at < size; ++at) {
      CAPTURE(size, at);
      std::string other = asked;
      other[at] = 'b';
      CHECK(memo.begin(asked).hash != memo.begin(other).hash);
    }
    CHECK(memo.begin(asked).hash != memo.begin(asked + 'a').hash);
  }
}

TEST_CASE("the oldest of those that share their slots goes first") {
  Memo memo(10'000);
  constexpr std::uint64_t slots = 3;  // of the hash, the bits from the 32nd on
  const auto asked = [](std::uint64_t number) { return std::to_string(number); };
  const auto keep = [&](std::uint64_t number) {
    const std::string text = asked(number);
    for (int i = 0; i < 2; ++i) memo.keep({text, slots << 32 | number << 16}, {}, ";" + text);
  };
  const auto there = [&] {
    std::string found;
    for (std::uint64_t number = 1; number <= 9; ++number) {
      Memo::Kept kept;
      if (memo.find({asked(number), slots << 32 | number << 16}, kept)) found += asked(number);
    }
    return found;
  };
  for (std::uint64_t number = 1; number <= 4; ++number) keep(number);
  CHECK(there() == "1234");
  keep(5);
  CHECK(there() == "2345");
  keep(6);
  keep(7);
  CHECK(there() == "4567");
}

TEST_CASE("an answer is another question's only in its hash") {
  Memo memo(10'000);
  const Memo::Question lille{"Lille", 12345};
  Memo::Kept kept;
  for (int i = 0; i < 2; ++i) memo.keep(lille, {}, ";59350");
  REQUIRE(memo.find(lille, kept));
  for (const std::string_view other : {"Lilla", "Lill", "Lilles", ""}) {
    CAPTURE(other);
    CHECK_FALSE(memo.find({other, lille.hash}, kept));
  }
  // As long as two steps of the comparison, and different in the first.
  const Memo::Question longer{"Saint-Denis-en-Bugey", 54321};
  for (int i = 0; i < 2; ++i) memo.keep(longer, {}, ";01345");
  REQUIRE(memo.find(longer, kept));
  CHECK(kept.cells == ";01345");
  CHECK_FALSE(memo.find({"Saint-Genis-en-Bugey", longer.hash}, kept));
  CHECK_FALSE(memo.find({"Saint-Denis-en-Bugex", longer.hash}, kept));
}

TEST_CASE("what is found is what was kept for it, however much has been written over") {
  std::mt19937 random(7);
  for (const std::size_t bytes : {std::size_t{512}, std::size_t{5'000}, std::size_t{300'000}}) {
    Asking asking(bytes);
    std::size_t wrong = 0;
    std::size_t hits = 0;
    // Many times 255 rounds through the small rings.
    for (int round = 0; round < 200'000; ++round) {
      const std::size_t number = random() % 3 == 0 ? random() % 50 : random() % 5000;
      const std::string asked(number % 7, static_cast<char>('a' + number % 26));
      const std::string name = asked + std::to_string(number);
      const std::string cells = ";" + std::string(number % 19, '.') + std::to_string(number * 3);
      const std::string found = asking.find(name);
      wrong += found != "-" && found != cells;
      hits += found != "-";
      if (found == "-") asking.keep(name, cells);
    }
    CHECK(wrong == 0);
    CHECK(hits > (bytes == 512 ? 100 : 20'000));
  }
}

TEST_CASE("memory is what was asked for and a fifth more, however much is kept") {
  Asking asking(std::size_t{1} << 20);
  const std::size_t before = asking.memo.memory();
  for (int i = 0; i < 100'000; ++i) {
    asking.keep(std::to_string(i), "cells");
    asking.keep(std::to_string(i), "cells");
  }
  CHECK(asking.memo.memory() == before);
  // Four slots of eight bytes and four traces of two for each 32 units of eight.
  CHECK(before == (std::size_t{1} << 20) + (std::size_t{1} << 20) / (32 * 8) * 4 * (8 + 2));
}
