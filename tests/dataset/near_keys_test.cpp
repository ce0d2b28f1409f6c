// The index of key halves against a scan of all keys: what is near must be found, all of it and
// nothing else, whatever the edits and wherever they lie.
#include "resolve/near_keys.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "dataset/real_data.h"
#include "support/catch.h"
#include "text/distance.h"
#include "text/utf8.h"

namespace zonage::test {
namespace {

using Found = std::vector<std::pair<std::uint32_t, int>>;

Found by_scan(const std::string& name, int limit) {
  const text::OsaPattern pattern(name);
  Found found;
  for (std::uint32_t k = 0; k < table().keys().size(); ++k) {
    const int distance = pattern.distance(table().text(table().keys()[k].key), limit);
    if (distance <= limit) found.emplace_back(k, distance);
  }
  return found;
}

Found by_index(resolve::NearKeys& near, const std::string& name, int limit) {
  std::vector<resolve::NearKey> keys;
  near.find(name, limit, keys);
  Found found;
  for (const resolve::NearKey& key : keys) found.emplace_back(key.key, key.distance);
  std::sort(found.begin(), found.end());
  return found;
}

class Typist {
 public:
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string key() {
    const auto keys = table().keys();
    return std::string(table().text(keys[below(keys.size())].key));
  }

  // One edit; where the key is cut into halves more often than elsewhere.
  void edit(std::string& name) {
    const std::size_t middle = name.size() / 2;
    const std::size_t at =
        below(3) == 0 ? std::min(middle + below(3), name.size()) : below(name.size() + 1);
    const std::string letter = below(20) == 0 ? "œ" : std::string(1, "abeilnorst z"[below(12)]);
    switch (below(4)) {
      case 0:
        name.insert(at, letter);
        break;
      case 1:
        if (at < name.size()) name.erase(at, 1);
        break;
      case 2:
        if (at < name.size()) name.replace(at, 1, letter);
        break;
      default:
        if (at > 0 && at < name.size()) std::swap(name[at - 1], name[at]);
    }
  }

 private:
  std::mt19937 random_{62119};
};

}  // namespace

TEST_CASE("the keys near a misspelt name are those that a scan of all keys finds") {
  Typist typist;
  resolve::NearKeys near(table());
  std::size_t wrong = 0;
  std::size_t found = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string name = typist.key();
    for (std::size_t edits = typist.below(4); edits > 0; --edits) typist.edit(name);
    // Bytes that an edit cut apart are no code points: such a name is not asked.
    if (text::first_invalid_utf8(name) != name.size()) continue;
    const int limit = static_cast<int>(1 + typist.below(2));
    const Found expected = by_scan(name, limit);
    found += expected.size();
    if (by_index(near, name, limit) == expected) continue;
    ++wrong;
    UNSCOPED_INFO(name << ", " << limit);
  }
  CHECK(wrong == 0);
  CHECK(found > 1500);
}

TEST_CASE("short names, long ones and none are searched as well") {
  resolve::NearKeys near(table());
  for (const std::string& name :
       {std::string(), std::string("y"), std::string("a"), std::string("ars"), std::string("œ"),
        std::string("лилль"), std::string(63, 'a'), std::string(64, 'b'), std::string(65, 'c'),
        std::string(1000, 'd'), std::string("saint remy en bouzemont saint genest et isson")}) {
    for (const int limit : {1, 2}) {
      INFO(name << ", " << limit);
      CHECK(by_index(near, name, limit) == by_scan(name, limit));
    }
  }
}

}  // namespace zonage::test
