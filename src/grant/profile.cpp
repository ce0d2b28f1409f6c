#include "grant/profile.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/codes.h"
#include "base/refusal.h"
#include "grant/fraction.h"
#include "sources/table.h"

namespace zonage::grant {
namespace {

using sources::TableRow;

constexpr std::string_view social_housing = "logements_sociaux";
constexpr unsigned most_decimals = 12;  // of a rounded mean

class Reader {
 public:
  explicit Reader(const sources::Document& document) : document_(document) {}

  ReadProfile run() {
    sources::Table table =
        sources::read_table(document_, {"regle", "cle", "valeur", "raison", "reason"});
    for (Error& error : table.errors) {
      error.message =
          "a line of the profile that is not understood: five columns separated by tabs, regle cle "
          "valeur raison reason";
      error.french =
          "ligne de profil non comprise : cinq colonnes séparées par des tabulations, "
          "regle cle valeur raison reason";
      errors_.push_back(std::move(error));
    }
    for (const TableRow& row : table.rows) read(row);
    if (table.errors.empty()) check_complete();
    std::sort(profile_.strata.begin(), profile_.strata.end(),
              [](const Stratum& a, const Stratum& b) { return a.from < b.from; });
    return {std::move(profile_), std::move(errors_)};
  }

 private:
  void fail(const TableRow& row, std::size_t field, std::string french, std::string english) {
    errors_.push_back(refuse(std::move(french), std::move(english),
                             document_.place_of(row.line, row.fields[field])));
  }

  void fail(std::string french, std::string english, Place place) {
    errors_.push_back(refuse(std::move(french), std::move(english), std::move(place)));
  }

  Place whole_file() const { return {document_.name(), 0, 0, {}}; }

  void read(const TableRow& row) {
    const std::string_view rule = row.fields[0];
    const std::string_view key = row.fields[1];
    if (!seen_.insert(std::pair(rule, key)).second) return given_twice(row);
    if (rule != "exception" && !(row.fields[3].empty() && row.fields[4].empty())) {
      return fail(row, 3, "seule une exception porte une raison : laissez ces colonnes vides",
                  "only an exception bears a reason: leave these columns empty");
    }
    if (rule == "titre") return read_title(row);
    if (rule == "strate") return read_stratum(row);
    if (rule == "arrondi") return read_rounding(row);
    if (rule == "exception") return read_exception(row);
    const auto value = parse_decimal(row.fields[2]);
    if (rule != "enveloppe" && rule != "poids" && rule != "seuil" && rule != "plafond") {
      return fail(row, 0,
                  "règle inconnue : titre, enveloppe, poids, arrondi, seuil, plafond, strate ou "
                  "exception",
                  "unknown rule: titre, enveloppe, poids, arrondi, seuil, plafond, strate or "
                  "exception");
    }
    if (!value || value->is_negative()) {
      return fail(row, 2, "un nombre positif ou nul est attendu",
                  "a number not below 0 is expected");
    }
    if (rule == "enveloppe") return read_envelope(row, *value);
    if (rule == "poids") return read_weight(row, *value);
    if (key != social_housing) return unknown_key(row, social_housing);
    if (value->is_zero()) {
      return fail(row, 2, "un nombre supérieur à 0 est attendu", "a number above 0 is expected");
    }
    (rule == "seuil" ? profile_.threshold : profile_.cap) = *value;
  }

  void given_twice(const TableRow& row) {
    fail(row, 1, "règle donnée deux fois : gardez-en une", "a rule given twice: keep one");
  }

  void unknown_key(const TableRow& row, std::string_view known) {
    fail(row, 1, "clé inconnue : " + std::string(known) + " est attendu",
         "unknown key: " + std::string(known) + " is expected");
  }

  void read_title(const TableRow& row) {
    if (row.fields[1] == "fr") {
      profile_.title_fr = row.fields[2];
    } else if (row.fields[1] == "en") {
      profile_.title_en = row.fields[2];
    } else {
      unknown_key(row, "fr, en");
    }
  }

  void read_envelope(const TableRow& row, const Decimal& value) {
    const std::string_view key = row.fields[1];
    if (key != "1" && key != "2") return unknown_key(row, "1, 2");
    if (!value.is_whole() || value.is_zero()) {
      return fail(row, 2, "une enveloppe est un nombre entier d'euros supérieur à 0",
                  "an envelope is a whole number of euros above 0");
    }
    profile_.envelopes[key == "1" ? 0 : 1] = value;
  }

  void read_weight(const TableRow& row, const Decimal& value) {
    const auto criterion = parse_criterion(row.fields[1]);
    if (!criterion) {
      std::string known;
      for (const Criterion each : all_criteria) {
        known += (known.empty() ? "" : ", ") + std::string(key_of(each));
      }
      return unknown_key(row, known);
    }
    profile_.weights[at(*criterion)] = value;
    profile_.weight_places[at(*criterion)] = document_.place_of(row.line, row.fields[2]);
  }

  void read_rounding(const TableRow& row) {
    const auto mean = std::find(mean_keys.begin(), mean_keys.end(), row.fields[1]);
    if (mean == mean_keys.end()) {
      return unknown_key(row, "moyenne_potentiel_financier, moyenne_revenu");
    }
    auto& decimals = profile_.mean_decimals[static_cast<std::size_t>(mean - mean_keys.begin())];
    if (row.fields[2] == "exact") return;
    const auto value = parse_decimal(row.fields[2]);
    if (!value || !value->is_whole() || value->is_negative() || value->at(0) > most_decimals) {
      return fail(row, 2, "de 0 à 12 décimales, ou exact", "0 to 12 decimals, or exact");
    }
    decimals = static_cast<unsigned>(*value->at(0));
  }

  void read_stratum(const TableRow& row) {
    const auto from = parse_decimal(row.fields[1]);
    if (!from || !from->is_whole() || from->is_negative() || !from->at(0)) {
      return fail(row, 1, "la première population DGF de la strate est attendue",
                  "the stratum's first population DGF is expected");
    }
    Stratum stratum{*from->at(0), std::nullopt};
    // Once more: 500 may be written 0500.
    for (const Stratum& other : profile_.strata) {
      if (other.from == stratum.from) return given_twice(row);
    }
    if (row.fields[2] != "-") {
      stratum.mean = parse_decimal(row.fields[2]);
      if (!stratum.mean || stratum.mean->units <= 0) {
        return fail(row, 2,
                    "l'effort fiscal moyen de la strate est attendu, supérieur à 0, ou - s'il "
                    "n'est pas connu",
                    "the stratum's mean effort fiscal is expected, above 0, or - where it is not "
                    "known");
      }
    }
    profile_.strata.push_back(stratum);
  }

  void read_exception(const TableRow& row) {
    const std::string_view key = row.fields[1];
    const std::size_t dot = key.find('.');
    const auto code = parse_insee_code(key.substr(0, dot));
    const auto figure =
        dot == std::string_view::npos ? std::nullopt : parse_figure(key.substr(dot + 1));
    const bool corrected =
        figure && std::any_of(all_criteria.begin(), all_criteria.end(),
                              [&](Criterion each) { return corrected_of(each) == figure; });
    if (!code || !corrected) {
      return fail(row, 1,
                  "une exception vise l'écart corrigé d'une commune : "
                  "62276.e2_ecart_logements_sociaux_corrige",
                  "an exception is for the corrected gap of a commune: "
                  "62276.e2_ecart_logements_sociaux_corrige");
    }
    if (profile_.exception_of(*code, *figure) != nullptr) return given_twice(row);
    const auto value = parse_decimal(row.fields[2]);
    if (!value || value->is_negative()) {
      return fail(row, 2, "un nombre positif ou nul est attendu",
                  "a number not below 0 is expected");
    }
    if (row.fields[3].empty() || row.fields[4].empty()) {
      return fail(row, 3, "une exception porte sa raison en français et en anglais",
                  "an exception bears its reason in French and in English");
    }
    profile_.exceptions.push_back(
        {*code, *figure, *value, std::string(row.fields[3]), std::string(row.fields[4])});
  }

  void need(std::string_view rule, std::string_view key) {
    if (seen_.contains(std::pair(rule, key))) return;
    const std::string missing = std::string(rule) + " " + std::string(key);
    fail("règle manquante : " + missing, "a rule is missing: " + missing, whole_file());
  }

  void check_complete() {
    need("titre", "fr");
    need("titre", "en");
    need("enveloppe", "1");
    need("enveloppe", "2");
    for (const Criterion each : all_criteria) need("poids", key_of(each));
    for (const std::string_view key : mean_keys) need("arrondi", key);
    need("seuil", social_housing);
    need("plafond", social_housing);
    if (profile_.strata.empty()) need("strate", "0");
    if (!errors_.empty()) return;
    if (auto error = profile_.why_not_whole()) errors_.push_back(std::move(*error));
  }

  const sources::Document& document_;
  Profile profile_;
  std::vector<Error> errors_;
  std::set<std::pair<std::string_view, std::string_view>> seen_;
};

}  // namespace

const Stratum* Profile::stratum_of(std::int64_t dgf_population) const {
  const Stratum* found = nullptr;
  for (const Stratum& stratum : strata) {
    if (stratum.from <= dgf_population) found = &stratum;
  }
  return found;
}

const Exception* Profile::exception_of(std::string_view code, Figure figure) const {
  for (const Exception& exception : exceptions) {
    if (exception.code == code && exception.figure == figure) return &exception;
  }
  return nullptr;
}

std::optional<Error> Profile::why_not_whole() const {
  for (std::size_t envelope = 0; envelope < envelope_count; ++envelope) {
    Fraction total;
    Place place;
    for (const Criterion each : all_criteria) {
      if (envelope_of(each) != envelope) continue;
      total = total + weights[at(each)];
      place = weight_places[at(each)];
    }
    if (total == Fraction(100)) continue;
    const std::string number = std::to_string(envelope + 1);
    return refuse("les poids de l'enveloppe " + number + " ne font pas 100 %",
                  "the weights of envelope " + number + " do not make 100 %", std::move(place));
  }
  return std::nullopt;
}

ReadProfile read_profile(const sources::Document& document) { return Reader(document).run(); }

namespace {

Result<Profile> first_error(Result<sources::Document> document) {
  if (!document) {
    Error error = document.error();
    if (error.kind == ErrorKind::unreadable) {
      error.message += ": check the file";
      error.french += " : vérifiez le fichier";
    }
    return error;
  }
  ReadProfile read = read_profile(*document);
  if (!read.errors.empty()) return std::move(read.errors.front());
  return std::move(read.profile);
}

}  // namespace

Result<Profile> open_profile(const std::string& path) {
  return first_error(sources::Document::open(path));
}

Result<Profile> profile_from_text(std::string name, std::string text) {
  return first_error(sources::Document::from_text(std::move(name), std::move(text)));
}

}  // namespace zonage::grant
