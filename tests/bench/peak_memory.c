/* peak_memory PROGRAM ARGUMENT...: runs it, its output thrown away, and prints its peak resident
   memory in KiB. A program of its own, and a small static one: a child's ru_maxrss begins at the
   peak of the process that started it, so a large starter would measure itself; what this one
   needs is the least it can tell. */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char** argv) {
  struct rusage usage;
  int status = 0;
  pid_t child;
  if (argc < 2) return 2;
  child = vfork();
  if (child < 0) return 2;
  if (child == 0) {
    const int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0) _exit(127);
    execv(argv[1], argv + 1);
    _exit(127);
  }
  if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    fprintf(stderr, "peak_memory: %s failed\n", argv[1]);
    return 1;
  }
#ifdef __APPLE__
  usage.ru_maxrss /= 1024; /* bytes there */
#endif
  printf("%ld\n", usage.ru_maxrss);
  return 0;
}
