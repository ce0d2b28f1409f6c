#include "zonage/data.h"

#include <utility>

#include "library/inside.h"

namespace zonage {

std::string_view version() { return ZONAGE_VERSION; }

Data::Data(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

Data Data::builtin() {
  return Data(std::make_shared<const Inside>(Inside{std::nullopt, dataset::Table::builtin()}));
}

Result<Data> Data::open(const std::string& path) {
  return library::without_throwing([&]() -> Result<Data> {
    Result<dataset::TableFile> file = dataset::TableFile::open(path);
    if (!file) return file.error();
    const dataset::Table table = file->table();  // views memory that moves along with the file
    return Data(std::make_shared<const Inside>(Inside{std::move(*file), table}));
  });
}

std::vector<Document> Data::documents() const {
  const dataset::Table& table = inside().table;
  std::vector<Document> documents;
  for (const dataset::DocumentRow& row : table.documents()) {
    const auto text = [&](dataset::TextRef ref) { return std::string(table.text(ref)); };
    documents.push_back({text(row.id), text(row.title), text(row.legal_reference),
                         text(row.in_force), text(row.licence), text(row.sha256)});
  }
  return documents;
}

}  // namespace zonage
