#include "text/unicode.h"

#include "text/unicode_tables.inc"

namespace zonage::text {

std::string_view unicode_version() { return tables::kUnicodeVersion; }

}  // namespace zonage::text
