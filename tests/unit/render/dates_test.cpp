#include "render/dates.h"

#include "support/catch.h"

using namespace zonage;
using render::date_or_span;

TEST_CASE("a day, a span, nothing") {
  CHECK(date_or_span(no_date, no_date).empty());
  CHECK(date_or_span(20160101, 20160101) == "2016-01-01");
  CHECK(date_or_span(20210102, 20220101) == "2021-01-02/2022-01-01");
  CHECK(date_or_span(no_date, 20160101) == "2016-01-01");
  CHECK(date_or_span(20160101, no_date).empty());
}
