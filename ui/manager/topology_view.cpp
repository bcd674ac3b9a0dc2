// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/topology_view.h"

#include <QGraphicsPathItem>
#include <QGraphicsRectItem>
#include <QGraphicsSimpleTextItem>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

constexpr qreal nodeWidth = 136;
constexpr qreal nodeHeight = 70;
constexpr qreal zoneWidth = 196;
constexpr qreal zoneHead = 58;
constexpr qreal headendGap = 176;  ///< between the zones, where the headend stands
constexpr qreal corner = 7;

QPainterPath rounded(const QRectF& rect) {
  QPainterPath path;
  path.addRoundedRect(rect, corner, corner);
  return path;
}

/// An icon that is drawn sharp at every zoom.
class IconItem final : public QGraphicsItem {
 public:
  IconItem(QString name, const QRectF& rect, const QColor& color)
      : name_(std::move(name)), rect_(rect), color_(color) {}
  [[nodiscard]] QRectF boundingRect() const override { return rect_; }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
    paintIcon(painter, name_, rect_, color_);
  }

 private:
  QString name_;
  QRectF rect_;
  QColor color_;
};

QGraphicsSimpleTextItem* addText(QGraphicsScene* scene, const QString& text, const QFont& font,
                                 const QColor& color, const QPointF& place, bool centred, qreal widest = 0) {
  QString shown = text;
  if (widest > 0) shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, widest);
  auto* item = scene->addSimpleText(shown, font);
  item->setBrush(color);
  if (shown != text) item->setToolTip(text);
  item->setPos(centred ? QPointF(place.x() - item->boundingRect().width() / 2, place.y()) : place);
  item->setZValue(3);
  return item;
}

}  // namespace

TopologyView::TopologyView(TopologyModel* model, QItemSelectionModel* selection, QWidget* parent)
    : QGraphicsView(parent), model_(model), selection_(selection) {
  setScene(new QGraphicsScene(this));
  setRenderHint(QPainter::Antialiasing);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setBackgroundBrush(Qt::NoBrush);
  viewport()->setAutoFillBackground(false);
  setAttribute(Qt::WA_TranslucentBackground, false);
  setFocusPolicy(Qt::StrongFocus);
  connect(model_, &TopologyModel::refreshed, this, &TopologyView::rebuild);
  connect(selection_, &QItemSelectionModel::currentChanged, this, &TopologyView::rebuild);
  connect(&Theme::instance(), &Theme::changed, this, &TopologyView::rebuild);
  rebuild();
}

QRectF TopologyView::nodeRect(const QString& key) const {
  return places_.value(key);
}

void TopologyView::rebuild() {
  scene()->clear();
  places_.clear();
  more_.clear();
  const auto& zones = model_->zones();
  setAccessibleName(tr("Network diagram"));
  setAccessibleDescription(model_->description());
  if (zones.size() != 3) return;
  const int tallest =
      std::min(TopologyModel::drawnLimit,
               static_cast<int>(std::max({zones[0].nodes.size(), zones[2].nodes.size(), std::size_t{3}})));
  const bool hasMore = zones[0].hidden > 0 || zones[2].hidden > 0;
  const qreal height = zoneHead + tallest * (nodeHeight + 34) + (hasMore ? 28 : 0) + 6;
  const QRectF left(0, 0, zoneWidth, height);
  const QRectF right(zoneWidth + headendGap, 0, zoneWidth, height);
  drawZone(zones[0], left);
  drawZone(zones[2], right);

  const auto place = [&](const TopologyZone& zone, const QRectF& area) {
    const int count = std::min(TopologyModel::drawnLimit, static_cast<int>(zone.nodes.size()));
    if (count == 0) return;
    const qreal room = (height - zoneHead) / count;
    for (int i = 0; i < count; ++i) {
      const QPointF at(area.left() + (zoneWidth - nodeWidth) / 2 + (area.left() > 0 ? 14 : 0),
                       zoneHead + room * i + std::max(0.0, (room - nodeHeight - 34) / 2));
      places_.insert(zone.nodes[static_cast<std::size_t>(i)].key, QRectF(at, QSizeF(nodeWidth, nodeHeight)));
    }
  };
  place(zones[0], left);
  place(zones[2], right);
  const TopologyNode& headend = zones[1].nodes.front();
  const qreal middle = zoneWidth + headendGap / 2;
  places_.insert(headend.key, QRectF(middle - 52, height / 2 - nodeHeight / 2, 104, nodeHeight));

  for (const auto& [zone, isInside] : {std::pair{&zones[0], false}, std::pair{&zones[2], true}}) {
    for (const TopologyNode& node : zone->nodes) {
      if (!places_.contains(node.key)) continue;
      drawLink(node.key, isInside);
      drawNode(node, places_.value(node.key).topLeft());
    }
  }
  if (!zones[2].nodes.empty()) {
    // The trunk from the headend to the wire, once.
    const QRectF box = places_.value(headend.key);
    const qreal bus = places_.value(zones[2].nodes.front().key).left() - 20;
    scene()
        ->addLine(QLineF(box.right(), box.center().y(), bus, box.center().y()),
                  QPen(Theme::instance().tokens().control, 1.4))
        ->setZValue(1);
  }
  drawNode(headend, places_.value(headend.key).topLeft());
  scene()->setSceneRect(QRectF(-2, -2, right.right() + 4, height + 4));
  if (!zoomed_) fit();
}

void TopologyView::drawZone(const TopologyZone& zone, const QRectF& area) {
  const Tokens& tokens = Theme::instance().tokens();
  QPen pen(tokens.line, 1, Qt::DashLine);
  auto* box = scene()->addPath(rounded(area), pen, tokens.alternate);
  box->setZValue(0);
  QFont bold = Theme::instance().font(FontRole::Group);
  addText(scene(), zone.title, bold, tokens.text, area.topLeft() + QPointF(12, 10), false, zoneWidth - 20);
  addText(scene(), zone.network, Theme::instance().font(FontRole::Mono), tokens.text2,
          area.topLeft() + QPointF(12, 29), false, zoneWidth - 20);
  if (zone.hidden > 0) {
    const auto* more =
        addText(scene(), tr("and %n more", nullptr, zone.hidden), Theme::instance().font(FontRole::Caption),
                tokens.accent, QPointF(area.center().x(), area.bottom() - 24), true);
    more_.append(more->sceneBoundingRect().adjusted(-6, -4, 6, 4));
  }
}

void TopologyView::drawNode(const TopologyNode& node, const QPointF& topLeft) {
  const Theme& theme = Theme::instance();
  const Tokens& tokens = theme.tokens();
  const QRectF rect = places_.value(node.key);
  const bool isHeadend = node.kind == TopologyNode::Kind::Headend;
  const bool hasTunnel = !node.tunnel.isEmpty();
  const bool isGrey = !model_->isRunning();
  const QColor edge = hasTunnel ? tokens.ok : isHeadend && !isGrey ? tokens.accent : tokens.line;
  const bool isSelected = model_->keyAt(selection_->currentIndex()) == node.key;
  if (isSelected) {
    auto* ring =
        scene()->addPath(rounded(rect.adjusted(-4, -4, 4, 4)), QPen(tokens.accent, tokens.focusWidth));
    ring->setZValue(2);
  }
  auto* box = scene()->addPath(rounded(rect), QPen(edge, hasTunnel || isHeadend ? 2 : 1),
                               isSelected ? tokens.selection : tokens.surface);
  box->setZValue(2);
  const QColor mark = hasTunnel   ? tokens.ok
                      : isGrey    ? tokens.disabled
                      : isHeadend ? tokens.accent
                                  : tokens.text2;
  auto* picture =
      new IconItem(nodeIcon(node.kind), QRectF(rect.center().x() - 11, topLeft.y() + 7, 22, 22), mark);
  picture->setZValue(3);
  scene()->addItem(picture);
  addText(scene(), node.name, theme.font(FontRole::Group), isGrey ? tokens.disabled : tokens.text,
          QPointF(rect.center().x(), topLeft.y() + 31), true, rect.width() - 10);
  addText(scene(), node.address, isHeadend ? theme.font(FontRole::Caption) : theme.font(FontRole::Mono),
          tokens.text2, QPointF(rect.center().x(), topLeft.y() + 48), true, rect.width() - 8);
  if (isHeadend) {
    // The interfaces stand as two tags above and below, as they are labelled on the box.
    const QStringList tags = node.detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (int i = 0; i < std::min<int>(2, static_cast<int>(tags.size())); ++i) {
      const qreal y = i == 0 ? rect.top() - 30 : rect.bottom() + 10;
      auto* text = addText(scene(), tags[i], theme.font(FontRole::Mono), tokens.text2,
                           QPointF(rect.center().x(), y), true);
      text->setZValue(5);
      const QRectF ground = text->mapRectToScene(text->boundingRect()).adjusted(-6, -3, 6, 3);
      auto* tag = scene()->addPath(rounded(ground), QPen(tokens.line), tokens.surface);
      tag->setZValue(4);
    }
    return;
  }
  qreal y = rect.bottom() + 3;
  for (const QString& line : node.detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
    addText(scene(), line, theme.font(FontRole::Caption), tokens.text2, QPointF(rect.center().x(), y), true,
            zoneWidth - 8);
    y += 15;
  }
  if (hasTunnel) {
    QFont bold = theme.font(FontRole::Caption);
    bold.setWeight(QFont::DemiBold);
    addText(scene(), node.tunnel, bold, tokens.ok, QPointF(rect.center().x(), y), true, zoneWidth - 8);
  }
}

void TopologyView::drawLink(const QString& from, bool isInside) {
  const Tokens& tokens = Theme::instance().tokens();
  const QRectF node = places_.value(from);
  const QRectF headend = places_.value(QStringLiteral("pix"));
  const TopologyNode* value = model_->node(from);
  if (isInside) {
    const qreal bus = node.left() - 20;
    QPainterPath path(QPointF(bus, headend.center().y()));
    path.lineTo(bus, node.center().y());
    path.lineTo(node.left(), node.center().y());
    scene()->addPath(path, QPen(tokens.control, 1.4))->setZValue(1);
    return;
  }
  const QPointF start(node.right(), node.center().y());
  const QPointF end(headend.left(),
                    headend.center().y() + (node.center().y() < headend.center().y() ? -14 : 14));
  if (value == nullptr || value->tunnel.isEmpty()) {
    scene()->addLine(QLineF(start, end), QPen(tokens.control, 1.4))->setZValue(1);
    return;
  }
  // A tunnel: a pipe with two walls.
  scene()->addLine(QLineF(start, end), QPen(tokens.ok, 9, Qt::SolidLine, Qt::FlatCap))->setZValue(1);
  scene()->addLine(QLineF(start, end), QPen(tokens.surface, 4.5, Qt::SolidLine, Qt::FlatCap))->setZValue(1.1);
  scene()->addLine(QLineF(start, end), QPen(tokens.ok, 1, Qt::SolidLine, Qt::FlatCap))->setZValue(1.2);
}

void TopologyView::fit() {
  zoomed_ = false;
  const QRectF all = scene()->sceneRect();
  if (all.isEmpty()) return;
  const qreal factor = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
  setTransform(QTransform::fromScale(factor, factor));
  centerOn(all.center());
}

void TopologyView::resizeEvent(QResizeEvent* event) {
  QGraphicsView::resizeEvent(event);
  if (!zoomed_) fit();
}

void TopologyView::wheelEvent(QWheelEvent* event) {
  if ((event->modifiers() & Qt::ControlModifier) == 0) {
    // The page scrolls.
    event->ignore();
    return;
  }
  zoomed_ = true;
  const qreal factor = event->angleDelta().y() > 0 ? 1.15 : 1 / 1.15;
  scale(factor, factor);
  event->accept();
}

QStringList TopologyView::order() const {
  QStringList keys;
  for (const TopologyZone& zone : model_->zones()) {
    for (const TopologyNode& node : zone.nodes) {
      if (places_.contains(node.key)) keys << node.key;
    }
  }
  return keys;
}

void TopologyView::select(const QString& key) {
  selection_->setCurrentIndex(model_->indexOf(key),
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QString TopologyView::nodeAt(const QPoint& position) const {
  const QPointF point = mapToScene(position);
  for (auto it = places_.begin(); it != places_.end(); ++it) {
    if (it.value().contains(point)) return it.key();
  }
  return {};
}

void TopologyView::keyPressEvent(QKeyEvent* event) {
  const QStringList keys = order();
  const qsizetype at = keys.indexOf(model_->keyAt(selection_->currentIndex()));
  switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
      if (!keys.isEmpty()) select(keys[at < 0 ? 0 : std::min(at + 1, keys.size() - 1)]);
      return;
    case Qt::Key_Left:
    case Qt::Key_Up:
      if (!keys.isEmpty()) select(keys[at < 0 ? 0 : std::max<qsizetype>(at - 1, 0)]);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (at >= 0) emit nodeActivated(keys[at]);
      return;
    case Qt::Key_F:
      fit();
      return;
    default:
      QGraphicsView::keyPressEvent(event);
  }
}

void TopologyView::mousePressEvent(QMouseEvent* event) {
  const QString key = nodeAt(event->position().toPoint());
  const QPointF point = mapToScene(event->position().toPoint());
  const bool isMore =
      std::any_of(more_.begin(), more_.end(), [&](const QRectF& each) { return each.contains(point); });
  if (!key.isEmpty()) {
    select(key);
  } else if (isMore) {
    emit moreWanted();
  } else {
    selection_->clear();
  }
  setFocus(Qt::MouseFocusReason);
}

void TopologyView::mouseDoubleClickEvent(QMouseEvent* event) {
  const QString key = nodeAt(event->position().toPoint());
  if (!key.isEmpty()) emit nodeActivated(key);
}

void TopologyView::changeEvent(QEvent* event) {
  QGraphicsView::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) rebuild();
}

}  // namespace drawbridge::ui
