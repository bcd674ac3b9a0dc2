// SPDX-License-Identifier: GPL-3.0-or-later
// The list view of commands to be sent: state, number, sign and text, one command a row; long ones wrap.
#pragma once

class QListView;
class QWidget;

namespace drawbridge::ui {

/// A view for a CommandPreviewModel.
[[nodiscard]] QListView* makeCommandList(QWidget* parent);

}  // namespace drawbridge::ui
