#include "sources/facts.h"

namespace zonage::sources {
namespace {

void add(std::string& out, std::string_view field) {
  out += field;
  out += '\t';
}

void add(std::string& out, const Heading& heading) {
  add(out, heading.zone);
  add(out, heading.department);
  add(out, heading.department_title);
  add(out, heading.section);
}

void add(std::string& out, const Cells& cells) {
  for (const std::string_view cell : cells) add(out, cell);
  out += '\n';
}

void add(std::string& out, const std::vector<AtlasHalf>& halves) {
  for (const AtlasHalf& half : halves) {
    add(out, half.label);
    add(out, half.code);
    add(out, half.name);
    add(out, half.cells);
  }
}

void add(std::string& out, const DscRow& row) {
  add(out, row.name);
  for (const std::string_view cell : row.cells) add(out, cell);
  out += '\n';
}

}  // namespace

std::string facts_of(const PrintedList& list) {
  std::string out;
  for (const PrintedName& name : list.names) {
    add(out, name.heading);
    out += name.name;
    out += '\n';
  }
  for (const PrintedRule& rule : list.rules) {
    add(out, rule.heading);
    out += rule.text;
    out += '\n';
  }
  return out;
}

std::string facts_of(const PilotTable& table) {
  std::string out;
  for (const PilotRow& row : table.rows) {
    add(out, row.arrondissement);
    add(out, row.label);
    add(out, row.province);
    for (const std::string_view canton : row.cantons) add(out, canton);
    out += "+ ";
    for (const std::string_view town : row.named_towns) add(out, town);
    out += '\n';
  }
  return out;
}

std::string facts_of(const DscTables& tables) {
  std::string out;
  for (const DscTable& table : tables.tables) {
    add(out, table.title);
    add(out, table.title_rest);
    out += '\n';
    for (const DscRow& row : table.box) add(out, row);
    for (const DscPage& page : table.pages) {
      for (const std::string_view heading : page.headings) add(out, heading);
      out += '\n';
      for (const DscRow& row : page.rows) add(out, row);
    }
    for (const DscRow& row : table.totals) add(out, row);
  }
  return out;
}

std::string facts_of(const Atlas& atlas) {
  std::string out;
  for (const AtlasCaption& caption : atlas.captions) {
    add(out, caption.heading);
    add(out, caption.of_inhabitants ? "habitants" : "quartiers");
    out += caption.value;
    out += '\n';
  }
  for (const AtlasTable& table : atlas.tables) {
    out += table.heading;
    out += '\n';
    for (const AtlasTerritory& row : table.rows) {
      add(out, row.name);
      if (row.of_qpvs) add(out, "QPV");
      add(out, row.cells);
    }
  }
  add(out, atlas.left_region);
  add(out, atlas.left);
  add(out, atlas.right);
  return out;
}

}  // namespace zonage::sources
