#include "compile/gazetteer/tables.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <tuple>

namespace zonage::gazetteer {
namespace {

constexpr const char* source_note =
    "# INSEE, code officiel géographique, Licence Ouverte 2.0 (Etalab), as the npm package\n"
    "# @etalab/decoupage-administratif restates it. Written by zonage_make_gazetteer; do not "
    "edit.\n";

std::string id_or_empty(const Record& record, std::uint32_t index) {
  return index == none ? std::string() : record.at(index).id;
}

std::string joined(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += ';';
    out += part;
  }
  return out;
}

std::string row(std::initializer_list<std::string> fields) {
  std::string out;
  for (const std::string& field : fields) {
    if (&field != fields.begin()) out += '\t';
    out += field;
  }
  return out + '\n';
}

// Départements whose codes were given to others, or given up: the old codes of communes need them.
// loi n° 64-707 du 10 juillet 1964, in force on 1 January 1968; loi n° 75-356 du 15 mai 1975, in
// force on 1 January 1976.
struct FormerDepartment {
  const char* code;
  const char* name;
  int tncc;
  Date end;
};
constexpr FormerDepartment former_departments[] = {
    {"20", "Corse", 3, 19760101},
    {"75", "Seine", 3, 19680101},
    {"78", "Seine-et-Oise", 3, 19680101},
};

struct NewDepartment {
  const char* code;
  Date first;
};
constexpr NewDepartment new_departments[] = {
    {"2A", 19760101}, {"2B", 19760101}, {"75", 19680101}, {"78", 19680101}, {"91", 19680101},
    {"92", 19680101}, {"93", 19680101}, {"94", 19680101}, {"95", 19680101},
};

}  // namespace

std::string states_table(const Record& record) {
  std::string out = source_note;
  out +=
      "# Until 1 January 2019: historique-communes.json of version 0.8.0. After it: worked out by\n"
      "# comparing communes.json of 0.8.0 (2019), 1.1.1 (2021), 2.3.1 (2022), 3.1.1 (2023),\n"
      "# 4.1.0 (2024), 5.3.0 (2025) and 6.0.0 (2026), and epci.json of 0.8.0 (2020).\n"
      "# etat: NATURE-CODE@FIRST DAY. COM commune, COMA commune associée, COMD commune déléguée,\n"
      "# COMP part without a status, ARM arrondissement municipal, COMER commune of a "
      "collectivity\n"
      "# overseas. 1943-01-01: before the record begins. fin: the first day when it is so no "
      "more.\n"
      "# A day written 2019-01-02..2021-01-01 lies somewhere in that span. tncc: INSEE's kind of\n"
      "# article. 97123, 97127 and the first day of 69389 are ours, not the package's.\n";
  out += "etat\tnom\ttncc\tfin\traison_debut\traison_fin\tpredecesseur\tsuccesseur\tpole\n";
  std::vector<const State*> sorted;
  for (const State& state : record.states()) sorted.push_back(&state);
  std::sort(sorted.begin(), sorted.end(), [](const State* a, const State* b) {
    const auto key = [](const State& state) {
      return std::make_tuple(std::string_view(state.code), state.first.latest, state.first.earliest,
                             sources::nature_code(state.nature), std::string_view(state.id));
    };
    return key(*a) < key(*b);
  });
  for (const State* state : sorted) {
    out += row({state->id, state->name, std::to_string(state->tncc),
                state->open() ? std::string() : format(state->end), state->reason_begin,
                state->reason_end, id_or_empty(record, state->predecessor),
                id_or_empty(record, state->successor), id_or_empty(record, state->pole)});
  }
  return out;
}

std::string today_table(const Edition& latest) {
  std::string out = source_note;
  out += "# Version " + latest.version + ", communes of " + format_date(latest.day) +
         ". Populations: INSEE; postal codes: La Poste, Licence Ouverte 2.0.\n";
  out += "code\tnature\tnom\tpopulation\tcodes_postaux\tdepartement\tregion\tchef_lieu\n";
  std::vector<const Entry*> sorted;
  for (const auto& [key, entry] : latest.entries) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) {
    return std::make_pair(std::string_view(a->code), sources::nature_code(a->nature)) <
           std::make_pair(std::string_view(b->code), sources::nature_code(b->nature));
  });
  for (const Entry* entry : sorted) {
    out += row({entry->code, std::string(sources::nature_code(entry->nature)), entry->name,
                entry->population ? std::to_string(*entry->population) : std::string(),
                joined(entry->postal_codes), entry->department, entry->region, entry->chief});
  }
  return out;
}

std::string former_codes_table(const Edition& latest) {
  std::string out = source_note;
  out += "# Version " + latest.version + ": the codes of what went into a commune of today.\n";
  out += "ancien_code\tcode\n";
  for (const auto& [former, code] : latest.former) out += row({former, code});
  return out;
}

std::string old_postal_codes_table(const std::vector<Edition>& editions) {
  std::string out = source_note;
  out += "# Communes gone since 2019, with the postal codes of the last edition that had them.\n";
  out += "code\tcodes_postaux\tannee\n";
  const Edition& latest = editions.back();
  std::map<std::string, std::string> rows;
  for (const Edition& edition : editions) {
    for (const auto& [key, entry] : edition.entries) {
      if (key.first != Nature::commune || latest.has(Nature::commune, entry.code) ||
          entry.postal_codes.empty()) {
        continue;
      }
      rows[entry.code] =
          row({entry.code, joined(entry.postal_codes), std::to_string(edition.day / 10000)});
    }
  }
  for (const auto& [code, text] : rows) out += text;
  return out;
}

std::string departments_table(const std::vector<DepartmentEntry>& departments) {
  struct Row {
    std::string code, name, region;
    int tncc;
    Date first, end;
  };
  std::vector<Row> rows;
  for (const DepartmentEntry& one : departments) {
    Row department{one.code, one.name, one.region, one.tncc, no_date, no_date};
    for (const NewDepartment& fresh : new_departments) {
      if (one.code == fresh.code) department.first = fresh.first;
    }
    rows.push_back(std::move(department));
  }
  for (const FormerDepartment& former : former_departments) {
    rows.push_back({former.code, former.name, {}, former.tncc, no_date, former.end});
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.code, a.first) < std::tie(b.code, b.first);
  });
  std::string out = source_note;
  out +=
      "# debut and fin only where a code changed hands: Seine and Seine-et-Oise until 1968, Corse\n"
      "# until 1976 (ours, not the package's); otherwise empty, whatever the département's age.\n";
  out += "code\tnom\ttncc\tdebut\tfin\tregion\n";
  for (const Row& one : rows) {
    out += row({one.code, one.name, std::to_string(one.tncc), format_date(one.first),
                format_date(one.end), one.region});
  }
  return out;
}

std::vector<Error> write_file(const std::string& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool good = file != nullptr;
  if (good) good = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr) good = std::fclose(file) == 0 && good;
  if (good) return {};
  return {Error{ErrorKind::unwritable, "cannot be written", {path, 0, 0, {}}}};
}

}  // namespace zonage::gazetteer
