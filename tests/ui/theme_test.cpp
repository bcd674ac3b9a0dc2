// SPDX-License-Identifier: GPL-3.0-or-later
// The token table against the limits of WCAG 2.1: 4.5 for text, 3.0 for borders and icons that carry meaning.
#include <QDBusVariant>
#include <QTest>

#include "support/test_registry.h"
#include "ui/theme/theme.h"
#include "window_fixture.h"

using namespace drawbridge::ui;

class ThemeTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { testing::startClean(); }

  void the_formula_gives_the_known_ratios() {
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 100), 2100);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // #767676 on white is the textbook's lightest grey that passes 4.5.
    QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
  }

  void every_token_is_readable_where_it_is_used_data() {
    QTest::addColumn<Tokens>("t");
    QTest::newRow("light") << tokensFor(Scheme::Light);
    QTest::newRow("dark") << tokensFor(Scheme::Dark);
    QTest::newRow("light, high contrast") << tokensFor(Scheme::Light, true);
    QTest::newRow("dark, high contrast") << tokensFor(Scheme::Dark, true);
  }
  void every_token_is_readable_where_it_is_used() {
    QFETCH(Tokens, t);
    const struct {
      const char* what;
      QColor front;
      QColor ground;
      double limit;
    } rows[] = {
        {"text on window", t.text, t.window, 4.5},
        {"text on surface", t.text, t.surface, 4.5},
        {"text on sidebar", t.text, t.sidebar, 4.5},
        {"text on selection", t.text, t.selection, 4.5},
        {"text on hover", t.text, t.hover, 4.5},
        {"text on ok tint", t.text, t.okTint, 4.5},
        {"text on warn tint", t.text, t.warnTint, 4.5},
        {"text on error tint", t.text, t.errorTint, 4.5},
        {"text on info tint", t.text, t.infoTint, 4.5},
        {"text2 on window", t.text2, t.window, 4.5},
        {"text2 on surface", t.text2, t.surface, 4.5},
        {"text2 on sidebar", t.text2, t.sidebar, 4.5},
        {"text2 on alternate", t.text2, t.alternate, 4.5},
        {"text2 on selection", t.text2, t.selection, 4.5},
        {"hint on surface", t.hint, t.surface, 4.5},
        {"accent on surface", t.accent, t.surface, 4.5},
        {"accent on window", t.accent, t.window, 4.5},
        {"accent on selection", t.accent, t.selection, 4.5},
        {"accent on info tint", t.accent, t.infoTint, 4.5},
        {"primary button", t.onAccentFill, t.accentFill, 4.5},
        {"primary button under the pointer", t.onAccentFill, t.accentFillHover, 4.5},
        {"check mark field", t.accentFill, t.surface, 3.0},
        {"ok on surface", t.ok, t.surface, 4.5},
        {"ok on its tint", t.ok, t.okTint, 4.5},
        {"ok on selection", t.ok, t.selection, 4.5},
        {"warn on surface", t.warn, t.surface, 4.5},
        {"warn on its tint", t.warn, t.warnTint, 4.5},
        {"error on surface", t.error, t.surface, 4.5},
        {"error on its tint", t.error, t.errorTint, 4.5},
        {"error on selection", t.error, t.selection, 4.5},
        {"second data series", t.sent, t.surface, 3.0},
        {"first data series", t.accent, t.surface, 3.0},
        {"border of inputs on surface", t.control, t.surface, 3.0},
        {"border of inputs on window", t.control, t.window, 3.0},
        {"command words", t.syntaxWord, t.surface, 4.5},
        {"names", t.syntaxName, t.surface, 4.5},
        {"addresses", t.syntaxAddress, t.surface, 4.5},
        {"comments", t.syntaxComment, t.surface, 4.5},
    };
    for (const auto& row : rows) {
      const double ratio = contrastRatio(row.front, row.ground);
      QVERIFY2(ratio >= row.limit,
               qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(row.what)).arg(ratio, 0, 'f', 2)));
    }
  }

  void high_contrast_draws_edges_instead_of_tints() {
    const Tokens t = tokensFor(Scheme::Dark, true);
    QCOMPARE(t.text2, t.text);
    QCOMPARE(t.line, t.control);
    QCOMPARE(t.warnTint, t.surface);
    QCOMPARE(t.focusWidth, 3);
  }

  void the_style_sheet_names_every_token_it_uses() {
    QFont font;
    font.setPixelSize(13);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
      const QString sheet = styleSheetFor(tokensFor(scheme), font);
      QVERIFY2(!sheet.contains(QLatin1Char('@')), qPrintable(sheet.mid(sheet.indexOf(QLatin1Char('@')), 30)));
      QVERIFY(sheet.contains(tokensFor(scheme).accentFill.name()));
    }
  }

  void sizes_follow_the_desktops_font() {
    QFont font;
    font.setPointSizeF(20);
    QVERIFY(styleSheetFor(tokensFor(Scheme::Light), font).contains(QStringLiteral("font-size: 28.00pt")));
  }

  void the_portal_switches_while_running() {
    Theme& theme = Theme::instance();
    theme.setPreference(SchemePreference::System);
    const auto portal = [&](const char* key, uint value) {
      QMetaObject::invokeMethod(
          &theme, "portalSettingChanged", Q_ARG(QString, QStringLiteral("org.freedesktop.appearance")),
          Q_ARG(QString, QString::fromLatin1(key)), Q_ARG(QDBusVariant, QDBusVariant(value)));
    };
    portal("color-scheme", 1);
    QCOMPARE(theme.scheme(), Scheme::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), tokensFor(Scheme::Dark).window);
    portal("color-scheme", 2);
    QCOMPARE(theme.scheme(), Scheme::Light);
    theme.setContrastPreference(std::nullopt);
    portal("contrast", 1);
    QVERIFY(theme.highContrast());
    portal("contrast", 0);
    QVERIFY(!theme.highContrast());
    // The preference is stronger than the desktop.
    theme.setPreference(SchemePreference::Dark);
    QCOMPARE(theme.scheme(), Scheme::Dark);
    portal("color-scheme", 0);
  }
};


DRAWBRIDGE_TEST(ThemeTest);
#include "theme_test.moc"
