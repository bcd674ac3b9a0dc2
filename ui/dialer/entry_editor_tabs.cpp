// SPDX-License-Identifier: GPL-3.0-or-later
// Backup Servers and Dial-Up, and what all tabs share.
#include "ui/dialer/entry_editor_tabs.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "client/ini.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

namespace {

constexpr int indent = choiceIndent;

}  // namespace

QGridLayout* formGrid(int left) {
  auto* grid = new QGridLayout;
  grid->setContentsMargins(left, 0, 0, 0);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  return grid;
}

QVBoxLayout* tabColumn(QWidget* tab) {
  auto* column = new QVBoxLayout(tab);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  return column;
}

bool lockIfReadOnly(const client::Profile& profile, std::initializer_list<const char*> keys,
                    std::initializer_list<QWidget*> widgets) {
  const auto marked = [&](const char* key) {
    return std::any_of(profile.read_only_keys.begin(), profile.read_only_keys.end(),
                       [key](const std::string& each) { return client::same_key(each, key); });
  };
  if (std::none_of(keys.begin(), keys.end(), marked)) return false;
  const QString why = QCoreApplication::translate("EntryEditor", "Set by your administrator.");
  for (QWidget* widget : widgets) {
    widget->setEnabled(false);
    widget->setToolTip(why);
    widget->setAccessibleDescription(why);
    if (auto* edit = qobject_cast<QLineEdit*>(widget); edit != nullptr && !edit->isReadOnly()) {
      edit->setReadOnly(true);
      edit->addAction(icon(QStringLiteral("db-lock")), QLineEdit::TrailingPosition);
    }
  }
  return true;
}

// ---------------------------------------------------------------- Backup Servers

BackupTab::BackupTab(QWidget* parent)
    : EditorTab(parent),
      enable_(new QCheckBox(this)),
      serverLabel_(new QLabel(this)),
      server_(new QLineEdit(this)),
      list_(new QListWidget(this)),
      add_(new QPushButton(this)),
      remove_(new QPushButton(this)),
      up_(new QPushButton(this)),
      down_(new QPushButton(this)),
      caption_(makeLabel(QStringLiteral("cap"), true, this)) {
  QVBoxLayout* column = tabColumn(this);
  server_->setMaxLength(255);
  serverLabel_->setBuddy(server_);
  for (QPushButton* button : {add_, remove_, up_, down_}) button->setAutoDefault(false);
  add_->setIcon(icon(QStringLiteral("db-plus")));
  remove_->setIcon(icon(QStringLiteral("db-trash")));
  up_->setIcon(icon(QStringLiteral("db-up")));
  down_->setIcon(icon(QStringLiteral("db-down")));
  column->addWidget(enable_);
  column->addWidget(caption_);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  line->addWidget(serverLabel_);
  line->addWidget(server_, 1);
  line->addWidget(add_);
  column->addLayout(line);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(8);
  middle->addWidget(list_, 1);
  auto* buttons = new QVBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(remove_);
  buttons->addWidget(up_);
  buttons->addWidget(down_);
  buttons->addStretch(1);
  middle->addLayout(buttons);
  column->addLayout(middle, 1);
  connect(enable_, &QCheckBox::clicked, this, [this] {
    update();
    emit edited();
  });
  connect(server_, &QLineEdit::textChanged, this, &BackupTab::update);
  connect(add_, &QPushButton::clicked, this, &BackupTab::add);
  connect(remove_, &QPushButton::clicked, this, [this] {
    delete list_->takeItem(list_->currentRow());
    update();
    emit edited();
  });
  connect(up_, &QPushButton::clicked, this, [this] { move(-1); });
  connect(down_, &QPushButton::clicked, this, [this] { move(1); });
  connect(list_, &QListWidget::currentRowChanged, this, &BackupTab::update);
  connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Up), list_, nullptr, nullptr, Qt::WidgetShortcut),
          &QShortcut::activated, this, [this] { move(-1); });
  connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Down), list_, nullptr, nullptr, Qt::WidgetShortcut),
          &QShortcut::activated, this, [this] { move(1); });
  connect(new QShortcut(QKeySequence(Qt::Key_Delete), list_, nullptr, nullptr, Qt::WidgetShortcut),
          &QShortcut::activated, remove_, &QPushButton::click);
  // Return in the field adds instead of saving the whole form.
  connect(new QShortcut(QKeySequence(Qt::Key_Return), server_, nullptr, nullptr, Qt::WidgetShortcut),
          &QShortcut::activated, this, &BackupTab::add);
}

void BackupTab::load(const client::Profile& profile) {
  const QSignalBlocker block(this);
  enable_->setChecked(profile.enable_backup);
  list_->clear();
  for (const std::string& server : profile.backup_servers) list_->addItem(QString::fromStdString(server));
  locked_ = lockIfReadOnly(profile, {"EnableBackup", "BackupServer"},
                           {enable_, server_, list_, add_, remove_, up_, down_});
  update();
}

void BackupTab::store(client::Profile& profile) const {
  profile.enable_backup = enable_->isChecked();
  profile.backup_servers.clear();
  for (int i = 0; i < list_->count(); ++i)
    profile.backup_servers.push_back(list_->item(i)->text().toStdString());
}

void BackupTab::add() {
  // A comma separates servers in the file.
  const QStringList typed = server_->text().split(QLatin1Char(','), Qt::SkipEmptyParts);
  for (const QString& each : typed) {
    const QString server = each.trimmed();
    if (!server.isEmpty() && list_->findItems(server, Qt::MatchFixedString).isEmpty()) list_->addItem(server);
  }
  server_->clear();
  if (list_->count() > 0) list_->setCurrentRow(list_->count() - 1);
  server_->setFocus();
  emit edited();
}

void BackupTab::move(int step) {
  const int row = list_->currentRow();
  const int to = row + step;
  if (locked_ || row < 0 || to < 0 || to >= list_->count()) return;
  QListWidgetItem* item = list_->takeItem(row);
  list_->insertItem(to, item);
  list_->setCurrentRow(to);
  emit edited();
}

void BackupTab::update() {
  const bool on = enable_->isChecked() && !locked_;
  const int row = list_->currentRow();
  serverLabel_->setEnabled(on);
  server_->setEnabled(on);
  list_->setEnabled(on);
  add_->setEnabled(on && !server_->text().trimmed().isEmpty());
  remove_->setEnabled(on && row >= 0);
  up_->setEnabled(on && row > 0);
  down_->setEnabled(on && row >= 0 && row + 1 < list_->count());
}

void BackupTab::retranslate() {
  enable_->setText(tr("Enable &Backup Servers"));
  caption_->setText(
      tr("Tried from the top when the main server does not answer (reasons 403, 412 and 414)."));
  serverLabel_->setText(tr("&Server:"));
  server_->setAccessibleName(tr("Backup server to add"));
  server_->setPlaceholderText(tr("Host name or IP address"));
  list_->setAccessibleName(tr("Backup servers in order"));
  add_->setText(tr("&Add"));
  remove_->setText(tr("&Remove"));
  up_->setText(tr("U&p"));
  down_->setText(tr("Do&wn"));
}

// ---------------------------------------------------------------- Dial-Up

DialUpTab::DialUpTab(QWidget* parent)
    : EditorTab(parent),
      enable_(new QCheckBox(this)),
      microsoft_(new QRadioButton(this)),
      program_(new QRadioButton(this)),
      phonebook_(new QLineEdit(this)),
      command_(new QLineEdit(this)),
      note_(new NoteBox(this)) {
  QVBoxLayout* column = tabColumn(this);
  column->addWidget(note_);
  column->addSpacing(4);
  column->addWidget(enable_);
  auto* inner = new QVBoxLayout;
  inner->setContentsMargins(indent, 0, 0, 0);
  inner->setSpacing(8);
  inner->addWidget(microsoft_);
  QGridLayout* first = formGrid(indent);
  phonebookField_ = new FormField(first, 0, phonebook_);
  inner->addLayout(first);
  inner->addWidget(program_);
  QGridLayout* second = formGrid(indent);
  commandField_ = new FormField(second, 0, command_);
  inner->addLayout(second);
  column->addLayout(inner);
  column->addStretch(1);
  for (QWidget* widget :
       {static_cast<QWidget*>(enable_), static_cast<QWidget*>(microsoft_), static_cast<QWidget*>(program_)})
    widget->setEnabled(false);
  phonebookField_->setEnabled(false);
  commandField_->setEnabled(false);
}

void DialUpTab::load(const client::Profile& profile) {
  enable_->setChecked(profile.dial_up);
  (profile.isp_connect_type == 1 ? program_ : microsoft_)->setChecked(true);
  phonebook_->setText(QString::fromStdString(profile.isp_connect));
  command_->setText(QString::fromStdString(profile.isp_command));
}

void DialUpTab::store(client::Profile&) const {}

void DialUpTab::retranslate() {
  note_->setNote(Tone::Info, {}, tr("Not used on Linux; kept for other programs."));
  enable_->setText(tr("Connect to Internet via dial-up"));
  microsoft_->setText(tr("Microsoft Dial-Up Networking"));
  phonebookField_->setLabel(tr("Phonebook Entry:"));
  program_->setText(tr("Third party dial-up application"));
  commandField_->setLabel(tr("Application:"));
}

}  // namespace drawbridge::ui
