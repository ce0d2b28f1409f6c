/* copy FROM TO: the plainest copy, which every other figure is compared with: 64 KiB read, the same
   written, until the end. */
#include <fcntl.h>
#include <unistd.h>

int main(int argc, char** argv) {
  static char buffer[65536];
  ssize_t got;
  int from, to;
  if (argc != 3) return 2;
  from = open(argv[1], O_RDONLY);
  to = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (from < 0 || to < 0) return 1;
  while ((got = read(from, buffer, sizeof buffer)) > 0) {
    ssize_t done = 0;
    while (done < got) {
      const ssize_t wrote = write(to, buffer + done, (size_t)(got - done));
      if (wrote < 0) return 1;
      done += wrote;
    }
  }
  return got < 0 || close(to) != 0;
}
