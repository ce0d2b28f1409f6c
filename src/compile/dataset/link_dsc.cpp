#include "compile/dataset/link_dsc.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/codes.h"
#include "compile/dataset/dsc_layout.h"
#include "compile/dataset/link.h"
#include "grant/published.h"

namespace zonage::compile {
namespace {

using grant::Fraction;
using grant::Integer;
using sources::DscRow;
using Kind = DscColumn::Kind;

// What the tables leave empty or mark by a dash is 0.
std::optional<Decimal> parse_cell(std::string_view cell) {
  if (cell.empty() || cell == "-") return Decimal{};
  return parse_decimal(cell);
}

class DscLinker {
 public:
  DscLinker(const DscInput& dsc, const communes::Gazetteer& gazetteer)
      : dsc_(dsc), gazetteer_(gazetteer) {}

  LinkedDsc run() {
    check_members();
    layout_ = lay_out(dsc_);
    take(layout_.errors);
    if (!out_.errors.empty()) return std::move(out_);
    out_.communes.resize(dsc_.members.size());
    for (std::size_t m = 0; m < dsc_.members.size(); ++m) {
      out_.communes[m].code = dsc_.members[m].code;
      out_.communes[m].name = dsc_.members[m].name;
      out_.communes[m].printed = layout_.printed_forms[m];
      out_.communes[m].figures.fill(dataset::grant_not_printed);
    }
    out_.totals.fill(dataset::grant_not_printed);
    read_inputs();
    if (out_.errors.empty() && dsc_.rules_read) compute();
    return std::move(out_);
  }

 private:
  void take(std::vector<Error>& errors) {
    std::move(errors.begin(), errors.end(), std::back_inserter(out_.errors));
  }
  void fail(std::size_t line, std::string_view part, std::string message) {
    out_.errors.push_back(
        dsc_.document->error_at(line, part, std::move(message), ErrorKind::contradiction));
  }

  // The communes of the agglomeration are communes of the deliberation's day, with their names.
  void check_members() {
    std::string_view before;
    for (const DscMember& member : dsc_.members) {
      const auto is_it = [&](const sources::CommuneState& state) {
        return state.code == member.code && state.nature == sources::Nature::commune &&
               state.valid_on(grant::deliberation_day) && state.name == member.name;
      };
      const auto& states = gazetteer_.states();
      const auto complain = [&](std::string_view part, std::string message) {
        out_.errors.push_back(dsc_.members_document->error_at(member.line, part, std::move(message),
                                                              ErrorKind::contradiction));
      };
      if (std::none_of(states.begin(), states.end(), is_it)) {
        complain(member.name, "no commune of " + format_date(grant::deliberation_day) +
                                  " has this code and name");
      }
      if (member.code <= before) complain(member.code, "not in the order of the codes");
      before = member.code;
    }
  }

  template <class Each>
  void for_each_cell(Each each) {
    for (std::size_t t = 0; t < layout_.tables.size(); ++t) {
      for (std::size_t p = 0; p < layout_.tables[t].pages.size(); ++p) {
        const DscLayout::Page& page = layout_.tables[t].pages[p];
        const auto& rows = dsc_.printed.tables[t].pages[p].rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
          for (std::size_t c = 0; c < page.columns.size(); ++c) {
            each(page.members[r], rows[r], rows[r].cells[c], *page.columns[c]);
          }
          out_.communes[page.members[r]].lines[t] = static_cast<std::uint32_t>(rows[r].line);
        }
      }
    }
  }

  // The first time an input is printed it is read; printed again it must be the same, with the
  // decimals that are printed then.
  void read_inputs() {
    inputs_.resize(dsc_.members.size());
    for (std::size_t m = 0; m < dsc_.members.size(); ++m) {
      inputs_[m].code = dsc_.members[m].code;
      inputs_[m].name = dsc_.members[m].name;
    }
    for_each_cell(
        [&](std::size_t m, const DscRow& row, std::string_view cell, const DscColumn& column) {
          const auto value = parse_cell(cell);
          if (!value) return fail(row.line, cell, "not a number");
          if (column.kind != Kind::input) return;
          std::int64_t& known = out_.communes[m].figures[grant::at(column.input)];
          const auto exact = value->at(dataset::grant_decimals);
          if (!exact) return fail(row.line, cell, "more decimals than the table can hold");
          if (known == dataset::grant_not_printed) {
            known = *exact;
            inputs_[m].inputs[grant::at(column.input)] = *value;
            if (const auto why = why_not(inputs_[m], column.input)) {
              fail(row.line, cell, why->message);
            }
            return;
          }
          const Fraction first(inputs_[m][column.input]);
          if (first.rounded(value->decimals) != Integer(value->units)) {
            fail(row.line, cell,
                 "another table prints " +
                     first.rounded(value->decimals).to_string(value->decimals, ","));
          }
        });
  }

  void compute() {
    const Result<grant::Outcome> outcome = grant::compute(inputs_, dsc_.published);
    if (!outcome) {
      out_.errors.push_back(outcome.error());
      return;
    }
    outcome_ = &*outcome;
    for_each_cell([&](std::size_t m, const DscRow& row, std::string_view cell,
                      const DscColumn& column) { check_cell(m, row, cell, column); });
    for (std::size_t t = 0; t < layout_.tables.size(); ++t) check_frame(t);
    const Result<grant::Outcome> written = grant::compute(inputs_, dsc_.written);
    if (!written) out_.errors.push_back(written.error());
    for (const grant::Exception& exception : dsc_.published.exceptions) {
      if (grant::find(inputs_, exception.code) == inputs_.size()) {
        out_.errors.push_back(
            Error{ErrorKind::contradiction,
                  "an exception for no commune of the agglomeration: " + exception.code,
                  {dsc_.published_document->name(), 0, 0, {}}});
      }
    }
  }

  // Printed is what the computation gives, rounded to the decimals of its column.
  bool agrees(std::size_t line, std::string_view cell, const Fraction& computed, unsigned decimals,
              bool without_sign = false) {
    Integer expected = computed.rounded(decimals);
    if (without_sign && expected.is_negative()) expected = -expected;
    const auto value = parse_cell(cell);
    if (value && Fraction(*value) == Fraction(expected, Integer::power_of_ten(decimals))) {
      return true;
    }
    fail(line, cell, "the rules give " + expected.to_string(decimals, ","));
    return false;
  }

  void check_cell(std::size_t m, const DscRow& row, std::string_view cell,
                  const DscColumn& column) {
    const grant::Share& share = outcome_->shares[m];
    switch (column.kind) {
      case Kind::input:
        return;
      case Kind::dash:
        if (cell != "-") fail(row.line, cell, "a dash is expected");
        return;
      case Kind::mean_potential:
        agrees(row.line, cell, outcome_->means.potential, mean_decimals);
        return;
      case Kind::mean_income:
        agrees(row.line, cell, outcome_->means.income, mean_decimals);
        return;
      case Kind::stratum:
        agrees(row.line, cell, share.stratum_mean, grant::decimals_of(grant::Input::tax_effort));
        return;
      case Kind::figure:
      case Kind::figure_without_sign:
        break;
    }
    const unsigned decimals = grant::decimals_of(column.figure);
    const Fraction& computed = share[column.figure];
    if (!agrees(row.line, cell, computed, decimals, column.kind == Kind::figure_without_sign)) {
      return;
    }
    out_.communes[m].figures[grant::input_count + grant::at(column.figure)] =
        in_table(computed.rounded(decimals), decimals);
  }

  static std::int64_t in_table(const Integer& units, unsigned decimals) {
    return (units * Integer::power_of_ten(dataset::grant_decimals - decimals)).to_int64();
  }

  // The box above a table and the totals below it.
  void check_frame(std::size_t t) {
    const sources::DscTable& table = dsc_.printed.tables[t];
    const auto criterion = layout_.tables[t].spec->criterion;
    if (criterion) {
      agrees(table.box[0].line, table.box[0].cells[0],
             dsc_.published.envelopes[grant::envelope_of(*criterion)], 0);
      std::string_view weight = table.box[1].cells[0];
      if (weight.ends_with('%')) weight.remove_suffix(1);
      agrees(table.box[1].line, weight, dsc_.published.weights[grant::at(*criterion)], 0);
      agrees(table.box[2].line, table.box[2].cells[0], outcome_->pots[grant::at(*criterion)], 0);
    }
    for (const DscRow& row : table.totals) {
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (!row.cells[c].empty()) {
          check_total(t, row, row.cells[c], *layout_.tables[t].pages.back().columns[c]);
        }
      }
    }
  }

  void check_total(std::size_t t, const DscRow& row, std::string_view cell,
                   const DscColumn& column) {
    if (row.name.starts_with("MOYENNE")) {
      const bool income = column.kind == Kind::input && column.input == grant::Input::income;
      agrees(row.line, cell, income ? outcome_->means.income : outcome_->means.potential,
             mean_decimals);
      return;
    }
    if (column.kind == Kind::input && grant::is_summed(column.input)) {
      Fraction total;
      for (const grant::Commune& commune : inputs_) total = total + commune[column.input];
      const unsigned decimals = grant::decimals_of(column.input);
      if (!agrees(row.line, cell, total, decimals)) return;
      out_.totals[grant::at(column.input)] = in_table(total.rounded(decimals), decimals);
      return;
    }
    if (column.kind != Kind::figure || !grant::is_summed(column.figure)) {
      return fail(row.line, cell, "no total is expected here");
    }
    const unsigned decimals = grant::decimals_of(column.figure);
    Fraction total = outcome_->totals[grant::at(column.figure)];
    // The first table adds up what each row rounds by itself.
    if (t == 0 && column.figure == grant::Figure::before_correction) {
      total = Fraction(outcome_->rounded_total, 1);
    }
    if (!agrees(row.line, cell, total, decimals)) return;
    std::int64_t& stored = out_.totals[grant::input_count + grant::at(column.figure)];
    if (stored == dataset::grant_not_printed) stored = in_table(total.rounded(decimals), decimals);
  }

  static constexpr unsigned mean_decimals = 6;  // at most that many are printed

  const DscInput& dsc_;
  const communes::Gazetteer& gazetteer_;
  DscLayout layout_;
  std::vector<grant::Commune> inputs_;
  const grant::Outcome* outcome_ = nullptr;
  LinkedDsc out_;
};

}  // namespace

LinkedDsc link_dsc(const DscInput& dsc, const communes::Gazetteer& gazetteer) {
  return DscLinker(dsc, gazetteer).run();
}

}  // namespace zonage::compile
