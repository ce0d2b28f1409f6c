// The communes that the tests of render/ speak of, with what the answers show of each.
#pragma once

#include <string_view>

#include "resolve/resolver.h"
#include "support/small_table.h"

namespace zonage::test {

// Béthune, named in both lists. Two communes of Saint-Denis, of other zones. Annecy, whose parts
// agree under one order and not under the other. Vulbens, misprinted and amended. Lille with Lomme,
// which a list prints by name. Douai, of two pilot towns. L'Oudon, today Saint-Pierre-en-Auge since
// a day that is known no better than a year. Lyon and an arrondissement of it.
// Arbignieu, which the record loses. Nouméa, outside the orders' territory. Courtrai, Belgian.
const SmallTable& example_table();

// What the resolver answers to a query on that table.
resolve::Answer example_answer(const resolve::Query& query);

}  // namespace zonage::test
