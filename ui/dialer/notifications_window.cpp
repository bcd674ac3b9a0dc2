// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/notifications_window.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/notification_model.h"
#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

NotificationsWindow::NotificationsWindow(NotificationModel& model, QWidget* parent)
    : QDialog(parent),
      model_(model),
      stack_(new QStackedWidget(this)),
      table_(new QTableView(this)),
      empty_(makeLabel(QStringLiteral("cap"), true, this)),
      help_(new QPushButton(this)),
      close_(new QPushButton(this)) {
  setObjectName(QStringLiteral("notifications"));
  setModal(false);
  setHelpTopic(this, QStringLiteral("notifications"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  table_->setModel(&model_);
  setUpTable(table_, 28);
  // Reasons are whole sentences: nothing is cut off.
  table_->setWordWrap(true);
  table_->verticalHeader()->setMinimumSectionSize(table_->verticalHeader()->defaultSectionSize());
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setSectionsMovable(false);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setSectionResizeMode(NotificationModel::Time, QHeaderView::ResizeToContents);
  empty_->setAlignment(Qt::AlignCenter);
  stack_->addWidget(table_);
  stack_->addWidget(empty_);
  column->addWidget(stack_, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  help_->setAutoDefault(false);
  close_->setDefault(true);
  row->addWidget(help_);
  row->addStretch(1);
  row->addWidget(close_);
  column->addLayout(row);
  setTabOrder(table_, help_);
  setTabOrder(help_, close_);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("notifications"), this); });
  connect(close_, &QPushButton::clicked, this, &QDialog::close);
  connect(table_->horizontalHeader(), &QHeaderView::sectionResized, table_,
          &QTableView::resizeRowsToContents);
  connect(&model_, &QAbstractItemModel::rowsInserted, this, &NotificationsWindow::showWhatIsThere);
  setMinimumSize(360, 220);
  resize(560, 320);
  retranslate();
  showWhatIsThere();
}

void NotificationsWindow::showWhatIsThere() {
  const bool any = model_.rowCount() > 0;
  stack_->setCurrentWidget(any ? static_cast<QWidget*>(table_) : empty_);
  table_->setFocusPolicy(any ? Qt::StrongFocus : Qt::NoFocus);
}

void NotificationsWindow::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  if (model_.rowCount() > 0) {
    if (!table_->currentIndex().isValid()) table_->selectRow(0);
    table_->setFocus();
  } else {
    close_->setFocus();
  }
}

void NotificationsWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void NotificationsWindow::retranslate() {
  setWindowTitle(tr("Notifications"));
  model_.retranslate();
  table_->setAccessibleName(tr("Messages of this session"));
  empty_->setText(tr("There are no new notification messages at this time."));
  help_->setText(tr("&Help"));
  close_->setText(tr("Close"));
}

}  // namespace drawbridge::ui
