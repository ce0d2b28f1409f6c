// A table read byte after byte, without any cleverness and without a line of src/: what the tests
// hold csv::RecordReader and what `annotate` wrote against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zonage::test {

struct NaiveRecord {
  std::string bytes;                // without the line end
  std::string line_end;             // LF, CRLF, CR, or empty at the end of the text
  std::vector<std::string> fields;  // as written
  std::vector<std::string> values;  // quotes undone
  std::uint64_t line = 0;           // it begins on, from 1
  bool unclosed_quote = false;
};

inline std::uint64_t naive_line_ends(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
      ++count;
    }
  }
  return count;
}

// `in` without its byte order mark.
inline std::vector<NaiveRecord> read_naively(std::string_view in, char delimiter) {
  std::vector<NaiveRecord> records;
  std::uint64_t line = 1;
  for (std::size_t i = 0; i < in.size();) {
    NaiveRecord record;
    record.line = line;
    const std::size_t begin = i;
    while (true) {  // a field each
      const std::size_t field = i;
      std::string value;
      if (i < in.size() && in[i] == '"') {
        record.unclosed_quote = true;
        for (++i; i < in.size(); ++i) {
          if (in[i] != '"') {
            value += in[i];
          } else if (i + 1 < in.size() && in[i + 1] == '"') {
            value += in[i++];
          } else {
            ++i;
            record.unclosed_quote = false;
            break;
          }
        }
      }
      while (i < in.size() && in[i] != delimiter && in[i] != '\r' && in[i] != '\n') {
        value += in[i++];
      }
      record.fields.emplace_back(in.substr(field, i - field));
      record.values.push_back(value);
      if (i == in.size() || in[i] != delimiter) break;
      ++i;
      // A delimiter at the very end has an empty field behind it, which the loop adds.
    }
    record.bytes = in.substr(begin, i - begin);
    if (i < in.size()) {
      const std::size_t size = in[i] == '\r' && i + 1 < in.size() && in[i + 1] == '\n' ? 2 : 1;
      record.line_end = in.substr(i, size);
      i += size;
    }
    line += naive_line_ends(record.bytes) + 1;
    records.push_back(record);
  }
  return records;
}

}  // namespace zonage::test
