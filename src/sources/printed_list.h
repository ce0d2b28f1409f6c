// What a parser of a zoning order yields: names and rules as printed, each with its place. Parsers
// know no communes; tying a printed name to one is done once, when the data table is made.
// The views are into the Document, which must outlive them. Thread safety: read-only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sources/document.h"

namespace zonage::sources {

// Where a name or a rule stands: the zone's letter or number (`A`, `II`), the département heading's
// code as printed (`01`, `2A`, `20`, `971`) and its title, and the agglomeration's title without
// heading marks. Empty where there is none.
struct Heading {
  std::string_view zone;
  std::string_view department;
  std::string_view department_title;
  std::string section;  // owned: a title may have marks in its middle
  bool operator==(const Heading&) const = default;
};

struct PrintedName {
  Heading heading;
  std::string_view name;  // as printed, misprints included, without the separators around it
  std::size_t line = 0;
  std::size_t paragraph = 0;  // counts from 0; names of one paragraph stand in one list
};

enum class PrintedRuleKind {
  whole_department,
  rest_of_department,  // every commune of the département that another zone does not name
  cantons,
  islands,
  rest_of_territory,
};

struct PrintedRule {
  PrintedRuleKind kind;
  Heading heading;
  std::string_view text;                    // as printed
  std::vector<std::string_view> cantons{};  // of PrintedRuleKind::cantons, as printed
  std::size_t line = 0;
};

struct PrintedList {
  std::vector<PrintedName> names;
  std::vector<PrintedRule> rules;
  std::vector<Error> errors;  // every line that was not understood
};

// Splits a paragraph of names: `, ` separates, and `. ` where a comma was meant; the final period
// goes. Appends to list.names, and an error for an empty name.
void read_names(const Document& document, std::size_t line, std::string_view paragraph,
                const Heading& heading, std::size_t paragraph_number, PrintedList& list);

// `01 - Ain` -> code and title; false when the text is no département heading.
bool read_department_heading(std::string_view text, Heading& heading);

}  // namespace zonage::sources
