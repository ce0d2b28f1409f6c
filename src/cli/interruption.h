// Ctrl-C and its like (SIGINT, SIGTERM, SIGHUP), told to who asks instead of ending the program: so
// that half a file is removed and the line that was reached is said. A second one ends it at once.
// One at a time; the signals are as before when it is gone.
#pragma once

namespace zonage::cli {

class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  // A descriptor that can be read from once a signal came; negative where there could be none.
  int descriptor() const;
};

}  // namespace zonage::cli
