#include "render/wrapped.h"

#include <algorithm>

#include "text/width.h"

namespace zonage::render {
namespace {

constexpr std::size_t margin = 2;

// The size of the SGR sequence that the text begins with, 0 where it begins with none.
std::size_t sequence_size(std::string_view text) {
  if (!text.starts_with("\033[")) return 0;
  const std::size_t end = text.find('m');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    text.remove_prefix(sequence_size(text));
    const std::size_t end = std::min(text.find('\033', 1), text.size());
    width += text::display_width(text.substr(0, end));
    text.remove_prefix(end);
  }
  return width;
}

std::size_t leading_spaces(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// Where the last column begins that does so before `limit`; columns are two spaces apart.
std::size_t last_column(std::string_view line, std::size_t limit) {
  std::size_t found = 0;
  for (std::size_t at = line.find("  "); at != std::string_view::npos; at = line.find("  ", at)) {
    at += leading_spaces(line.substr(at));
    const std::size_t column = shown_width(line.substr(0, at));
    if (column > limit || at == line.size()) break;
    found = column;
  }
  return found;
}

// The word that the text begins with, and those that nothing may part from it.
std::string_view unbroken(std::string_view text) {
  std::size_t end = text.find(' ');
  while (end != std::string_view::npos && holds(text, end)) end = text.find(' ', end + 1);
  return text.substr(0, end);
}

}  // namespace

bool holds(std::string_view line, std::size_t at) {
  const std::string_view behind = line.substr(at + 1);
  if (line.substr(0, at).ends_with("«") || behind.starts_with("»")) return true;
  const std::string_view sign = behind.substr(0, behind.find(' '));
  return !sign.empty() && sign.find_first_not_of(":;?!),.") == std::string_view::npos;
}

void append_wrapped(std::string_view line, std::size_t hang, std::size_t width, std::string& out) {
  std::size_t column = 0;
  while (!line.empty()) {
    const std::size_t spaces = leading_spaces(line);
    const std::string_view from_word = line.substr(spaces);
    std::string_view word = unbroken(from_word);
    std::size_t size = shown_width(word);
    if (hang + size > width) {  // a narrow terminal: better parted than too long
      word = from_word.substr(0, from_word.find(' '));
      size = shown_width(word);
    }
    if (column > hang && column + spaces + size > width) {
      out += '\n';
      out.append(hang, ' ');
      column = hang;
    } else {
      out.append(spaces, ' ');
      column += spaces;
    }
    out += word;
    column += size;
    line = from_word.substr(word.size());
  }
  out += '\n';
}

std::string wrapped_lines(std::string_view text, std::size_t width) {
  const std::size_t half = width / 2;
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (const std::size_t indent = leading_spaces(line); indent > half) {
      line.remove_prefix(indent - std::min(2 * margin, half));
    }
    if (shown_width(line) <= width) {
      out += line;
      out += '\n';
      continue;
    }
    const std::size_t indent = leading_spaces(line);
    append_wrapped(line, std::max(last_column(line, half), std::min(indent + margin, half)), width,
                   out);
  }
  return out;
}

}  // namespace zonage::render
