// zonage_make_unicode OUT.inc: asks ICU, while zonage is being built, for all that it needs to know
// of Unicode and of character sets, and writes it as C++ tables for text/. The same ICU gives the
// same bytes.
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>

#include "compile/unicode/code_pages.h"
#include "compile/unicode/column_width.h"
#include "compile/unicode/name_fold.h"

namespace {

std::string unicode_tables() {
  UVersionInfo version;
  char unicode[U_MAX_VERSION_STRING_LENGTH];
  char icu[U_MAX_VERSION_STRING_LENGTH];
  u_getUnicodeVersion(version);
  u_versionToString(version, unicode);
  u_getVersion(version);
  u_versionToString(version, icu);

  std::string out;
  out += "// Made by zonage_make_unicode from ICU " + std::string(icu) + ", Unicode " + unicode +
         ".\n";
  out += "#pragma once\n\n#include <cstdint>\n\nnamespace zonage::text::tables {\n\n";
  out += "inline constexpr char kUnicodeVersion[] = \"" + std::string(unicode) + "\";\n\n";
  out += "// The name key: see compile/unicode/name_fold.h\n";
  zonage::compile::append_name_fold(out);
  out += "\n// Columns of a terminal: see compile/unicode/column_width.h\n";
  zonage::compile::append_column_width(out);
  out += "\n// One-byte character sets: see compile/unicode/code_pages.h\n";
  zonage::compile::append_code_pages(out);
  out += "\n}  // namespace zonage::text::tables\n";
  return out;
}

int fail(const std::string& what) {
  std::cerr << "zonage_make_unicode: " << what << '\n';
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return fail("usage: zonage_make_unicode OUT.inc");
  try {
    const std::string tables = unicode_tables();
    std::ofstream file(argv[1], std::ios::binary);
    file << tables << std::flush;
    if (!file) {
      // Half a table must not look up to date to the build; a device is not ours to remove.
      std::error_code ignored;
      if (std::filesystem::is_regular_file(argv[1], ignored))
        std::filesystem::remove(argv[1], ignored);
      return fail("cannot write " + std::string(argv[1]));
    }
  } catch (const std::exception& error) {
    return fail(error.what());
  }
  return 0;
}
