// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/companion_window.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/bridge/client_session.h"
#include "ui/shell/help_close_row.h"
#include "ui/shell/help_window.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {

constexpr auto insidePage = "http://10.89.129.131/";

}  // namespace

CompanionWindow::CompanionWindow(ClientSession& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      intro_(makeLabel(QStringLiteral("cap"), true, this)),
      note_(new NoteBox(this)),
      connect_(new QPushButton(this)),
      read_(new QPushButton(this)),
      view_(new QTextBrowser(this)) {
  setHelpTopic(this, QStringLiteral("second-client"));
  resize(520, 380);
  setMinimumSize(420, 300);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(10);
  column->addWidget(intro_);
  column->addWidget(note_);
  auto* acts = new QHBoxLayout;
  acts->setSpacing(8);
  connect_->setObjectName(QStringLiteral("companionConnect"));
  read_->setObjectName(QStringLiteral("companionRead"));
  acts->addWidget(connect_);
  acts->addWidget(read_);
  acts->addStretch(1);
  column->addLayout(acts);
  view_->setOpenLinks(false);
  column->addWidget(view_, 1);
  column->addStretch(0);
  column->addWidget(new HelpCloseRow(this));
  for (QPushButton* button : {connect_, read_}) button->setAutoDefault(false);

  connect(connect_, &QPushButton::clicked, this, &CompanionWindow::toggle);
  connect(read_, &QPushButton::clicked, this, &CompanionWindow::read);
  connect(&session_, &ClientSession::companionChanged, this, &CompanionWindow::showState);
  connect(&session_, &ClientSession::pageFetched, this, &CompanionWindow::take);
  view_->hide();
  retranslate();
}

QString CompanionWindow::pageText() const {
  return view_->toPlainText();
}

void CompanionWindow::toggle() {
  const client::State state = session_.companion().state;
  session_.connectCompanion(state == client::State::disconnected);
}

void CompanionWindow::read() {
  wanted_ = session_.fetchPage(QLatin1String(insidePage), ipc::LabHost::companion);
  showState();
}

void CompanionWindow::take(const ipc::PageFetched& page) {
  if (page.id != wanted_ || wanted_ == 0) return;
  wanted_ = 0;
  view_->setVisible(page.ok);
  if (page.ok) view_->setHtml(QString::fromStdString(page.body));
  showState();
  if (!page.ok) note_->setNote(Tone::Error, {}, tr("The inside page could not be read."));
}

void CompanionWindow::showState() {
  const ipc::CompanionState& state = session_.companion();
  const bool idle = state.state == client::State::disconnected;
  const bool up = state.state == client::State::up;
  connect_->setText(idle ? tr("C&onnect") : tr("&Disconnect"));
  connect_->setIcon(icon(idle ? QStringLiteral("db-play") : QStringLiteral("db-x")));
  read_->setEnabled(up && wanted_ == 0);
  if (!up) view_->hide();
  const QString user = QString::fromStdString(state.user);
  if (up) {
    note_->setNote(Tone::Ok, {},
                   tr("%1 is connected: inside, the second client is %2.")
                       .arg(user, QString::fromStdString(state.pool_address.to_string())));
  } else if (!idle) {
    note_->setNote(Tone::Info, {}, tr("The second client is connecting..."));
  } else if (state.reason != 0) {
    note_->setNote(Tone::Error, tr("The second client is not connected."),
                   reasonLine(static_cast<client::Reason>(state.reason)));
  } else {
    note_->setNote(Tone::Info, {}, tr("The second client is not connected."));
  }
}

void CompanionWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void CompanionWindow::retranslate() {
  setWindowTitle(tr("Second Client"));
  intro_->setText(
      tr("Another user of the lab, cisco_customer2 at 192.168.1.4, with a tunnel of his own. With both "
         "connected, inside hosts see two pool addresses in place of the addresses from the providers."));
  read_->setText(tr("&Read Inside Page"));
  view_->setAccessibleName(tr("Page of the server"));
  showState();
}

}  // namespace drawbridge::ui
