// What a field says, from the bytes it is written with.
// Thread safety: functions without state.
#pragma once

#include <string>
#include <string_view>

namespace zonage::csv {

// The value of a field as RecordReader yields it: without its quotes, doubled quotes undone. A
// field that does not begin with a quote is taken as it is, quotes included; text after a closing
// quote is kept as it is; a quote that is never closed encloses all the rest. The result is a view
// of `raw` where nothing has to be undone, else of `scratch`, whose capacity is reused.
std::string_view value_of(std::string_view raw, std::string& scratch);

}  // namespace zonage::csv
