#include "text/unicode.h"

#include "text/unicode_tables.inc"

namespace zonage::text {

std::string_view unicode_version() { return tables::kUnicodeVersion; }
std::string_view icu_version() { return tables::kIcuVersion; }

}  // namespace zonage::text
