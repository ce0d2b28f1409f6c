#include "base/cause.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string_view>
#include <system_error>

namespace zonage {
namespace {

struct KnownCause {
  int number;
  std::string_view french;
  std::string_view english;
};

constexpr KnownCause causes[] = {
    {ENOENT, "fichier ou dossier introuvable", "no such file or folder"},
    {ENOTDIR, "fichier ou dossier introuvable", "no such file or folder"},
    {EACCES, "accès refusé", "permission denied"},
    {EPERM, "accès refusé", "permission denied"},
    {EISDIR, "c'est un dossier", "it is a folder"},
    {ENOSPC, "plus de place", "no space left"},
    {EDQUOT, "plus de place", "no space left"},
    {EFBIG, "fichier trop grand", "file too large"},
    {EIO, "erreur d'entrée-sortie", "input/output error"},
    {EROFS, "dossier en lecture seule", "read-only folder"},
    {EBADF, "fermé, ou ouvert dans l'autre sens", "closed, or open the other way"},
    {ENAMETOOLONG, "nom trop long", "name too long"},
    {ELOOP, "liens symboliques en boucle", "symbolic links in a loop"},
    {EMFILE, "trop de fichiers ouverts", "too many open files"},
    {ENFILE, "trop de fichiers ouverts", "too many open files"},
    {ETXTBSY, "fichier en cours d'exécution", "a program that is running"},
    {ENXIO, "rien n'y répond", "nothing answers there"},
};

Error unreadable(const std::string& path, int error_number, const std::string& french,
                 const std::string& english) {
  const Cause cause = cause_of(error_number);
  return {ErrorKind::unreadable,
          english + " (" + cause.english + ")",
          {path, 0, 0, {}},
          french + " (" + cause.french + ")"};
}

}  // namespace

Cause cause_of(int error_number) {
  const KnownCause* const known =
      std::find_if(std::begin(causes), std::end(causes),
                   [&](const KnownCause& each) { return each.number == error_number; });
  if (known != std::end(causes)) return {std::string(known->french), std::string(known->english)};
  // The C library's words are English where no locale was asked for.
  return {"erreur " + std::to_string(error_number) + " du système",
          std::generic_category().message(error_number)};
}

Error cannot_be_opened(const std::string& path, int error_number) {
  return unreadable(path, error_number, "ne peut pas être ouvert", "cannot be opened");
}

Error cannot_be_read(const std::string& path, int error_number) {
  return unreadable(path, error_number, "ne peut pas être lu", "cannot be read");
}

}  // namespace zonage
