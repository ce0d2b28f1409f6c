// Everything under data/ that goes into the table, read and parsed, with every error of every file
// collected: a build lists them all in one run. Owns the documents that the parsed rows view.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grant/profile.h"
#include "sources/cog.h"
#include "sources/document.h"
#include "sources/dsc_cabbalr_2023.h"
#include "sources/errata.h"
#include "sources/nord_pilot_towns.h"
#include "sources/printed_list.h"
#include "zonage/terms.h"
#include "zones/classify.h"
#include "zones/pilots.h"

namespace zonage::compile {

// One of the two orders: the list as printed and what stands beside it.
struct ListInput {
  Scheme scheme = Scheme::abc_2003;
  const sources::Document* document = nullptr;
  sources::PrintedList printed;
  const sources::Document* errata_document = nullptr;
  sources::Errata errata;
};

struct Amendment {
  std::string_view code;
  std::string_view name;
  std::string_view zone;
  std::string_view before;
  Date date = no_date;
  std::string_view nor;
  std::size_t line = 0;
};

struct BelgianMunicipality {
  std::string_view nis;
  std::string_view nis_since_2025;
  std::string_view name_fr;
  std::string_view name_nl;
  std::string_view province;
};

struct ManifestRow {
  std::string_view id;
  std::string_view file;  // below data/
  std::string_view title;
  std::string_view legal_reference;
  std::string_view in_force;
  std::string_view licence;
  std::string_view sha256;
};

struct DscMember {
  std::string_view code;
  std::string_view name;
  std::size_t line = 0;
};

// The Béthune-Bruay grant: its tables as printed, what stands beside them, and its rules.
struct DscInput {
  const sources::Document* document = nullptr;
  sources::DscTables printed;
  const sources::Document* errata_document = nullptr;
  sources::Errata errata;
  const sources::Document* members_document = nullptr;
  std::vector<DscMember> members;  // the communes of the agglomeration
  const sources::Document* published_document = nullptr;
  grant::Profile published;  // the rules as the tables apply them
  const sources::Document* written_document = nullptr;
  grant::Profile written;   // the rules as the text words them
  bool rules_read = false;  // both without an error
};

struct Inputs {
  ListInput abc;
  ListInput apl;
  const sources::Document* pilots_document = nullptr;
  sources::PilotTable pilots;
  DscInput dsc;

  sources::CogStates states;
  bool states_read = false;  // some, and without an error
  sources::CogToday today;
  sources::CogFormerCodes former_codes;
  sources::CogOldPostalCodes old_postal_codes;
  sources::CogDepartments departments;

  zones::RuleFacts apl_facts;
  std::map<std::string, std::string_view, std::less<>> oise_cantons;  // key -> as in the table
  const sources::Document* amendments_document = nullptr;
  std::vector<Amendment> amendments;
  std::vector<zones::NordCommune> nord_communes;
  std::vector<BelgianMunicipality> belgian;
  std::map<std::string_view, std::string_view> belgian_mergers;  // NIS since 2025 -> name
  std::vector<ManifestRow> manifest;

  std::vector<Error> errors;

  // Reads `path` below the data folder; null and an error when it cannot be read.
  const sources::Document* open(const std::string& data, const std::string& path);

 private:
  std::vector<std::unique_ptr<sources::Document>> documents_;
  std::map<std::string, const sources::Document*> by_path_;
};

Inputs read_inputs(const std::string& data);

}  // namespace zonage::compile
