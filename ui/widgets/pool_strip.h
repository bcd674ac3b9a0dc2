// SPDX-License-Identifier: GPL-3.0-or-later
// The addresses of a pool at a glance: one cell an address up to 32, beyond that a bar and a table of those
// in use (ui.md 5.2). A cell says its state by a word, a mark and a border; a cell in use opens its session.
#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <vector>

class QGridLayout;
class QProgressBar;
class QTableView;

namespace drawbridge::ui {

class PoolModel;
struct PoolAddress;

/// One address. Text for assistive technology: "10.89.129.200, cisco_customer, 12 min, 192.168.1.2".
class PoolCell : public QAbstractButton {
  Q_OBJECT

 public:
  explicit PoolCell(QWidget* parent = nullptr);
  void setAddress(const PoolAddress& address, const QString& user, const QString& detail);
  [[nodiscard]] bool isUsed() const { return used_; }
  [[nodiscard]] quint64 session() const { return session_; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString address_, user_, detail_;
  bool used_ = false;
  quint64 session_ = 0;
};

class PoolStrip : public QWidget {
  Q_OBJECT

 public:
  /// The model must outlive the strip.
  explicit PoolStrip(PoolModel* model, QWidget* parent = nullptr);
  [[nodiscard]] const std::vector<PoolCell*>& cells() const { return cells_; }
  [[nodiscard]] QTableView* table() const { return table_; }

 signals:
  void sessionClicked(quint64 session);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void arrange();

  PoolModel* model_;
  QGridLayout* grid_;
  QProgressBar* bar_;
  QTableView* table_;
  std::vector<PoolCell*> cells_;
  int columns_ = 0;
};

}  // namespace drawbridge::ui
