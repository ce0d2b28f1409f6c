#include "zonage/answer.h"

#include <utility>

#include "library/inside.h"
#include "render/fields.h"
#include "render/json.h"
#include "render/text.h"
#include "resolve/zoning.h"

namespace zonage {
namespace {

std::optional<std::string> cell_of(const Answer::Inside& inside, std::string_view key,
                                   std::uint32_t body) {
  const auto column = render::parse_column(key);
  if (!column) return std::nullopt;
  std::string cell;
  render::append_cell({inside.table(), inside.answer, body}, *column, cell);
  return cell;
}

}  // namespace

Answer::Answer(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

const std::string& Answer::query() const { return inside_->query; }

Status Answer::status() const { return inside_->answer.status; }

std::vector<std::string> Answer::corrections() const {
  std::vector<std::string> sentences;
  for (const resolve::Correction& correction : inside_->answer.corrections) {
    sentences.push_back(render::describe(correction));
  }
  return sentences;
}

std::size_t Answer::size() const { return inside_->answer.bodies.size(); }

Commune Answer::commune(std::size_t index) const {
  return library::describe_commune(inside_->table(), inside_->answer.bodies[index]);
}

std::vector<Commune> Answer::communes() const {
  std::vector<Commune> communes;
  for (std::size_t i = 0; i < size(); ++i) communes.push_back(commune(i));
  return communes;
}

Zone Answer::common_zone(Scheme scheme) const {
  return resolve::common_zone(inside_->table(), inside_->answer.together(), scheme);
}

std::vector<NearName> Answer::near_names() const {
  const dataset::Table& table = inside_->table();
  std::vector<NearName> names;
  for (const resolve::Suggestion& suggestion : inside_->answer.suggestions) {
    const dataset::BodyRow& body = table.bodies()[suggestion.body];
    CommuneName commune = library::name_of(table, suggestion.body);
    commune.name = table.text(table.names()[suggestion.name].name);
    names.push_back({std::move(commune), std::string(render::department_code_of(table, body)),
                     suggestion.distance});
  }
  return names;
}

std::optional<std::string> Answer::field(std::string_view key) const {
  return cell_of(*inside_, key, dataset::none);
}

std::optional<std::string> Answer::field(std::string_view key, std::size_t index) const {
  return cell_of(*inside_, key, inside_->answer.bodies[index]);
}

std::string Answer::json(Proof proof) const {
  std::string out;
  render::append_json(inside_->table(), inside_->query, inside_->answer,
                      {.explain = proof == Proof::yes}, out);
  out.pop_back();  // the line end
  return out;
}

std::string Answer::text(Language language, Proof proof) const {
  render::TextOptions options;
  options.language = language;
  options.explain = proof == Proof::yes;
  std::string out;
  render::append_text(inside_->table(), inside_->query, inside_->answer, options, out);
  return out;
}

std::vector<std::string_view> field_keys() {
  std::vector<std::string_view> keys;
  for (const render::Column column : render::all_columns) keys.push_back(render::key_of(column));
  return keys;
}

}  // namespace zonage
