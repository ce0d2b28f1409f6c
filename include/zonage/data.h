// The lists and the communes that every answer comes from: the table inside the library, or one
// from a file that the same version made (what `zonage --data` reads).
//
// Ownership: a Data shares an immutable table; copies cost nothing, and whatever is made from one
// keeps it alive. Errors: ErrorKind::unreadable for a file that cannot be read, damaged for one
// that is no table, of another format, cut short or altered. Encodings: texts are UTF-8; paths are
// passed on as they are. Thread safety: any number of threads may use one Data.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "zonage/export.h"
#include "zonage/result.h"

namespace zonage {

// `0.1.0`
ZONAGE_API std::string_view version();

// A document that the table was made from, as `zonage sources` tells it. Its list as printed is in
// data/sources/ of the source tree.
struct Document {
  std::string id;  // `abc_2003`
  std::string title;
  std::string legal_reference;
  std::string in_force;
  std::string licence;
  std::string sha256;
};

class ZONAGE_API Data {
 public:
  // Opens nothing and reads nothing: it is there with the program.
  static Data builtin();
  static Result<Data> open(const std::string& path);

  std::vector<Document> documents() const;

  struct Inside;  // the library's own
  explicit Data(std::shared_ptr<const Inside> inside);
  const Inside& inside() const { return *inside_; }

 private:
  std::shared_ptr<const Inside> inside_;
};

}  // namespace zonage
