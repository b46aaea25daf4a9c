/* A pseudo-terminal for the tests: glibc hides the session flag behind _GNU_SOURCE. */
#if defined(__linux__)
#include <pty.h>
enum { CPTY_SPAWN_SETSID = 0x80 };
#else
#include <util.h>
#include <spawn.h>
enum { CPTY_SPAWN_SETSID = 0x0400 };
#endif
