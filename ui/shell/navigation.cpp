// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {
constexpr int wideWidth = 204;
constexpr int widestWidth = 240;
constexpr int compactWidth = 56;
}  // namespace

NavigationButton::NavigationButton(QWidget* parent) : QToolButton(parent) {
  setProperty("kind", QStringLiteral("nav"));
  setIconSize({20, 20});
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFocusPolicy(Qt::StrongFocus);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NavigationButton::setBadge(int count) {
  badge_ = count;
  update();
}

void NavigationButton::paintEvent(QPaintEvent* event) {
  QToolButton::paintEvent(event);
  if (badge_ <= 0) return;
  const Theme& theme = Theme::instance();
  const QString text = badge_ > 99 ? QStringLiteral("99+") : QString::number(badge_);
  QFont font = theme.font(FontRole::Section);
  font.setWeight(QFont::Bold);
  const QFontMetrics metrics(font);
  const int wide = qMax(18, metrics.horizontalAdvance(text) + 10);
  const int high = qMax(16, metrics.height() + 1);
  const bool compact = toolButtonStyle() == Qt::ToolButtonIconOnly;
  const QRect pill = compact ? QRect(width() - wide, 0, wide, high)
                             : QRect(width() - wide - 10, (height() - high) / 2, wide, high);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.tokens().accentFill);
  painter.drawRoundedRect(pill, high / 2.0, high / 2.0);
  painter.setPen(theme.tokens().onAccentFill);
  painter.setFont(font);
  painter.drawText(pill, Qt::AlignCenter, text);
}

Navigation::Navigation(QWidget* parent)
    : QFrame(parent), list_(new QVBoxLayout(this)), collapse_(new NavigationButton(this)) {
  setObjectName(QStringLiteral("navigation"));
  list_->setContentsMargins(8, 8, 9, 8);
  list_->setSpacing(2);
  list_->addStretch(1);
  list_->addWidget(collapse_);
  collapse_->hide();
  collapse_->installEventFilter(this);
}

void Navigation::setPages(const std::vector<PageSpec>& pages, bool headendShown) {
  for (QWidget* row : rows_) {
    row->hide();
    row->deleteLater();
  }
  rows_.clear();
  headings_.clear();
  rules_.clear();
  buttons_.clear();
  ids_.clear();
  int at = 0;
  const auto insert = [&](QWidget* row) {
    list_->insertWidget(at++, row);
    rows_.push_back(row);
  };
  for (const PageGroup group : {PageGroup::Client, PageGroup::Headend}) {
    if (group == PageGroup::Headend && !headendShown) continue;
    bool first = true;
    for (const PageSpec& page : pages) {
      if (page.group != group) continue;
      if (first) {
        first = false;
        if (at > 0) {
          auto* rule = new QFrame(this);
          rule->setProperty("role", QStringLiteral("rule"));
          insert(rule);
          rules_.push_back(rule);
        }
        QLabel* heading = makeLabel(QStringLiteral("section"), false, this);
        const QString text = group == PageGroup::Client ? tr("Client") : tr("Headend");
        heading->setText(text.toUpper());
        heading->setAccessibleName(text);
        heading->setContentsMargins(9, 7, 0, 3);
        insert(heading);
        headings_.push_back(heading);
      }
      auto* button = new NavigationButton(this);
      button->setObjectName(QStringLiteral("nav-") + page.id);
      button->setIcon(icon(page.icon));
      button->setText(QStringLiteral("  ") + page.title());  // air after the icon
      button->setAccessibleName(page.title());
      button->setCheckable(true);
      button->setAutoExclusive(true);
      button->setBadge(badges_.value(page.id));
      button->installEventFilter(this);
      const QString id = page.id;
      connect(button, &QToolButton::clicked, this, [this, id] { emit pageChosen(id); });
      const int number = static_cast<int>(ids_.size()) + 1;
      if (number <= 9) {
        button->setToolTip(tr("%1 (Ctrl+%2)").arg(page.title()).arg(number));
      } else {
        button->setToolTip(page.title());
      }
      insert(button);
      buttons_.insert(page.id, button);
      ids_.append(page.id);
    }
  }
  setCurrent(current_);
  applyCompact();
}

void Navigation::setCollapseAction(QAction* action) {
  collapse_->setIcon(icon(QStringLiteral("db-side")));
  const auto refresh = [this, action] {
    collapse_->setText(QStringLiteral("  ") + action->iconText());
    collapse_->setAccessibleName(action->text().remove(QLatin1Char('&')));
    collapse_->setToolTip(tr("%1 (Ctrl+B)").arg(action->text().remove(QLatin1Char('&'))));
  };
  refresh();
  connect(action, &QAction::changed, this, refresh);
  connect(collapse_, &QToolButton::clicked, action, &QAction::trigger);
  collapse_->show();
  applyCompact();
}

void Navigation::setCurrent(const QString& id) {
  current_ = id;
  if (NavigationButton* button = buttons_.value(id)) button->setChecked(true);
  // One tab stop: only the current page's button is reached by Tab.
  for (auto it = buttons_.cbegin(); it != buttons_.cend(); ++it) {
    it.value()->setFocusPolicy(it.key() == id ? Qt::StrongFocus : Qt::ClickFocus);
  }
}

void Navigation::setBadge(const QString& id, int count) {
  badges_.insert(id, count);
  if (NavigationButton* button = buttons_.value(id)) {
    button->setBadge(count);
    button->setAccessibleDescription(count > 0 ? tr("%n edit(s) not pushed", nullptr, count) : QString());
  }
}

QToolButton* Navigation::button(const QString& id) const {
  return buttons_.value(id);
}

void Navigation::focusCurrent() {
  if (NavigationButton* button = buttons_.value(current_)) button->setFocus(Qt::OtherFocusReason);
}

void Navigation::setCompact(bool compact) {
  if (compact == compact_) return;
  compact_ = compact;
  applyCompact();
}

void Navigation::applyCompact() {
  const auto style = compact_ ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
  int wide = wideWidth;
  std::vector<NavigationButton*> all(buttons_.cbegin(), buttons_.cend());
  all.push_back(collapse_);
  for (NavigationButton* button : all) {
    button->setToolButtonStyle(style);
    setVariant(button, "compact", compact_ ? QStringLiteral("true") : QString());
    const QFontMetrics metrics(button->font());
    button->setFixedHeight(qMax(compact_ ? 36 : 34, metrics.height() + 14));
    wide = qMax(wide, metrics.horizontalAdvance(button->text()) + 8 + 13 + 20 + 8 + 40 + 9);
  }
  for (QWidget* heading : headings_) heading->setVisible(!compact_);
  for (QWidget* rule : rules_) rule->setVisible(compact_);
  setFixedWidth(compact_ ? compactWidth : qMin(wide, widestWidth));
}

bool Navigation::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
    if (step != 0 && !ids_.isEmpty()) {
      // Moving opens the page at once and keeps the focus here.
      qsizetype index = ids_.indexOf(current_);
      if (watched == collapse_) index = step < 0 ? ids_.size() : -1;
      const qsizetype next = qBound<qsizetype>(0, index + step, ids_.size() - 1);
      emit pageChosen(ids_.at(next));
      focusCurrent();
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

}  // namespace drawbridge::ui
