// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"

#include <QCoreApplication>

namespace drawbridge::ui {

std::vector<PageSpec> standardPages(const PageContext& context) {
  std::vector<PageSpec> pages;
  static_cast<void>(context);
  return pages;
}

}  // namespace drawbridge::ui
