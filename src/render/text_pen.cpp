#include "render/text_pen.h"

#include "render/fields.h"
#include "render/printable.h"

namespace zonage::render {

void TextPen::bold(std::string_view text) {
  if (options_.color) out_ += "\033[1m";
  out_ += text;
  if (options_.color) out_ += "\033[0m";
}

void TextPen::bold_padded(std::string_view text, std::size_t width) {
  std::string padded;
  append_padded(text, width, padded);
  bold(text);
  out_ += std::string_view(padded).substr(text.size());
}

std::string TextPen::code(std::uint32_t b) const {
  const std::string_view insee = insee_code_of(body(b));
  if (!insee.empty()) return std::string(insee);
  return "NIS " + std::string(dataset::code_of(body(b).code).substr(1));
}

void TextPen::title(std::uint32_t b) {
  bold(name(b));
  out_ += " · " + code(b) + " · " + department_name_of(table_, body(b), options_.language) + "\n";
}

void TextPen::order(Scheme scheme) {
  out_ += say("", "arrêté of ");
  const std::string_view title = order_of(scheme);
  if (french()) {
    out_ += title;
  } else {
    out_ += scheme == Scheme::abc_2003 ? "19 December 2003" : "17 March 1978";
  }
  out_ += scheme == Scheme::abc_2003 ? " (" : " ";
  out_ += purpose_of(scheme, options_.language);
  if (scheme == Scheme::abc_2003) out_ += ')';
  out_ += '\n';
}

void TextPen::repair(const resolve::Correction& correction) {
  line();
  using resolve::CorrectionKind;
  const std::string from = printable(correction.from);
  switch (correction.kind) {
    case CorrectionKind::zero_restored:
      out_ += say("code lu ", "code read as ") + correction.to +
              say(" : le zéro initial manquait", ": its leading zero was missing");
      break;
    case CorrectionKind::former_name:
      out_ += say("autre nom : ", "other name: ") + from;
      break;
    case CorrectionKind::former_code:
      out_ += say("le code ", "the code ") + from + say(" est devenu ", " became ") + correction.to;
      break;
    case CorrectionKind::also_postal_code:
      out_ += say("lu comme code INSEE ; c'est aussi un code postal : ",
                  "read as an INSEE code; it is a postal code, too: ") +
              correction.to + " (-p " + from + ")";
      break;
    case CorrectionKind::printed_form:
      out_ +=
          from +
          say(" : forme imprimée dans une liste, lue ", ": a form printed in a list, read as ") +
          correction.to;
      break;
    case CorrectionKind::loosened:
      out_ += say("« ", "“") + from + say(" » lu ", "” read as ") + correction.to;
      break;
    case CorrectionKind::postal_words:
      out_ += say("« ", "“") + from + say(" » lu ", "” read as ") + correction.to +
              say(", sans les mentions postales", ", without the postal words");
      break;
    case CorrectionKind::number_off:
      out_ +=
          say("aucune commune de ce nom n'a le code ", "no commune of this name has the code ") +
          correction.to;
      break;
    case CorrectionKind::number_unknown:
      out_ +=
          say("aucune commune n'a le code postal ", "no commune has the postal code ") +
          correction.to +
          say(" : lu d'après le nom et le département", ": read by the name and the département");
      break;
    case CorrectionKind::suggestion:
      out_ += say("suggestion acceptée : ", "suggestion taken: ") + from + " → " + correction.to;
      break;
    case CorrectionKind::elsewhere:  // told with the answer itself
      break;
  }
  out_ += '\n';
}

}  // namespace zonage::render
