#include "compile/dataset/write_qpv.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "compile/dataset/link.h"
#include "compile/dataset/row_parts.h"

namespace zonage::compile {
namespace {

// The day of the communes' codes in data/rules/qpv_communes.tsv.
constexpr Date facts_day = 20210101;

// What a correction of all of them speaks of.
constexpr std::string_view every_epci = "EPCI";

class Writer {
 public:
  Writer(const QpvInputs& in, const QpvAtlas& atlas, const QpvBodies& bodies,
         const communes::Gazetteer& gazetteer, const std::vector<std::uint32_t>& row_of_body,
         TableWriter& out)
      : in_(in),
        atlas_(atlas),
        bodies_(bodies),
        gazetteer_(gazetteer),
        row_of_body_(row_of_body),
        out_(out) {}

  void run() {
    for (const AtlasTerritoryFigures& territory : atlas_.territories) write_territory(territory);
    for (std::uint32_t q = 0; q < atlas_.neighbourhoods.size(); ++q) {
      write_neighbourhood(atlas_.neighbourhoods[q], q);
    }
    write_communes();
    write_keys();
    for (const QpvTerm& term : in_.terms) {
      out_.qpv_terms.push_back({out_.text(term.kind), out_.text(term.key), out_.text(term.label_fr),
                                out_.text(term.label_en), out_.text(term.definition_fr),
                                out_.text(term.definition_en), out_.text(term.source)});
    }
  }

 private:
  // Writes the corrections that speak of an object.
  void write_errata(std::string_view object) {
    for (const sources::QpvErratum& erratum : in_.errata.rows) {
      std::string_view of = erratum.object;
      takes_qpv_mark(of);
      if (of != object) continue;
      out_.qpv_errata.push_back({out_.text(erratum.object),
                                 out_.text(erratum.column),
                                 {out_.text(erratum.kind), out_.text(erratum.printed),
                                  out_.text(erratum.meant), out_.text(erratum.reason_fr),
                                  out_.text(erratum.reason_en), out_.text(erratum.evidence_text)}});
    }
  }

  void write_territory(const AtlasTerritoryFigures& territory) {
    dataset::QpvTerritoryRow row{};
    row.kind = static_cast<std::uint8_t>(territory.kind);
    row.code = out_.text(territory.code);
    row.name = out_.text(territory.name);
    row.department = territory.department;
    row.line = static_cast<std::uint32_t>(territory.line);
    std::copy_n(territory.whole, territory_figure_count, row.whole);
    std::copy_n(territory.in_qpvs, territory_figure_count, row.in_qpvs);
    row.first_erratum = size32(out_.qpv_errata);
    write_errata(territory.name);
    if (territory.kind == dataset::TerritoryKind::epci) write_errata(every_epci);
    row.erratum_count = size32(out_.qpv_errata) - row.first_erratum;
    out_.qpv_territories.push_back(row);
  }

  void write_neighbourhood(const Neighbourhood& n, std::uint32_t q) {
    dataset::QpvRow row{};
    put_code(row.code, n.code);
    for (std::size_t i = 0; i < qpv_typology_count; ++i)
      put_code(row.typologies[i], n.typologies[i]);
    row.territory = n.territory;
    row.name = out_.text(n.facts->name);
    row.printed = out_.text(n.printed_left);
    row.printed_right = out_.text(n.printed_right);
    row.first_commune = size32(out_.qpv_lies_in);
    for (const std::uint32_t body : bodies_.of_neighbourhood[q]) {
      out_.qpv_lies_in.push_back(row_of_body_[body]);
    }
    row.commune_count = size32(out_.qpv_lies_in) - row.first_commune;
    row.first_erratum = size32(out_.qpv_errata);
    write_errata(n.code);
    row.erratum_count = size32(out_.qpv_errata) - row.first_erratum;
    row.line = static_cast<std::uint32_t>(n.line);
    row.right_line = static_cast<std::uint32_t>(n.right_line);
    row.confidence = static_cast<std::uint8_t>(n.facts->confidence);
    row.zfu = static_cast<std::uint8_t>(n.zfu);
    row.npnru = static_cast<std::uint8_t>(n.npnru);
    row.qrr = n.qrr ? 1 : 0;
    std::copy_n(n.figures, qpv_figure_count, row.figures);
    out_.qpvs.push_back(row);
  }

  // Every body that is such a commune, lay or lies in one, or was made of one since.
  void write_communes() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> of_body;
    for (std::uint32_t q = 0; q < bodies_.of_neighbourhood.size(); ++q) {
      for (const std::uint32_t body : bodies_.of_neighbourhood[q]) of_body[body].push_back(q);
    }
    for (std::uint32_t b = 0; b < gazetteer_.bodies().size(); ++b) {
      for (const std::uint32_t state :
           gazetteer_.made_of(gazetteer_.bodies()[b].last_state, facts_day)) {
        const std::uint32_t whole = gazetteer_.body_of(state);
        const auto found = of_body.find(whole);
        if (found == of_body.end()) continue;
        for (const std::uint32_t q : found->second) {
          out_.qpv_communes.push_back({row_of_body_[b], q, row_of_body_[whole]});
        }
      }
    }
    std::sort(out_.qpv_communes.begin(), out_.qpv_communes.end(),
              [](const dataset::QpvCommuneRow& x, const dataset::QpvCommuneRow& y) {
                return std::tie(x.body, x.qpv, x.lies_in) < std::tie(y.body, y.qpv, y.lies_in);
              });
  }

  // INSEE's name, its parts between dashes, and the names as printed.
  void write_keys() {
    std::map<std::pair<std::string, std::uint32_t>, bool> keys;  // whether it is only a part
    for (std::uint32_t q = 0; q < atlas_.neighbourhoods.size(); ++q) {
      const Neighbourhood& n = atlas_.neighbourhoods[q];
      const auto add = [&](std::string_view name, bool part) {
        const std::string key = name_key(name);
        if (!key.empty()) keys.try_emplace({key, q}, part);
      };
      add(n.facts->name, false);
      add(n.printed_left, false);
      add(n.printed_right, false);
      for (std::string_view rest = n.facts->name;;) {
        const std::size_t dash = rest.find(" - ");
        add(rest.substr(0, dash), true);
        if (dash == std::string_view::npos) break;
        rest.remove_prefix(dash + 3);
      }
    }
    for (const auto& [key, part] : keys) {
      out_.qpv_keys.push_back({out_.text(key.first), key.second, part ? 1U : 0U});
    }
  }

  const QpvInputs& in_;
  const QpvAtlas& atlas_;
  const QpvBodies& bodies_;
  const communes::Gazetteer& gazetteer_;
  const std::vector<std::uint32_t>& row_of_body_;
  TableWriter& out_;
};

}  // namespace

QpvBodies link_qpv_communes(const QpvInputs& in, const QpvAtlas& atlas,
                            const communes::Gazetteer& gazetteer) {
  std::map<std::string_view, std::uint32_t> bodies;
  for (std::uint32_t s = 0; s < gazetteer.states().size(); ++s) {
    const sources::CommuneState& state = gazetteer.states()[s];
    if (state.nature == sources::Nature::commune && state.valid_on(facts_day)) {
      bodies.emplace(state.code, gazetteer.body_of(s));
    }
  }
  QpvBodies result;
  for (const Neighbourhood& n : atlas.neighbourhoods) {
    std::vector<std::uint32_t>& of_one = result.of_neighbourhood.emplace_back();
    for (const std::string_view code : n.facts->communes) {
      const auto found = bodies.find(code);
      if (found == bodies.end()) {
        result.errors.push_back(in.communes_document->error_at(
            n.facts->line, code, "no commune bore this code on 1 January 2021",
            ErrorKind::contradiction));
      } else {
        of_one.push_back(found->second);
      }
    }
  }
  return result;
}

void write_qpv(const QpvInputs& in, const QpvAtlas& atlas, const QpvBodies& bodies,
               const communes::Gazetteer& gazetteer, const std::vector<std::uint32_t>& row_of_body,
               TableWriter& out) {
  Writer(in, atlas, bodies, gazetteer, row_of_body, out).run();
}

}  // namespace zonage::compile
