// A value or an Error: nothing is thrown, and describe() says in one line what went wrong.
#include <zonage/data.h>
#include <zonage/result.h>

#include <iostream>

int main() {
  const zonage::Result<zonage::Data> data = zonage::Data::open("/no/such/table");
  if (data) {
    std::cout << data->documents().size() << " documents\n";
    return 0;
  }
  std::cout << describe(data.error()) << '\n';
  return data.error().kind == zonage::ErrorKind::unreadable ? 0 : 1;
}
