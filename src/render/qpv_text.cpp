#include "render/qpv_text.h"

#include <algorithm>

#include "render/fields.h"
#include "render/printable.h"
#include "render/qpv_answer.h"
#include "render/qpv_figures.h"
#include "text/width.h"

namespace zonage::render {
namespace {

using dataset::none;
using dataset::QpvRow;
using resolve::QpvProblem;

constexpr std::string_view separator = " · ";
constexpr std::size_t code_width = 10;

}  // namespace

// The communes that a neighbourhood lies in, but for one, with their codes.
std::string QpvText::communes(const QpvRow& row, std::uint32_t besides) const {
  std::string out;
  for (const std::uint32_t body : resolve::communes_of(table_, row)) {
    if (body == besides) continue;
    if (!out.empty()) out += ", ";
    append_candidate(table_, body, out);
  }
  return out;
}

// `touche une ZFU-TE · NPNRU QIN · QRR`.
std::string QpvText::touches(const QpvRow& row) const {
  std::string out;
  const auto add = [&](std::string_view text) {
    if (!out.empty()) out += separator;
    out += text;
  };
  switch (static_cast<Zfu>(row.zfu)) {
    case Zfu::none:
      break;
    case Zfu::overlaps:
      add(say("chevauche une ZFU-TE", "overlaps a ZFU-TE"));
      break;
    case Zfu::overlaps_starred:
      add(say("chevauche une ZFU-TE (astérisque sans note)",
              "overlaps a ZFU-TE (asterisk without a note)"));
      break;
  }
  const std::string_view npnru = key_of(static_cast<Npnru>(row.npnru));
  if (!npnru.empty()) add("NPNRU " + std::string(npnru));
  if (row.qrr != 0) add("QRR");
  return out;
}

void QpvText::of_body(std::uint32_t b) {
  const resolve::QpvsOfBody found = resolve::qpvs_of(table_, b);
  // Where all is asked for, only the region that the atlas covers is told of it.
  if (!found.covered && !found.heirs_unknown && options_.schemes.size() == all_schemes.size())
    return;
  how_many(b, found);
  for (const dataset::QpvCommuneRow& at : found.rows) {
    const QpvRow& row = qpv(at.qpv);
    below();
    append_padded(dataset::code_of(row.code), code_width, out_);
    out_ += table_.text(row.name);
    if (at.lies_in != b && body(b).current != at.lies_in) {
      out_ += say(", à ", ", in ") + std::string(name(at.lies_in));
    }
    const std::string others = communes(row, at.lies_in);
    if (!others.empty()) out_ += say(", partagé avec ", ", shared with ") + others;
    if (to_confirm(static_cast<QpvConfidence>(row.confidence))) {
      out_ += say(" (communes à confirmer)", " (communes to be confirmed)");
    }
    const std::string flags = touches(row);
    if (!flags.empty()) out_ += std::string(separator) + flags;
    out_ += '\n';
    if (options_.explain) {
      below();
      proof(row);
    }
  }
  if (found.rows.empty()) return;
  below();
  out_ += not_to_confuse(Scheme::qpv, options_.language);
  out_ += '\n';
}

// One line: how many neighbourhoods the body has, and of which commune they are if not its own.
void QpvText::how_many(std::uint32_t b, const resolve::QpvsOfBody& found) {
  line();
  append_padded(label_of(Scheme::qpv, options_.language), label_width, out_);
  if (!found.covered) {
    bold_padded("–", zone_width);
    out_ += found.heirs_unknown ? words_for(Rule::none, options_.language)
                                : say("l'atlas ne couvre que les Hauts-de-France",
                                      "the atlas covers only Hauts-de-France");
    out_ += '\n';
    return;
  }
  if (found.rows.empty()) {
    bold_padded(say("aucun", "none"), zone_width);
    out_ += say("dans la liste de 2015, que celle du 1er janvier 2024 a remplacée\n",
                "in the list of 2015, which that of 1 January 2024 replaced\n");
    return;
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    if (i == 0 || found.rows[i].qpv != found.rows[i - 1].qpv) ++count;
  }
  bold_padded(std::to_string(count), zone_width);
  out_ += count == 1 ? say("quartier prioritaire", "priority neighbourhood")
                     : say("quartiers prioritaires", "priority neighbourhoods");
  const std::uint32_t lies_in = found.rows.front().lies_in;
  if (lies_in != b && body(b).current == lies_in) {
    out_ += say(" de ", " of ");
    out_ += name(lies_in);
    out_ += count == 1 ? say(" ; les données ne disent pas s'il touche ",
                             "; the data do not say whether it touches ")
                       : say(" ; les données ne disent pas lesquels touchent ",
                             "; the data do not say which of them touch ");
    out_ += name(b);
  }
  out_ += '\n';
}

// Where it is printed, as what, and how sure its communes are.
void QpvText::proof(const QpvRow& row) {
  out_ += "data/sources/qpv_hdf_2022.txt, " + say("lignes ", "lines ") + std::to_string(row.line) +
          say(" et ", " and ") + std::to_string(row.right_line) + std::string(colon());
  const std::string_view left = table_.text(row.printed);
  const std::string_view right = table_.text(row.printed_right);
  out_ += say("« ", "“") + std::string(left) + say(" »", "”");
  if (left != right) out_ += say(" et « ", " and “") + std::string(right) + say(" »", "”");
  out_ += say(" ; communes : ", "; communes: ");
  switch (static_cast<QpvConfidence>(row.confidence)) {
    case QpvConfidence::official:
      out_ += say("source officielle (A)", "official source (A)");
      break;
    case QpvConfidence::two_sources:
      out_ += say("deux sources concordantes (B)", "two sources agree (B)");
      break;
    case QpvConfidence::one_confirmed:
      out_ += say("une seule est confirmée (B-)", "only one is confirmed (B-)");
      break;
    case QpvConfidence::rebuilt:
      out_ += say("incomplètes ou reconstituées (C)", "incomplete or rebuilt (C)");
      break;
  }
  out_ += '\n';
}

void QpvText::lines(std::span<const std::uint32_t> qpvs) {
  std::size_t name_width = 0;
  std::size_t people_width = 0;
  const auto people = [&](const QpvRow& row) {
    return figure_text(figure_of(row, QpvFigure::population), QpvFigure::population,
                       options_.language) +
           say(" hab.", " inh.");
  };
  for (const std::uint32_t q : qpvs) {
    name_width = std::max(name_width, text::display_width(table_.text(qpv(q).name)));
    people_width = std::max(people_width, text::display_width(people(qpv(q))));
  }
  for (const std::uint32_t q : qpvs) {
    const QpvRow& row = qpv(q);
    line();
    append_padded(dataset::code_of(row.code), code_width, out_);
    append_padded(table_.text(row.name), name_width + 2, out_);
    out_.append(people_width - text::display_width(people(row)), ' ');
    out_ += people(row);
    out_ += say("  pauvreté ", "  poverty ");
    out_ += figure_text(figure_of(row, QpvFigure::poverty), QpvFigure::poverty, options_.language);
    const auto& epci = table_.qpv_territories()[row.territory];
    out_ += " (EPCI " +
            figure_text(epci.whole[static_cast<std::size_t>(QpvFigure::poverty)],
                        QpvFigure::poverty, options_.language) +
            ")";
    out_ += "  " + communes(row, none);
    if (to_confirm(static_cast<QpvConfidence>(row.confidence))) {
      out_ += say(" à confirmer", " to be confirmed");
    }
    const std::string flags = touches(row);
    if (!flags.empty()) out_ += std::string(separator) + flags;
    out_ += '\n';
  }
}

void QpvText::answer(std::string_view query, const resolve::QpvAnswer& answer) {
  if (answer.status == Status::unknown) {
    unknown(query, answer);
  } else if (answer.status == Status::ambiguous) {
    candidates(query, answer);
  } else if (!answer.communes.empty()) {
    commune(answer);
  } else {
    neighbourhood(answer.qpvs.front());
    for (const resolve::Correction& correction : answer.corrections) repair(correction);
  }
}

void QpvText::commune(const resolve::QpvAnswer& answer) {
  const std::uint32_t b = answer.communes.front();
  title(b);
  for (const resolve::Correction& correction : answer.corrections) repair(correction);
  how_many(b, resolve::qpvs_of(table_, b));
  if (answer.qpvs.empty()) return;
  lines(answer.qpvs);
  line();
  out_ += not_to_confuse(Scheme::qpv, options_.language);
  out_ += '\n';
}

void QpvText::candidates(std::string_view query, const resolve::QpvAnswer& answer) {
  bold(printable(query));
  out_ += colon();
  out_ += say("plusieurs réponses possibles, donnez un code (QP059074) ou un code INSEE\n",
              "several possible answers, give a code (QP059074) or an INSEE code\n");
  for (const std::uint32_t b : answer.communes) {
    line();
    append_padded(code(b), code_width, out_);
    out_ += name(b);
    out_ += ", " + department_name_of(table_, body(b), options_.language);
    const resolve::QpvsOfBody found = resolve::qpvs_of(table_, b);
    out_ += colon();
    if (found.heirs_unknown) {
      out_ += words_for(Rule::none, options_.language);
    } else if (!found.covered) {
      out_ += say("hors des Hauts-de-France", "outside Hauts-de-France");
    } else if (found.rows.empty()) {
      out_ += say("aucun quartier dans la liste de 2015", "no neighbourhood in the list of 2015");
    } else {
      append_qpv_codes(table_, b, out_);
    }
    out_ += '\n';
  }
  lines(answer.qpvs);
  line();
  out_ += not_to_confuse(Scheme::qpv, options_.language);
  out_ += '\n';
}

// `QP059001 à QP059091`: the codes that there are in the département of a code.
std::string QpvText::codes_of_department(std::string_view code) const {
  std::string_view first;
  std::string_view last;
  for (const QpvRow& row : table_.qpvs()) {
    const std::string_view own = dataset::code_of(row.code);
    if (own.substr(0, 5) != code.substr(0, 5)) continue;
    if (first.empty()) first = own;
    last = own;
  }
  if (first.empty()) return {};
  return std::string(first) + say(" à ", " to ") + std::string(last);
}

void QpvText::unknown(std::string_view query, const resolve::QpvAnswer& answer) {
  bold(printable(query));
  out_ += colon();
  switch (answer.problem) {
    case QpvProblem::code_2024:
      out_ +=
          say("code de la génération de 2024 (QN), en vigueur depuis le 1er janvier 2024 : "
              "zonage ne porte que celle de 2015 (QP) ; voyez ",
              "a code of the generation of 2024 (QN), in force since 1 January 2024: zonage "
              "carries only that of 2015 (QP); see ");
      out_ += official_qpv_map;
      break;
    case QpvProblem::malformed_code:
      out_ += say("ce n'est pas un code de quartier : QP et six chiffres, par exemple QP059074",
                  "not a neighbourhood's code: QP and six digits, for example QP059074");
      break;
    case QpvProblem::unknown_code: {
      const std::string known = codes_of_department(answer.code);
      out_ += say("aucun quartier de ce code dans l'atlas des Hauts-de-France",
                  "no neighbourhood of this code in the atlas of Hauts-de-France");
      if (!known.empty()) {
        out_ += say(" ; dans ce département ils vont de ", "; in this département they go from ") +
                known;
      } else {
        out_ += say(", qui ne porte que les départements 02, 59, 60, 62 et 80",
                    ", which has only the départements 02, 59, 60, 62 and 80");
      }
      break;
    }
    case QpvProblem::outside: {
      const std::uint32_t b = answer.communes.front();
      append_candidate(table_, b, out_);
      if (answer.communes.size() > 1) out_ += ", …";
      out_ += say(" : hors des Hauts-de-France, que l'atlas ne dépasse pas",
                  ": outside Hauts-de-France, beyond which the atlas does not go");
      break;
    }
    case QpvProblem::heirs_unknown:
      append_candidate(table_, answer.communes.front(), out_);
      out_ += colon();
      out_ += words_for(Rule::none, options_.language);
      break;
    case QpvProblem::none:
    case QpvProblem::query:
      out_ +=
          say("ni quartier ni commune de ce nom.", "no neighbourhood and no commune of this name.");
      suggestions(answer);
      break;
  }
  out_ += '\n';
}

void QpvText::suggestions(const resolve::QpvAnswer& answer) {
  if (answer.near_qpvs.empty() && answer.near_communes.empty()) {
    out_ += say(" Vérifiez l'orthographe, ou donnez un code : zonage qpv --list les montre tous.",
                " Check the spelling, or give a code: zonage qpv --list shows them all.");
    return;
  }
  out_ += say(" Vouliez-vous dire : ", " Did you mean: ");
  std::string_view comma;
  for (const std::uint32_t q : answer.near_qpvs) {
    out_ += comma;
    out_ += table_.text(qpv(q).name);
    out_ += " (" + std::string(dataset::code_of(qpv(q).code)) + ")";
    comma = ", ";
  }
  for (const resolve::Suggestion& suggestion : answer.near_communes) {
    out_ += comma;
    append_candidate(table_, suggestion, out_);
    comma = ", ";
  }
  out_ += say(" ?", "?");
}

void append_qpv_text(const dataset::Table& table, std::string_view query,
                     const resolve::QpvAnswer& answer, const TextOptions& options,
                     std::string& out) {
  QpvText(table, options, out).answer(query, answer);
}

void append_qpv_lines(const dataset::Table& table, std::span<const std::uint32_t> qpvs,
                      const TextOptions& options, std::string& out) {
  QpvText(table, options, out).lines(qpvs);
}

}  // namespace zonage::render
