// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include <QAction>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QTimer>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

FilterBar::FilterBar(QWidget* parent, const QString& iconName) : QLineEdit(parent) {
  addAction(icon(iconName), QLineEdit::LeadingPosition);
  setClearButtonEnabled(true);
  auto* wait = new QTimer(this);
  wait->setSingleShot(true);
  wait->setInterval(150);
  connect(this, &QLineEdit::textChanged, wait, qOverload<>(&QTimer::start));
  connect(wait, &QTimer::timeout, this, [this] { emit filterChanged(text()); });
  connect(this, &QLineEdit::returnPressed, this, [this, wait] {
    wait->stop();
    emit filterChanged(text());
  });
}

void FilterBar::attach(QSortFilterProxyModel* proxy) {
  proxy->setFilterKeyColumn(-1);
  proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
  connect(this, &FilterBar::filterChanged, proxy,
          [proxy](const QString& text) { proxy->setFilterFixedString(text); });
}

void FilterBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    if (text().isEmpty()) {
      emit left();
    } else {
      clear();
      emit filterChanged({});
    }
    event->accept();
    return;
  }
  QLineEdit::keyPressEvent(event);
}

}  // namespace drawbridge::ui
