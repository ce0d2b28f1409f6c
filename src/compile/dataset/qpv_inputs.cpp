#include "compile/dataset/qpv_inputs.h"

#include <charconv>
#include <optional>

#include "base/codes.h"
#include "sources/table.h"

namespace zonage::compile {
namespace {

using sources::Document;
using sources::TableRow;

std::optional<QpvConfidence> parse_confidence(std::string_view text) {
  for (const auto confidence : {QpvConfidence::official, QpvConfidence::two_sources,
                                QpvConfidence::one_confirmed, QpvConfidence::rebuilt}) {
    if (key_of(confidence) == text) return confidence;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const std::string& data, Inputs& inputs) : data_(data), inputs_(inputs) {}

  QpvInputs run() {
    if ((in_.document = inputs_.open(data_, "sources/qpv_hdf_2022.txt")) != nullptr) {
      in_.atlas = sources::parse_qpv_hdf_2022(*in_.document);
      take(in_.atlas.errors);
    }
    if ((in_.errata_document = inputs_.open(data_, "errata/qpv_hdf_2022.tsv")) != nullptr) {
      in_.errata = sources::read_qpv_errata(*in_.errata_document);
      take(in_.errata.errors);
    }
    in_.communes_document =
        read_rows("rules/qpv_communes.tsv", {"code_qpv", "nom", "communes", "confiance"},
                  [&](const TableRow& row) { read_communes(row); });
    read_rows("rules/qpv_epci.tsv", {"siren", "nom", "population_2018", "communes"},
              [&](const TableRow& row) { read_epci(row); });
    read_rows("rules/qpv_terms.tsv",
              {"genre", "cle", "libelle", "label", "definition", "meaning", "source"},
              [&](const TableRow& row) {
                in_.terms.push_back({row.fields[0], row.fields[1], row.fields[2], row.fields[3],
                                     row.fields[4], row.fields[5], row.fields[6]});
                for (std::size_t i = 0; i < row.fields.size(); ++i) {
                  if (row.fields[i].empty()) fail(row, i, "a word needs its label and definition");
                }
              });
    return std::move(in_);
  }

 private:
  void take(std::vector<Error>& errors) {
    std::move(errors.begin(), errors.end(), std::back_inserter(inputs_.errors));
    errors.clear();
  }

  template <class Each>
  const Document* read_rows(const std::string& file,
                            std::initializer_list<std::string_view> columns, Each each) {
    current_ = inputs_.open(data_, file);
    if (current_ == nullptr) return nullptr;
    sources::Table table = sources::read_table(*current_, columns);
    take(table.errors);
    for (const TableRow& row : table.rows) each(row);
    return current_;
  }

  void fail(const TableRow& row, std::size_t field, std::string message) {
    inputs_.errors.push_back(current_->error_at(row.line, row.fields[field], std::move(message),
                                                ErrorKind::contradiction));
  }

  std::vector<std::string_view> codes(const TableRow& row, std::size_t field) {
    std::vector<std::string_view> all = sources::split(row.fields[field], ';');
    for (const std::string_view code : all) {
      const auto canonical = parse_insee_code(code);
      if (!canonical || *canonical != code) {
        fail(row, field, "not a code INSEE: `" + std::string(code) + "`");
      }
    }
    return all;
  }

  void read_communes(const TableRow& row) {
    if (!sources::is_qpv_code(row.fields[0])) {
      fail(row, 0, "not a code of a neighbourhood: `" + std::string(row.fields[0]) + "`");
    } else if (!in_.communes.empty() && in_.communes.back().code >= row.fields[0]) {
      fail(row, 0, "the rows are in the order of their codes, each once");
    }
    const auto confidence = parse_confidence(row.fields[3]);
    if (!confidence) fail(row, 3, "the confidence is A, B, B- or C");
    in_.communes.push_back({row.fields[0], row.fields[1], codes(row, 2),
                            confidence.value_or(QpvConfidence::rebuilt), row.line});
  }

  void read_epci(const TableRow& row) {
    std::uint32_t population = 0;
    const std::string_view text = row.fields[2];
    const auto end = std::from_chars(text.data(), text.data() + text.size(), population);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size()) {
      fail(row, 2, "not a number of inhabitants: `" + std::string(text) + "`");
    }
    in_.epci.push_back({row.fields[0], row.fields[1], population, codes(row, 3)});
  }

  const std::string& data_;
  Inputs& inputs_;
  QpvInputs in_;
  const Document* current_ = nullptr;
};

}  // namespace

QpvInputs read_qpv_inputs(const std::string& data, Inputs& inputs) {
  return Reader(data, inputs).run();
}

}  // namespace zonage::compile
