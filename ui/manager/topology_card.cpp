// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/topology_card.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QImage>
#include <QItemSelectionModel>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QSvgGenerator>
#include <QToolButton>
#include <QTreeView>

#include "ui/manager/topology_view.h"
#include "ui/theme/icons.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

TopologyCard::TopologyCard(QWidget* parent)
    : Card(parent),
      model_(new TopologyModel(this)),
      selection_(new QItemSelectionModel(model_, this)),
      both_(new QStackedWidget(this)),
      diagram_(new TopologyView(model_, selection_, this)),
      list_(new QTreeView(this)),
      asList_(new QToolButton(this)),
      export_(new QToolButton(this)),
      selected_(makeLabel(QStringLiteral("cap"), true, this)),
      open_(new QPushButton(this)) {
  list_->setModel(model_);
  list_->setSelectionModel(selection_);
  setUpList(list_, 28);
  list_->setRootIsDecorated(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->header()->setStretchLastSection(true);
  list_->expandAll();
  // Nodes come in later: their zone stays open.
  connect(model_, &TopologyModel::rowsInserted, this, [this] {
    list_->expandAll();
    list_->resizeColumnToContents(0);
    list_->resizeColumnToContents(1);
  });
  both_->addWidget(diagram_);
  both_->addWidget(list_);
  body()->addWidget(both_, 1);

  asList_->setIcon(icon(QStringLiteral("db-rules")));
  asList_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  asList_->setCheckable(true);
  asList_->setObjectName(QStringLiteral("asList"));
  export_->setIcon(icon(QStringLiteral("db-export")));
  export_->setObjectName(QStringLiteral("exportDiagram"));
  open_->setProperty("kind", QStringLiteral("link"));
  auto* foot = new QHBoxLayout;
  foot->setSpacing(8);
  foot->addWidget(selected_, 1);
  foot->addWidget(open_);
  foot->addWidget(asList_);
  foot->addWidget(export_);
  body()->addLayout(foot);

  connect(asList_, &QToolButton::toggled, this, [this](bool on) {
    both_->setCurrentIndex(on ? 1 : 0);
    retranslate();
  });
  connect(export_, &QToolButton::clicked, this, &TopologyCard::askExport);
  const auto open = [this](const QString& key) {
    if (const TopologyNode* node = model_->node(key)) emit opened(*node);
  };
  connect(diagram_, &TopologyView::nodeActivated, this, open);
  connect(diagram_, &TopologyView::moreWanted, this, [this] { asList_->setChecked(true); });
  connect(list_, &QTreeView::activated, this,
          [this, open](const QModelIndex& at) { open(model_->keyAt(at)); });
  connect(open_, &QPushButton::clicked, this,
          [this, open] { open(model_->keyAt(selection_->currentIndex())); });
  connect(selection_, &QItemSelectionModel::currentChanged, this, &TopologyCard::showSelected);
  connect(model_, &TopologyModel::refreshed, this, &TopologyCard::showSelected);
  setTabOrder(diagram_, list_);
  setTabOrder(list_, open_);
  setTabOrder(open_, asList_);
  setTabOrder(asList_, export_);
  retranslate();
}

void TopologyCard::retranslate() {
  setAccessibleName(tr("Network"));
  list_->setAccessibleName(tr("Network as a list"));
  asList_->setText(tr("As list"));
  asList_->setToolTip(asList_->isChecked() ? tr("Show the diagram") : tr("Show the same as a list"));
  export_->setToolTip(tr("Export the diagram..."));
  export_->setAccessibleName(tr("Export the diagram"));
  showSelected();
}

void TopologyCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

void TopologyCard::showSelected() {
  const TopologyNode* node = model_->node(model_->keyAt(selection_->currentIndex()));
  const bool canOpen = node != nullptr && model_->isRunning() &&
                       (node->kind == TopologyNode::Kind::Headend || node->session != 0);
  open_->setVisible(canOpen);
  if (node == nullptr) {
    selected_->setText({});
    return;
  }
  open_->setText(node->session != 0 ? tr("Show Session") : tr("Open Console"));
  QStringList words{node->name, node->address};
  words += node->detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  if (!node->tunnel.isEmpty()) words << node->tunnel;
  selected_->setText(words.join(QStringLiteral(" · ")));
}

void TopologyCard::askExport() {
  const QString path = QFileDialog::getSaveFileName(
      window(), tr("Export the Diagram"), QStringLiteral("network.svg"), tr("Pictures (*.svg *.png)"));
  if (path.isEmpty()) return;
  if (exportTo(path)) {
    selected_->setText(tr("The diagram was written to %1.").arg(path));
  } else {
    selected_->setText(tr("The diagram could not be written to %1.").arg(path));
  }
}

bool TopologyCard::exportTo(const QString& path) {
  QGraphicsScene* scene = diagram_->scene();
  const QRectF source = scene->sceneRect();
  const QSize size = source.size().toSize();
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return false;
  if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
    QImage image(size * 2, QImage::Format_ARGB32_Premultiplied);
    image.fill(Theme::instance().tokens().surface);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    scene->render(&painter, image.rect(), source);
    painter.end();
    if (!image.save(&file, "PNG")) return false;
  } else {
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setSize(size);
    svg.setViewBox(QRectF(QPointF(), QSizeF(size)));
    svg.setTitle(tr("Network diagram"));
    svg.setDescription(model_->description());
    QPainter painter(&svg);
    scene->render(&painter, QRectF(QPointF(), QSizeF(size)), source);
    painter.end();
  }
  return file.flush() && file.commit();
}

}  // namespace drawbridge::ui
