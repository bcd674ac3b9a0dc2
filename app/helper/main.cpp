// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridge-helper: the only code of Drawbridge that runs with privileges. See helper/helper.h.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "helper/helper.h"

namespace {

int run(int count, char** words) {
  if (count == 1) return drawbridge::helper::serve();
  if (count == 2 && std::strcmp(words[1], "--undo") == 0) return drawbridge::helper::undo();
  if (count == 2 && std::strcmp(words[1], "--version") == 0) {
    std::printf("drawbridge-helper %s\n", DRAWBRIDGE_VERSION);
    return std::fflush(stdout) == 0 ? 0 : 1;
  }
  std::fprintf(stderr,
               "usage: drawbridge-helper            started by Drawbridge\n"
               "       drawbridge-helper --undo     takes back what a crash or a reboot has left\n"
               "       drawbridge-helper --version\n");
  return 2;
}

}  // namespace

int main(int count, char** words) {
  // What failed unexpectedly must not leave the process half alive: the second process then tidies up.
  try {
    std::_Exit(run(count, words));
  } catch (...) {
    std::_Exit(3);
  }
}
