#include "compile/dataset/dsc_layout.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>

#include "compile/dataset/link.h"
#include "text/distance.h"

namespace zonage::compile {
namespace {

using sources::DscPage;
using sources::DscRow;
using sources::DscTable;
using sources::Erratum;
using sources::Evidence;

constexpr std::string_view weight_label = "PONDERATION";
constexpr std::string_view envelope_label = "ENVELOPPE DE LA DSC";
constexpr std::string_view pot_label = "ENVELOPPE A REPARTIR";

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

std::vector<std::string_view> items_of(std::string_view text) {
  std::vector<std::string_view> items = sources::split(text, ';');
  for (std::string_view& item : items) item = sources::trim(item);
  return items;
}

class Layer {
 public:
  explicit Layer(const DscInput& dsc) : dsc_(dsc), used_(dsc.errata.rows.size(), false) {
    out_.printed_forms.resize(dsc.members.size());
    for (std::size_t m = 0; m < dsc.members.size(); ++m) {
      by_name_[name_key(dsc.members[m].name)] = m;
      by_code_[dsc.members[m].code] = m;
    }
  }

  DscLayout run() {
    const auto& specs = dsc_tables();
    const auto& printed = dsc_.printed.tables;
    if (printed.size() != specs.size()) {
      out_.errors.push_back(Error{ErrorKind::contradiction,
                                  std::to_string(printed.size()) + " tables where " +
                                      std::to_string(specs.size()) + " are expected",
                                  {dsc_.document->name(), 0, 0, {}}});
      return std::move(out_);
    }
    for (std::size_t t = 0; t < specs.size(); ++t) lay_out_table(printed[t], specs[t]);
    for (std::size_t e = 0; e < used_.size(); ++e) {
      if (!used_[e]) {
        fail(dsc_.errata.rows[e], dsc_.errata.rows[e].printed,
             "this correction no longer applies: " + quoted(dsc_.errata.rows[e].printed) +
                 " is not printed there");
      }
    }
    return std::move(out_);
  }

 private:
  void fail(std::size_t line, std::string_view part, std::string message) {
    out_.errors.push_back(
        dsc_.document->error_at(line, part, std::move(message), ErrorKind::contradiction));
  }
  void fail(const Erratum& erratum, std::string_view part, std::string message) {
    out_.errors.push_back(dsc_.errata_document->error_at(erratum.line, part, std::move(message),
                                                         ErrorKind::contradiction));
  }

  void lay_out_table(const DscTable& table, const DscTableColumns& spec) {
    if (name_key(table.title) != name_key(spec.title)) {
      fail(table.line, table.title, "the table " + quoted(spec.title) + " is expected here");
    }
    check_box(table, spec);
    DscLayout::Table laid;
    laid.spec = &spec;
    std::vector<std::size_t> order;
    for (std::size_t p = 0; p < table.pages.size(); ++p) {
      DscLayout::Page page;
      page.columns = columns_of(table, p, spec);
      for (const DscRow& row : table.pages[p].rows) page.members.push_back(member_of(row));
      order.insert(order.end(), page.members.begin(), page.members.end());
      laid.pages.push_back(std::move(page));
    }
    check_names(table, order);
    check_order(table, order);
    out_.tables.push_back(std::move(laid));
  }

  void check_box(const DscTable& table, const DscTableColumns& spec) {
    if (table.box.size() != (spec.criterion ? 3U : 0U)) {
      return fail(table.line, table.title,
                  "an envelope, a weight and what is to be shared out are expected above a "
                  "criterion's table, and nowhere else");
    }
    if (table.box.empty()) return;
    for (const auto& [at, label] : {std::pair(0U, envelope_label), std::pair(2U, pot_label)}) {
      if (name_key(table.box[at].name) != name_key(label)) {
        fail(table.box[at].line, table.box[at].name, quoted(label) + " is expected here");
      }
    }
    const DscRow& weight = table.box[1];
    if (name_key(weight.name) == name_key(weight_label)) return;
    for (std::size_t e = 0; e < used_.size(); ++e) {
      const Erratum& erratum = dsc_.errata.rows[e];
      if (!erratum.section.empty() || !erratum.codes.empty() || erratum.printed != weight.name ||
          erratum.meant.size() != 1 || name_key(erratum.meant.front()) != name_key(weight_label)) {
        continue;
      }
      if (!used_[e]) check_computed(erratum, {"poids"});
      used_[e] = true;
      return;
    }
    fail(weight.line, weight.name, quoted(weight_label) + " is expected here");
  }

  // What a correction of headings cites is that the figures are those of the columns meant; that
  // they are is checked cell by cell (link_dsc).
  void check_computed(const Erratum& erratum, const std::set<std::string_view>& meant) {
    for (const Evidence& item : erratum.evidence) {
      if (item.kind != "calcul" || !meant.contains(item.detail)) {
        fail(erratum, item.detail, "evidence: `calcul:` and a column that is meant is expected");
      }
    }
  }

  const DscColumn* column(const DscTableColumns& spec, std::string_view heading) const {
    for (const DscColumn& each : spec.columns) {
      if (name_key(each.heading) == name_key(heading)) return &each;
    }
    return nullptr;
  }

  std::vector<const DscColumn*> columns_of(const DscTable& table, std::size_t p,
                                           const DscTableColumns& spec) {
    const DscPage& page = table.pages[p];
    std::vector<std::string_view> headings = page.headings;
    for (std::size_t e = 0; e < used_.size(); ++e) {
      const Erratum& erratum = dsc_.errata.rows[e];
      const std::string here = std::string(table.title) + ", page " + std::to_string(p + 1);
      if (erratum.section != table.title && erratum.section != here) continue;
      const std::vector<std::string_view> printed = items_of(erratum.printed);
      const auto at = std::search(headings.begin(), headings.end(), printed.begin(), printed.end());
      if (at == headings.end()) continue;
      if (printed.size() != erratum.meant.size()) {
        fail(erratum, erratum.printed, "as many headings as are printed must be meant");
        continue;
      }
      std::copy(erratum.meant.begin(), erratum.meant.end(), at);
      if (used_[e]) continue;  // of the page before
      used_[e] = true;
      std::set<std::string_view> meant;
      for (const std::string_view heading : erratum.meant) {
        const DscColumn* known = column(spec, heading);
        if (known != nullptr && known->kind != DscColumn::Kind::dash) {
          meant.insert(grant::key_of(known->figure));
        }
      }
      check_computed(erratum, meant);
      if (std::equal(printed.begin(), printed.end(), erratum.meant.begin())) {
        fail(erratum, erratum.printed, "this correction is not needed: it changes nothing");
      }
    }
    std::vector<const DscColumn*> columns;
    for (std::size_t i = 0; i < headings.size(); ++i) {
      const DscColumn* known = column(spec, headings[i]);
      if (known == nullptr) {
        fail(page.line, page.headings[i],
             "no column of this table is called so: " + quoted(headings[i]));
      } else if (std::find(columns.begin(), columns.end(), known) != columns.end()) {
        fail(page.line, page.headings[i], "a second column of this heading");
      }
      columns.push_back(known);
    }
    return columns;
  }

  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

  std::size_t member_of(const DscRow& row) {
    const auto plain = by_name_.find(name_key(row.name));
    for (std::size_t e = 0; e < used_.size(); ++e) {
      const Erratum& erratum = dsc_.errata.rows[e];
      if (erratum.printed != row.name || erratum.codes.size() != 1) continue;
      const auto found = by_code_.find(erratum.codes.front());
      if (!used_[e]) {
        used_[e] = true;
        check_meant(erratum, found == by_code_.end() ? nobody : found->second);
        if (plain != by_name_.end()) {
          fail(erratum, erratum.printed,
               "this correction is not needed: " + quoted(row.name) + " is a commune's own name");
        }
      }
      if (found == by_code_.end()) return nobody;
      auto& forms = out_.printed_forms[found->second];
      if (std::find(forms.begin(), forms.end(), row.name) == forms.end()) {
        forms.push_back(row.name);
      }
      return found->second;
    }
    if (plain != by_name_.end()) return plain->second;
    fail(row.line, row.name,
         quoted(row.name) + " is no commune of the agglomeration and has no correction");
    return nobody;
  }

  void check_meant(const Erratum& erratum, std::size_t member) {
    if (member == nobody) {
      return fail(
          erratum, erratum.codes.front(),
          "no commune of the agglomeration bears the code " + std::string(erratum.codes.front()));
    }
    if (erratum.meant.front() != dsc_.members[member].name) {
      fail(erratum, erratum.meant.front(),
           std::string(erratum.codes.front()) + " is " + quoted(dsc_.members[member].name));
    }
    for (const Evidence& item : erratum.evidence) {
      if (item.kind == "seul") {
        check_alone(erratum, item, member);
      } else if (item.kind != "ordre") {
        fail(erratum, item.kind, "evidence: `ordre:` or `seul:` is expected for a name");
      }
    }
  }

  void check_alone(const Erratum& erratum, const Evidence& item, std::size_t member) {
    int limit = 0;
    const char* const last = item.detail.data() + item.detail.size();
    const auto [end, error] = std::from_chars(item.detail.data(), last, limit);
    if (error != std::errc{} || end != last || limit < 0 || limit > 4) {
      return fail(erratum, item.detail, "evidence: a distance is expected");
    }
    const text::OsaPattern printed(name_key(erratum.printed));
    for (std::size_t m = 0; m < dsc_.members.size(); ++m) {
      const std::string_view name = dsc_.members[m].name;
      if (m != member && printed.distance(name_key(name), limit) <= limit) {
        fail(erratum, item.detail, "evidence: " + std::string(name) + " is as near");
      }
    }
  }

  std::string_view name_at(const std::vector<std::size_t>& order, std::size_t at) const {
    return at < order.size() && order[at] != nobody ? dsc_.members[order[at]].name
                                                    : std::string_view{};
  }

  // `ordre:P|N`: wherever the form is printed it stands between these two, and sorts there.
  void check_names(const DscTable& table, const std::vector<std::size_t>& order) {
    std::size_t at = 0;
    for (const DscPage& page : table.pages) {
      for (const DscRow& row : page.rows) {
        const std::size_t here = at++;
        for (const Erratum& erratum : dsc_.errata.rows) {
          if (erratum.printed != row.name || erratum.codes.size() != 1) continue;
          for (const Evidence& item : erratum.evidence) {
            if (item.kind != "ordre") continue;
            const std::string_view before = name_at(order, here - 1);
            const std::string_view after = name_at(order, here + 1);
            if (item.detail != std::string(before) + "|" + std::string(after)) {
              fail(erratum, item.detail,
                   "evidence: in line " + std::to_string(row.line) + " its neighbours are " +
                       quoted(before) + " and " + quoted(after));
            }
          }
        }
      }
    }
  }

  void check_order(const DscTable& table, const std::vector<std::size_t>& order) {
    std::set<std::size_t> seen;
    std::size_t at = 0;
    std::string before;
    for (const DscPage& page : table.pages) {
      for (const DscRow& row : page.rows) {
        const std::size_t member = order[at++];
        if (member == nobody) continue;
        std::string key = name_key(dsc_.members[member].name);
        if (!seen.insert(member).second) {
          fail(row.line, row.name, "this commune has a row of the table already");
        } else if (key < before) {
          fail(row.line, row.name, "the rows are not in the order of the communes' names");
        }
        before = std::move(key);
      }
    }
    for (std::size_t m = 0; m < dsc_.members.size(); ++m) {
      if (!seen.contains(m)) {
        fail(table.line, table.title,
             std::string(dsc_.members[m].name) + " has no row of this table");
      }
    }
  }

  const DscInput& dsc_;
  std::vector<bool> used_;
  std::map<std::string, std::size_t> by_name_;
  std::map<std::string_view, std::size_t> by_code_;
  DscLayout out_;
};

}  // namespace

DscLayout lay_out(const DscInput& dsc) { return Layer(dsc).run(); }

}  // namespace zonage::compile
