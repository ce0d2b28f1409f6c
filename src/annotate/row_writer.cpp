#include "annotate/row_writer.h"

#include "csv/field.h"
#include "csv/writer.h"

namespace zonage::annotate {
namespace {

std::string_view value_in(const csv::Record& record, std::optional<std::size_t> index,
                          std::string& scratch) {
  return index ? csv::value_of(record.field(*index), scratch) : std::string_view{};
}

}  // namespace

void append_header(const csv::Record& header, const Plan& plan, std::string& out) {
  out += header.bytes;
  for (const render::Column column : plan.columns) {
    csv::append_cell(out, render::key_of(column), plan.delimiter);
  }
  out += header.line_end;
}

RowStatus RowWriter::append(const csv::Record& record, std::string& out) {
  out += record.bytes;
  RowStatus status = RowStatus::malformed;
  if (record.field_count() == plan_.fields) {
    const ChosenColumns& chosen = plan_.chosen;
    status = query_.ask({value_in(record, chosen.name, name_),
                         value_in(record, chosen.department, department_),
                         value_in(record, chosen.postal_code, postal_code_),
                         value_in(record, chosen.insee_code, insee_code_)});
  } else if (record.field_count() < plan_.fields) {
    out.append(plan_.fields - record.field_count(), plan_.delimiter);
  }
  if (status == RowStatus::malformed || status == RowStatus::empty) {
    append_status_only(status, out);
  } else {
    append_cells(out);
  }
  out += record.line_end;
  return status;
}

void RowWriter::append_cells(std::string& out) {
  const render::Row row{query_.table(), query_.answer()};
  for (const render::Column column : plan_.columns) {
    cell_.clear();
    if (column == render::Column::correction && !query_.notes().empty()) {
      cell_ = query_.notes();
      cell_ += '|';
      render::append_cell(row, column, cell_);
      if (cell_.ends_with('|')) cell_.pop_back();
    } else {
      render::append_cell(row, column, cell_);
    }
    csv::append_cell(out, cell_, plan_.delimiter);
  }
}

void RowWriter::append_status_only(RowStatus status, std::string& out) {
  for (const render::Column column : plan_.columns) {
    csv::append_cell(out, column == render::Column::status ? key_of(status) : std::string_view{},
                     plan_.delimiter);
  }
}

}  // namespace zonage::annotate
