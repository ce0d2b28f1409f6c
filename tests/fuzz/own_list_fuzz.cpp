// A list of one's own from any settings and any bytes. Codes are canonical, in order, each once,
// and stand on a line of the file; with CRLF for LF the list is the same. What is said of a commune
// stands in the file, under its own code, that of what it lies in or those of what it joins.
#include <algorithm>
#include <set>
#include <string>

#include "base/codes.h"
#include "fuzz/fuzz.h"
#include "lists/own_list.h"

using namespace zonage;
using namespace zonage::lists;
using namespace zonage::test;
using Way = OwnList::Way;

namespace {

const dataset::Table& table() {
  static const dataset::Table builtin = dataset::Table::builtin();
  return builtin;
}

void check_error(const Error& error) {
  require(!error.message.empty() && !error.french.empty(),
          "what is wrong is told in both languages");
}

void check_file(const ListFile& file, std::string_view bytes) {
  const auto lines = static_cast<std::size_t>(
      1 + std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }));
  require(file.entries.size() + file.unreadable.count <= file.rows, "rows are counted");
  for (std::size_t e = 0; e < file.entries.size(); ++e) {
    const Entry& entry = file.entries[e];
    require(parse_insee_code(entry.code) == entry.code, "a code is canonical");
    require(e == 0 || file.entries[e - 1].code < entry.code, "codes are in order, each once");
    require(entry.line >= 2 && entry.line <= lines, "a code stands on a line of the file");
  }
}

bool same(const ListFile& a, const ListFile& b) {
  return a.rows == b.rows && a.value_header == b.value_header &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const Entry& x, const Entry& y) {
                      return x.code == y.code && x.value == y.value && x.line == y.line;
                    });
}

void check_standing(const OwnList& list, std::uint32_t b) {
  const OwnList::Standing& standing = list.standing(b);
  const std::string_view value = list.value(b);
  if (standing.way == Way::absent) {
    require(value.empty(), "nothing is said of what is not in the list");
    return;
  }
  const Entry& entry = list.entry(standing);
  const std::string_view code = dataset::code_of(table().bodies()[b].code);
  switch (standing.way) {
    case Way::own_code:
      require(value == entry.value, "its own value is the file's");
      break;
    case Way::other_code:
      require(value == entry.value && code != entry.code, "another code is told as such");
      break;
    case Way::lies_in:
      require(standing.via != dataset::none && list.value(standing.via) == value,
              "what it lies in has this value");
      break;
    case Way::joins:
      require(value == entry.value, "what is joined has this value");
      break;
    case Way::mixed:
      require(value == "mixte" && list.parts(b).size() > 1, "several parts differ");
      break;
    default:
      require(value.empty(), "what is not clear is not said");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\x1F'), input.size());
  const std::string bytes(input.substr(std::min(end + 1, input.size())));
  const Result<Spec> parsed = parse_spec(input.substr(0, end));
  if (!parsed) check_error(parsed.error());
  const Spec spec = parsed ? *parsed : Spec{.name = "l", .path = "l.csv"};

  const Result<ListFile> file = read_list_file(spec, bytes);
  if (!file) {
    check_error(file.error());
    return 0;
  }
  check_file(*file, bytes);
  const bool plain = bytes.find_first_of("\r\"") == std::string::npos && bytes.size() < 30000;
  if (plain && bytes.find('\0') == std::string::npos) {
    std::string crlf;
    for (const char c : bytes) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    const Result<ListFile> again = read_list_file(spec, crlf);
    require(again && same(*file, *again), "line ends change nothing");
  }

  const Result<OwnList> list = OwnList::read(table(), spec, bytes);
  require(static_cast<bool>(list), "a file that is read is a list");
  require(list->span().first < list->span().end, "the list is of some day");
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) check_standing(*list, b);
  return 0;
}
