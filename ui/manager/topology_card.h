// SPDX-License-Identifier: GPL-3.0-or-later
// The network: diagram or list of the same model, and what is known about the selected node.
#pragma once

#include "ui/models/topology_model.h"
#include "ui/widgets/card.h"

class QItemSelectionModel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace drawbridge::ui {

class TopologyView;

class TopologyCard : public Card {
  Q_OBJECT

 public:
  explicit TopologyCard(QWidget* parent = nullptr);
  [[nodiscard]] TopologyModel* model() const { return model_; }
  [[nodiscard]] TopologyView* diagram() const { return diagram_; }
  [[nodiscard]] QTreeView* list() const { return list_; }
  [[nodiscard]] QToolButton* asList() const { return asList_; }
  void retranslate();
  /// The picture as SVG or PNG by the file's name; false if it cannot be written.
  bool exportTo(const QString& path);

 signals:
  /// A node was opened: double click or Return.
  void opened(const drawbridge::ui::TopologyNode& node);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showSelected();
  void askExport();

  TopologyModel* model_;
  QItemSelectionModel* selection_;
  QStackedWidget* both_;
  TopologyView* diagram_;
  QTreeView* list_;
  QToolButton* asList_;
  QToolButton* export_;
  QLabel* selected_;
  QPushButton* open_;
};

}  // namespace drawbridge::ui
