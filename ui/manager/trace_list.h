// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a packet's steps: mark, number and name, what was found, the verdict at the right (ui.md 5.6).
#pragma once

#include <QListView>

#include "fw/status.h"

namespace drawbridge::ui {

class TraceList : public QListView {
  Q_OBJECT

 public:
  explicit TraceList(QWidget* parent = nullptr);
};

}  // namespace drawbridge::ui
