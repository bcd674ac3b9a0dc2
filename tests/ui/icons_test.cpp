// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QTest>

#include "support/test_registry.h"
#include "ui/theme/icons.h"
#include "window_fixture.h"

using namespace drawbridge::ui;

namespace {

// How many pixels are visibly drawn.
int drawn(const QImage& image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) count += qAlpha(image.pixel(x, y)) > 100 ? 1 : 0;
  }
  return count;
}

// The colour of the strongest pixel.
QColor ink(const QImage& image) {
  QRgb best = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (qAlpha(image.pixel(x, y)) > qAlpha(best)) best = image.pixel(x, y);
    }
  }
  return QColor::fromRgb(best);
}

QImage render(const QIcon& icon, int size, QIcon::Mode mode = QIcon::Normal,
              QIcon::State state = QIcon::Off) {
  return icon.pixmap(QSize(size, size), 1.0, mode, state).toImage().convertToFormat(QImage::Format_ARGB32);
}

bool near(const QColor& a, const QColor& b) {
  return qAbs(a.red() - b.red()) < 8 && qAbs(a.green() - b.green()) < 8 && qAbs(a.blue() - b.blue()) < 8;
}

}  // namespace

class IconsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { testing::startClean(); }

  void the_family_is_complete() {
    const QStringList names = iconNames();
    for (const char* name :
         {"lock",   "unlock",  "plug",   "key",   "cert",   "shield",  "plus",    "edit",    "copy",
          "trash",  "import",  "export", "save",  "folder", "undo",    "redo",    "refresh", "check",
          "x",      "more",    "play",   "stop",  "pause",  "up",      "down",    "side",    "search",
          "filter", "sliders", "wand",   "eye",   "ok",     "err",     "warn",    "info",    "block",
          "circle", "clock",   "help",   "bell",  "log",    "console", "monitor", "chart",   "tracer",
          "acct",   "network", "policy", "rules", "layers", "swap",    "pool",    "text",    "laptop",
          "server", "router",  "wall",   "globe", "user",   "users"}) {
      QVERIFY2(names.contains(QStringLiteral("db-") + QLatin1String(name)), name);
    }
  }

  void each_is_seen_at_16_pixels_in_both_schemes() {
    for (const auto preference : {SchemePreference::Light, SchemePreference::Dark}) {
      Theme::instance().setPreference(preference);
      for (const QString& name : iconNames()) {
        const int pixels = drawn(render(icon(name), 16));
        QVERIFY2(pixels >= 4 && pixels < 200, qPrintable(name + QStringLiteral(": %1").arg(pixels)));
      }
    }
  }

  void colours_follow_mode_and_scheme() {
    const QIcon stop = icon(QStringLiteral("db-stop"));
    const Tokens light = tokensFor(Scheme::Light);
    QVERIFY(near(ink(render(stop, 48)), light.text2));
    QVERIFY(near(ink(render(stop, 48, QIcon::Disabled)), light.disabled));
    QVERIFY(near(ink(render(stop, 48, QIcon::Selected)), light.accent));
    QVERIFY(near(ink(render(stop, 48, QIcon::Normal, QIcon::On)), light.accent));
    Theme::instance().setPreference(SchemePreference::Dark);
    QVERIFY(near(ink(render(stop, 48)), tokensFor(Scheme::Dark).text2));
    QVERIFY(near(ink(render(icon(QStringLiteral("db-stop"), IconTint::Ok), 48)), tokensFor(Scheme::Dark).ok));
  }

  void a_scale_of_two_gives_twice_the_pixels() {
    const QPixmap pixmap = iconPixmap(QStringLiteral("db-lock"), 16, 2.0, Qt::black);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
  }

  void an_unknown_name_is_a_null_icon() { QVERIFY(icon(QStringLiteral("db-nothing")).isNull()); }

  void the_product_mark_has_its_small_drawings() {
    const QIcon mark = productIcon();
    for (const int size : {16, 22, 32, 48, 64, 128, 256}) {
      QVERIFY2(mark.availableSizes().contains(QSize(size, size)), qPrintable(QString::number(size)));
      QVERIFY(drawn(render(mark, size)) > size * size / 2);
    }
  }
};

DRAWBRIDGE_TEST(IconsTest);
#include "icons_test.moc"
