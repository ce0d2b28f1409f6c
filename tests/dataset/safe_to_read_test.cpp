// The built-in table is not checked when zonage starts: it is here, as a file of it would be.
#include <span>

#include "dataset/table.h"
#include "support/catch.h"

extern "C" const unsigned char zonage_builtin_table[];
extern "C" const unsigned char zonage_builtin_table_end[];

namespace zonage::test {

TEST_CASE("the built-in table is whole and leads nowhere else") {
  const std::span bytes(&zonage_builtin_table[0], &zonage_builtin_table_end[0]);
  CHECK(dataset::Table::view(bytes));
}

}  // namespace zonage::test
