// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/visitor_window.h"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/bridge/client_session.h"
#include "ui/shell/help_close_row.h"
#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

namespace {

/// The global address of the note's web server.
constexpr auto firstPage = "http://192.168.1.11/";
constexpr int unauthorized = 401;
constexpr int goodUntil = 399;

QString whyNot(const std::string& error) {
  if (error == "refused") {
    return VisitorWindow::tr(
        "The connection was refused. The headend lets nobody in from outside to this address.");
  }
  if (error == "reset") return VisitorWindow::tr("The connection was cut by the other side.");
  if (error == "timeout") {
    return VisitorWindow::tr(
        "Nobody answered. The headend drops what no access list lets in, and inside addresses are not "
        "reached "
        "from outside.");
  }
  if (error == "no_address") return VisitorWindow::tr("The visitor has no way to this address.");
  if (error == "bad_url")
    return VisitorWindow::tr("This is not an address of a page, such as http://192.168.1.11/");
  if (error == "too_large") return VisitorWindow::tr("The answer is longer than this window shows.");
  return VisitorWindow::tr("The answer could not be read.");
}

}  // namespace

VisitorWindow::VisitorWindow(ClientSession& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      intro_(makeLabel(QStringLiteral("cap"), true, this)),
      urlLabel_(new QLabel(this)),
      url_(new QLineEdit(QLatin1String(firstPage), this)),
      go_(new QPushButton(this)),
      note_(new NoteBox(this)),
      question_(new QFrame(this)),
      realm_(makeLabel(QStringLiteral("h2"), true, question_)),
      userLabel_(new QLabel(question_)),
      user_(new QLineEdit(question_)),
      passwordLabel_(new QLabel(question_)),
      password_(new SecretEdit(question_)),
      logIn_(new QPushButton(question_)),
      view_(new QTextBrowser(this)) {
  setHelpTopic(this, QStringLiteral("visitor"));
  resize(600, 480);
  setMinimumSize(440, 360);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(10);
  column->addWidget(intro_);
  auto* address = new QHBoxLayout;
  address->setSpacing(8);
  urlLabel_->setBuddy(url_);
  url_->setObjectName(QStringLiteral("visitorUrl"));
  go_->setObjectName(QStringLiteral("visit"));
  go_->setProperty("kind", QStringLiteral("primary"));
  go_->setIcon(icon(QStringLiteral("db-play"), IconTint::OnAccent));
  address->addWidget(urlLabel_);
  address->addWidget(url_, 1);
  address->addWidget(go_);
  column->addLayout(address);
  column->addWidget(note_);

  question_->setProperty("role", QStringLiteral("card"));
  auto* form = new QGridLayout(question_);
  form->setContentsMargins(12, 12, 12, 12);
  form->setHorizontalSpacing(12);
  form->setVerticalSpacing(8);
  userLabel_->setBuddy(user_);
  passwordLabel_->setBuddy(password_);
  user_->setObjectName(QStringLiteral("visitorUser"));
  password_->setObjectName(QStringLiteral("visitorPassword"));
  logIn_->setObjectName(QStringLiteral("visitorLogIn"));
  logIn_->setProperty("kind", QStringLiteral("primary"));
  form->addWidget(realm_, 0, 0, 1, 2);
  form->addWidget(userLabel_, 1, 0);
  form->addWidget(user_, 1, 1);
  form->addWidget(passwordLabel_, 2, 0);
  form->addWidget(password_, 2, 1);
  form->addWidget(logIn_, 3, 1, Qt::AlignRight);
  form->setColumnStretch(1, 1);
  column->addWidget(question_);
  view_->setOpenLinks(false);
  column->addWidget(view_, 100);
  column->addStretch(1);
  column->addWidget(new HelpCloseRow(this));
  for (QPushButton* button : {go_, logIn_}) button->setAutoDefault(false);

  connect(go_, &QPushButton::clicked, this, &VisitorWindow::visit);
  connect(url_, &QLineEdit::returnPressed, this, &VisitorWindow::visit);
  connect(logIn_, &QPushButton::clicked, this, &VisitorWindow::answer);
  connect(user_, &QLineEdit::returnPressed, this, [this] { password_->setFocus(); });
  connect(password_, &QLineEdit::returnPressed, this, &VisitorWindow::answer);
  connect(&session_, &ClientSession::pageFetched, this, &VisitorWindow::take);
  url_->setFocus();
  retranslate();
}

QString VisitorWindow::pageText() const {
  return view_->toPlainText();
}

void VisitorWindow::visit() {
  QString address = url_->text().trimmed();
  if (address.isEmpty()) return;
  if (!address.contains(QLatin1String("://"))) {
    address.prepend(QLatin1String("http://"));
    url_->setText(address);
  }
  asked_ = address;
  answered_ = false;
  page_.reset();
  state_ = State::Waiting;
  wanted_ = session_.fetchPage(address, ipc::LabHost::visitor);
  showState();
}

void VisitorWindow::answer() {
  if (state_ != State::Question) return;
  answered_ = true;
  const Secret typed = password_->secret();
  password_->wipe();
  state_ = State::Waiting;
  wanted_ = session_.fetchPage(asked_, ipc::LabHost::visitor, user_->text(), typed);
  showState();
}

void VisitorWindow::take(const ipc::PageFetched& page) {
  if (page.id != wanted_ || state_ != State::Waiting) return;
  page_ = page;
  state_ = !page.ok ? State::Refused : page.status == unauthorized ? State::Question : State::Page;
  showState();
  if (state_ == State::Question)
    (user_->text().isEmpty() ? static_cast<QWidget*>(user_) : password_)->setFocus();
  QAccessibleEvent event(note_, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

void VisitorWindow::showState() {
  go_->setEnabled(state_ != State::Waiting);
  question_->setVisible(state_ == State::Question);
  view_->setVisible(state_ == State::Page || (state_ == State::Question && page_ && !page_->body.empty()));
  note_->setVisible(state_ != State::Nothing);
  const QString status = page_ ? QString::fromStdString(page_->status_line) : QString();
  switch (state_) {
    case State::Nothing:
      view_->clear();
      break;
    case State::Waiting:
      note_->setNote(Tone::Info, {}, tr("Fetching %1 as the Internet visitor...").arg(asked_));
      break;
    case State::Page:
      view_->setHtml(QString::fromStdString(page_->body));
      note_->setNote(page_->status <= goodUntil ? Tone::Ok : Tone::Warn, {},
                     tr("%1 answered: %2", "a page's address, its status").arg(asked_, status));
      break;
    case State::Question: {
      view_->setHtml(QString::fromStdString(page_->body));
      const QString realm = QString::fromStdString(page_->realm);
      realm_->setText(realm.isEmpty() ? tr("The page asks who you are.") : realm);
      note_->setNote(
          Tone::Warn, answered_ ? tr("The login was refused.") : tr("A login is asked for first."),
          tr("The headend stands between: it lets the connection through when the AAA server knows "
             "the user."));
      break;
    }
    case State::Refused:
      note_->setNote(Tone::Error, tr("The page could not be fetched."), whyNot(page_->error));
      break;
  }
}

void VisitorWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void VisitorWindow::retranslate() {
  setWindowTitle(tr("Visit as Internet Host"));
  intro_->setText(
      tr("The lab's Internet visitor has no tunnel. It reaches what the headend lets in from outside, and "
         "logs in where the headend asks."));
  urlLabel_->setText(tr("&Address:"));
  url_->setAccessibleName(tr("Address of the page"));
  go_->setText(tr("&Visit"));
  userLabel_->setText(tr("&User name:"));
  user_->setAccessibleName(tr("User name"));
  passwordLabel_->setText(tr("&Password:"));
  password_->setAccessibleName(tr("Password"));
  logIn_->setText(tr("&Log In"));
  view_->setAccessibleName(tr("Page of the server"));
  showState();
}

}  // namespace drawbridge::ui
