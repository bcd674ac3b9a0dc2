// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/log_settings_dialog.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/dialer/log_controller.h"
#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

LogSettingsDialog::LogSettingsDialog(LogController& controller, QWidget* parent)
    : QDialog(parent),
      controller_(controller),
      sentence_(makeLabel({}, true, this)),
      help_(new QPushButton(this)),
      save_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setModal(true);
  setMinimumWidth(460);
  setHelpTopic(this, QStringLiteral("log-settings"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  column->addWidget(sentence_);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  for (const client::LogClass logClass : logClasses()) {
    Row row{logClass, new QComboBox(this), nullptr};
    for (int level = 0; level <= LogFilter::high; ++level) row.level->addItem(QString(), level);
    row.level->setCurrentIndex(row.level->findData(controller_.level(logClass)));
    row.level->setObjectName(QString::fromStdString(client::log_class_name(logClass)));
    row.field = new FormField(grid, static_cast<int>(rows_.size()) * formFieldRows, row.level);
    rows_.push_back(row);
  }
  column->addLayout(grid);
  column->addStretch(1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  help_->setAutoDefault(false);
  cancel_->setAutoDefault(false);
  save_->setDefault(true);
  setVariant(save_, "kind", QStringLiteral("primary"));
  buttons->addWidget(help_);
  buttons->addStretch(1);
  buttons->addWidget(save_);
  buttons->addWidget(cancel_);
  column->addLayout(buttons);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("log-settings"), this); });
  connect(save_, &QPushButton::clicked, this, &LogSettingsDialog::accept);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  retranslate();
  rows_.front().level->setFocus();
}

void LogSettingsDialog::accept() {
  for (const Row& row : rows_) controller_.setLevel(row.logClass, row.level->currentData().toInt());
  QDialog::accept();
}

void LogSettingsDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void LogSettingsDialog::retranslate() {
  setWindowTitle(tr("Log Settings"));
  sentence_->setText(
      tr("How much the client records. Low is faults and warnings, Medium adds what happens, High adds every "
         "detail. It holds for what comes from now on."));
  const QString levels[] = {tr("Disabled"), tr("1-Low"), tr("2-Medium"), tr("3-High")};
  for (const Row& row : rows_) {
    for (int i = 0; i < row.level->count(); ++i) row.level->setItemText(i, levels[i]);
    switch (row.logClass) {
      case client::LogClass::cm:
        row.field->setLabel(tr("C&M:"));
        row.field->setCaption(tr("Connection manager: steps of a connection, its beginning and its end"));
        break;
      case client::LogClass::ike:
        row.field->setLabel(tr("IK&E:"));
        row.field->setCaption(tr("Key exchange: messages sent and received, what was negotiated"));
        break;
      case client::LogClass::xauth:
        row.field->setLabel(tr("&XAUTH:"));
        row.field->setCaption(tr("User authentication: what was asked and answered, never the values"));
        break;
      case client::LogClass::ipsec:
        row.field->setLabel(tr("I&PSEC:"));
        row.field->setCaption(tr("Keys and packets of the tunnel"));
        break;
      default:
        row.field->setLabel(QString::fromStdString(client::log_class_name(row.logClass)));
    }
  }
  help_->setText(tr("&Help"));
  save_->setText(tr("&Save"));
  cancel_->setText(tr("&Cancel"));
}

}  // namespace drawbridge::ui
