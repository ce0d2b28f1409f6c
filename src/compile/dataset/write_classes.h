// The classes that bodies share, each written once: what a list says of them, with its corrections
// and amending orders, and the pilot towns. Both keep references to what they are given.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "compile/dataset/table_writer.h"
#include "compile/dataset/write_dataset.h"

namespace zonage::compile {

class ListClasses {
 public:
  ListClasses(const Compiled& in, TableWriter& out);

  // The corrections of both lists; before any class.
  void write_errata();
  // The row of a body's class by one list; none without one.
  std::uint32_t of_abc(std::uint32_t body);
  std::uint32_t of_apl(std::uint32_t body);

 private:
  void write_errata(const ListInput& list, std::vector<std::uint32_t>& index);
  std::uint32_t write(const ListInput& list, const LinkedList& links,
                      const zones::Classification& at, const Amendment* amendment,
                      const std::vector<std::uint32_t>& errata);

  const Compiled& in_;
  TableWriter& out_;
  std::map<std::string, const Amendment*> amendments_;  // by code
  std::vector<std::uint32_t> abc_errata_;
  std::vector<std::uint32_t> apl_errata_;
  std::map<std::tuple<Scheme, std::uint32_t, std::uint32_t, const Amendment*>, std::uint32_t>
      known_;
};

class PilotRows {
 public:
  explicit PilotRows(TableWriter& out) : out_(out) {}

  std::uint32_t of(const zones::PilotClass& pilot);

 private:
  TableWriter& out_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t,
                      std::uint8_t, std::uint8_t>,
           std::uint32_t>
      known_;
};

}  // namespace zonage::compile
