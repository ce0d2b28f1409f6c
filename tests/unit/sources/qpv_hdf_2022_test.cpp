#include "sources/qpv_hdf_2022.h"

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

using test::described;
using test::Texts;

const std::string territories =
    "\tPopulation\tJeunes de 0 à 14 ans\tRéussite au brevet\tTaux de pauvreté\t"
    "Taux d'emploi femmes\tTaux d'emploi hommes\tTaux de vacance\tLogements sociaux";
const std::string left =
    "Libellé du département et de l'EPCI\tCode géographique\tLibellé du quartier\tPopulation\t"
    "Jeunes de 0 à 14 ans\tReussite au brevet\tTaux de pauvreté\tTypologie cohésion sociale\t"
    "Taux d'emploi femmes\tTaux d'emploi hommes\tTypologie emploi\tTaux de vacance\t"
    "Nombre de logements sociaux\tLogements sociaux\n";
const std::string right =
    "Typologie d'adresse de vie\tCollèges publics <300m\tCollèges publics REP<300m\t"
    "Collèges publics REP+ <300m\tCités éducatives\tEmplois francs\tCités emplois\tZFU\t"
    "NPNRU avec intérêt N/R\tQRR\tCode géographique\tLibellé du quartier\t"
    "Libellé du département et de l'EPCI\n";
const std::string start = "prose\nHAUTS-DE-FRANCE\n";

TEST_CASE("qpv_hdf_2022: captions, territories and the rows of neighbourhoods are read") {
  const Document document = *Document::from_text(
      "atlas",
      start + "**91** QPV soit **7 %**\n 64 QPV soit **4,9 %** des QPV\n" +
          "**361 198** habitants en QPV, soit\n- Quartier prioritaire\n" +
          "Zoom sur\nCA de Lille\nDonnées par intercommunalité\n" + territories + "\n" +
          "CA d'A\t1 000\t1\t2\t3\t4\t5\t6\t7\n<i>dans les QPV</i>\t10\t1\t\t3\t4\t5\t6\t7\n" +
          "NORD (59)\n" + territories + "\t\t\t\t\t\t\t\n" +
          "CA de B\t1\t\t2\t\t3\t\t4\t\t5\t\t6\t\t7\t\t8\n" +
          "dans les QPV\t1\t\t2\t\t3\t\t4\t\t5\t\t6\t\t7\t\t8\n" +
          "Données détaillées par quartier\n" + left +
          "NA\t32\tRégion\t1\t2\t3\t4\t\t5\t6\t\t7\t8\t9\n" +
          "59 Nord - CA de B\tQP059001\tUn\t1\t2\t3\t4\tPET\t5\t6\tIND\t7\t8\t9\n" +
          "QP059002\t\tDeux\t1\t2\t3\t4\tPET\t5\t6\tIND\t7\t8\t9\n" +
          "\t59 Nord - CA de B\tQP059003\tTrois\t1\t2\t3\t4\tPET\t5\t6\tIND\t7\t8\n" + right +
          "\t\t\t\t\t\t\t\t\t\t32\tRégion\t\n" +
          "PET\t1\t\t\t\t9\t\tZFU\tQIN\tQRR\tQP059001\tUn\t59 Nord - CA de B\n" +
          "À propos de l'ANCT\nanything\tat all\n");
  const Atlas atlas = parse_qpv_hdf_2022(document);
  REQUIRE(described(atlas.errors) == Texts{});
  REQUIRE(atlas.captions.size() == 3);
  CHECK(atlas.captions[0].value == "91");
  CHECK(atlas.captions[1].value == "64");
  CHECK(atlas.captions[2].value == "361 198");
  CHECK(atlas.captions[2].of_inhabitants);
  REQUIRE(atlas.tables.size() == 2);
  CHECK(atlas.tables[0].heading == "HAUTS-DE-FRANCE");
  REQUIRE(atlas.tables[0].rows.size() == 2);
  CHECK(atlas.tables[0].rows[1].of_qpvs);
  CHECK(atlas.tables[0].rows[1].name == "CA d'A");
  CHECK(atlas.tables[0].rows[1].cells == Cells{"10", "1", "", "3", "4", "5", "6", "7"});
  CHECK(!atlas.tables[0].doubled_tabs);
  CHECK(atlas.tables[1].doubled_tabs);
  CHECK(atlas.tables[1].heading == "NORD (59)");
  CHECK(atlas.tables[1].rows[0].cells == Cells{"1", "2", "3", "4", "5", "6", "7", "8"});
  REQUIRE(atlas.left.size() == 3);
  CHECK(atlas.left_region.size() == 1);
  CHECK(atlas.left[0].label == "59 Nord - CA de B");
  CHECK(atlas.left[1].label.empty());
  CHECK(atlas.left[1].cells.back() == "9");
  CHECK(!atlas.left[1].last_cell_lost);
  CHECK(atlas.left[2].code == "QP059003");
  CHECK(atlas.left[2].cells.back().empty());
  CHECK(atlas.left[2].last_cell_lost);
  REQUIRE(atlas.right.size() == 1);
  CHECK(atlas.right[0].cells == Cells{"PET", "1", "", "", "", "9", "", "ZFU", "QIN", "QRR"});
  CHECK(atlas.right[0].line == 25);
}

Texts errors_of(const std::string& behind) {
  const Document document = *Document::from_text("atlas", start + behind);
  return described(parse_qpv_hdf_2022(document).errors);
}

TEST_CASE("qpv_hdf_2022: what is not understood is told with its place") {
  CHECK(errors_of("Une phrase.\n") ==
        Texts{"atlas:3:1: not understood: a heading, a caption of a map or a row of a table is "
              "expected\n    Une phrase.\n    ^"});
  CHECK(errors_of("a\tb\n") ==
        Texts{"atlas:3:1: a row before the header of its table\n    a\tb\n    ^"});
  CHECK(errors_of(territories + "\t\t\n") ==
        Texts{"atlas:3:1: not the header of a table of territories\n    " + territories +
              "\t\t\n    ^"});
  CHECK(errors_of(territories + "\nA\t1\n").size() == 1);
  CHECK(errors_of(territories + "\ndans les QPV\t1\t1\t2\t3\t4\t5\t6\t7\n").size() == 1);
  CHECK(errors_of(territories + "\nA\t1\t1\t2\t3\t4\t5\t6\t7\nB\t1\t1\t2\t3\t4\t5\t6\t7\n") ==
        Texts{"atlas:5:1: the row of the neighbourhoods of the territory above is missing\n"
              "    B\t1\t1\t2\t3\t4\t5\t6\t7\n    ^"});
  const std::string detail = "Données détaillées par quartier\n";
  CHECK(errors_of(detail + left + "a\tb\n") ==
        Texts{"atlas:5:1: 2 cells where the header has 14\n    a\tb\n    ^"});
  CHECK(errors_of(detail + right + "1\t\t\t\t\t\t\t\t\t\t32\tRégion\t\n") ==
        Texts{"atlas:5:1: the region has no figures in this half\n"
              "    1\t\t\t\t\t\t\t\t\t\t32\tRégion\t\n    ^"});
  CHECK(errors_of(detail + right + "1\t\t\t\t\t\t\t\t\t\tQP05900\tUn\t\n").size() == 1);
  const Document empty = *Document::from_text("atlas", "prose\n");
  CHECK(described(parse_qpv_hdf_2022(empty).errors) ==
        Texts{"atlas: the heading HAUTS-DE-FRANCE is missing"});
}

TEST_CASE("qpv_hdf_2022: a code is QP and six digits") {
  CHECK(is_qpv_code("QP059074"));
  for (const char* bad : {"QP05907", "QP0590744", "qp059074", "QN059074", "QP05907O", ""}) {
    CHECK(!is_qpv_code(bad));
  }
}

}  // namespace
}  // namespace zonage::sources
