#include "lists/spec.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/lower.h"
#include "base/refusal.h"
#include "zonage/terms.h"

namespace zonage::lists {
namespace {

constexpr std::size_t longest_name = 40;

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; });
}

// In capitals, too: headers are told apart without them.
bool is_taken(std::string_view given) {
  const std::string name = lowered(given);
  // The columns of `list` and the keys of json beside which it would stand, too.
  static constexpr std::array<std::string_view, 9> columns{
      "code_insee", "nom", "departement", "scheme", "zone", "regle", "section", "imprime", "ligne"};
  return parse_scheme(name).has_value() || name.starts_with("zonage_") ||
         std::find(columns.begin(), columns.end(), name) != columns.end();
}

// Takes `:key=value` from the end of `path`, if one of the settings stands there.
bool take_setting(std::string_view& path, std::string_view& key, std::string_view& value) {
  std::size_t last = std::string_view::npos;
  for (const std::string_view each : {":code=", ":value=", ":date="}) {
    const std::size_t at = path.rfind(each);
    if (at == std::string_view::npos || (last != std::string_view::npos && at < last)) continue;
    last = at;
    key = each.substr(1, each.size() - 2);
  }
  if (last == std::string_view::npos) return false;
  value = path.substr(last + key.size() + 2);
  path = path.substr(0, last);
  return true;
}

}  // namespace

Result<Spec> parse_spec(std::string_view text) {
  const std::string given(text);
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals + 1 == text.size()) {
    return refuse("--with : « " + given + " » : écrivez NOM=FICHIER.csv",
                  "--with: “" + given + "”: write NAME=FILE.csv");
  }
  Spec spec;
  spec.name = text.substr(0, equals);
  if (!is_name(spec.name)) {
    return refuse("--with : nom refusé « " + spec.name +
                      " » : des lettres sans accent, des chiffres, _ et -, une lettre d'abord",
                  "--with: name refused “" + spec.name +
                      "”: letters without accents, digits, _ and -, a letter first");
  }
  if (is_taken(spec.name)) {
    return refuse("--with : « " + spec.name + " » est un nom de zonage : donnez-en un autre",
                  "--with: “" + spec.name + "” is a name of zonage's own: give another");
  }
  std::string_view path = text.substr(equals + 1);
  std::string_view key;
  std::string_view value;
  while (take_setting(path, key, value)) {
    const std::string setting(key);
    const bool twice = (key == "code" && spec.code_column) ||
                       (key == "value" && spec.value_column) ||
                       (key == "date" && spec.day != no_date);
    if (twice || value.empty()) {
      return refuse("--with " + spec.name + " : « :" + setting + "= » " +
                        (twice ? "donné deux fois : ôtez l'un" : "sans valeur : donnez-la"),
                    "--with " + spec.name + ": “:" + setting + "=” " +
                        (twice ? "given twice: remove one" : "without a value: give it"));
    }
    if (key == "code") spec.code_column = value;
    if (key == "value") spec.value_column = value;
    if (key == "date") {
      const auto day = parse_date(value);
      if (!day) {
        return refuse(
            "--with " + spec.name + " : date refusée « " + std::string(value) +
                " » : écrivez AAAA-MM-JJ",
            "--with " + spec.name + ": day refused “" + std::string(value) + "”: write YYYY-MM-DD");
      }
      spec.day = *day;
    }
  }
  spec.path = path;
  if (spec.path.empty()) {
    return refuse("--with " + spec.name + " : pas de fichier : écrivez NOM=FICHIER.csv",
                  "--with " + spec.name + ": no file: write NAME=FILE.csv");
  }
  return spec;
}

}  // namespace zonage::lists
