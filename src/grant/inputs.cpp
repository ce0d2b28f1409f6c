#include "grant/inputs.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/codes.h"
#include "base/refusal.h"
#include "csv/batch.h"
#include "csv/dialect.h"
#include "csv/field.h"
#include "csv/record_reader.h"
#include "sources/document.h"

namespace zonage::grant {
namespace {

enum class Role : std::uint8_t { code, name, input, other };

struct Header {
  Role role = Role::other;
  Input input{};
};

std::optional<Header> header_of(std::string_view key) {
  if (key == "code_insee") return Header{Role::code, {}};
  if (key == "nom") return Header{Role::name, {}};
  if (const auto input = parse_input(key)) return Header{Role::input, *input};
  if (parse_figure(key) || key == "reference" || key == "ecart") return Header{};
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  Result<std::vector<Commune>> run(const std::string& text) {
    const Result<csv::Dialect> dialect = csv::detect(text);
    if (!dialect) {
      return refuse(name_ + " : séparateur de colonnes indécis : un seul de ; , tabulation ou |",
                    name_ + ": the delimiter cannot be told: use one of ; , tab or | alone");
    }
    csv::RecordReader reader(*dialect);
    csv::Batch batch;
    reader.feed(batch, text);
    reader.finish();
    if (!reader.split(batch)) {
      Error error = reader.error();
      error.place.file = name_;
      return error;
    }
    for (std::size_t r = dialect->sep_line ? 1 : 0; r < batch.size(); ++r) {
      if (batch[r].bytes.empty()) continue;
      if (auto error = headers_.empty() ? read_header(batch[r]) : read_row(batch[r])) {
        return std::move(*error);
      }
    }
    if (communes_.empty()) {
      return at_line(0, "aucune commune : donnez une ligne d'en-tête et une ligne par commune",
                     "no commune: give a header line and a line for each commune");
    }
    std::sort(communes_.begin(), communes_.end(),
              [](const Commune& a, const Commune& b) { return a.code < b.code; });
    return std::move(communes_);
  }

 private:
  Error at_line(std::uint64_t line, std::string french, std::string english) const {
    return refuse(std::move(french), std::move(english),
                  {name_, static_cast<std::uint32_t>(line), 0, {}});
  }

  Place place_of(const csv::Record& record, std::size_t field) const {
    const std::string_view before = record.bytes.substr(0, record.field_begin(field));
    const auto characters = std::count_if(before.begin(), before.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    return {name_,
            static_cast<std::uint32_t>(record.line),
            static_cast<std::uint32_t>(characters + 1),
            {}};
  }

  std::string value_of(const csv::Record& record, std::size_t field) {
    const std::string_view value = csv::value_of(record.field(field), scratch_);
    return std::string(sources::trim(value));
  }

  std::optional<Error> read_header(const csv::Record& record) {
    for (std::size_t f = 0; f < record.field_count(); ++f) {
      const std::string key = value_of(record, f);
      const auto header = header_of(key);
      if (!header) {
        std::string known = "code_insee, nom";
        for (const Input input : all_inputs) known += ", " + std::string(key_of(input));
        return refuse("colonne inconnue « " + key + " » : " + known,
                      "unknown column “" + key + "”: " + known, place_of(record, f));
      }
      const auto doubled = std::find_if(headers_.begin(), headers_.end(), [&](const Header& each) {
        return each.role == header->role && each.role != Role::other &&
               (each.role != Role::input || each.input == header->input);
      });
      if (doubled != headers_.end()) {
        return refuse("colonne « " + key + " » donnée deux fois : ôtez l'une",
                      "column “" + key + "” given twice: remove one", place_of(record, f));
      }
      headers_.push_back(*header);
    }
    const auto has = [&](Role role, Input input) {
      return std::any_of(headers_.begin(), headers_.end(), [&](const Header& each) {
        return each.role == role && (role != Role::input || each.input == input);
      });
    };
    if (!has(Role::code, {})) return missing(record, "code_insee");
    for (const Input input : all_inputs) {
      if (!has(Role::input, input)) return missing(record, key_of(input));
    }
    return std::nullopt;
  }

  Error missing(const csv::Record& record, std::string_view key) const {
    const std::string column(key);
    return at_line(record.line, "colonne manquante : ajoutez " + column,
                   "a column is missing: add " + column);
  }

  std::optional<Error> read_row(const csv::Record& record) {
    if (record.field_count() != headers_.size() || record.unclosed_quote) {
      const std::string here = std::to_string(record.field_count());
      const std::string wanted = std::to_string(headers_.size());
      return at_line(record.line,
                     here + " champs pour " + wanted +
                         " colonnes : mettez entre guillemets un nombre qui contient le séparateur",
                     here + " fields for " + wanted +
                         " columns: put a number that holds the delimiter into quotes");
    }
    if (communes_.size() == most_communes) {
      const std::string most = std::to_string(most_communes);
      return at_line(record.line, "plus de " + most + " communes : donnez une seule agglomération",
                     "more than " + most + " communes: give one agglomeration");
    }
    Commune commune;
    for (std::size_t f = 0; f < headers_.size(); ++f) {
      const Header& header = headers_[f];
      const std::string value = value_of(record, f);
      if (header.role == Role::name) commune.name = value;
      if (header.role == Role::code) {
        commune.code_place = place_of(record, f);
        const auto code = parse_insee_code(value);
        if (!code) {
          return refuse("« " + value + " » n'est pas un code INSEE : cinq caractères",
                        "“" + value + "” is no INSEE code: five characters", commune.code_place);
        }
        commune.code = *code;
      }
      if (header.role != Role::input) continue;
      commune.places[at(header.input)] = place_of(record, f);
      const auto number = parse_decimal(value);
      if (!number) {
        const std::string key(key_of(header.input));
        return refuse(
            "« " + value + " » n'est pas un nombre (" + key +
                ") : écrivez 1 087,784523 ou 1087.784523",
            "“" + value + "” is no number (" + key + "): write 1 087,784523 or 1087.784523",
            place_of(record, f));
      }
      commune.inputs[at(header.input)] = *number;
    }
    for (const Input input : all_inputs) {
      if (auto error = why_not(commune, input)) return error;
    }
    const auto [first, added] = lines_.emplace(commune.code, record.line);
    if (!added) {
      const std::string line = std::to_string(first->second);
      return refuse(
          "commune " + commune.code + " donnée deux fois, déjà à la ligne " + line +
              " : gardez-en une",
          "commune " + commune.code + " given twice, in line " + line + " already: keep one",
          commune.code_place);
    }
    communes_.push_back(std::move(commune));
    return std::nullopt;
  }

  const std::string& name_;
  std::vector<Header> headers_;
  std::vector<Commune> communes_;
  std::map<std::string, std::uint64_t> lines_;
  std::string scratch_;
};

}  // namespace

Result<std::vector<Commune>> read_inputs(const std::string& name, const std::string& text) {
  return Reader(name).run(text);
}

Result<std::vector<Commune>> open_inputs(const std::string& path) {
  const Result<sources::Document> document = sources::Document::open(path);
  if (!document) {
    Error error = document.error();
    const bool unreadable = error.kind == ErrorKind::unreadable;
    error.french += unreadable ? " : vérifiez le fichier" : " : enregistrez-le en « CSV UTF-8 »";
    error.message += unreadable ? ": check the file" : ": save it as “CSV UTF-8”";
    return error;
  }
  return read_inputs(path, std::string(document->text()));
}

std::optional<Error> unknown_code(const dataset::Table& table,
                                  const std::vector<Commune>& communes) {
  for (const Commune& commune : communes) {
    if (!table.find_code(commune.code).empty()) continue;
    return refuse("aucune commune n'a ni n'a eu le code " + commune.code + " : vérifiez-le",
                  "no commune has or had the code " + commune.code + ": check it",
                  commune.code_place);
  }
  return std::nullopt;
}

}  // namespace zonage::grant
