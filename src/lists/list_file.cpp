#include "lists/list_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <span>
#include <unordered_set>
#include <utility>
#include <variant>

#include "base/codes.h"
#include "base/file.h"
#include "base/refusal.h"
#include "csv/dialect.h"
#include "csv/field.h"
#include "csv/record_reader.h"
#include "lists/headers.h"
#include "text/charset_guess.h"
#include "text/space.h"
#include "text/utf16.h"

namespace zonage::lists {
namespace {

constexpr std::size_t largest = std::size_t{64} << 20U;  // bytes; all communes need about one
constexpr std::size_t piece = std::size_t{64} << 10U;    // bytes looked at, and split, at once
constexpr std::string_view member = "oui";

// As name keys. Headers of what is said of the place beside the value.
constexpr std::array<std::string_view, 40> place_headers{"libgeo",
                                                         "libelle",
                                                         "libcom",
                                                         "nom",
                                                         "nom commune",
                                                         "commune",
                                                         "nccenr",
                                                         "ncc",
                                                         "ville",
                                                         "libelle commune",
                                                         "nom com",
                                                         "dep",
                                                         "departement",
                                                         "code departement",
                                                         "code dep",
                                                         "libdep",
                                                         "nom departement",
                                                         "libelle departement",
                                                         "reg",
                                                         "region",
                                                         "code region",
                                                         "libreg",
                                                         "nom region",
                                                         "libelle region",
                                                         "epci",
                                                         "code epci",
                                                         "libepci",
                                                         "nom epci",
                                                         "libelle epci",
                                                         "siren epci",
                                                         "can",
                                                         "canton",
                                                         "arr",
                                                         "arrondissement",
                                                         "code postal",
                                                         "cp",
                                                         "population",
                                                         "population municipale",
                                                         "pmun",
                                                         "nom de la commune"};

bool is_among(std::span<const std::string_view> keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string listed(std::span<const Header> headers, std::span<const std::size_t> columns) {
  std::string out;
  for (const std::size_t c : columns) {
    out += (out.empty() ? "" : ", ") + std::to_string(c + 1) + " " + headers[c].text;
  }
  return out;
}

class Reader {
 public:
  explicit Reader(const Spec& spec) : spec_(spec) {}

  Result<ListFile> run(const std::string& bytes) {
    std::string text;
    if (auto error = decode(bytes, text)) return std::move(*error);
    const Result<csv::Dialect> dialect =
        csv::detect(std::string_view(text).substr(0, piece),
                    text.size() > piece ? csv::Extent::partial : csv::Extent::whole);
    if (!dialect) {
      return fail("séparateur de colonnes indécis : un seul de ; , tabulation ou |",
                  "the delimiter cannot be told: use one of ; , tab or | alone");
    }
    csv::RecordReader reader(*dialect);
    csv::Batch batch;
    csv::Batch next;
    for (std::string_view rest = text; !rest.empty();
         rest.remove_prefix(std::min(piece, rest.size()))) {
      reader.feed(batch, rest.substr(0, piece));
      if (rest.size() <= piece) reader.finish();
      if (!reader.split(batch)) return fail(reader.error());
      for (std::size_t r = 0; r < batch.size(); ++r) {
        if (batch[r].number == 1 && dialect->sep_line) continue;
        if (auto error = take(batch[r])) return std::move(*error);
      }
      reader.pass_on(batch, next);
      std::swap(batch, next);
    }
    return settle();
  }

 private:
  Error fail(const std::string& french, const std::string& english) const {
    return refuse("--with " + spec_.name + " : " + spec_.path + " : " + french,
                  "--with " + spec_.name + ": " + spec_.path + ": " + english);
  }

  Error fail(const Error& error) const {
    const std::string line = std::to_string(error.place.line);
    return fail("ligne " + line + " : " + error.french, "line " + line + ": " + error.message);
  }

  std::optional<Error> take(const csv::Record& record) {
    if (record.unclosed_quote) {  // it has swallowed what follows
      const std::string line = std::to_string(record.line);
      return fail("guillemet ouvert en ligne " + line + " et jamais fermé : fermez-le",
                  "the quote opened in line " + line + " is never closed: close it");
    }
    if (record.bytes.empty()) return std::nullopt;
    if (!headers_.empty()) {
      take_row(record);
      return std::nullopt;
    }
    headers_ = headers_of(record);
    return choose_columns();
  }

  std::optional<Error> decode(const std::string& bytes, std::string& text) const {
    const text::CharsetGuess guess = text::guess_charset(bytes, true);
    const auto* found = std::get_if<text::CharsetFound>(&guess);
    if (found == nullptr) {
      return fail("encodage indécis : enregistrez-le en « CSV UTF-8 »",
                  "the encoding cannot be told: save it as “CSV UTF-8”");
    }
    if (text::is_utf16(found->charset)) {
      text::Utf16Decoder decoder(found->charset == text::Charset::utf16_le ? std::endian::little
                                                                           : std::endian::big);
      decoder.decode(bytes, text);
      if (!decoder.finish(text)) {
        return fail("s'arrête au milieu d'un caractère : complétez-le",
                    "ends in the middle of a character: complete it");
      }
    } else if (text::is_single_byte(found->charset)) {
      text::append_decoded(found->charset, bytes, text);
    } else {
      text = bytes;
    }
    return std::nullopt;
  }

  std::optional<Error> choose_columns() {
    if (auto error = choose_code_column()) return error;
    return choose_value_column();
  }

  std::optional<Error> choose_code_column() {
    if (spec_.code_column) return choose(*spec_.code_column, "code", code_);
    std::vector<std::size_t> usual = columns_where(
        [](const Header& header) { return is_among(usual_code_headers(), header.key); });
    if (usual.size() > 1) {
      // `com` beside a header that says code is the name's.
      std::erase_if(usual, [&](std::size_t c) { return headers_[c].key == "com"; });
    }
    if (usual.size() == 1) {
      code_ = usual.front();
      return std::nullopt;
    }
    if (usual.size() > 1) {
      return fail("plusieurs colonnes de codes INSEE possibles, " + listed(headers_, usual) +
                      " : dites laquelle avec :code=COLONNE",
                  "several columns may hold the INSEE codes, " + listed(headers_, usual) +
                      ": say which with :code=COLUMN");
    }
    const std::string all = listed(headers_, columns_where([](const Header&) { return true; }));
    return fail(
        "pas de colonne de codes INSEE parmi " + all + " : dites laquelle avec :code=COLONNE",
        "no column of INSEE codes among " + all + ": say which with :code=COLUMN");
  }

  std::optional<Error> choose_value_column() {
    if (spec_.value_column) {
      std::size_t chosen = 0;
      if (auto error = choose(*spec_.value_column, "value", chosen)) return error;
      value_ = chosen;
      return std::nullopt;
    }
    std::vector<std::size_t> others;
    for (std::size_t c = 0; c < headers_.size(); ++c) {
      const std::string& key = headers_[c].key;
      const bool place = c == code_ || key.empty() || is_among(place_headers, key) ||
                         is_among(usual_code_headers(), key);
      if (!place) others.push_back(c);
    }
    if (others.size() > 1) {
      return fail("plusieurs colonnes possibles, " + listed(headers_, others) +
                      " : dites laquelle avec :value=COLONNE",
                  "several columns are possible, " + listed(headers_, others) +
                      ": say which with :value=COLUMN");
    }
    if (!others.empty()) value_ = others.front();
    return std::nullopt;
  }

  template <class Predicate>
  std::vector<std::size_t> columns_where(Predicate predicate) const {
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < headers_.size(); ++c) {
      if (predicate(headers_[c])) columns.push_back(c);
    }
    return columns;
  }

  std::optional<Error> choose(const std::string& asked, const std::string& setting,
                              std::size_t& column) const {
    const std::vector<std::size_t> called = columns_called(headers_, asked);
    if (called.size() == 1) {
      column = called.front();
      return std::nullopt;
    }
    if (called.size() > 1) {
      return fail(":" + setting + "= : plusieurs colonnes « " + asked +
                      " » : donnez leur numéro, " + listed(headers_, called),
                  ":" + setting + "=: several columns “" + asked + "”: give their number, " +
                      listed(headers_, called));
    }
    const auto number = column_number(asked);
    if (number && *number >= 1 && *number <= headers_.size()) {
      column = *number - 1;
      return std::nullopt;
    }
    const std::string all = listed(headers_, columns_where([](const Header&) { return true; }));
    return fail(":" + setting + "= : pas de colonne « " + asked + " » : choisissez parmi " + all,
                ":" + setting + "=: no column “" + asked + "”: choose among " + all);
  }

  std::string cell(const csv::Record& record, std::size_t column) {
    return std::string(text::trim_spaces(csv::value_of(record.field(column), scratch_)));
  }

  void take_row(const csv::Record& record) {
    ++file_.rows;
    const auto line = static_cast<std::uint32_t>(record.line);
    if (record.field_count() != headers_.size()) {
      file_.unreadable.add(line, record.bytes.substr(0, 40));
      return;
    }
    const std::string typed = cell(record, code_);
    const auto code = parse_insee_code(typed);
    if (!code) {
      file_.unreadable.add(line, typed);
      if (no_codes_.count == 0 || !typed.empty()) no_codes_.add(line, typed);
      return;
    }
    file_.entries.push_back({*code, value_ ? cell(record, *value_) : std::string(member), line});
  }

  // Codes in order, each once.
  Result<ListFile> settle() {
    if (headers_.empty()) {
      return fail("vide : donnez un en-tête et une ligne par commune",
                  "empty: give a header and a line for each commune");
    }
    if (no_codes_.count > file_.entries.size()) {
      return fail("la colonne « " + headers_[code_].text + " » ne contient pas de codes INSEE (« " +
                      no_codes_.text + " », ligne " + std::to_string(no_codes_.line) +
                      ") : dites laquelle avec :code=COLONNE",
                  "the column “" + headers_[code_].text + "” holds no INSEE codes (“" +
                      no_codes_.text + "”, line " + std::to_string(no_codes_.line) +
                      "): say which does with :code=COLUMN");
    }
    if (value_) file_.value_header = headers_[*value_].text;
    std::vector<Entry>& entries = file_.entries;
    const auto by_code = [](const Entry& a, const Entry& b) { return a.code < b.code; };
    if (!std::is_sorted(entries.begin(), entries.end(), by_code)) {
      std::stable_sort(entries.begin(), entries.end(), by_code);
    }
    std::size_t kept = 0;
    std::unordered_set<std::string> known;  // values of the code, once it has several
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (kept != 0 && entries[kept - 1].code == entries[i].code) {
        add_value(entries[kept - 1].value, entries[i].value, known);
      } else {
        if (kept != i) entries[kept] = std::move(entries[i]);
        ++kept;
        known.clear();
      }
    }
    entries.resize(kept);
    return std::move(file_);
  }

  // Each value once, however often the code stands there; a cell may hold several.
  static void add_value(std::string& values, const std::string& cell,
                        std::unordered_set<std::string>& known) {
    if (known.empty()) for_each_part(values, [&](std::string_view part) { known.emplace(part); });
    for_each_part(cell, [&](std::string_view part) {
      if (part.empty() || !known.emplace(part).second) return;
      if (!values.empty()) values += '|';
      values += part;
    });
  }

  template <class Function>
  static void for_each_part(std::string_view cell, Function&& function) {
    while (true) {
      const std::size_t end = std::min(cell.find('|'), cell.size());
      function(cell.substr(0, end));
      if (end == cell.size()) return;
      cell.remove_prefix(end + 1);
    }
  }

  const Spec& spec_;
  std::vector<Header> headers_;
  std::size_t code_ = 0;
  std::optional<std::size_t> value_;
  ListFile file_;
  Skipped no_codes_;  // cells that hold something else
  std::string scratch_;
};

}  // namespace

Result<ListFile> read_list_file(const Spec& spec, const std::string& bytes) {
  return Reader(spec).run(bytes);
}

Result<ListFile> open_list_file(const Spec& spec) {
  const Result<std::string> bytes = read_file(spec.path, largest);
  if (!bytes) {
    return refuse("--with " + spec.name + " : " + spec.path + " : " + bytes.error().french +
                      " : vérifiez le nom, les droits et la taille",
                  "--with " + spec.name + ": " + spec.path + ": " + bytes.error().message +
                      ": check the name, the permissions and the size");
  }
  return read_list_file(spec, *bytes);
}

}  // namespace zonage::lists
