// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <memory>

#include "ui/theme/resources.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

QString bare(const QString& name) {
  return name.startsWith(QLatin1String("db-")) ? name.mid(3) : name;
}

// The SVG's text, read once; empty for an unknown name.
QByteArray source(const QString& name) {
  static QHash<QString, QByteArray> texts;
  const QString key = bare(name);
  if (const auto found = texts.constFind(key); found != texts.constEnd()) return *found;
  initResources();
  QFile file(QStringLiteral(":/icons/db-%1.svg").arg(key));
  const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  texts.insert(key, text);
  return text;
}

QColor tintColor(IconTint tint, QIcon::Mode mode, QIcon::State state) {
  const Tokens& t = Theme::instance().tokens();
  if (mode == QIcon::Disabled) return t.disabled;
  switch (tint) {
    case IconTint::Control:
      return mode != QIcon::Normal || state == QIcon::On ? t.accent : t.text2;
    case IconTint::Text:
      return t.text;
    case IconTint::OnAccent:
      return t.onAccentFill;
    case IconTint::Accent:
      return t.accent;
    case IconTint::Ok:
      return t.ok;
    case IconTint::Warn:
      return t.warn;
    case IconTint::Error:
      return t.error;
    case IconTint::Hint:
      return t.hint;
    case IconTint::Sent:
      return t.sent;
  }
  return t.text2;
}

// Draws by the renderer at the size asked for, in the colour of this moment: nothing to rebuild at a scheme
// change.
class FamilyEngine : public QIconEngine {
 public:
  FamilyEngine(QString name, IconTint tint) : name_(std::move(name)), tint_(tint) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    paintIcon(painter, name_, rect, tintColor(tint_, mode, state));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1.0);
  }
  // `size` is in device pixels here; the caller sets the ratio.
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
    const int side = qMin(size.width(), size.height());
    return iconPixmap(name_, side, 1.0, tintColor(tint_, mode, state));
  }
  QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override {
    const int side = qMin(size.width(), size.height());
    return {side, side};
  }
  QIconEngine* clone() const override { return new FamilyEngine(name_, tint_); }
  QString key() const override { return QStringLiteral("drawbridge"); }
  QString iconName() override { return name_; }
  bool isNull() override { return source(name_).isEmpty(); }

 private:
  QString name_;
  IconTint tint_;
};

}  // namespace

QIcon icon(const QString& name, IconTint tint) {
  const QString key = QStringLiteral("db-") + bare(name);
  if (source(key).isEmpty()) return {};
  return QIcon(new FamilyEngine(key, tint));
}

void paintIcon(QPainter* painter, const QString& name, const QRectF& rect, const QColor& color) {
  QByteArray text = source(name);
  if (text.isEmpty()) return;
  text.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
  QSvgRenderer renderer(text);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  renderer.render(painter, rect);
  painter->restore();
}

QPixmap iconPixmap(const QString& name, int size, qreal ratio, const QColor& color) {
  const int pixels = qMax(1, qRound(size * ratio));
  const QString key =
      QStringLiteral("db/%1/%2/%3/%4").arg(bare(name)).arg(pixels).arg(ratio).arg(color.rgba());
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  pixmap = QPixmap(pixels, pixels);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  paintIcon(&painter, name, QRectF(0, 0, pixels, pixels), color);
  painter.end();
  pixmap.setDevicePixelRatio(ratio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

QStringList iconNames() {
  initResources();
  QStringList names;
  const auto files =
      QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("db-*.svg")}, QDir::Files, QDir::Name);
  for (const QString& file : files) names.append(file.chopped(4));
  return names;
}

QIcon productIcon() {
  initResources();
  QIcon mark;
  for (const int size : {16, 22, 32}) {
    QSvgRenderer renderer(QStringLiteral(":/product/drawbridge-%1.svg").arg(size));
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    mark.addPixmap(pixmap);
  }
  QSvgRenderer large(QStringLiteral(":/product/drawbridge.svg"));
  for (const int size : {48, 64, 128, 256}) {
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    large.render(&painter);
    painter.end();
    mark.addPixmap(pixmap);
  }
  return mark;
}

}  // namespace drawbridge::ui
