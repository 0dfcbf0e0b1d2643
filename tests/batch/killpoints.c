/* Kills the process at the KILL_AT-th system call that changes a file below KILL_UNDER: SQLite's writes included.
   A write is cut in half first, so that the file is torn as badly as a crash can tear it.
   cc -shared -fPIC -o killpoints.so killpoints.c -ldl; use with LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls = 0;

static int last(const char *path) {
  const char *at = getenv("KILL_AT"), *under = getenv("KILL_UNDER");
  if (!at || !under || strncmp(path, under, strlen(under)) != 0) return 0;
  return __sync_add_and_fetch(&calls, 1) >= atol(at);
}

static int last_of(int handle) {
  char link[64], path[PATH_MAX];
  if (!getenv("KILL_AT")) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  return last(path);
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define REAL(result, name, ...) static result (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int handle, const void *data, size_t size) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (last_of(handle)) { real(handle, data, size / 2); die(); }
  return real(handle, data, size);
}
ssize_t pwrite(int handle, const void *data, size_t size, off_t at) {
  REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
  if (last_of(handle)) { real(handle, data, size / 2, at); die(); }
  return real(handle, data, size, at);
}
ssize_t pwrite64(int handle, const void *data, size_t size, off64_t at) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  if (last_of(handle)) { real(handle, data, size / 2, at); die(); }
  return real(handle, data, size, at);
}
int fsync(int handle) { REAL(int, fsync, int); if (last_of(handle)) die(); return real(handle); }
int fdatasync(int handle) { REAL(int, fdatasync, int); if (last_of(handle)) die(); return real(handle); }
int ftruncate(int handle, off_t size) { REAL(int, ftruncate, int, off_t); if (last_of(handle)) die(); return real(handle, size); }
int ftruncate64(int handle, off64_t size) { REAL(int, ftruncate64, int, off64_t); if (last_of(handle)) die(); return real(handle, size); }
int rename(const char *from, const char *to) { REAL(int, rename, const char *, const char *); if (last(from)) die(); return real(from, to); }
int unlink(const char *path) { REAL(int, unlink, const char *); if (last(path)) die(); return real(path); }
