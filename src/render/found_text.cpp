#include "render/found_text.h"

#include "base/parts.h"
#include "grant/published.h"
#include "render/dates.h"
#include "render/fields.h"
#include "render/grant_numbers.h"
#include "render/list_text.h"
#include "render/printable.h"
#include "render/qpv_text.h"

namespace zonage::render {
namespace {

using dataset::BodyRow;
using dataset::none;
using resolve::Answer;
using resolve::Zoning;

std::string listed(std::string_view joined, std::string_view between) {
  std::string out;
  for (const char c : joined) {
    if (c == '|') {
      out += between;
    } else {
      out += c;
    }
  }
  return out;
}

// The cantons but that of a name that the document excepts from it.
std::string cantons_but(std::string_view joined, std::string_view named) {
  std::string out;
  for (const std::string_view canton : parts_of(joined, '|')) {
    if (canton == named) continue;
    if (!out.empty()) out += '|';
    out += canton;
  }
  return out;
}

}  // namespace

void FoundText::write(const Answer& answer) {
  const std::uint32_t b = answer.bodies.front();
  title(b);
  history(b);
  for (const resolve::Correction& correction : answer.corrections) repair(correction);
  for (const Scheme scheme : options_.schemes) {
    if (scheme == Scheme::ville_pilote) {
      pilot(b);
    } else if (scheme == Scheme::qpv) {
      QpvText(table_, options_, out_).of_body(b);
    } else if (scheme == Scheme::dsc_2023) {
      grant(b);
    } else {
      zone(b, scheme);
    }
  }
  for (const lists::OwnList& list : options_.lists)
    ListText(table_, options_, out_).of_body(b, list);
}

// What the body is, where that is not simply a commune of today.
void FoundText::history(std::uint32_t b) {
  const BodyRow& row = body(b);
  const dataset::DetailRow& detail = table_.details()[b];
  const auto nature = static_cast<Nature>(row.nature);
  if (nature == Nature::commune) return;
  line();
  out_ += words_for(nature, options_.language);
  if (nature != Nature::municipal_arrondissement && detail.end != 0) {
    out_ += say(", a cessé d'être une commune ", ", ceased to be a commune ");
    if (detail.end == detail.end_earliest) {
      out_ += say("le ", "on ") + long_date(detail.end, options_.language);
    } else {
      out_ += say("entre le ", "between ") + long_date(detail.end_earliest, options_.language) +
              say(" et le ", " and ") + long_date(detail.end, options_.language);
    }
  }
  if (row.current != none && row.current != b) {
    out_ += nature == Nature::municipal_arrondissement ? say(" de ", " of ")
                                                       : say(", aujourd'hui dans ", ", today in ");
    out_ += name(row.current);
    out_ += " (" + code(row.current) + ")";
  }
  out_ += '\n';
}

void FoundText::zone_head(std::string_view label, std::string_view zone) {
  line();
  append_padded(label, label_width, out_);
  bold_padded(zone, zone_width);
}

void FoundText::zone(std::uint32_t b, Scheme scheme) {
  const Zoning zoning = resolve::zoning_of(table_, b, scheme);
  const Language language = options_.language;
  // Nobody asks a French order about Belgium.
  if (static_cast<Nature>(body(b).nature) == Nature::belgian_municipality) return;
  zone_head(label_of(scheme, language), zoning.zone == Zone::mixed  ? say("mixte", "mixed")
                                        : zoning.zone == Zone::none ? "–"
                                                                    : key_of(zoning.zone));
  if (zoning.zone == Zone::mixed) {
    components(zoning, scheme);
    out_ += '\n';
    below();
  } else if (zoning.rule == Rule::merger) {
    out_ += say("réunit ", "joins ") + std::to_string(zoning.components.size());
    out_ += say(" communes de 2003, toutes en zone ", " communes of 2003, all in zone ");
    out_ += key_of(zoning.zone);
    out_ += ", ";
  } else {
    rule(zoning, b, scheme);
    if (zoning.rule == Rule::none) {
      out_ += '\n';
      return;
    }
    out_ += zoning.rule == Rule::out_of_scope ? say(" de l'", " of the ") : std::string(", ");
  }
  order(scheme);
  if (zoning.line != nullptr && zoning.line->since != 0) {
    below();
    out_ += say("depuis l'arrêté du ", "since the arrêté of ");
    out_ += long_date(zoning.line->since, language);
    if (options_.explain) {
      out_ += " (NOR ";
      out_ += table_.text(zoning.line->amending_order);
      out_ += ')';
    }
    out_ += say(" ; zone ", "; zone ");
    out_ += key_of(static_cast<Zone>(zoning.line->before));
    out_ += say(" avant", " before");
    out_ += '\n';
  }
  const std::string_view warning = not_to_confuse(scheme, language);
  if (zoning.zone != Zone::none && !warning.empty()) {
    below();
    out_ += warning;
    out_ += '\n';
  }
  if (options_.explain) explain(zoning, scheme);
}

// By which rule, as printed if that is not simply the name, and with which others.
void FoundText::rule(const Zoning& zoning, std::uint32_t b, Scheme scheme) {
  if (!zoning.own_line && !zoning.components.empty()) {
    if (name(zoning.components.front()) != name(b)) {
      out_ += say("comme ", "as ");
      out_ += name(zoning.components.front());
      out_ += static_cast<Nature>(body(b).nature) == Nature::municipal_arrondissement
                  ? say(", dont il fait partie : ", ", which it is part of: ")
                  : say(", dont elle faisait partie : ", ", which it was part of: ");
    }
    out_ += words_for(zoning.rule, options_.language);
    return;
  }
  out_ += words_for(zoning.rule, options_.language);
  if (zoning.rule == Rule::list && differs(zoning, b)) {
    out_ += say(" comme « ", " as “");
    out_ += table_.text(zoning.line->printed);
    out_ += say(" »", "”");
  }
  for (const std::uint32_t component : zoning.components) {
    out_ += "; ";
    if (french()) out_.insert(out_.size() - 2, " ");
    out_ += name(component);
    out_ += say(" y est nommée aussi (zone ", " is named there, too (zone ");
    out_ += key_of(resolve::zoning_of(table_, component, scheme).zone);
    out_ += ')';
  }
}

// The printed form is worth showing when it is not simply the name.
bool FoundText::differs(const Zoning& zoning, std::uint32_t b) const {
  return table_.text(zoning.line->printed) != name(b);
}

void FoundText::components(const Zoning& zoning, Scheme scheme) {
  std::string_view comma;
  for (const std::uint32_t component : zoning.components) {
    out_ += comma;
    out_ += key_of(resolve::zoning_of(table_, component, scheme).zone);
    out_ += ' ';
    out_ += name(component);
    comma = ", ";
  }
}

void FoundText::explain(const Zoning& zoning, Scheme scheme) {
  for (const dataset::DocumentRow& document : table_.documents()) {
    if (table_.text(document.id) != key_of(scheme)) continue;
    below();
    out_ += table_.text(document.legal_reference);
    out_ += '\n';
  }
  if (zoning.line == nullptr) {
    for (const std::uint32_t component : zoning.components) {
      const Zoning part = resolve::zoning_of(table_, component, scheme);
      if (part.line != nullptr) proof(*part.line, scheme, name(component));
    }
    return;
  }
  proof(*zoning.line, scheme, {});
}

void FoundText::proof(const dataset::ClassRow& row, Scheme scheme, std::string_view whose) {
  below();
  if (!whose.empty()) {
    out_ += whose;
    out_ += colon();
  }
  out_ += "data/sources/";
  out_ += key_of(scheme);
  out_ += ".txt, ";
  out_ += say("ligne ", "line ") + std::to_string(row.line) + ", ";
  out_ += table_.text(row.section);
  out_ += colon();
  out_ += say("« ", "“");
  out_ += table_.text(row.printed);
  out_ += say(" »", "”");
  out_ += '\n';
  if (row.erratum == none) return;
  const dataset::ErratumRow& erratum = table_.errata()[row.erratum];
  below();
  out_ += words_for_erratum(table_.text(erratum.kind), options_.language);
  out_ += colon();
  out_ += table_.text(erratum.printed);
  out_ += " → ";
  out_ += table_.text(erratum.meant);
  out_ += '\n';
  below();
  out_ += table_.text(french() ? erratum.reason_fr : erratum.reason_en);
  out_ += '\n';
  below();
  out_ += say("preuve : ", "evidence: ");
  out_ += table_.text(erratum.evidence);
  out_ += '\n';
}

void FoundText::pilot(std::uint32_t b) {
  const dataset::PilotClassRow* row = resolve::pilot_of(table_, b);
  if (row == nullptr) {
    nothing(Scheme::ville_pilote,
            say("le tableau des villes pilotes ne vaut que pour le Nord et ses voisines belges",
                "the table of pilot towns is only for the Nord and its Belgian neighbours"));
    return;
  }
  line();
  append_padded(label_of(Scheme::ville_pilote, options_.language), label_width, out_);
  const std::string towns = listed(table_.text(row->towns), say(" ou ", " or "));
  bold(towns);
  out_ += '\n';
  below();
  if (row->to_confirm != 0) {
    out_ += say("à confirmer : deux territoires se partagent la commune ; ",
                "to be confirmed: the commune lies in two territories; ");
  }
  const std::string_view named = table_.text(row->named);
  const std::string cantons = cantons_but(table_.text(row->cantons), named);
  if (static_cast<PilotRule>(row->rule) != PilotRule::canton) {
    out_ += words_for(static_cast<PilotRule>(row->rule), options_.language);
  } else if (cantons.find('|') == std::string_view::npos) {
    out_ += say("par son canton d'avant mars 2015 : ", "by its canton of before March 2015: ");
    out_ += cantons;
  } else {
    out_ += say("par ses cantons d'avant mars 2015 : ", "by its cantons of before March 2015: ") +
            listed(cantons, ", ");
  }
  if (static_cast<PilotRule>(row->rule) == PilotRule::canton && !named.empty()) {
    out_ += say(" ; ", "; ") + std::string(named) +
            say(", qui en fait partie, y est nommée à part", ", part of it, is named on its own");
  }
  out_ += '\n';
  if (options_.explain) {
    below();
    const std::string lines = listed(table_.text(row->lines), say(" et ", " and "));
    const bool several = lines.find(' ') != std::string::npos;
    out_ += "data/sources/nord_pilot_towns.txt, ";
    out_ += several ? say("lignes ", "lines ") : say("ligne ", "line ");
    out_ += lines + ", ";
    out_ += table_.text(row->section);
    out_ += say(" ; ", "; ");
    out_ += not_to_confuse(Scheme::ville_pilote, options_.language);
    out_ += '\n';
  }
}

void FoundText::nothing(Scheme scheme, std::string_view why) {
  // Where all is asked for, what is local is told of its own communes only.
  if (options_.schemes.size() == all_schemes.size()) return;
  zone_head(label_of(scheme, options_.language), "–");
  out_ += why;
  out_ += '\n';
}

void FoundText::grant(std::uint32_t b) {
  const Language language = options_.language;
  const auto c = grant::published_commune(table_, b);
  if (!c) {
    // The amount went to the commune of 2023; what lies in it has no part of its own.
    const std::uint32_t current = body(b).current;
    if (current == none || !grant::published_commune(table_, current)) {
      const std::string count = std::to_string(table_.grant_communes().size());
      nothing(Scheme::dsc_2023, say("n'est pas l'une des ", "is none of the ") + count +
                                    say(" communes de l'agglomération de Béthune-Bruay",
                                        " communes of the agglomeration of Béthune-Bruay"));
      return;
    }
    zone_head(label_of(Scheme::dsc_2023, language), "–");
    out_ += say("la dotation de 2023 est allée à ", "the grant of 2023 went to ");
    out_ += name(current);
    out_ += " (" + code(current) + ")\n";
    return;
  }
  const auto amount = [&](grant::Figure figure) {
    return euros(grant::Fraction(grant::published(table_, *c, figure)), 0, language);
  };
  zone_head(label_of(Scheme::dsc_2023, language), amount(grant::Figure::grant));
  if (grant::has_contract(table_, *c)) {
    out_ += "contrat de ville, " +
            grouped(grant::Integer(grant::published(table_, *c, grant::Input::qpv_population)), 0,
                    language) +
            say(" habitants en QPV : ", " inhabitants in QPV: ") +
            amount(grant::Figure::envelope_1) + " + " + amount(grant::Figure::envelope_2);
    if (grant::published(table_, *c, grant::Figure::envelope_1) +
            grant::published(table_, *c, grant::Figure::envelope_2) !=
        grant::published(table_, *c, grant::Figure::grant)) {
      out_ += say(" (arrondis à part)", " (rounded apart)");
    }
  } else {
    out_ += say("enveloppe 2 seule : le tableau ne lui donne pas d'habitants en QPV",
                "envelope 2 alone: the table gives it no inhabitants in QPV");
  }
  out_ += '\n';
  below();
  out_ += say("délibération du ", "deliberation of ") +
          long_date(grant::deliberation_day, language) + " (";
  out_ += purpose_of(Scheme::dsc_2023, language);
  out_ += ")\n";
  if (!options_.explain) return;
  const dataset::GrantCommuneRow& row = table_.grant_communes()[*c];
  below();
  out_ +=
      "data/sources/dsc_cabbalr_2023.txt, " + say("ligne ", "line ") + std::to_string(row.lines[0]);
  const std::string_view printed = table_.text(row.printed);
  if (!printed.empty()) {
    out_ += say(" ; imprimée aussi ", "; printed as ") + listed(printed, ", ") + say("", ", too");
  }
  out_ += '\n';
  below();
  out_ += say("le calcul, ligne à ligne : zonage dotation --commune ",
              "the computation, line by line: zonage dotation --commune ") +
          code(b) + "\n";
}

}  // namespace zonage::render
