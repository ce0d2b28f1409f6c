// Apart from table.cpp, so that the host tool that makes the table need not be linked with it.
#include "dataset/table.h"

extern "C" const unsigned char zonage_builtin_table[] __attribute__((visibility("hidden")));

namespace zonage::dataset {

Table Table::builtin() { return Table(zonage_builtin_table); }

}  // namespace zonage::dataset
