// What answers come from: one table for all of the program, shared by whoever needs it.
#include <zonage/data.h>

#include <iostream>

int main() {
  const zonage::Data data = zonage::Data::builtin();
  for (const zonage::Document& document : data.documents()) {
    if (document.id != "abc_2003" && document.id != "apl_1978") continue;
    std::cout << document.id << ": " << document.title << " (" << document.in_force << ")\n";
  }
}
