#include "sources/document.h"

#include "base/file.h"
#include "text/utf8.h"

namespace zonage::sources {
namespace {

constexpr std::size_t largest = std::size_t{64} << 20U;  // bytes; the gazetteer has four million

}  // namespace

Result<Document> Document::open(const std::string& path) {
  Result<std::string> text = read_file(path, largest);
  if (!text) return text.error();
  return from_text(path, std::move(*text));
}

Result<Document> Document::from_text(std::string name, std::string text) {
  Document document;
  document.name_ = std::move(name);
  document.text_ = std::move(text);
  const std::string& all = document.text_;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = all.find('\n', begin);
    const std::size_t next = end == std::string::npos ? all.size() : end + 1;
    if (end == std::string::npos) end = all.size();
    if (end > begin && all[end - 1] == '\r') --end;
    document.lines_.push_back({begin, end - begin});
    begin = next;
  }
  for (std::size_t number = 1; number <= document.line_count(); ++number) {
    const std::string_view line = document.line(number);
    const std::size_t bad = text::first_invalid_utf8(line);
    if (bad != line.size()) {
      return document.refusal_at(number, line.substr(bad), "n'est pas du texte UTF-8",
                                 "not valid UTF-8");
    }
    const std::size_t nul = line.find('\0');
    if (nul != std::string_view::npos) {
      return document.refusal_at(number, line.substr(nul), "octet nul", "a NUL byte");
    }
  }
  return document;
}

std::string_view Document::line(std::size_t number) const {
  const Line& line = lines_.at(number - 1);
  return std::string_view(text_).substr(line.begin, line.size);
}

Place Document::place_of(std::size_t number, std::string_view part) const {
  const std::string_view whole = line(number);
  Place place;
  place.file = name_;
  place.line = static_cast<std::uint32_t>(number);
  place.column = static_cast<std::uint32_t>(part.data() - whole.data()) + 1;
  place.line_text = std::string(whole);
  return place;
}

Error Document::error_at(std::size_t number, std::string_view part, std::string message,
                         ErrorKind kind) const {
  return Error{kind, std::move(message), place_of(number, part)};
}

Error Document::refusal_at(std::size_t number, std::string_view part, std::string french,
                           std::string english) const {
  return Error{ErrorKind::syntax, std::move(english), place_of(number, part), std::move(french)};
}

Error Document::refusal(std::string french, std::string english) const {
  return Error{ErrorKind::syntax, std::move(english), {name_, 0, 0, {}}, std::move(french)};
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace zonage::sources
