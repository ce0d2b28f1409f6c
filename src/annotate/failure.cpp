#include "annotate/failure.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "text/utf8.h"

namespace zonage::annotate {
namespace {

using render::Language;
using Kind = Failure::Kind;

constexpr std::size_t most_headers = 20;
constexpr std::size_t longest_header = 40;  // code points

std::string shortened(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t points = 0; end < text.size(); ++points) {
    if (points == longest_header) return std::string(text.substr(0, end)) + "…";
    text::next_code_point(text, end);
  }
  return std::string(text);
}

std::string joined(const std::vector<NamedColumn>& columns, bool with_numbers) {
  std::string out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i != 0) out += ", ";
    if (i == most_headers) return out + "…";
    out += shortened(columns[i].header);
    if (with_numbers) out += " (" + std::to_string(columns[i].number) + ")";
  }
  return out;
}

// Who speaks: the option, unless nobody asked.
std::string spoken_by(const Failure& failure, Language language) {
  return std::string(option_of(failure.role)) + (language == Language::french ? " : " : ": ");
}

std::string place(const Failure& failure, Language language) {
  if (failure.line == 0) return {};
  const bool french = language == Language::french;
  std::string out = (french ? "ligne " : "line ") + std::to_string(failure.line);
  if (failure.byte != 0) out += (french ? ", octet " : ", byte ") + std::to_string(failure.byte);
  return out + (french ? " : " : ": ");
}

std::string hexadecimal(unsigned char value) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "0x%02X", static_cast<unsigned>(value));
  return text.data();
}

std::string french_reading(const csv::Candidate& candidate) {
  const std::string share = std::to_string(candidate.agreeing) +
                            (candidate.agreeing == 1 ? " ligne sur " : " lignes sur ") +
                            std::to_string(candidate.records);
  if (candidate.delimiter == 0) return "une seule colonne convient à " + share;
  const std::string delimiter = candidate.delimiter == '\t'
                                    ? "la tabulation"
                                    : std::string("« ") + candidate.delimiter + " »";
  return delimiter + " donne " + std::to_string(candidate.fields) + " champs dans " + share;
}

std::string french_refusal(const csv::Refusal& refusal) {
  switch (refusal.reason) {
    case csv::Refusal::Reason::equal_delimiters: {
      std::string out = "délimiteur incertain, rien ne départage : ";
      for (std::size_t i = 0; i < refusal.rivals.size(); ++i) {
        if (i != 0) out += ", ";
        out += french_reading(refusal.rivals[i]);
      }
      return out;
    }
    case csv::Refusal::Reason::no_free_delimiter:
      return "le fichier semble n'avoir qu'une colonne, mais « ; », « , », tabulation et « | » y "
             "figurent tous";
    case csv::Refusal::Reason::not_text:
      return "le fichier contient des octets nuls, le délimiteur n'y est pas cherché";
  }
  return {};
}

// In both languages side by side: figures have to stand in both.
struct Sentence {
  std::string french;
  std::string english;
};

// Both languages have their plural in -s here; French takes 0 for a singular, which does not occur.
std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

Sentence charset_refusal(const text::CharsetRefusal& refusal) {
  using Reason = text::CharsetRefusal::Reason;
  const Sentence bytes{counted(refusal.against.count, "octet"),
                       counted(refusal.against.count, "byte")};
  const std::string byte = hexadecimal(refusal.against.byte);
  switch (refusal.reason) {
    case Reason::utf32:
      return {"c'est de l'UTF-32 : enregistrez le fichier en « CSV UTF-8 »",
              "this is UTF-32: save the file as “CSV UTF-8”"};
    case Reason::nul:
      if (refusal.hint) {
        const std::string key(text::key_of(*refusal.hint));
        return {"des octets nuls, comme en UTF-16 sans sa marque : donnez --encoding " + key,
                "NUL bytes, as in UTF-16 without its mark: give --encoding " + key};
      }
      return {
          "des octets nuls : ce n'est pas du texte (un classeur ?) : enregistrez-le en « CSV "
          "UTF-8 », ou donnez --encoding",
          "NUL bytes: this is no text (a workbook?): save it as “CSV UTF-8”, or give "
          "--encoding"};
    case Reason::mixed:
      return {"encodage incertain : " + counted(refusal.in_favour.count, "caractère") +
                  " en UTF-8, mais " + bytes.french + " hors UTF-8 (" + byte +
                  " ici) : donnez --encoding",
              "the encoding is uncertain: " + counted(refusal.in_favour.count, "character") +
                  " in UTF-8, but " + bytes.english + " outside it (" + byte +
                  " here): give --encoding"};
    case Reason::either:
      return {"encodage incertain : " + bytes.french + " pour l'ISO-8859-15 seule (" + byte +
                  " ici), " + std::to_string(refusal.in_favour.count) +
                  " pour Windows-1252 seul : donnez --encoding",
              "the encoding is uncertain: " + bytes.english + " for ISO-8859-15 alone (" + byte +
                  " here), " + std::to_string(refusal.in_favour.count) +
                  " for Windows-1252 alone: give --encoding"};
    case Reason::other_set:
      return {"encodage inconnu : " + bytes.french + " comme " + byte +
                  " ici, lettres ni en Windows-1252 ni en ISO-8859-15 (DOS ? Macintosh ?) : "
                  "convertissez le fichier en UTF-8, ou donnez --encoding",
              "unknown encoding: " + bytes.english + " like " + byte +
                  " here, letters neither in Windows-1252 nor in ISO-8859-15 (DOS? an old "
                  "Macintosh?): convert the file to UTF-8, or give --encoding"};
  }
  return {};
}

std::string in_french(const Failure& failure) {
  const std::string count = std::to_string(failure.count);
  switch (failure.kind) {
    case Kind::no_name_column:
      return "aucune colonne de noms de communes reconnue parmi : " +
             joined(failure.columns, false) +
             " : désignez-la avec --column (--no-header s'il n'y a pas d'en-tête)";
    case Kind::several_name_columns:
      return "plusieurs colonnes peuvent contenir les noms : " + joined(failure.columns, true) +
             " : désignez-en une avec --column";
    case Kind::number_needed:
      return "le fichier a " + count +
             " colonnes sans en-tête : désignez celle des noms avec --column, 1 à " + count;
    case Kind::no_such_header:
      return "pas de colonne « " + shortened(failure.asked) + " » : choisissez parmi " +
             joined(failure.columns, false);
    case Kind::no_such_number:
      return "pas de colonne « " + shortened(failure.asked) +
             " » : désignez-en une par son numéro, de 1 à " + count;
    case Kind::several_such_headers:
      return "plusieurs colonnes « " + shortened(failure.asked) +
             " » : désignez-en une par son numéro : " + joined(failure.columns, true);
    case Kind::already_annotated:
      return "le fichier a déjà des colonnes de zonage (" + joined(failure.columns, false) +
             ") : --replace les renouvelle, ou retirez-les d'abord";
    case Kind::own_column_repeated:
      return "la colonne « " + shortened(failure.asked) +
             " » figure plusieurs fois : " + joined(failure.columns, true) +
             " : n'en gardez qu'une";
    case Kind::own_column_read:
      return "la colonne « " + shortened(failure.asked) +
             " » contient les noms, et --replace l'écraserait : renommez-la";
    case Kind::list_column_there:
      return "le fichier a déjà une colonne « " + shortened(failure.asked) +
             " » : nommez autrement la liste de --with, ou retirez la colonne";
    case Kind::replace_needs_header:
      return "--replace reconnaît ses colonnes à leur en-tête : ôtez --no-header";
    case Kind::header_alone:
      return "l'en-tête n'a qu'un champ, aucune autre ligne n'est ainsi, la plupart en ont " +
             count + " : ôtez ce qui précède l'en-tête, ou donnez le délimiteur avec --delimiter";
    case Kind::title_for_header:
      return "l'en-tête n'a qu'une case remplie, « " + shortened(failure.asked) +
             " » : c'est sans doute un titre, ôtez ce qui précède l'en-tête (--no-header s'il n'y "
             "en a pas)";
    case Kind::charset_refused:
      return charset_refusal(failure.charset_refusal).french;
    case Kind::cut_character:
      return "le fichier s'arrête au milieu d'un caractère UTF-16 : il est tronqué, exportez-le de "
             "nouveau";
    case Kind::delimiter_refused:
      return french_refusal(failure.refusal) + " : donnez-le avec --delimiter";
    case Kind::unclosed_quote:
      return "la ligne de tableau qui commence ici ouvre un guillemet qui n'est jamais fermé : "
             "fermez-le ou ôtez-le";
    case Kind::record_too_long:
      return "la ligne de tableau qui commence ici dépasse " + count +
             " octets : un guillemet y est peut-être resté ouvert";
    case Kind::too_many_fields:
      return "la ligne de tableau qui commence ici dépasse " + count +
             " champs : vérifiez --delimiter";
  }
  return {};
}

std::string in_english(const Failure& failure) {
  const std::string count = std::to_string(failure.count);
  switch (failure.kind) {
    case Kind::no_name_column:
      return "no column of commune names recognised among: " + joined(failure.columns, false) +
             ": name it with --column (--no-header if there is no header)";
    case Kind::several_name_columns:
      return "several columns may hold the names: " + joined(failure.columns, true) +
             ": choose one with --column";
    case Kind::number_needed:
      return "the file has " + count +
             " columns and no header: tell the one with the names, --column 1 to " + count;
    case Kind::no_such_header:
      return "no column “" + shortened(failure.asked) + "”: choose among " +
             joined(failure.columns, false);
    case Kind::no_such_number:
      return "no column “" + shortened(failure.asked) + "”: choose one by its number, 1 to " +
             count;
    case Kind::several_such_headers:
      return "several columns “" + shortened(failure.asked) +
             "”: choose one by its number: " + joined(failure.columns, true);
    case Kind::already_annotated:
      return "the file already has columns of zonage (" + joined(failure.columns, false) +
             "): --replace renews them, or remove them first";
    case Kind::own_column_repeated:
      return "the column “" + shortened(failure.asked) +
             "” is there more than once: " + joined(failure.columns, true) + ": keep one of them";
    case Kind::own_column_read:
      return "the column “" + shortened(failure.asked) +
             "” holds the names, and --replace would overwrite it: rename it";
    case Kind::list_column_there:
      return "the file already has a column “" + shortened(failure.asked) +
             "”: name the list of --with otherwise, or remove the column";
    case Kind::replace_needs_header:
      return "--replace knows its columns by their header: remove --no-header";
    case Kind::header_alone:
      return "the header is one field, no other row is, and most have " + count +
             ": remove what stands above the header, or give the delimiter with --delimiter";
    case Kind::title_for_header:
      return "only one cell of the header is filled, “" + shortened(failure.asked) +
             "”: most likely it is a title, remove what stands above the header (--no-header if "
             "there is none)";
    case Kind::charset_refused:
      return charset_refusal(failure.charset_refusal).english;
    case Kind::cut_character:
      return "the file ends within a UTF-16 character: it was cut, export it again";
    case Kind::delimiter_refused:
      return csv::describe(failure.refusal) + ": give it with --delimiter";
    case Kind::unclosed_quote:
      return "the row that begins here opens a quote that is never closed: close or remove it";
    case Kind::record_too_long:
      return "the row that begins here is longer than " + count +
             " bytes: perhaps a quote was left open in it";
    case Kind::too_many_fields:
      return "the row that begins here has more than " + count + " fields: check --delimiter";
  }
  return {};
}

}  // namespace

std::string_view option_of(Role role) {
  switch (role) {
    case Role::name:
      return "--column";
    case Role::department:
      return "--department-column";
    case Role::postal_code:
      return "--postal-column";
    case Role::insee_code:
      return "--insee-column";
  }
  return {};
}

std::string describe(const Failure& failure, Language language) {
  std::string out = place(failure, language);
  switch (failure.kind) {
    case Kind::no_such_header:
    case Kind::no_such_number:
    case Kind::several_such_headers:
      out += spoken_by(failure, language);
      break;
    default:
      break;
  }
  return out + (language == Language::french ? in_french(failure) : in_english(failure));
}

}  // namespace zonage::annotate
