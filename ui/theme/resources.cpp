// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/resources.h"

#include <QDir>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initInGlobalNamespace() {
  Q_INIT_RESOURCE(drawbridge);
}

namespace drawbridge::ui {

void initResources() {
  static const bool once = [] {
    initInGlobalNamespace();
    return true;
  }();
  static_cast<void>(once);
}

}  // namespace drawbridge::ui
