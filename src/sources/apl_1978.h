// Parser of the arrêté du 17 mars 1978 as consolidated to 28 November 2005 (zones I, II and III of
// the APL). Layout: headings marked `#`, `##` … or `**…**`, or not at all, sometimes two glued in
// one line; ZONE, then département, then agglomeration; paragraphs of names or rule sentences.
// Reads our data/sources/apl_1978.txt and the page it was taken from (title, list of amending
// orders and contact block are skipped) to the same facts.
#pragma once

#include "sources/printed_list.h"

namespace zonage::sources {

PrintedList parse_apl_1978(const Document& document);

}  // namespace zonage::sources
