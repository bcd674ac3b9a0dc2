// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/terminal_window.h"

#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/bridge/client_session.h"
#include "ui/shell/help_close_row.h"
#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {

constexpr auto publicServer = "192.168.1.11";  ///< the web server as the Internet knows it
constexpr auto applianceInside = "10.89.129.194";
constexpr int screenLines = 5000;

}  // namespace

TerminalWindow::TerminalWindow(ClientSession& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      fromLabel_(new QLabel(this)),
      from_(new QComboBox(this)),
      serviceLabel_(new QLabel(this)),
      service_(new QComboBox(this)),
      addressLabel_(new QLabel(this)),
      address_(new QLineEdit(QLatin1String(applianceInside), this)),
      connect_(new QPushButton(this)),
      note_(new NoteBox(this)),
      screen_(new QPlainTextEdit(this)),
      lineLabel_(new QLabel(this)),
      line_(new QLineEdit(this)),
      send_(new QPushButton(this)) {
  setHelpTopic(this, QStringLiteral("lab-terminal"));
  resize(680, 480);
  setMinimumSize(520, 360);
  from_->setObjectName(QStringLiteral("terminalFrom"));
  service_->setObjectName(QStringLiteral("terminalService"));
  address_->setObjectName(QStringLiteral("terminalAddress"));
  connect_->setObjectName(QStringLiteral("terminalConnect"));
  line_->setObjectName(QStringLiteral("terminalLine"));
  from_->addItems({QString(), QString()});
  service_->addItem(QStringLiteral("Telnet"), 23);
  service_->addItem(QStringLiteral("FTP"), 21);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(10);
  auto* where = new QHBoxLayout;
  where->setSpacing(8);
  fromLabel_->setBuddy(from_);
  serviceLabel_->setBuddy(service_);
  addressLabel_->setBuddy(address_);
  where->addWidget(fromLabel_);
  where->addWidget(from_);
  where->addWidget(serviceLabel_);
  where->addWidget(service_);
  where->addWidget(addressLabel_);
  where->addWidget(address_, 1);
  where->addWidget(connect_);
  column->addLayout(where);
  column->addWidget(note_);
  screen_->setReadOnly(true);
  screen_->setMaximumBlockCount(screenLines);
  screen_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  column->addWidget(screen_, 1);
  auto* typing = new QHBoxLayout;
  typing->setSpacing(8);
  lineLabel_->setBuddy(line_);
  typing->addWidget(lineLabel_);
  typing->addWidget(line_, 1);
  typing->addWidget(send_);
  column->addLayout(typing);
  column->addWidget(new HelpCloseRow(this));
  for (QPushButton* button : {connect_, send_}) button->setAutoDefault(false);

  connect(from_, &QComboBox::currentIndexChanged, this, &TerminalWindow::chooseHost);
  connect(connect_, &QPushButton::clicked, this, &TerminalWindow::toggle);
  connect(address_, &QLineEdit::returnPressed, this, [this] {
    if (terminal_ == 0) toggle();
  });
  connect(line_, &QLineEdit::returnPressed, this, &TerminalWindow::sendLine);
  connect(send_, &QPushButton::clicked, this, &TerminalWindow::sendLine);
  connect(&session_, &ClientSession::terminalText, this, &TerminalWindow::take);
  note_->hide();
  retranslate();
}

TerminalWindow::~TerminalWindow() {
  if (terminal_ != 0) session_.closeTerminal(terminal_);
}

QString TerminalWindow::screenText() const {
  return screen_->toPlainText();
}

void TerminalWindow::chooseHost() {
  address_->setText(QLatin1String(from_->currentIndex() == 0 ? applianceInside : publicServer));
}

void TerminalWindow::toggle() {
  if (terminal_ != 0) {
    session_.closeTerminal(terminal_);
    return;
  }
  const auto port = static_cast<quint16>(service_->currentData().toUInt());
  screen_->clear();
  note_->hide();
  if (!Ipv4Address::parse(address_->text().trimmed().toStdString())) {
    note_->setNote(Tone::Error, {},
                   tr("\"%1\" is not an address such as 10.89.129.194.").arg(address_->text()));
    note_->show();
    return;
  }
  terminal_ = session_.openTerminal(from_->currentIndex() == 1 ? ipc::LabHost::visitor : ipc::LabHost::inside,
                                    address_->text().trimmed(), port);
  showState();
  line_->setFocus();
}

void TerminalWindow::sendLine() {
  if (terminal_ == 0) return;
  const QByteArray typed = line_->text().toUtf8();
  line_->clear();
  session_.sendTerminalLine(
      terminal_, Secret(std::string_view(typed.constData(), static_cast<std::size_t>(typed.size()))));
}

void TerminalWindow::take(const ipc::TerminalText& text) {
  if (text.terminal != terminal_ || terminal_ == 0) return;
  screen_->moveCursor(QTextCursor::End);
  screen_->insertPlainText(QString::fromUtf8(text.text.data(), static_cast<qsizetype>(text.text.size())));
  screen_->moveCursor(QTextCursor::End);
  // As on a terminal line: what answers a password prompt is not shown.
  const bool secret = screen_->toPlainText().trimmed().endsWith(QLatin1String("assword:"));
  line_->setEchoMode(secret ? QLineEdit::Password : QLineEdit::Normal);
  // The field of the line is disabled with the connection: what comes next is the address or Connect.
  const bool leave = text.is_closed && (line_->hasFocus() || send_->hasFocus() || connect_->hasFocus());
  if (text.is_closed) {
    terminal_ = 0;
    note_->setNote(text.was_connected ? Tone::Info : Tone::Warn, {},
                   text.was_connected
                       ? tr("The connection has ended.")
                       : tr("No connection came to be: the headend or the host lets nobody in."));
    note_->show();
  }
  showState();
  if (leave) connect_->setFocus();
}

void TerminalWindow::showState() {
  const bool open = terminal_ != 0;
  connect_->setText(open ? tr("&Disconnect") : tr("C&onnect"));
  for (QWidget* choice : std::initializer_list<QWidget*>{from_, service_, address_})
    choice->setEnabled(!open);
  line_->setEnabled(open);
  send_->setEnabled(open);
}

void TerminalWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void TerminalWindow::retranslate() {
  setWindowTitle(tr("Lab Terminal"));
  fromLabel_->setText(tr("&From:"));
  from_->setItemText(0, tr("Inside host"));
  from_->setItemText(1, tr("Internet visitor"));
  serviceLabel_->setText(tr("&Service:"));
  addressLabel_->setText(tr("&Address:"));
  lineLabel_->setText(tr("&Line:"));
  send_->setText(tr("S&end"));
  screen_->setAccessibleName(tr("Screen of the terminal"));
  showState();
}

}  // namespace drawbridge::ui
