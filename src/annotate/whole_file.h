// A file that appears whole or not at all: written beside its place under another name, renamed at
// the end. What is no regular file (a pipe, /dev/null) cannot be replaced and is written directly;
// a symbolic link stays and what it leads to is replaced; one that leads nowhere is refused. What
// stands for a descriptor of the program's own (/dev/stdout, /dev/fd/3) is that descriptor.
// Thread safety: one WholeFile belongs to one thread.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

#include "annotate/outlet.h"
#include "annotate/streams.h"

namespace zonage::annotate {

class WholeFile final : public Sink {
 public:
  WholeFile() = default;
  // Without keep(), nothing is left behind and what stood there before stays.
  ~WholeFile() override;

  // All three: false when it failed, error_number() says why.
  bool open(const std::string& path);
  bool write(std::string_view bytes) override;
  bool keep();
  // As for an Outlet; once it is open.
  void stop_on(int wake) { outlet_.stop_on(wake); }

  bool is_open() const { return file_ >= 0; }
  // Neither waits beside its place nor can be taken back.
  bool is_direct() const { return is_open() && temporary_.empty(); }
  // Whether both, once open, end up in one file, however each was spelt.
  bool is_same_file(const WholeFile& other) const;
  int error_number() const { return error_number_; }

 private:
  bool fail();
  bool state(struct stat& state) const;

  std::string place_;
  std::string temporary_;  // empty: written directly
  int file_ = -1;
  Outlet outlet_;
  int error_number_ = 0;
};

}  // namespace zonage::annotate
