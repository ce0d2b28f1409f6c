#include "annotate/formulas.h"

#include "csv/field.h"

namespace zonage::annotate {
namespace {

// Takes it off the front of `rest`, where it is.
bool take(std::string_view& rest, std::string_view what) {
  if (!rest.starts_with(what)) return false;
  rest.remove_prefix(what.size());
  return true;
}

bool take_digits(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && rest[count] >= '0' && rest[count] <= '9') ++count;
  rest.remove_prefix(count);
  return count != 0;
}

// One that groups digits: a plain one, and those that do not break a line.
bool take_space(std::string_view& rest, bool utf8) {
  if (take(rest, " ")) return true;
  return utf8 ? take(rest, "\u00A0") || take(rest, "\u202F") : take(rest, "\xA0");
}

// What follows a sign: nothing, or the digits of a plain number.
bool is_sign_of_number(std::string_view rest, bool utf8) {
  if (rest.empty()) return true;
  const bool whole = take_digits(rest);
  while (whole && take_space(rest, utf8)) {
    if (!take_digits(rest)) return false;
  }
  if (rest.empty()) return whole;
  return (take(rest, ".") || take(rest, ",")) && take_digits(rest) && rest.empty();
}

}  // namespace

bool starts_formula(std::string_view value, bool utf8) {
  if (value.empty()) return false;
  switch (value.front()) {
    case '=':
    case '@':
    case '\t':
    case '\r':
    case '\n':
      return true;
    case '+':
    case '-':
      return !is_sign_of_number(value.substr(1), utf8);
    default:
      break;
  }
  return utf8 && (value.starts_with("＝") || value.starts_with("＋") || value.starts_with("－") ||
                  value.starts_with("＠"));
}

csv::Record Formulas::escaped(const csv::Record& record) {
  found_.clear();
  for (std::size_t i = 0; i < record.field_count(); ++i) {
    if (starts_formula(csv::value_of(record.field(i), scratch_), utf8_)) found_.push_back(i);
  }
  if (found_.empty()) return record;
  count_ += found_.size();
  bytes_.clear();
  ends_.clear();
  std::size_t copied = 0;  // of the record's bytes
  auto next = found_.begin();
  for (std::size_t i = 0; i < record.field_count(); ++i) {
    const std::string_view field = record.field(i);
    const std::size_t begin = record.field_begin(i);
    if (next != found_.end() && *next == i) {
      ++next;
      const std::size_t at = begin + (field.starts_with('"') ? 1 : 0);
      bytes_ += record.bytes.substr(copied, at - copied);
      bytes_ += '\'';
      copied = at;
    }
    bytes_ += record.bytes.substr(copied, begin + field.size() - copied);
    copied = begin + field.size();
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  return record.rewritten(bytes_, ends_);
}

}  // namespace zonage::annotate
