// Parser of the table of the Nord's pilot towns and the territories they cover (the document bears
// no author, title or date). Two columns separated by a tab: the town, and the cantons (those
// before March 2015) or the Belgian province; some rows name a town of another canton on its own
// (`et la ville de …`). Reads our data/sources/nord_pilot_towns.txt and the page to the same facts.
// The views are into the Document, which must outlive them.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "sources/document.h"

namespace zonage::sources {

enum class PilotKind { town, intercommunality, province };

struct PilotRow {
  PilotKind kind = PilotKind::town;
  std::string_view arrondissement;  // `Arrondissement d'Avesnes`
  std::string_view label;           // as printed: `Ville d'Anor`, `Province de Hainaut`
  std::string_view name;            // `Anor`; for the two other kinds the whole label
  std::vector<std::string_view> cantons{};
  std::vector<std::string_view> named_towns{};  // exceptions to their own canton
  std::string_view province{};                  // `Hainaut`, of PilotKind::province
  std::size_t line = 0;
};

struct PilotTable {
  std::vector<PilotRow> rows;
  std::vector<Error> errors;
};

PilotTable parse_nord_pilot_towns(const Document& document);

}  // namespace zonage::sources
