// Columns of a file that nobody asked for although they would say which commune is meant: those
// under the usual headers of départements, postal codes and codes INSEE. Only what a summary tells:
// no column but that of the names is used unasked. Thread safety: a function without state.
#pragma once

#include <span>
#include <vector>

#include "annotate/column_choice.h"
#include "annotate/failure.h"
#include "lists/headers.h"

namespace zonage::annotate {

// At most one for each role that none was chosen for, in the order of the roles.
std::vector<FurtherColumn> further_columns(std::span<const lists::Header> headers,
                                           const ChosenColumns& chosen);

}  // namespace zonage::annotate
