// A printed list with its corrections over a few invented communes, for the tests of linking and of
// evidence.
#pragma once

#include <string>
#include <vector>

#include "compile/dataset/inputs.h"
#include "compile/dataset/link.h"
#include "sources/abc_2003.h"
#include "sources/apl_1978.h"
#include "unit/zones/small_world.h"

namespace zonage::test {

inline const std::string errata_header =
    "zone\tdepartement\tsection\timprime\tgenre\tlu\tcode_insee\traison\treason\tpreuve\n";

class SmallList {
 public:
  // `errata` are rows without their two reasons: zone, departement, section, imprime, genre, lu,
  // code_insee, preuve.
  SmallList(Scheme scheme, std::string list, const std::vector<std::string>& errata = {})
      : document_(*sources::Document::from_text("list.txt", std::move(list))),
        errata_document_(*sources::Document::from_text("errata.tsv", errata_text(errata))) {
    input.scheme = scheme;
    input.document = &document_;
    input.printed = scheme == Scheme::abc_2003 ? sources::parse_abc_2003(document_)
                                               : sources::parse_apl_1978(document_);
    REQUIRE(described(input.printed.errors) == Texts{});
    input.errata_document = &errata_document_;
    input.errata = sources::read_errata(errata_document_);
    REQUIRE(described(input.errata.errors) == Texts{});
  }
  SmallList(const SmallList&) = delete;
  SmallList& operator=(const SmallList&) = delete;

  compile::ListInput input;

 private:
  static std::string errata_text(const std::vector<std::string>& rows) {
    std::string text = errata_header;
    for (const std::string& row : rows) {
      const std::size_t evidence = row.rfind('\t');
      text += row.substr(0, evidence) + "\tr\tr" + row.substr(evidence) + "\n";
    }
    return text;
  }

  sources::Document document_;
  sources::Document errata_document_;
};

// abc_2003 with these names in zone B of Ain.
inline std::string abc_of(const std::string& names) {
  return "Zone A\nZone B\n01 - Ain\n" + names + "\nZone C\nLe reste du territoire national.\n";
}

// An erratum of such a name as SmallList takes it.
inline std::string erratum(const std::string& printed, const std::string& kind,
                           const std::string& meant, const std::string& codes,
                           const std::string& evidence = "seul:0") {
  return "B\t01\t\t" + printed + "\t" + kind + "\t" + meant + "\t" + codes + "\t" + evidence;
}

}  // namespace zonage::test
