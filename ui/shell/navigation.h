// SPDX-License-Identifier: GPL-3.0-or-later
// The list of pages at the left: groups with headings, or icons only when there is no room.
#pragma once

#include <QFrame>
#include <QHash>
#include <QString>
#include <QToolButton>
#include <vector>

#include "ui/shell/page.h"

class QActionGroup;
class QLabel;
class QVBoxLayout;

namespace drawbridge::ui {

/// A navigation button with a count badge at its corner.
class NavigationButton : public QToolButton {
  Q_OBJECT

 public:
  explicit NavigationButton(QWidget* parent);
  void setBadge(int count);
  [[nodiscard]] int badge() const { return badge_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int badge_ = 0;
};

class Navigation : public QFrame {
  Q_OBJECT

 public:
  explicit Navigation(QWidget* parent = nullptr);
  void setPages(const std::vector<PageSpec>& pages, bool headendShown);
  void setCurrent(const QString& id);
  void setBadge(const QString& id, int count);
  void setCompact(bool compact);
  [[nodiscard]] bool isCompact() const { return compact_; }
  /// The button of Options > Collapse Navigation, at the foot.
  void setCollapseAction(QAction* action);
  [[nodiscard]] QToolButton* button(const QString& id) const;
  [[nodiscard]] QStringList ids() const { return ids_; }
  void focusCurrent();

 signals:
  void pageChosen(const QString& id);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void applyCompact();

  std::vector<QWidget*> rows_;
  QStringList ids_;
  QHash<QString, NavigationButton*> buttons_;
  QHash<QString, int> badges_;
  std::vector<QWidget*> headings_;
  std::vector<QWidget*> rules_;
  QVBoxLayout* list_;
  NavigationButton* collapse_;
  QString current_;
  bool compact_ = false;
};

}  // namespace drawbridge::ui
