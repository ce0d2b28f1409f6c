#include "compile/unicode/code_pages.h"

#include <unicode/ucnv.h>

#include <map>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "compile/unicode/stages.h"

namespace zonage::compile {
namespace {

constexpr std::uint32_t kNoCharacter = 0xFFFD;
constexpr std::uint32_t kFirstHigh = 0x80;
constexpr std::uint32_t kBytes = 0x100;

struct CodePage {
  const char*
      icu_name;  // a table's own name: an alias such as windows-1252 may come to mean others
  std::string_view table;
  // Whether bytes 80 to 9F are the C1 controls of their number, or ICU only puts these where the
  // set has nothing.
  bool has_controls;
};

constexpr CodePage kCodePages[] = {
    {"ibm-5348_P100-1997", "kWindows1252", false},  // windows-1252 with the euro sign
    {"ibm-923_P100-1998", "kIso885915", true},
};

class Converter {
 public:
  explicit Converter(const char* name) : name_(name) {
    converter_ = ucnv_open(name, &status_);
    ucnv_setToUCallBack(converter_, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status_);
    check();
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() { ucnv_close(converter_); }

  std::uint32_t code_point(std::uint32_t byte) {
    const char source = static_cast<char>(byte);
    UChar target[2];
    const int32_t length = ucnv_toUChars(converter_, target, 2, &source, 1, &status_);
    check();
    if (length != 1) fail("a byte that is not one character of 16 bits");
    return target[0];
  }

 private:
  void check() const {
    if (U_FAILURE(status_)) fail(u_errorName(status_));
  }
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error("ICU converter " + std::string(name_) + ": " + what);
  }

  const char* name_;
  UErrorCode status_ = U_ZERO_ERROR;
  UConverter* converter_ = nullptr;
};

void append_code_page(std::string& out, const CodePage& page) {
  Converter converter(page.icu_name);
  std::vector<std::uint32_t> points;
  std::map<std::uint32_t, std::uint32_t> moved;
  for (std::uint32_t byte = 0; byte < kBytes; ++byte) {
    std::uint32_t point = converter.code_point(byte);
    if (byte < kFirstHigh) {
      if (point != byte) throw std::runtime_error(std::string(page.icu_name) + " is not ASCII");
      continue;
    }
    if (!page.has_controls && point == byte && byte < 0xA0) point = kNoCharacter;
    points.push_back(point);
    if (point == byte || point == kNoCharacter) continue;
    if (!moved.emplace(point, byte).second)
      throw std::runtime_error(std::string(page.icu_name) + " has two bytes for a character");
  }
  std::vector<std::uint32_t> moved_points;
  std::vector<std::uint32_t> moved_bytes;
  for (const auto& [point, byte] : moved) {
    moved_points.push_back(point);
    moved_bytes.push_back(byte);
  }
  const std::string table(page.table);
  append_array(out, table + "Point", points);
  append_array(out, table + "Moved", moved_points);
  append_array(out, table + "MovedByte", moved_bytes);
}

}  // namespace

void append_code_pages(std::string& out) {
  for (const CodePage& page : kCodePages) append_code_page(out, page);
}

}  // namespace zonage::compile
