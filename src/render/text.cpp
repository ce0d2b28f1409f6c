#include "render/text.h"

#include <utility>

#include "render/doubt_text.h"
#include "render/fields.h"
#include "render/found_text.h"
#include "render/printable.h"

namespace zonage::render {
namespace {

constexpr Date record_begins = 19430101;

// How the name was read, for `--explain`.
void append_reading(const dataset::Table& table, const resolve::Answer& answer, Language language,
                    std::string& out) {
  const bool french = language == Language::french;
  out += french ? "  lu : clé « " : "  read: key “";
  out += answer.key;
  out += french ? " »" : "”";
  if (answer.department != dataset::none) {
    out += ", département ";
    out += department_name_of(table, answer.department, language);
  }
  out += '\n';
}

}  // namespace

void append_text(const dataset::Table& table, std::string_view query, const resolve::Answer& answer,
                 const TextOptions& options, std::string& out) {
  switch (answer.status) {
    case Status::found:
      FoundText(table, options, out).write(answer);
      break;
    case Status::ambiguous:
      DoubtText(table, options, out).ambiguous(query, answer);
      break;
    case Status::unknown:
      DoubtText(table, options, out).unknown(query, answer);
      break;
  }
  if (options.explain && !answer.key.empty()) {
    append_reading(table, answer, options.language, out);
  }
}

std::string describe_problem(const resolve::Answer& answer, Language language) {
  const auto say = [&](std::string_view in_french, std::string_view in_english) {
    return std::string(language == Language::french ? in_french : in_english);
  };
  switch (answer.problem) {
    case resolve::Problem::none:
      return {};
    case resolve::Problem::empty:
      return say("requête vide : donnez un nom de commune ou un code INSEE",
                 "empty query: give the name of a commune or an INSEE code");
    case resolve::Problem::nul:
      return say("la requête contient un octet nul : donnez du texte",
                 "the query holds a NUL byte: give text");
    case resolve::Problem::invalid_utf8:
      return say("la requête n'est pas de l'UTF-8 : convertissez-la (iconv -t UTF-8)",
                 "the query is not UTF-8: convert it (iconv -t UTF-8)");
    case resolve::Problem::too_long:
      return say("requête de plus de 1000 octets : donnez un seul nom",
                 "a query of more than 1000 bytes: give one name");
    case resolve::Problem::unknown_department:
      return say("département inconnu « ", "unknown département “") +
             printable(answer.problem_detail) +
             say(" » : donnez un code (62, 2A, 974) ou un nom",
                 "”: give a code (62, 2A, 974) or a name");
    case resolve::Problem::departments_differ:
      return say("deux départements qui se contredisent, ", "two départements that differ, ") +
             printable(answer.problem_detail) + say(" : n'en donnez qu'un", ": give only one");
  }
  return {};
}

std::string describe_refused_postal_code(std::string_view typed, Language language) {
  const bool french = language == Language::french;
  return (french ? "code postal refusé « " : "postal code refused “") + printable(typed) +
         (french ? " » : il a cinq chiffres" : "”: it has five digits");
}

Result<Date> read_day(std::string_view typed, Language language) {
  const bool french = language == Language::french;
  const auto refused = [](std::string message) {
    return Error{ErrorKind::syntax, std::move(message), {}};
  };
  const auto day = parse_date(typed);
  if (!day) {
    return refused((french ? "date refusée « " : "day refused “") + printable(typed) +
                   (french ? " » : écrivez AAAA-MM-JJ, un jour du calendrier"
                           : "”: write YYYY-MM-DD, a day of the calendar"));
  }
  if (*day < record_begins) {
    return refused(
        french
            ? "le registre des communes commence le 1er janvier 1943 : donnez un jour depuis lors"
            : "the record of communes begins on 1 January 1943: give a day since then");
  }
  return *day;
}

}  // namespace zonage::render
