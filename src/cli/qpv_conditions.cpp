#include "cli/qpv_conditions.h"

#include <algorithm>
#include <array>

#include "cli/command.h"
#include "cli/options.h"
#include "render/qpv_figures.h"
#include "zonage/qpv.h"

namespace zonage::cli {
namespace {

using dataset::QpvRow;

template <QpvFigure figure>
bool has_some(const QpvRow& row) {
  return render::counts(render::figure_of(row, figure));
}

constexpr std::array<QpvCondition, 10> conditions{{
    {"zfu", [](const QpvRow& row) { return static_cast<Zfu>(row.zfu) != Zfu::none; }},
    {"npnru", [](const QpvRow& row) { return static_cast<Npnru>(row.npnru) != Npnru::none; }},
    {"qin", [](const QpvRow& row) { return static_cast<Npnru>(row.npnru) == Npnru::national; }},
    {"qir", [](const QpvRow& row) { return static_cast<Npnru>(row.npnru) == Npnru::regional; }},
    {"qrr", [](const QpvRow& row) { return row.qrr != 0; }},
    {"rep", has_some<QpvFigure::colleges_rep>},
    {"rep+", has_some<QpvFigure::colleges_rep_plus>},
    {"cite-educative", has_some<QpvFigure::cites_educatives>},
    {"cite-emploi", has_some<QpvFigure::cites_emploi>},
    {"a-confirmer",
     [](const QpvRow& row) { return to_confirm(static_cast<QpvConfidence>(row.confidence)); }},
}};

}  // namespace

std::string known_qpv_conditions(std::string_view between) {
  std::string known;
  for (const QpvCondition& condition : conditions) {
    known += std::string(known.empty() ? "" : between) + std::string(condition.key);
  }
  return known;
}

std::optional<std::vector<const QpvCondition*>> parse_qpv_conditions(std::string_view text,
                                                                     render::Language language) {
  std::vector<const QpvCondition*> wanted;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view key = text.substr(0, comma);
    const auto found = std::find_if(conditions.begin(), conditions.end(),
                                    [&](const QpvCondition& c) { return c.key == key; });
    if (found == conditions.end()) {
      complain(std::string(say(language, "--where : condition inconnue « ",
                               "--where: unknown condition “")) +
               std::string(key) +
               std::string(say(language, " » : choisissez parmi ", "”: choose among ")) +
               known_qpv_conditions(", "));
      return std::nullopt;
    }
    wanted.push_back(&*found);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return wanted;
}

}  // namespace zonage::cli
