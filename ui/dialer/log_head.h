// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the log: tools and filters in one line where there is room, else one under the other, and the
// tools as icons alone in the narrowest window.
#pragma once

#include <QWidget>

class QBoxLayout;

namespace drawbridge::ui {

class LogHead : public QWidget {
  Q_OBJECT

 public:
  explicit LogHead(QWidget* parent = nullptr);
  void setParts(QWidget* tools, QWidget* filters);
  /// Chooses the form for the present width; call it after texts changed.
  void arrange();
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QBoxLayout* box_;
  QWidget* tools_ = nullptr;
  QWidget* filters_ = nullptr;
};

}  // namespace drawbridge::ui
