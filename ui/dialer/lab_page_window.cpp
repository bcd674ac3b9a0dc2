// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/lab_page_window.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/bridge/client_session.h"
#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {

/// The inside web server of the note's network.
constexpr auto labPage = "http://10.89.129.131/";

QString whyNot(const std::string& error) {
  if (error == "refused") return LabPageWindow::tr("The web server refused the connection.");
  if (error == "reset") return LabPageWindow::tr("The connection to the web server was cut.");
  if (error == "timeout") return LabPageWindow::tr("The web server did not answer.");
  if (error == "no_address")
    return LabPageWindow::tr("There is no tunnel to the web server. Connect the entry first.");
  return LabPageWindow::tr("The answer of the web server could not be read.");
}

}  // namespace

LabPageWindow::LabPageWindow(ClientSession& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      url_(makeLabel(QStringLiteral("mono"), true, this)),
      status_(makeLabel(QStringLiteral("cap"), true, this)),
      failure_(new NoteBox(this)),
      view_(new QTextBrowser(this)),
      help_(new QPushButton(this)),
      again_(new QPushButton(this)),
      close_(new QPushButton(this)) {
  setHelpTopic(this, QStringLiteral("lab-page"));
  resize(560, 420);
  setMinimumSize(400, 300);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(8);
  url_->setText(QLatin1String(labPage));
  url_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(url_);
  column->addWidget(status_);
  column->addWidget(failure_);
  view_->setOpenLinks(false);
  column->addWidget(view_, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  again_->setIcon(icon(QStringLiteral("db-refresh")));
  for (QPushButton* button : {help_, again_}) button->setAutoDefault(false);
  close_->setDefault(true);
  row->addWidget(help_);
  row->addStretch(1);
  row->addWidget(again_);
  row->addWidget(close_);
  column->addSpacing(4);
  column->addLayout(row);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("lab-page"), this); });
  connect(again_, &QPushButton::clicked, this, &LabPageWindow::fetch);
  connect(close_, &QPushButton::clicked, this, &QDialog::close);
  connect(&session_, &ClientSession::pageFetched, this, &LabPageWindow::take);
  fetch();
  close_->setFocus();
}

QString LabPageWindow::pageText() const {
  return view_->toPlainText();
}

void LabPageWindow::fetch() {
  page_.reset();
  view_->clear();
  again_->setEnabled(false);
  retranslate();
  wanted_ = session_.fetchPage(QLatin1String(labPage));
}

void LabPageWindow::take(const ipc::PageFetched& page) {
  if (page.id != wanted_) return;
  page_ = page;
  again_->setEnabled(true);
  view_->setHtml(QString::fromStdString(page.body));
  retranslate();
}

void LabPageWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_F5) {
    again_->click();
    return;
  }
  QDialog::keyPressEvent(event);
}

void LabPageWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void LabPageWindow::retranslate() {
  setWindowTitle(tr("Lab Web Page"));
  const bool failed = page_ && !page_->ok;
  failure_->setVisible(failed);
  view_->setVisible(!failed);
  if (!page_) {
    status_->setText(tr("Fetching the page through the tunnel..."));
  } else if (failed) {
    status_->clear();
    failure_->setNote(Tone::Error, tr("The page could not be fetched."), whyNot(page_->error));
  } else {
    status_->setText(tr("Fetched through the tunnel: %1").arg(QString::fromStdString(page_->status_line)));
  }
  status_->setVisible(!failed);
  view_->setAccessibleName(tr("Page of the web server"));
  help_->setText(tr("Help"));
  again_->setText(tr("&Fetch Again"));
  close_->setText(tr("Close"));
}

}  // namespace drawbridge::ui
