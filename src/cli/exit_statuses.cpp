#include "cli/exit_statuses.h"

namespace zonage::cli {
namespace {

struct Statuses {
  std::string_view name;
  Words words;
};

constexpr Statuses all[] = {
    {"",
     {"0 tout a une réponse ; 1 une réponse au moins est ambiguë ou inconnue ; 2 erreur.",
      "0 everything was answered; 1 at least one answer is ambiguous or unknown; 2 error."}},
    {"annotate",
     {"0 la table est écrite, même si des noms restent sans réponse ; 1 avec --strict, une ligne "
      "au moins n'est pas trouvée ; 2 erreur.",
      "0 the table is written, even if names stay without an answer; 1 with --strict, at least one "
      "row was not found; 2 error."}},
    {"list",
     {"0 une commune au moins répond aux choix ; 1 aucune ; 2 erreur.",
      "0 at least one commune answers to the choices; 1 none does; 2 error."}},
    {"qpv",
     {"0 tout a une réponse ; 1 une réponse au moins est ambiguë ou inconnue, ou aucun quartier ne "
      "répond aux choix de --list ; 2 erreur.",
      "0 everything was answered; 1 at least one answer is ambiguous or unknown, or no "
      "neighbourhood answers to the choices of --list; 2 error."}},
    {"dotation",
     {"0 le calcul est fait ; 1 la commune demandée n'est pas l'une de celles de la dotation ou "
      "peut en être plusieurs, ou --check trouve un écart ; 2 erreur.",
      "0 it is computed; 1 the commune asked for is none of those of the grant or may be several, "
      "or --check finds a difference; 2 error."}},
    {"sources",
     {"0 les documents sont montrés, ou le fichier dit la même chose ; 1 le fichier diffère ; "
      "2 erreur.",
      "0 the documents are shown, or the file says the same; 1 the file differs; 2 error."}},
    {"completion", {"0 le script est écrit ; 2 erreur.", "0 the script is written; 2 error."}},
};

}  // namespace

Words exit_statuses_of(std::string_view name) {
  for (const Statuses& each : all) {
    if (each.name == name) return each.words;
  }
  return {};
}

}  // namespace zonage::cli
