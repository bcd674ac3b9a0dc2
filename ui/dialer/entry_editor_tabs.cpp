// SPDX-License-Identifier: GPL-3.0-or-later
// Authentication, Transport, Backup Servers and Dial-Up.
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

constexpr int indent = 26;  // fields of a choice stand under its text

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

}  // namespace

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

// ---------------------------------------------------------------- Authentication

AuthenticationTab::AuthenticationTab(QWidget* parent)
    : EditorTab(parent),
      group_(new QRadioButton(this)),
      name_(new QLineEdit(this)),
      password_(new SecretEdit(this)),
      confirm_(new SecretEdit(this)),
      inFile_(new NoteBox(this)),
      move_(new QPushButton(inFile_)),
      certificate_(new QRadioButton(this)),
      certificateName_(new QComboBox(this)),
      chain_(new QCheckBox(this)),
      mutual_(new NoteBox(this)) {
  QVBoxLayout* column = tabColumn(this);
  for (QLineEdit* edit : {name_, static_cast<QLineEdit*>(password_), static_cast<QLineEdit*>(confirm_)})
    edit->setMaxLength(32);
  certificateName_->setEditable(true);
  column->addWidget(mutual_);
  column->addWidget(group_);
  QGridLayout* grid = formGrid(indent);
  nameField_ = new FormField(grid, 0, name_);
  passwordField_ = new FormField(grid, 2, password_);
  confirmField_ = new FormField(grid, 4, confirm_);
  column->addLayout(grid);
  move_->setAutoDefault(false);
  inFile_->body()->addWidget(move_, 0, Qt::AlignLeft);
  column->addWidget(inFile_);
  column->addWidget(certificate_);
  QGridLayout* lower = formGrid(indent);
  certificateField_ = new FormField(lower, 0, certificateName_);
  lower->addWidget(chain_, 2, 1);
  column->addLayout(lower);
  column->addStretch(1);

  const auto tell = [this] { emit edited(); };
  connect(group_, &QRadioButton::toggled, this, &AuthenticationTab::updateMethods);
  connect(certificate_, &QRadioButton::toggled, this, &AuthenticationTab::updateMethods);
  for (QRadioButton* button : {group_, certificate_}) connect(button, &QRadioButton::clicked, this, tell);
  for (QLineEdit* edit : {name_, static_cast<QLineEdit*>(password_), static_cast<QLineEdit*>(confirm_)}) {
    connect(edit, &QLineEdit::textEdited, this, tell);
  }
  for (QLineEdit* edit : {static_cast<QLineEdit*>(password_), static_cast<QLineEdit*>(confirm_)}) {
    connect(edit, &QLineEdit::textChanged, this, [this] {
      // Dots for "kept" in one field beside typed text in the other would say two things.
      const bool none = password_->text().isEmpty() && confirm_->text().isEmpty();
      const bool kept = kept_ == Kept::Keyring || kept_ == Kept::File || kept_ == Kept::Lab;
      password_->setKept(kept && none);
      confirm_->setKept(kept && none);
      if (password_->secret() == confirm_->secret()) confirmField_->clearError();
    });
  }
  connect(confirm_, &QLineEdit::editingFinished, this, [this] {
    if (!(password_->secret() == confirm_->secret()))
      confirmField_->setError(tr("The two passwords differ."));
  });
  connect(certificateName_, &QComboBox::editTextChanged, this, tell);
  connect(chain_, &QCheckBox::clicked, this, tell);
  connect(move_, &QPushButton::clicked, this, &AuthenticationTab::moveToKeyringWanted);
  inFile_->hide();
  mutual_->hide();
}

void AuthenticationTab::load(const client::Profile& profile) {
  const QSignalBlocker block(this);
  name_->setText(QString::fromStdString(profile.group_name));
  certificateName_->setEditText(QString::fromStdString(profile.certificate_name));
  chain_->setChecked(profile.send_certificate_chain);
  group_->setChecked(profile.auth_type == client::AuthType::group);
  certificate_->setChecked(profile.auth_type == client::AuthType::certificate);
  mutual_->setVisible(profile.auth_type == client::AuthType::mutual_group);
  lockIfReadOnly(profile, {"AuthType"}, {group_, certificate_});
  nameLocked_ = lockIfReadOnly(profile, {"GroupName"}, {name_});
  passwordLocked_ = lockIfReadOnly(profile, {"GroupPwd", "enc_GroupPwd"}, {password_, confirm_});
  lockIfReadOnly(profile, {"CertName"}, {certificateName_});
  lockIfReadOnly(profile, {"SendCertChain"}, {chain_});
  updateMethods();
}

void AuthenticationTab::store(client::Profile& profile) const {
  // Neither is chosen as long as an entry of a kind that is not known here was left alone.
  if (group_->isChecked()) profile.auth_type = client::AuthType::group;
  if (certificate_->isChecked()) profile.auth_type = client::AuthType::certificate;
  profile.group_name = name_->text().toStdString();
  profile.certificate_name = certificateName_->currentText().trimmed().toStdString();
  profile.send_certificate_chain = chain_->isChecked();
}

QWidget* AuthenticationTab::check() {
  if (password_->secret() == confirm_->secret()) return nullptr;
  confirmField_->setError(tr("The two passwords differ."));
  return confirm_;
}

void AuthenticationTab::setKept(Kept kept) {
  kept_ = kept;
  const bool dots = kept == Kept::Keyring || kept == Kept::File || kept == Kept::Lab;
  if (password_->text().isEmpty() && confirm_->text().isEmpty()) {
    password_->setKept(dots);
    confirm_->setKept(dots);
  }
  retranslate();
  updateMethods();
}

void AuthenticationTab::showMoveFailed() {
  moveFailed_ = true;
  retranslate();
}

Secret AuthenticationTab::password() const {
  return password_->secret();
}

void AuthenticationTab::wipe() {
  password_->wipe();
  confirm_->wipe();
}

void AuthenticationTab::updateMethods() {
  const bool group = group_->isChecked();
  const bool certificate = certificate_->isChecked();
  nameField_->setEnabled(group && !nameLocked_);
  // Without a keyring there is nowhere to keep what would be typed.
  const bool keeps = kept_ != Kept::NoKeyring && !passwordLocked_;
  passwordField_->setEnabled(group && keeps);
  confirmField_->setEnabled(group && keeps);
  inFile_->setVisible(group && kept_ == Kept::File);
  certificateField_->setEnabled(certificate);
  chain_->setEnabled(certificate);
  if (group || certificate) mutual_->hide();
}

void AuthenticationTab::retranslate() {
  group_->setText(tr("&Group Authentication"));
  nameField_->setLabel(tr("&Name:"), tr("group access"));
  passwordField_->setLabel(tr("&Password:"), tr("group access"));
  confirmField_->setLabel(tr("Con&firm Password:"), tr("group access"));
  switch (kept_) {
    case Kept::Unknown:
    case Kept::Nowhere:
      confirmField_->setCaption({});
      break;
    case Kept::Keyring:
      confirmField_->setCaption(tr("Kept in the desktop keyring"), QStringLiteral("db-key"));
      break;
    case Kept::File:
      confirmField_->setCaption(tr("Kept in the entry's file"), QStringLiteral("db-text"));
      break;
    case Kept::NoKeyring:
      confirmField_->setCaption(tr("No keyring found: asked at each connection"), QStringLiteral("db-info"));
      break;
    case Kept::Lab:
      confirmField_->setCaption(tr("The built-in lab's own password; it is no secret"),
                                QStringLiteral("db-info"));
      break;
  }
  if (moveFailed_) {
    inFile_->setNote(
        Tone::Error, {},
        tr("No keyring took the password, so it is still in the file. Start the desktop's keyring and try "
           "again."));
  } else {
    inFile_->setNote(Tone::Warn, {}, tr("Anyone who can read this file can read the password."));
  }
  move_->setText(tr("Move to &Keyring"));
  certificate_->setText(tr("&Certificate Authentication"));
  certificateField_->setLabel(tr("Na&me:"), tr("certificate"));
  certificateName_->lineEdit()->setPlaceholderText(tr("No certificates in the store"));
  certificateField_->setCaption(tr("This version keeps the name but cannot use certificates yet."));
  chain_->setText(tr("&Send CA Certificate Chain"));
  mutual_->setNote(Tone::Warn, {},
                   tr("This entry uses mutual group authentication, which this version does not know. It "
                      "stays so unless you choose another method."));
}

// ---------------------------------------------------------------- Transport

TransportTab::TransportTab(QWidget* parent)
    : EditorTab(parent),
      reachLabel_(new QLabel(this)),
      reach_(new QComboBox(this)),
      transparent_(new QCheckBox(this)),
      udp_(new QRadioButton(this)),
      tcp_(new QRadioButton(this)),
      portLabel_(new QLabel(this)),
      port_(new QSpinBox(this)),
      localLan_(new QCheckBox(this)),
      timeoutLabel_(new QLabel(this)),
      timeout_(new QSpinBox(this)),
      timeoutRange_(makeLabel(QStringLiteral("cap"), false, this)),
      note_(new NoteBox(this)) {
  QVBoxLayout* column = tabColumn(this);
  port_->setRange(1, 65535);
  timeout_->setRange(30, 480);
  // The style sheet's padding is not in the hint: room for the number, the padding and the arrows.
  port_->setMinimumWidth(port_->fontMetrics().horizontalAdvance(QStringLiteral("65535")) + 52);
  timeout_->setMinimumWidth(timeout_->fontMetrics().horizontalAdvance(QStringLiteral("480 sec")) + 52);
  portLabel_->setBuddy(port_);
  timeoutLabel_->setBuddy(timeout_);
  reachLabel_->setBuddy(reach_);
  for (const client::Reach reach :
       {client::Reach::automatic, client::Reach::whole_system, client::Reach::proxy, client::Reach::lab})
    reach_->addItem(QString(), static_cast<int>(reach));
  auto* where = new QHBoxLayout;
  where->setSpacing(8);
  where->addWidget(reachLabel_);
  where->addWidget(reach_);
  where->addStretch(1);
  column->addLayout(where);
  column->addSpacing(4);
  column->addWidget(transparent_);
  auto* inner = new QVBoxLayout;
  inner->setContentsMargins(indent, 0, 0, 0);
  inner->addWidget(udp_);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  line->addWidget(tcp_);
  line->addSpacing(12);
  line->addWidget(portLabel_);
  line->addWidget(port_);
  line->addStretch(1);
  inner->addLayout(line);
  column->addLayout(inner);
  column->addSpacing(4);
  column->addWidget(localLan_);
  auto* silence = new QHBoxLayout;
  silence->setSpacing(8);
  silence->addWidget(timeoutLabel_);
  silence->addWidget(timeout_);
  silence->addWidget(timeoutRange_);
  silence->addStretch(1);
  column->addLayout(silence);
  column->addSpacing(4);
  column->addWidget(note_);
  column->addStretch(1);
  const auto tell = [this] {
    update();
    emit edited();
  };
  for (QAbstractButton* button :
       {static_cast<QAbstractButton*>(transparent_), static_cast<QAbstractButton*>(udp_),
        static_cast<QAbstractButton*>(tcp_), static_cast<QAbstractButton*>(localLan_)})
    connect(button, &QAbstractButton::clicked, this, tell);
  for (QSpinBox* box : {port_, timeout_}) connect(box, &QSpinBox::valueChanged, this, tell);
  connect(reach_, &QComboBox::activated, this, tell);
}

void TransportTab::load(const client::Profile& profile) {
  const QSignalBlocker block(this);
  reach_->setCurrentIndex(reach_->findData(static_cast<int>(profile.reach)));
  transparent_->setChecked(profile.transparent_tunneling);
  (profile.tunnel_over_tcp ? tcp_ : udp_)->setChecked(true);
  port_->setValue(profile.tcp_port);
  localLan_->setChecked(profile.allow_local_lan);
  timeout_->setValue(profile.peer_timeout);
  locked_ = lockIfReadOnly(profile, {"EnableNat", "TunnelingMode", "TcpTunnelingPort"},
                           {transparent_, udp_, tcp_, port_});
  lockIfReadOnly(profile, {"EnableLocalLAN"}, {localLan_});
  lockIfReadOnly(profile, {"PeerTimeout"}, {timeout_});
  update();
}

void TransportTab::store(client::Profile& profile) const {
  profile.reach = static_cast<client::Reach>(reach_->currentData().toInt());
  profile.transparent_tunneling = transparent_->isChecked();
  profile.tunnel_over_tcp = tcp_->isChecked();
  profile.tcp_port = static_cast<std::uint16_t>(port_->value());
  profile.allow_local_lan = localLan_->isChecked();
  profile.peer_timeout = timeout_->value();
}

void TransportTab::update() {
  const bool on = transparent_->isChecked() && !locked_;
  udp_->setEnabled(on);
  // What an imported entry says is shown and kept, but cannot be chosen: the note says why.
  tcp_->setEnabled(false);
  portLabel_->setEnabled(false);
  port_->setEnabled(false);
}

void TransportTab::retranslate() {
  reachLabel_->setText(tr("C&onnection for:"));
  reach_->setAccessibleName(tr("Whom the connection is for"));
  const QString reaches[] = {tr("Automatic"), tr("Whole system"), tr("This machine's proxy only"),
                             tr("The built-in lab")};
  for (int i = 0; i < reach_->count(); ++i) reach_->setItemText(i, reaches[i]);
  reach_->setToolTip(
      tr("Whole system: every program, through the helper. This machine's proxy only: programs that use the "
         "SOCKS or HTTP port; nothing on this computer is changed."));
  transparent_->setText(tr("Enable &Transparent Tunneling"));
  udp_->setText(tr("IPSec over &UDP (NAT / PAT)"));
  tcp_->setText(tr("IPSec over T&CP"));
  portLabel_->setText(tr("TCP &Port:"));
  port_->setAccessibleName(tr("TCP port"));
  localLan_->setText(tr("Allow &Local LAN Access"));
  timeoutLabel_->setText(tr("Peer &response timeout:"));
  timeout_->setAccessibleName(tr("Peer response timeout in seconds"));
  timeout_->setSuffix(tr(" s", "seconds"));
  timeoutRange_->setText(tr("30 to 480"));
  note_->setNote(
      Tone::Info, {},
      tr("IPSec over TCP cannot be chosen, because its framing is not public. An entry that has it keeps it "
         "for other programs."));
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
