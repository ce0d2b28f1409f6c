#include "bench/client_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <random>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "bench/edited.h"
#include "text/fold.h"

namespace zonage::bench {
namespace {

using dataset::BodyRow;
using dataset::NameRow;
using dataset::Table;

struct Commune {
  std::string name;
  std::string folded;  // small letters, no accents, hyphens and apostrophes kept
  std::string saint;   // with St, Ste; empty where the name has no saint
  std::string department;
  std::uint32_t population;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

// As typed on a keyboard without accents.
std::string without_accents(std::string_view name) {
  std::string out;
  std::string piece;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at + 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
    text::fold(name.substr(at, end - at), piece);
    out += piece.empty() ? std::string(name.substr(at, end - at)) : piece;
    at = end;
  }
  return out;
}

std::vector<Commune> communes_of(const Table& table) {
  std::vector<Commune> communes;
  for (const NameRow& name : table.names()) {
    const BodyRow& body = table.bodies()[name.body];
    const bool listed = (body.flags & dataset::body_is_listed) != 0;
    if (name.on_list_day != dataset::name_on_list_day || !listed) continue;
    Commune commune;
    commune.name = table.text(name.name);
    commune.folded = without_accents(commune.name);
    std::string saint = commune.name;
    replace_all(saint, "Saint-", "St ");
    replace_all(saint, "Sainte-", "Ste ");
    if (saint != commune.name) commune.saint = saint;
    const auto& code = table.departments()[body.department].code;
    commune.department.assign(code, std::find(code, code + sizeof code, '\0'));
    commune.population =
        body.current == dataset::none || table.details()[body.current].population == dataset::none
            ? 0
            : table.details()[body.current].population;
    communes.push_back(std::move(commune));
  }
  std::stable_sort(communes.begin(), communes.end(),
                   [](const Commune& a, const Commune& b) { return a.population > b.population; });
  return communes;
}

// The n-th of `size`, n from 0, with a weight of 1 / (n + 1). Sums of doubles in a fixed order, so
// the same everywhere.
class PowerLaw {
 public:
  explicit PowerLaw(std::size_t size) {
    double sum = 0;
    for (std::size_t n = 0; n < size; ++n) sums_.push_back(sum += 1.0 / static_cast<double>(n + 1));
  }
  std::size_t draw(std::mt19937& random) const {
    const double at = static_cast<double>(random()) / 4294967296.0 * sums_.back();
    return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), at) -
                                    sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

constexpr std::array<std::string_view, 16> people{
    "MARTIN Anne",  "BERNARD Luc",  "Petit Élise", "Durand",      "LEROY Marc", "Moreau J.",
    "SIMON Claire", "Laurent Zoé",  "MICHEL P.",   "Garcia Inès", "DAVID Paul", "Bertrand",
    "ROUX Jeanne",  "Vincent Loïc", "FOURNIER A.", "Morel Gaël"};

}  // namespace

ClientFile write_client_file(const Table& table, std::size_t rows, const std::string& path) {
  const std::vector<Commune> communes = communes_of(table);
  if (communes.empty()) throw std::runtime_error("the table has no communes of 2003");
  std::vector<const Commune*> saints;
  for (const Commune& commune : communes) {
    if (!commune.saint.empty()) saints.push_back(&commune);
  }
  const PowerLaw all(communes.size());
  const PowerLaw holy(saints.size());
  std::mt19937 random(20031219);

  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"),
                                                             std::fclose);
  ClientFile made{rows, 0};
  std::string out = "id;nom_complet;commune;departement;montant\n";
  const auto flush = [&] {
    if (!file || std::fwrite(out.data(), 1, out.size(), file.get()) != out.size()) {
      throw std::runtime_error("cannot write " + path);
    }
    made.bytes += out.size();
    out.clear();
  };
  for (std::size_t row = 1; row <= rows; ++row) {
    const std::size_t kind = random() % 100;
    const bool saint = kind >= 60 && kind < 75;
    const Commune& commune = saint ? *saints[holy.draw(random)] : communes[all.draw(random)];
    out += std::to_string(row);
    out += ';';
    const std::string_view person = people[random() % people.size()];
    if (kind >= 85 && kind < 95) {
      out += "\"SARL \"\"";
      out += person;
      out += "\"\" ; fils\"";
    } else {
      out += person;
    }
    out += ';';
    if (kind < 40 || (kind >= 85 && kind < 95)) {
      out += commune.name;
    } else if (kind < 60) {
      for (const char c : commune.folded) {
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      }
    } else if (kind < 75) {
      out += commune.saint;
    } else if (kind < 85) {
      out += commune.folded;
    } else {
      std::string key;
      text::fold(commune.name, key);
      out += edited(std::move(key), random);
    }
    out += ';';
    out += commune.department;
    out += ';';
    out += std::to_string(random() % 10000);
    out += ',';
    out += std::to_string(10 + random() % 90);
    out += '\n';
    if (out.size() >= std::size_t{1} << 20) flush();
  }
  flush();
  if (std::fflush(file.get()) != 0) throw std::runtime_error("cannot write " + path);
  return made;
}

}  // namespace zonage::bench
