#include "base/cause.h"

#include <cerrno>

#include "support/catch.h"

namespace zonage {
namespace {

TEST_CASE("the system's reasons are told in both languages") {
  CHECK(cause_of(ENOENT).french == "fichier ou dossier introuvable");
  CHECK(cause_of(ENOENT).english == "no such file or folder");
  CHECK(cause_of(EISDIR).french == "c'est un dossier");
  CHECK(cause_of(EISDIR).english == "it is a folder");
  CHECK(cause_of(EACCES).english == cause_of(EPERM).english);
}

TEST_CASE("a reason without words of ours has the system's") {
  CHECK(cause_of(EDOM).french == "erreur " + std::to_string(EDOM) + " du système");
  CHECK(cause_of(EDOM).english == "Numerical argument out of domain");
}

TEST_CASE("a file that cannot be used is told with its reason") {
  const Error opened = cannot_be_opened("d/f", EACCES);
  CHECK(opened.kind == ErrorKind::unreadable);
  CHECK(describe(opened) == "d/f: cannot be opened (permission denied)");
  CHECK(opened.french == "ne peut pas être ouvert (accès refusé)");
  const Error read = cannot_be_read("d/f", EIO);
  CHECK(describe(read) == "d/f: cannot be read (input/output error)");
  CHECK(read.french == "ne peut pas être lu (erreur d'entrée-sortie)");
}

}  // namespace
}  // namespace zonage
