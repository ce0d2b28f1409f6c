#include "compile/dataset/inputs.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/codes.h"
#include "base/sha256.h"
#include "sources/abc_2003.h"
#include "sources/apl_1978.h"
#include "sources/table.h"
#include "text/fold.h"

namespace zonage::compile {
namespace {

using sources::Document;
using sources::Table;
using sources::TableRow;

class Reader {
 public:
  explicit Reader(const std::string& data) : data_(data) {}

  Inputs run() {
    read_list(Scheme::abc_2003, "abc_2003", sources::parse_abc_2003, in_.abc);
    read_list(Scheme::apl_1978, "apl_1978", sources::parse_apl_1978, in_.apl);
    if ((in_.pilots_document = open("sources/nord_pilot_towns.txt")) != nullptr) {
      in_.pilots = sources::parse_nord_pilot_towns(*in_.pilots_document);
      take(in_.pilots.errors);
    }
    read_dsc();
    read_cog();
    read_oise_cantons();
    read_islands();
    read_amendments();
    read_nord();
    read_belgian();
    read_belgian_mergers();
    read_manifest();
    return std::move(in_);
  }

 private:
  const Document* open(const std::string& path) { return in_.open(data_, path); }

  void take(std::vector<Error>& errors) {
    std::move(errors.begin(), errors.end(), std::back_inserter(in_.errors));
    errors.clear();
  }

  template <class Parse>
  void read_list(Scheme scheme, const std::string& id, Parse parse, ListInput& list) {
    list.scheme = scheme;
    if ((list.document = open("sources/" + id + ".txt")) != nullptr) {
      list.printed = parse(*list.document);
      take(list.printed.errors);
    }
    if ((list.errata_document = open("errata/" + id + ".tsv")) != nullptr) {
      list.errata = sources::read_errata(*list.errata_document);
      take(list.errata.errors);
    }
  }

  void read_dsc() {
    DscInput& dsc = in_.dsc;
    if ((dsc.document = open("sources/dsc_cabbalr_2023.txt")) != nullptr) {
      dsc.printed = sources::parse_dsc_cabbalr_2023(*dsc.document);
      take(dsc.printed.errors);
    }
    if ((dsc.errata_document = open("errata/dsc_cabbalr_2023.tsv")) != nullptr) {
      dsc.errata = sources::read_errata(*dsc.errata_document);
      take(dsc.errata.errors);
    }
    dsc.members_document =
        read_rows("rules/dsc_2023_communes.tsv", {"code_insee", "nom"},
                  [&](const Document& document, const TableRow& row) {
                    if (!is_code(document, row)) return;
                    dsc.members.push_back({row.fields[0], row.fields[1], row.line});
                  });
    const auto read_profile = [&](const std::string& file, grant::Profile& profile) {
      const Document* document = open("rules/" + file);
      if (document == nullptr) return document;
      grant::ReadProfile read = grant::read_profile(*document);
      dsc.rules_read = dsc.rules_read && read.errors.empty();
      take(read.errors);
      profile = std::move(read.profile);
      return document;
    };
    dsc.rules_read = true;
    dsc.published_document = read_profile("dsc_2023_as_published.tsv", dsc.published);
    dsc.written_document = read_profile("dsc_2023_as_written.tsv", dsc.written);
  }

  template <class Read>
  void read_cog_table(const std::string& file, Read read, auto& into) {
    if (const Document* document = open("communes/" + file); document != nullptr) {
      into = read(*document);
      take(into.errors);
    }
  }

  void read_cog() {
    const std::size_t errors_before = in_.errors.size();
    read_cog_table("states.tsv", sources::read_states, in_.states);
    in_.states_read = !in_.states.states.empty() && in_.errors.size() == errors_before;
    read_cog_table("today.tsv", sources::read_today, in_.today);
    read_cog_table("former_codes.tsv", sources::read_former_codes, in_.former_codes);
    read_cog_table("old_postal_codes.tsv", sources::read_old_postal_codes, in_.old_postal_codes);
    read_cog_table("departments.tsv", sources::read_departments, in_.departments);
  }

  // Calls `each(document, row)` for every row of a table whose first column is a code.
  template <class Each>
  const Document* read_rows(const std::string& file,
                            std::initializer_list<std::string_view> columns, Each each) {
    const Document* document = open(file);
    if (document == nullptr) return nullptr;
    Table table = sources::read_table(*document, columns);
    take(table.errors);
    for (const TableRow& row : table.rows) each(*document, row);
    return document;
  }

  void fail(const Document& document, const TableRow& row, std::size_t field, std::string message) {
    in_.errors.push_back(document.error_at(row.line, row.fields[field], std::move(message),
                                           ErrorKind::contradiction));
  }

  bool is_code(const Document& document, const TableRow& row) {
    const auto code = parse_insee_code(row.fields[0]);
    if (code && *code == row.fields[0]) return true;
    fail(document, row, 0, "not a code INSEE: `" + std::string(row.fields[0]) + "`");
    return false;
  }

  void read_oise_cantons() {
    read_rows("rules/apl_1978_cantons_oise.tsv", {"code_insee", "nom", "canton"},
              [&](const Document& document, const TableRow& row) {
                if (!is_code(document, row)) return;
                in_.apl_facts.canton_of.emplace(row.fields[0], row.fields[2]);
                for (const std::string_view canton : sources::split(row.fields[2], ';')) {
                  std::string key;
                  text::fold(canton, key);
                  in_.oise_cantons.emplace(key, canton);
                }
              });
  }

  void read_islands() {
    read_rows("rules/apl_1978_islands.tsv", {"code_insee", "nom"},
              [&](const Document& document, const TableRow& row) {
                if (is_code(document, row)) in_.apl_facts.islands.emplace_back(row.fields[0]);
              });
    std::sort(in_.apl_facts.islands.begin(), in_.apl_facts.islands.end());
  }

  void read_amendments() {
    in_.amendments_document = read_rows(
        "rules/apl_1978_amendments.tsv", {"code_insee", "nom", "zone", "avant", "date", "nor"},
        [&](const Document& document, const TableRow& row) {
          if (!is_code(document, row)) return;
          const auto date = parse_date(row.fields[4]);
          if (!date) {
            fail(document, row, 4, "not a date: `" + std::string(row.fields[4]) + "`");
            return;
          }
          in_.amendments.push_back({row.fields[0], row.fields[1], row.fields[2], row.fields[3],
                                    *date, row.fields[5], row.line});
        });
  }

  void read_nord() {
    std::set<std::string, std::less<>> names;
    read_rows("rules/nord_canton_names.tsv", {"canton_imprime", "code_canton", "nom_insee"},
              [&](const Document&, const TableRow& row) { names.emplace(row.fields[0]); });
    read_rows(
        "rules/nord_cantons_2014.tsv", {"code_insee", "nom", "cantons", "coupe"},
        [&](const Document& document, const TableRow& row) {
          if (!is_code(document, row)) return;
          zones::NordCommune commune{std::string(row.fields[0]), std::string(row.fields[1]), {}};
          for (const std::string_view canton : sources::split(row.fields[2], ';')) {
            commune.cantons.emplace_back(canton);
            if (!names.contains(canton)) {
              fail(document, row, 2, "no such canton: `" + std::string(canton) + "`");
            }
          }
          if ((commune.cantons.size() > 1) != (row.fields[3] == "1")) {
            fail(document, row, 3, "a commune is cut when it lies in several cantons");
          }
          in_.nord_communes.push_back(std::move(commune));
        });
  }

  void read_belgian() {
    read_rows("rules/belgian_municipalities.tsv",
              {"nis", "nis_avant_2019", "nis_depuis_2025", "nom_fr", "nom_nl", "province"},
              [&](const Document&, const TableRow& row) {
                in_.belgian.push_back(
                    {row.fields[0], row.fields[2], row.fields[3], row.fields[4], row.fields[5]});
              });
  }

  void read_belgian_mergers() {
    read_rows("rules/belgian_mergers_2025.tsv", {"nis", "nom"},
              [&](const Document&, const TableRow& row) {
                in_.belgian_mergers.emplace(row.fields[0], row.fields[1]);
              });
  }

  void read_manifest() {
    read_rows("manifest.tsv",
              {"id", "fichier", "titre", "reference", "en_vigueur", "licence", "sha256"},
              [&](const Document& document, const TableRow& row) {
                const Document* file = open(std::string(row.fields[1]));
                if (file == nullptr) return;
                const std::string actual = sha256(file->text());
                if (actual != row.fields[6]) {
                  fail(document, row, 6,
                       "the checksum of " + std::string(row.fields[1]) + " is " + actual);
                }
                in_.manifest.push_back({row.fields[0], row.fields[1], row.fields[2], row.fields[3],
                                        row.fields[4], row.fields[5], row.fields[6]});
              });
    for (const std::string_view id :
         {"abc_2003", "apl_1978", "nord_pilot_towns", "qpv_hdf_2022", "dsc_cabbalr_2023", "cog"}) {
      const bool stated = std::any_of(in_.manifest.begin(), in_.manifest.end(),
                                      [&](const ManifestRow& row) { return row.id == id; });
      if (!stated) {
        in_.errors.push_back(Error{ErrorKind::contradiction,
                                   "no readable document `" + std::string(id) + "`",
                                   {data_ + "/manifest.tsv", 0, 0, {}}});
      }
    }
  }

  const std::string& data_;
  Inputs in_;
};

}  // namespace

const Document* Inputs::open(const std::string& data, const std::string& path) {
  const std::string full = data + "/" + path;
  // A list is asked for by its parser and by the manifest: read once, and complained of once.
  const auto [known, added] = by_path_.try_emplace(full, nullptr);
  if (!added) return known->second;
  Result<Document> document = Document::open(full);
  if (!document) {
    errors.push_back(document.error());
    return nullptr;
  }
  documents_.push_back(std::make_unique<Document>(std::move(*document)));
  known->second = documents_.back().get();
  return known->second;
}

Inputs read_inputs(const std::string& data) { return Reader(data).run(); }

}  // namespace zonage::compile
