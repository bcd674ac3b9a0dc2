// SPDX-License-Identifier: GPL-3.0-or-later
// The buttons at the head of a page. One tab stop for all of them, arrows move inside. Where the texts do not
// fit, the buttons without an edge show their icons only.
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QToolButton;

namespace drawbridge::ui {

class ToolRow : public QWidget {
  Q_OBJECT

 public:
  explicit ToolRow(QWidget* parent = nullptr);
  /// A button that shares text, icon and state with the action. `kind` is "" or "boxed" (with an edge).
  QToolButton* addButton(QAction* action, const QString& kind = {});
  void addSeparator();
  /// Anything else, e.g. a filter field; `stretch` as in QBoxLayout. Has a tab stop of its own.
  void addWidget(QWidget* widget, int stretch = 0);
  void addStretch();
  /// The button that has the tab stop now.
  [[nodiscard]] QToolButton* stop() const;
  /// Puts all buttons before `next` in the tab order.
  void setTabOrderBefore(QWidget* next);
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void moveStop(QToolButton* to);
  void fit();
  /// The width of the whole row with and without the texts that may go.
  [[nodiscard]] int widthOf(bool texts) const;

  QHBoxLayout* line_;
  QList<QToolButton*> buttons_;
};

}  // namespace drawbridge::ui
