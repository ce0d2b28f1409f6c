// Which of a name's bearers count first. Thread safety: pure functions.
#pragma once

#include "base/date.h"
#include "dataset/format.h"

namespace zonage::resolve {

// 0 the names of today's communes, of those of the lists' day, and those that the lists use for
// them; 1 parts in force; 2 names communes bore at other times, and what a list misprints; 3 parts
// that are no more.
int tier_of(const dataset::NameRow& name, const dataset::BodyRow& body);

// As of a day: 0 communes, 1 parts in force, 2 parts without a status.
int tier_as_of(const dataset::NameRow& name);

// Whether it is the name, in force, of a commune of today.
bool is_of_today(const dataset::NameRow& name, const dataset::BodyRow& body);

// Whether the name was borne on that day; a printed form never was.
bool borne_on(const dataset::NameRow& name, Date day);

}  // namespace zonage::resolve
