#include "grant/scenario.h"

#include "unit/grant/examples.h"

namespace zonage::test {
namespace {

std::string change(std::string_view text) {
  const Result<grant::Change> read = grant::parse_change(text);
  if (!read) return read.error().message;
  return read->commune + "|" + std::string(key_of(read->input)) + "|" +
         std::to_string(read->value.units);
}

}  // namespace

TEST_CASE("a change is taken apart") {
  CHECK(change("62178.pop_qpv=8000") == "62178|pop_qpv|8000");
  CHECK(change("Bruay la Buissière.pop_qpv=8 000") == "Bruay la Buissière|pop_qpv|8000");
  CHECK(change("St. Venant.voirie=1") == "St. Venant|voirie|1");
  for (const std::string_view text : {"", "62178", "62178.pop_qpv", "pop_qpv=8000", ".pop_qpv=1"}) {
    CAPTURE(text);
    CHECK(change(text) ==
          "--set “" + std::string(text) + "”: write COMMUNE.column=value, 62178.pop_qpv=8000");
  }
  CHECK(change("62178.pop=8000") ==
        "--set: no input “pop”: choose among pop_qpv, pop_dgf, pop_insee, potentiel_financier, "
        "revenu, effort_fiscal, voirie, logements_sociaux, logements_th, beneficiaires_apl");
  CHECK(change("62178.pop_qpv=1,x00") ==
        "--set “62178.pop_qpv=1,x00”: a number is expected behind =");
  CHECK(change("62178.pop_qpv=x") == "--set “62178.pop_qpv=x”: a number is expected behind =");
}

TEST_CASE("envelopes and cap") {
  grant::Profile profile = as_published();
  CHECK_FALSE(grant::change_envelope(profile, "2=1 000 000"));
  CHECK(profile.envelopes[1].units == 1'000'000);
  for (const std::string_view text : {"", "3=1", "1=0", "1=-5", "1=1,5", "1=x", "1000"}) {
    CAPTURE(text);
    const auto error = grant::change_envelope(profile, text);
    REQUIRE(error);
    CHECK(error->message == "--envelope “" + std::string(text) +
                                "”: write 1=AMOUNT or 2=AMOUNT, a whole number of euros above 0");
  }
  CHECK_FALSE(grant::change_cap(profile, "1,5"));
  CHECK(profile.cap.units == 15);
  for (const std::string_view text : {"", "0", "-1", "deux"}) {
    CAPTURE(text);
    const auto error = grant::change_cap(profile, text);
    REQUIRE(error);
    CHECK(error->message == "--cap “" + std::string(text) + "”: a number above 0 is expected");
  }
}

}  // namespace zonage::test
