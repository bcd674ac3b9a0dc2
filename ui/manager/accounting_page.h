// SPDX-License-Identifier: GPL-3.0-or-later
// Accounting (ui.md 5.7): the records of `aaa accounting` as the AAA server's report shows them, and how the
// queue to the server stands.
#pragma once

#include <array>
#include <functional>

#include "ui/bridge/headend_session.h"
#include "ui/shell/page.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QMenu;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace drawbridge::ui {

class AccountingModel;
class Card;
class FilterBar;
class HeadendController;

class AccountingPage : public Page {
  Q_OBJECT

 public:
  /// `context.control` must not be null.
  explicit AccountingPage(const PageContext& context, QWidget* parent = nullptr);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;
  [[nodiscard]] QTableView* table() const { return table_; }
  [[nodiscard]] FilterBar* filter() const { return filter_; }
  [[nodiscard]] QCheckBox* joinBox() const { return join_; }
  [[nodiscard]] QComboBox* kinds() const { return kinds_; }
  [[nodiscard]] QToolButton* columnsButton() const { return columns_; }
  [[nodiscard]] QToolButton* exportButton() const { return export_; }
  /// The number over its words, in the order they stand.
  enum Counter { Records, Closed, Users, Running, Queued, Lost, CounterCount };
  [[nodiscard]] QString counter(Counter which) const;
  /// Answers the question for a file's name in tests.
  std::function<QString(const QString&)> pickFile;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildCounters();
  void buildTable();
  void refresh();
  void showRecord();
  void fitRecord();
  void fitCounters();
  void addAccounting();
  void exportAll();
  /// Whether the running configuration, or the wanted one, asks for accounting.
  [[nodiscard]] static bool accounts(const pix::Config& config);
  /// The AAA group that accounting would go to; empty: none.
  [[nodiscard]] std::string accountingTag() const;

  HeadendController& controller_;
  HeadendSession& session_;
  PageHead* head_;
  QToolButton* export_;
  std::array<QLabel*, CounterCount> numbers_{};
  std::array<QLabel*, CounterCount> words_{};
  FilterBar* filter_;
  QComboBox* kinds_;
  QCheckBox* join_;
  QToolButton* columns_;
  QMenu* columnMenu_;
  AccountingModel* model_;
  QSortFilterProxyModel* proxy_;
  QTableView* table_;
  QStackedWidget* stack_;
  QLabel* empty_;
  QPushButton* add_;
  Card* detail_;
  QGridLayout* detailGrid_;
  std::vector<std::pair<QLabel*, QLabel*>> facts_;
  bool hasRecord_ = false;
  bool measured_ = false;
};

}  // namespace drawbridge::ui
