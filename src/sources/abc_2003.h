// Parser of the list of zones A, B and C fixed by the arrêté du 19 décembre 2003 (annex; NOR
// BUDF0320070A). Layout: `Zone A`, then for each département a heading `01 - Ain` and one paragraph
// of names or a rule; zone C is the rest of the territory. Reads our data/sources/abc_2003.txt and
// the page it was taken from (its title lines and page leftover are skipped) to the same facts.
#pragma once

#include "sources/printed_list.h"

namespace zonage::sources {

PrintedList parse_abc_2003(const Document& document);

}  // namespace zonage::sources
