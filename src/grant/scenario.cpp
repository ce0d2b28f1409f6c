#include "grant/scenario.h"

#include <algorithm>
#include <utility>

#include "base/refusal.h"
#include "grant/published.h"
#include "text/space.h"

namespace zonage::grant {
namespace {

// Elsewhere a comma or a point is the decimal one; of a number typed by hand `8,000` may be either.
std::optional<Error> refuse_thousands(std::string_view option, std::string_view typed) {
  std::string_view number = text::trim_spaces(typed);
  if (number.starts_with('+') || number.starts_with('-')) {
    number = text::trim_spaces(number.substr(1));
  }
  const std::size_t sign = number.find_first_of(",.");
  const auto all_digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (sign == std::string_view::npos || sign == 0 || sign > 3 || number.size() != sign + 4 ||
      number.starts_with("0.") || number.starts_with("0,") || !all_digits(number.substr(0, sign)) ||
      !all_digits(number.substr(sign + 1))) {
    return std::nullopt;
  }
  const std::string given(number);
  const std::string whole = given.substr(0, sign) + given.substr(sign + 1);
  return refuse(std::string(option) + " : « " + given + " », milliers ou décimales ? écrivez " +
                    whole + " ou " + given + "0",
                std::string(option) + ": “" + given + "”, thousands or decimals? write " + whole +
                    " or " + given + "0");
}

}  // namespace

Result<Change> parse_change(std::string_view text) {
  const std::string quoted = "« " + std::string(text) + " »";
  const std::string english = "“" + std::string(text) + "”";
  const std::size_t equals = text.find('=');
  const std::size_t dot = text.substr(0, equals).rfind('.');
  if (equals == std::string_view::npos || dot == std::string_view::npos || dot == 0) {
    return refuse("--set " + quoted + " : écrivez COMMUNE.colonne=valeur, 62178.pop_qpv=8000",
                  "--set " + english + ": write COMMUNE.column=value, 62178.pop_qpv=8000");
  }
  const std::string_view key = text.substr(dot + 1, equals - dot - 1);
  const auto input = parse_input(key);
  if (!input) {
    std::string known;
    for (const Input each : all_inputs) {
      known += (known.empty() ? "" : ", ") + std::string(key_of(each));
    }
    return refuse("--set : pas de donnée « " + std::string(key) + " » : choisissez parmi " + known,
                  "--set: no input “" + std::string(key) + "”: choose among " + known);
  }
  if (auto doubt = refuse_thousands("--set", text.substr(equals + 1))) return *doubt;
  const auto value = parse_decimal(text.substr(equals + 1));
  if (!value) {
    return refuse("--set " + quoted + " : un nombre est attendu après =",
                  "--set " + english + ": a number is expected behind =");
  }
  return Change{std::string(text.substr(0, dot)), *input, *value};
}

std::optional<Error> change_envelope(Profile& profile, std::string_view text) {
  const bool named = text.starts_with("1=") || text.starts_with("2=");
  if (named) {
    if (auto doubt = refuse_thousands("--envelope", text.substr(2))) return doubt;
  }
  const auto value = named ? parse_decimal(text.substr(2)) : std::nullopt;
  if (!value || !value->is_whole() || value->units <= 0) {
    return refuse("--envelope « " + std::string(text) +
                      " » : écrivez 1=MONTANT ou 2=MONTANT, un nombre entier d'euros supérieur à 0",
                  "--envelope “" + std::string(text) +
                      "”: write 1=AMOUNT or 2=AMOUNT, a whole number of euros above 0");
  }
  profile.envelopes[text.front() == '1' ? 0 : 1] = *value;
  return std::nullopt;
}

std::optional<Error> change_cap(Profile& profile, std::string_view text) {
  if (auto doubt = refuse_thousands("--cap", text)) return doubt;
  const auto value = parse_decimal(text);
  if (!value || value->units <= 0) {
    return refuse("--cap « " + std::string(text) + " » : un nombre supérieur à 0 est attendu",
                  "--cap “" + std::string(text) + "”: a number above 0 is expected");
  }
  profile.cap = *value;
  return std::nullopt;
}

Result<Reference> reference_of(const dataset::Table& table, const std::vector<Commune>& communes,
                               const Profile& profile) {
  Reference reference;
  const auto known = table.grant_communes();
  reference.published = std::equal(communes.begin(), communes.end(), known.begin(), known.end(),
                                   [](const Commune& commune, const dataset::GrantCommuneRow& row) {
                                     return commune.code == dataset::code_of(row.code);
                                   });
  if (reference.published) {
    Result<Means> means = means_of(published_communes(table), profile);
    if (!means) return means.error();
    reference.means = std::move(*means);
    for (std::size_t c = 0; c < communes.size(); ++c) {
      reference.amounts.push_back(published(table, c, Figure::grant));
    }
    return reference;
  }
  const Result<Outcome> outcome = compute(communes, profile);
  if (!outcome) return outcome.error();
  reference.means = outcome->means;
  for (const Share& share : outcome->shares) {
    reference.amounts.push_back(share[Figure::grant].floor().to_int64());
  }
  return reference;
}

}  // namespace zonage::grant
