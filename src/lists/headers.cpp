#include "lists/headers.h"

#include <array>
#include <charconv>

#include "csv/field.h"
#include "text/fold.h"

namespace zonage::lists {
namespace {

constexpr std::array<std::string_view, 14> code_headers{
    "codgeo",      "code insee",     "insee code",         "code commune", "code insee commune",
    "codecommune", "code insee com", "insee com",          "insee",        "codeinsee",
    "depcom",      "codcom",         "code commune insee", "com"};

}  // namespace

std::span<const std::string_view> usual_code_headers() { return code_headers; }

std::vector<Header> headers_of(const csv::Record& record, text::Charset charset) {
  std::vector<Header> headers(record.field_count());
  std::string scratch;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::string_view value = csv::value_of(record.field(i), scratch);
    if (text::is_single_byte(charset)) {
      text::append_decoded(charset, value, headers[i].text);
    } else {
      headers[i].text = value;
    }
    text::fold(headers[i].text, headers[i].key);
  }
  return headers;
}

std::optional<std::size_t> column_number(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return number;
}

std::vector<std::size_t> columns_called(std::span<const Header> headers, std::string_view asked) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (headers[i].text == asked) columns.push_back(i);
  }
  if (!columns.empty() || column_number(asked)) return columns;
  std::string key;
  text::fold(asked, key);
  for (std::size_t i = 0; i < headers.size() && !key.empty(); ++i) {
    if (headers[i].key == key) columns.push_back(i);
  }
  return columns;
}

}  // namespace zonage::lists
