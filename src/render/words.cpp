#include "render/words.h"

#include <array>

namespace zonage::render {
namespace {

constexpr std::array<Words, 12> months{{{"janvier", "January"},
                                        {"février", "February"},
                                        {"mars", "March"},
                                        {"avril", "April"},
                                        {"mai", "May"},
                                        {"juin", "June"},
                                        {"juillet", "July"},
                                        {"août", "August"},
                                        {"septembre", "September"},
                                        {"octobre", "October"},
                                        {"novembre", "November"},
                                        {"décembre", "December"}}};

constexpr std::array<std::string_view, 5> orders{"arrêté du 19 décembre 2003",
                                                 "arrêté du 17 mars 1978", "", "",
                                                 "délibération du 26 septembre 2023"};

constexpr std::array<Words, 5> labels{{{"A/B/C 2003", "A/B/C 2003"},
                                       {"APL 1978", "APL 1978"},
                                       {"Pilote Nord", "Nord pilot"},
                                       {"QPV 2015", "QPV 2015"},
                                       {"DSC 2023", "DSC 2023"}}};

constexpr std::array<Words, 5> purposes{{
    {"Robien, Besson, Lienemann", "Robien, Besson, Lienemann"},
    {"modifié, aide au logement", "as amended, housing aid"},
    {"Nord, cantons d'avant mars 2015", "Nord, cantons of before March 2015"},
    {"quartiers prioritaires, Hauts-de-France", "priority neighbourhoods, Hauts-de-France"},
    {"dotation de solidarité communautaire de Béthune-Bruay",
     "dotation de solidarité communautaire of Béthune-Bruay"},
}};

constexpr std::array<Words, 5> warnings{{
    {"pas le zonage A bis/A/B1/B2/C d'aujourd'hui", "not today's A bis/A/B1/B2/C zoning"},
    {"", ""},
    {"le document ne dit ni l'objet ni la date", "the document gives neither purpose nor date"},
    {"adresse à vérifier sur sig.ville.gouv.fr ; liste remplacée le 1er janvier 2024",
     "check the address on sig.ville.gouv.fr; the list was replaced on 1 January 2024"},
    {"", ""},
}};

constexpr std::array<Words, 9> rules{{
    {"on ne sait pas quelles communes ont repris son territoire",
     "it is not known which communes took its territory"},
    {"nommée dans la liste", "named in the list"},
    {"tout le département", "whole département"},
    {"reste du département", "rest of the département"},
    {"par son canton", "by its canton"},
    {"île sans liaison routière", "island without a road link"},
    {"reste du territoire", "rest of the territory"},
    {"réunit plusieurs communes de la liste", "joins several communes of the list"},
    {"hors du champ", "outside the scope"},
}};

constexpr std::array<Words, 3> pilot_rules{{
    {"par canton", "by canton"},
    {"ville nommée à part", "town named on its own"},
    {"par sa province", "by its province"},
}};

constexpr std::array<Words, 6> natures{{
    {"commune", "commune"},
    {"commune associée", "associated commune"},
    {"commune déléguée", "delegated commune"},
    {"arrondissement municipal", "municipal arrondissement"},
    {"ancienne commune", "former commune"},
    {"commune belge", "Belgian municipality"},
}};

struct ErratumWords {
  std::string_view kind;
  Words words;
};
constexpr std::array<ErratumWords, 13> errata{{
    {"misprint", {"faute d'impression", "misprint"}},
    {"transcription", {"faute de transcription", "transcription error"}},
    {"variant", {"autre graphie", "other spelling"}},
    {"split", {"nom coupé en deux", "one name printed as two"}},
    {"glued", {"deux noms collés", "two names printed as one"}},
    {"renamed", {"autre nom de la commune", "other name of the commune"}},
    {"merged", {"commune réunie ou noms réunis", "merged commune or joined names"}},
    {"wrong-section", {"hors de sa section", "in the wrong section"}},
    {"unresolved", {"non élucidé", "unresolved"}},
    {"shifted", {"cases décalées", "cells moved"}},
    {"double-count", {"compté plusieurs fois", "counted several times"}},
    {"lost", {"perdu à l'impression", "lost in print"}},
    {"doubtful", {"douteux, non corrigé", "doubtful, not corrected"}},
}};

template <class Enum, std::size_t N>
std::string_view pick(const std::array<Words, N>& from, Enum value, Language language) {
  return from.at(static_cast<std::size_t>(value)).in(language);
}

}  // namespace

std::string long_date(Date date, Language language) {
  const std::uint32_t day = date % 100;
  std::string out = std::to_string(day);
  if (language == Language::french && day == 1) out += "er";
  out += ' ';
  out += months.at(date / 100 % 100 - 1).in(language);
  return out + ' ' + std::to_string(date / 10000);
}

std::string_view order_of(Scheme scheme) { return orders.at(static_cast<std::size_t>(scheme)); }
std::string_view label_of(Scheme scheme, Language language) {
  return pick(labels, scheme, language);
}
std::string_view purpose_of(Scheme scheme, Language language) {
  return pick(purposes, scheme, language);
}
std::string_view not_to_confuse(Scheme scheme, Language language) {
  return pick(warnings, scheme, language);
}
std::string_view words_for(Rule rule, Language language) { return pick(rules, rule, language); }
std::string_view words_for(PilotRule rule, Language language) {
  return pick(pilot_rules, rule, language);
}
std::string_view words_for(Nature nature, Language language) {
  return pick(natures, nature, language);
}
std::string_view words_for_erratum(std::string_view kind, Language language) {
  for (const ErratumWords& erratum : errata) {
    if (erratum.kind == kind) return erratum.words.in(language);
  }
  return kind;
}

}  // namespace zonage::render
