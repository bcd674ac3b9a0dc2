// SPDX-License-Identifier: GPL-3.0-or-later
// The one style sheet. Boxes, buttons, views and text roles are here; marks and arrows that need drawing
// (check boxes, radio buttons, combo and spin boxes) are in control_style.cpp, from the same tokens.
#include <QFontDatabase>
#include <QFontMetrics>
#include <QStringList>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

// "13pt" or "17px": the base size times a factor, in the unit the desktop's font is given in.
QString size(const QFont& base, double factor) {
  if (base.pointSizeF() > 0)
    return QString::number(base.pointSizeF() * factor, 'f', 2) + QStringLiteral("pt");
  return QString::number(qMax(1, qRound(base.pixelSize() * factor))) + QStringLiteral("px");
}

constexpr const char* sheet = R"(
QToolTip { background: @surface; color: @text; border: 1px solid @control; padding: 4px 6px; }

QLabel[role="h1"] { font-size: @h1; font-weight: 600; }
QLabel[role="h2"] { font-weight: 600; }
QLabel[role="cap"] { font-size: @cap; color: @text2; }
QLabel[role="cap"]:disabled { color: @disabled; }
QLabel[role="section"] { font-size: @section; font-weight: 600; color: @text2; }
QLabel[role="number"] { font-size: @number; font-weight: 600; }
QLabel[role="mono"] { font-family: @mono; font-size: @cap; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="err"] { color: @error; }
QLabel[tone="info"] { color: @accent; }
QLabel[role="pill"] { font-size: @cap; font-weight: 600; border-radius: 4px; padding: 1px 9px;
                      background: @alternate; color: @text2; }
QLabel[role="pill"][tone="ok"] { background: @okTint; color: @ok; }
QLabel[role="pill"][tone="warn"] { background: @warnTint; color: @warn; }
QLabel[role="pill"][tone="err"] { background: @errorTint; color: @error; }
QLabel[role="pill"][tone="info"] { background: @infoTint; color: @accent; }

QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[role="note"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[role="note"][tone="ok"] { background: @okTint; border-color: @ok; }
QFrame[role="note"][tone="warn"] { background: @warnTint; border-color: @warn; }
QFrame[role="note"][tone="err"] { background: @errorTint; border-color: @error; }
QFrame[role="note"][tone="info"] { background: @infoTint; border-color: @accent; }
QFrame[role="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="vrule"] { background: @line; border: none; max-width: 1px; min-width: 1px; }

QPushButton { background: @surface; color: @text; border: 1px solid @control; border-radius: 5px;
              padding: 5px 13px; min-height: @line_height; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @selection; }
QPushButton:focus { border: @focus solid @accent; padding: @button_focus; }
QPushButton:disabled { background: @window; color: @disabled; border: 1px solid @line; padding: 5px 13px; }
QPushButton[kind="primary"] { background: @accentFill; color: @onAccentFill; border-color: @accentFill;
                              font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentFillHover; }
QPushButton[kind="primary"]:pressed { background: @accentFillHover; }
QPushButton[kind="primary"]:focus { border-color: @text; }
QPushButton[kind="primary"]:disabled { background: @line; color: @disabled; border-color: @line; }
QPushButton[kind="danger"] { color: @error; border-color: @error; }
QPushButton[kind="danger"]:hover { background: @errorTint; }
QPushButton[kind="danger"]:disabled { color: @disabled; border-color: @line; }
QPushButton[kind="link"], QToolButton[kind="link"] { background: transparent; color: @accent; border: none;
              border-radius: 3px; padding: 2px 3px; min-height: 0px; text-align: left; }
QPushButton[kind="link"]:hover, QToolButton[kind="link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[kind="link"]:focus, QToolButton[kind="link"]:focus { border: @focus solid @accent; padding: 0px 1px; }
QPushButton[kind="link"]:disabled, QToolButton[kind="link"]:disabled { color: @disabled; background: transparent; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 5px;
              padding: 5px 8px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: @selection; }
QToolButton:focus { border: @focus solid @accent; padding: @tool_focus; }
QToolButton:disabled { color: @disabled; background: transparent; }
QToolButton[popupMode="1"] { padding-right: 22px; }
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton::menu-button { border: none; width: 18px; }
QToolButton::menu-indicator { width: 0px; image: none; }
QToolButton[kind="boxed"] { background: @surface; border: 1px solid @control; padding: 5px 13px;
              min-height: @line_height; }
QToolButton[kind="boxed"]:hover { background: @hover; }
QToolButton[kind="boxed"]:focus { border: @focus solid @accent; padding: @button_focus; }
QToolButton[kind="boxed"]:disabled { background: @window; border-color: @line; }

QToolButton[kind="nav"] { text-align: left; border-radius: 5px; padding: 0px 13px; }
QToolButton[kind="nav"]:hover { background: @line; }
QToolButton[kind="nav"]:checked { background: @selection; font-weight: 600; }
QToolButton[kind="nav"]:focus { border: @focus solid @accent; padding: 0px 12px; }
QToolButton[kind="nav"][compact="true"] { padding: 0px; }
QToolButton[kind="nav"][compact="true"]:focus { padding: 0px; }
QToolButton[kind="step"] { text-align: left; border: 1px solid transparent; padding: 6px 6px; }
QToolButton[kind="step"][step="current"] { font-weight: 600; }
QToolButton[kind="step"][step="next"] { color: @text2; }
QToolButton[kind="status"] { padding: 3px 1px; font-size: @cap; color: @text2; }
QToolButton[kind="status"]:hover { background: @hover; }
QToolButton[kind="status"]:focus { padding: 2px 0px; }
QToolButton[kind="status"][role="strong"] { font-size: @base; color: @text; }

#navigation { background: @sidebar; border: none; border-right: 1px solid @line; }
#sideSteps { background: @sidebar; border: none; border-right: 1px solid @line; }
#shellStatus { background: @window; border: none; border-top: 1px solid @line; }

QLineEdit, QPlainTextEdit, QTextEdit { background: @surface; border: 1px solid @control;
              border-radius: 5px; selection-background-color: @selection; selection-color: @text; }
QLineEdit { padding: 5px 9px; min-height: @line_height; }
QPlainTextEdit, QTextEdit { padding: 5px; }
QLineEdit:focus { border: @focus solid @accent; padding: @input_focus; }
QPlainTextEdit:focus, QTextEdit:focus { border: @focus solid @accent; padding: @text_focus; }
QLineEdit[state="error"] { border-color: @error; }
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: @alternate; border-color: @line; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { background: @window; color: @disabled;
              border-color: @line; }
QTextBrowser, QTextBrowser:read-only, QPlainTextEdit[role="code"], QTextEdit[role="code"] { background: @surface;
              border-color: @line; }
QPlainTextEdit[role="code"], QTextEdit[role="code"] { font-family: @mono; font-size: @cap; }
QTextBrowser:focus, QPlainTextEdit[role="code"]:focus, QTextEdit[role="code"]:focus { border-color: @accent; }
QAbstractSpinBox { min-height: @input_height; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0px; background: transparent;
              min-height: 0px; }
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus { border: none; padding: 0px; }

QTreeView, QTableView, QListView { background: @surface; alternate-background-color: @alternate; color: @text;
              border: 1px solid @line; border-radius: 6px; padding: 1px; outline: none;
              selection-background-color: @selection; selection-color: @text; }
QTreeView:focus, QTableView:focus, QListView:focus { border: @focus solid @accent; padding: 0px; }
QTreeView::item { padding: 0px 4px; border: 0px solid transparent; }
QTableView::item { padding: 0px 4px; border: 0px solid transparent; }
QListView::item { padding: 4px 6px; border: 0px solid transparent; }
QTreeView::item:hover, QTableView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected { background: @selection;
              color: @text; }
QHeaderView { background: @alternate; border: none; }
QHeaderView::section { background: @alternate; color: @text2; font-weight: 600; border: none;
              border-bottom: 1px solid @line; padding: 7px 8px; }
QTableCornerButton::section { background: @alternate; border: none; border-bottom: 1px solid @line; }

QTabWidget::pane { background: @surface; border: 1px solid @line; border-radius: 5px; top: -1px; }
QTabWidget::tab-bar { left: 0px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @text2; border: none; border-bottom: 2px solid transparent;
              padding: 7px 11px; margin-right: 2px; }
QTabBar::tab:hover { color: @text; background: @hover; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:disabled { color: @disabled; }
QTabBar:focus { outline: none; }
QTabBar::tab:focus { border: @focus solid @accent; border-radius: 4px; padding: 5px 9px; }

QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: @group_top; padding: 8px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0px 4px; left: 8px; }

QMenuBar { background: @window; color: @text; border-bottom: 1px solid @line; padding: 2px 12px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @selection; }
QMenu { background: @surface; color: @text; border: 1px solid @control; padding: 4px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 4px; border: none; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; border: none; }
QScrollBar::handle { background: @control; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: @line; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
              color: transparent; }
QProgressBar::chunk { background: @accentFill; border-radius: 4px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @line; }
QStatusBar { background: @window; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
)";

void replace(QString& text, const char* name, const QString& value) {
  // Longer names first is not needed: names are replaced with a boundary check.
  const QString token = QLatin1Char('@') + QString::fromLatin1(name);
  qsizetype at = 0;
  while ((at = text.indexOf(token, at)) >= 0) {
    const qsizetype end = at + token.size();
    const QChar next = end < text.size() ? text.at(end) : QChar(u' ');
    if (next.isLetterOrNumber() || next == QLatin1Char('_')) {
      at = end;
      continue;
    }
    text.replace(at, token.size(), value);
    at += value.size();
  }
}

QString px(int value) {
  return QString::number(value) + QStringLiteral("px");
}

// Padding that gives back what a thicker focus border takes, so that nothing moves.
QString less(int vertical, int horizontal, int focus) {
  return px(qMax(0, vertical - focus + 1)) + QLatin1Char(' ') + px(qMax(0, horizontal - focus + 1));
}

}  // namespace

QString styleSheetFor(const Tokens& t, const QFont& base) {
  QString text = QString::fromLatin1(sheet);
  const struct {
    const char* name;
    QColor color;
  } colors[] = {{"window", t.window},
                {"surface", t.surface},
                {"sidebar", t.sidebar},
                {"alternate", t.alternate},
                {"line", t.line},
                {"control", t.control},
                {"text", t.text},
                {"text2", t.text2},
                {"hint", t.hint},
                {"disabled", t.disabled},
                {"accent", t.accent},
                {"accentFill", t.accentFill},
                {"ok", t.ok},
                {"accentFillHover", t.accentFillHover},
                {"warn", t.warn},
                {"onAccentFill", t.onAccentFill},
                {"error", t.error},
                {"sent", t.sent},
                {"okTint", t.okTint},
                {"warnTint", t.warnTint},
                {"errorTint", t.errorTint},
                {"infoTint", t.infoTint},
                {"selection", t.selection},
                {"hover", t.hover}};
  for (const auto& row : colors) replace(text, row.name, row.color.name());

  QStringList families;
  for (const QString& family : QFontDatabase::systemFont(QFontDatabase::FixedFont).families()) {
    families.append(QLatin1Char('"') + family + QLatin1Char('"'));
  }
  families.append(QStringLiteral("monospace"));
  const int lineHeight = qMax(18, QFontMetrics(base).height());
  replace(text, "mono", families.join(QStringLiteral(", ")));
  replace(text, "base", size(base, 1.0));
  replace(text, "h1", size(base, 1.4));
  replace(text, "cap", size(base, 0.92));
  replace(text, "section", size(base, 0.85));
  replace(text, "number", size(base, 1.7));
  replace(text, "line_height", px(lineHeight));
  replace(text, "input_height", px(lineHeight + 8));
  replace(text, "group_top", px(lineHeight / 2 + 4));
  replace(text, "focus", px(t.focusWidth));
  replace(text, "button_focus", less(5, 13, t.focusWidth));
  replace(text, "tool_focus", less(5, 8, t.focusWidth));
  replace(text, "input_focus", less(5, 9, t.focusWidth));
  replace(text, "text_focus", less(5, 5, t.focusWidth));
  return text;
}

}  // namespace drawbridge::ui
