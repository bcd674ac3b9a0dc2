// SPDX-License-Identifier: GPL-3.0-or-later
// The network diagram: outside left, the headend in the middle, inside right; a tunnel is a thick double
// line.
#pragma once

#include <QGraphicsView>
#include <QHash>

#include "ui/models/topology_model.h"

class QItemSelectionModel;

namespace drawbridge::ui {

/// Draws the model anew after each change. Arrow keys walk the nodes, F fits, Ctrl+wheel zooms. The items are
/// invisible to assistive technology, so the view carries the picture in words, and a list of the same model
/// stands beside it.
class TopologyView : public QGraphicsView {
  Q_OBJECT

 public:
  TopologyView(TopologyModel* model, QItemSelectionModel* selection, QWidget* parent = nullptr);
  /// The rectangle of a node in the scene, null if it is not drawn.
  [[nodiscard]] QRectF nodeRect(const QString& key) const;
  [[nodiscard]] QSize sizeHint() const override { return {596, 384}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {320, 220}; }
  void fit();

 signals:
  void nodeActivated(const QString& key);
  /// "and 37 more" was pressed.
  void moreWanted();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void rebuild();
  void drawZone(const TopologyZone& zone, const QRectF& area);
  void drawNode(const TopologyNode& node, const QPointF& topLeft);
  void drawLink(const QString& from, bool isInside);
  void select(const QString& key);
  [[nodiscard]] QString nodeAt(const QPoint& position) const;
  [[nodiscard]] QStringList order() const;

  TopologyModel* model_;
  QItemSelectionModel* selection_;
  QHash<QString, QRectF> places_;
  QList<QRectF> more_;  ///< where "and %n more" stands
  bool zoomed_ = false;
};

}  // namespace drawbridge::ui
