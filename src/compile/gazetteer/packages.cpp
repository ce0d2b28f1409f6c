#include "compile/gazetteer/packages.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace zonage::gazetteer {
namespace {

using nlohmann::json;

Error error_in(const std::string& file, std::string message, ErrorKind kind = ErrorKind::syntax) {
  return Error{kind, std::move(message), {file, 0, 0, {}}};
}

std::string path_of(const std::string& folder, const std::string& version,
                    const std::string& name) {
  for (const std::string& prefix : {version, "v" + version}) {
    for (const char* level : {"/package/data/", "/data/"}) {
      std::string path = folder + '/' + prefix + level + name;
      if (std::filesystem::exists(path)) return path;
    }
  }
  return folder + '/' + version + "/data/" + name;
}

Result<json> read_array(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return error_in(path, "cannot be opened", ErrorKind::unreadable);
  json value = json::parse(in, nullptr, false);
  if (value.is_discarded() || !value.is_array()) return error_in(path, "no JSON array");
  return value;
}

// Reads members of JSON objects and notes the first that is not as expected.
class Fields {
 public:
  Fields(const json& object, std::string& fault) : object_(object), fault_(fault) {
    if (!object.is_object()) note("no object");
  }

  std::string text(const char* name, bool required = false) const {
    const json* value = get(name, required);
    if (value == nullptr) return {};
    if (!value->is_string()) return note(std::string(name) + " is no string");
    std::string out = value->get<std::string>();
    if (out.find_first_of("\t\n\r") != std::string::npos) note(std::string(name) + " has a tab");
    return out;
  }

  std::optional<long> number(const char* name) const {
    const json* value = get(name, false);
    if (value == nullptr) return std::nullopt;
    if (!value->is_number_integer()) {
      note(std::string(name) + " is no whole number");
      return std::nullopt;
    }
    return value->get<long>();
  }

  std::vector<std::string> texts(const char* name) const {
    std::vector<std::string> out;
    const json* value = get(name, false);
    if (value == nullptr) return out;
    if (!value->is_array()) note(std::string(name) + " is no array");
    for (const json& item : *value) {
      if (item.is_string()) {
        out.push_back(item.get<std::string>());
      } else {
        note(std::string(name) + " holds what is no string");
      }
    }
    return out;
  }

 private:
  const json* get(const char* name, bool required) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    if (found != object_.end() && !found->is_null()) return &*found;
    if (required) note(std::string(name) + " is missing");
    return nullptr;
  }
  std::string note(std::string what) const {
    if (fault_.empty()) fault_ = std::move(what) + " in " + object_.dump();
    return {};
  }

  const json& object_;
  std::string& fault_;
};

}  // namespace

const Entry* Edition::find(Nature nature, const std::string& code) const {
  const auto found = entries.find({nature, code});
  return found == entries.end() ? nullptr : &found->second;
}

const Entry* Edition::find_member(const std::string& code) const {
  const Entry* delegated = find(Nature::delegated, code);
  return delegated != nullptr ? delegated : find(Nature::associated, code);
}

std::string Edition::where(const std::string& code) const {
  if (has(Nature::commune, code)) return code;
  if (const Entry* member = find_member(code)) return member->chief;
  const auto found = former.find(code);
  return found == former.end() ? std::string() : found->second;
}

Result<Edition> read_edition(const std::string& folder, const std::string& version, Date day) {
  const std::string path = path_of(folder, version, "communes.json");
  const Result<json> array = read_array(path);
  if (!array) return array.error();
  Edition edition;
  edition.version = version;
  edition.day = day;
  std::string fault;
  for (const json& object : *array) {
    const Fields fields(object, fault);
    Entry entry;
    entry.code = fields.text("code", true);
    entry.name = fields.text("nom", true);
    entry.tncc = static_cast<int>(fields.number("typeLiaison").value_or(0));
    entry.former_codes = fields.texts("anciensCodes");
    entry.postal_codes = fields.texts("codesPostaux");
    entry.population = fields.number("population");
    entry.department = fields.text("departement");
    entry.region = fields.text("region");
    const std::string type = fields.text("type", true);
    if (type == "commune-actuelle") {
      // The early versions name the collectivity where the later ones give `zone`.
      const bool overseas = fields.text("zone") == "com" || object.contains("collectiviteOutremer");
      entry.nature = overseas ? Nature::overseas : Nature::commune;
    } else if (type == "commune-associee" || type == "commune-deleguee") {
      entry.nature = type == "commune-associee" ? Nature::associated : Nature::delegated;
      entry.chief = fields.text("chefLieu", true);
    } else if (type == "arrondissement-municipal") {
      entry.nature = Nature::borough;
      entry.chief = fields.text("commune", true);
    } else if (fault.empty()) {
      fault = "unknown type " + type;
    }
    if (!fault.empty()) return error_in(path, fault);
    for (const std::string& code : entry.former_codes) {
      const auto [at, fresh] = edition.former.emplace(code, entry.code);
      if (!fresh) return error_in(path, "former code " + code + " of two communes");
    }
    const Key key(entry.nature, entry.code);
    if (!edition.entries.emplace(key, std::move(entry)).second) {
      return error_in(path, "two entries for " + key.second);
    }
  }
  return edition;
}

Result<std::vector<HistoryRow>> read_history(const std::string& folder,
                                             const std::string& version) {
  const std::string path = path_of(folder, version, "historique-communes.json");
  const Result<json> array = read_array(path);
  if (!array) return array.error();
  std::vector<HistoryRow> rows;
  std::string fault;
  for (const json& object : *array) {
    const Fields fields(object, fault);
    HistoryRow row;
    row.id = fields.text("id", true);
    row.nature = fields.text("type", true);
    row.code = fields.text("code", true);
    row.name = fields.text("nom", true);
    row.tncc = static_cast<int>(fields.number("typeLiaison").value_or(0));
    row.first = fields.text("dateDebut");
    row.end = fields.text("dateFin");
    row.reason_begin = fields.text("raisonDebut");
    row.reason_end = fields.text("raisonFin");
    row.predecessor = fields.text("predecesseur");
    row.successor = fields.text("successeur");
    row.pole = fields.text("pole");
    row.members = fields.texts("membres");
    if (!fault.empty()) return error_in(path, fault);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::map<std::string, std::string>> read_epci_members(const std::string& folder,
                                                             const std::string& version) {
  const std::string path = path_of(folder, version, "epci.json");
  const Result<json> array = read_array(path);
  if (!array) return array.error();
  std::map<std::string, std::string> members;
  std::string fault;
  for (const json& epci : *array) {
    if (!epci.is_object() || !epci.contains("membres") || !epci["membres"].is_array()) {
      return error_in(path, "an EPCI without membres");
    }
    for (const json& object : epci["membres"]) {
      const Fields fields(object, fault);
      members[fields.text("code", true)] = fields.text("nom", true);
    }
    if (!fault.empty()) return error_in(path, fault);
  }
  return members;
}

Result<std::vector<DepartmentEntry>> read_departments(const std::string& folder,
                                                      const std::string& version) {
  const std::string path = path_of(folder, version, "departements.json");
  const Result<json> array = read_array(path);
  if (!array) return array.error();
  std::vector<DepartmentEntry> departments;
  std::string fault;
  for (const json& object : *array) {
    const Fields fields(object, fault);
    DepartmentEntry department;
    department.code = fields.text("code", true);
    department.name = fields.text("nom", true);
    department.region = fields.text("region");
    department.tncc = static_cast<int>(fields.number("typeLiaison").value_or(0));
    if (!fault.empty()) return error_in(path, fault);
    departments.push_back(std::move(department));
  }
  return departments;
}

}  // namespace zonage::gazetteer
