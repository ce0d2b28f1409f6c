// Errors as values are part of what programs see: the public header says it for all of the house.
#pragma once

#include "zonage/result.h"  // IWYU pragma: export
