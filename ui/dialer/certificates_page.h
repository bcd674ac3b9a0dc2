// SPDX-License-Identifier: GPL-3.0-or-later
// The page Certificates: the user's store as a list (ui.md 4.8).
#pragma once

#include "ui/shell/page.h"

class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace drawbridge::ui {

class CertificateActions;
class EmptyState;
class FilterBar;
class ToolRow;

class CertificatesPage final : public Page {
  Q_OBJECT

 public:
  /// `context.certificates` must not be null and outlive the page.
  explicit CertificatesPage(const PageContext& context, QWidget* parent = nullptr);

  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void updateEmpty();
  void showSelection();

  PageContext context_;
  CertificateActions& certificates_;
  ToolRow* tools_;
  FilterBar* filter_;
  QTreeView* list_;
  QSortFilterProxyModel* proxy_;
  EmptyState* empty_;
  QPushButton* emptyEnroll_ = nullptr;
};

}  // namespace drawbridge::ui
