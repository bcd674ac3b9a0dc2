// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/capture_actions.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"

namespace drawbridge::ui {

CaptureActions::CaptureActions(MainWindow& window, ClientSession& session, QObject* parent)
    : QObject(parent), window_(window), session_(session) {
  connect(window_.actions().captureRecord, &QAction::triggered, this, &CaptureActions::record);
  connect(window_.actions().captureSave, &QAction::triggered, this, &CaptureActions::askSave);
  connect(&session_, &ClientSession::recordingSaved, this, &CaptureActions::saved);
  connect(&session_, &ClientSession::stateChanged, this, [this](const client::StateChange& change) {
    if (!isOn_ || change.state != client::State::initializing) return;
    hasSome_ = true;
    update();
  });
  window_.installEventFilter(this);
  update();
}

bool CaptureActions::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LanguageChange) update();
  return QObject::eventFilter(watched, event);
}

void CaptureActions::tell(Tone tone, const QString& text, const QString& detail) {
  Message message;
  message.tone = tone;
  message.text = text;
  message.detail = detail;
  if (tone == Tone::Info) message.closeAfterMs = 12000;
  window_.showMessage(message);
}

void CaptureActions::update() {
  setAvailable(window_.actions().captureSave,
               !isOn_      ? tr("Nothing is recorded: switch on Record Packets and Keys, then connect.")
               : !hasSome_ ? tr("Nothing is recorded yet: connect first.")
                           : QString());
}

void CaptureActions::record(bool on) {
  isOn_ = on;
  hasSome_ = false;
  session_.recordSession(on);
  if (on) {
    tell(Tone::Info, tr("Packets and keys are recorded from the next connection on."),
         tr("They stay in memory until you save them, and are forgotten when you switch this off."));
  } else {
    tell(Tone::Info, tr("Nothing is recorded any more; what was recorded is forgotten."));
  }
  update();
}

void CaptureActions::askSave() {
  auto* box = new QMessageBox(QMessageBox::Warning, tr("Save Capture with Keys"),
                              tr("The capture and its keys open this session to whoever has the files."),
                              QMessageBox::NoButton, &window_);
  box->setObjectName(QStringLiteral("captureQuestion"));
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setInformativeText(
      tr("Everything that was sent can be read with them, the password of the login included. Only you can "
         "read the files; delete them when they are no longer needed."));
  QPushButton* save = box->addButton(tr("&Save with Keys..."), QMessageBox::AcceptRole);
  QPushButton* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
  // Nobody saves keys by a Return too many.
  box->setDefaultButton(cancel);
  box->setEscapeButton(cancel);
  connect(box, &QMessageBox::buttonClicked, this, [this, save](QAbstractButton* pressed) {
    if (pressed == save) askFile();
  });
  box->open();
}

void CaptureActions::askFile() {
  auto* dialog = new QFileDialog(&window_, tr("Save Capture with Keys"), QDir::homePath());
  dialog->setObjectName(QStringLiteral("captureFile"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pcap"));
  dialog->setNameFilters({tr("Captures (*.pcap)"), tr("All files (*)")});
  dialog->selectFile(QStringLiteral("session.pcap"));
  connect(dialog, &QFileDialog::fileSelected, this,
          [this](const QString& path) { session_.saveRecording(path); });
  dialog->open();
}

void CaptureActions::saved(const ipc::RecordingSaved& saved) {
  const QString path = QString::fromStdString(saved.path);
  if (!saved.ok) {
    tell(Tone::Error, tr("The capture was not saved to %1.").arg(path),
         saved.error.empty() ? tr("Nothing was recorded: connect first.")
                             : QString::fromStdString(saved.error));
    return;
  }
  QString base = path;
  if (base.endsWith(QStringLiteral(".pcap"))) base.chop(5);
  const QString text = tr("%n packet(s) were saved to %1, and their keys to %2.", nullptr,
                          static_cast<int>(std::min<std::uint64_t>(saved.packets, 1'000'000'000)))
                           .arg(base + QStringLiteral(".pcap"), base + QStringLiteral(".tshark"));
  const QString left = saved.left_out == 0
                           ? QString()
                           : tr(" %n later packet(s) found no room.", nullptr,
                                static_cast<int>(std::min<std::uint64_t>(saved.left_out, 1'000'000'000)));
  tell(Tone::Warn, text, tr("Whoever has both files can read the session.") + left);
}

}  // namespace drawbridge::ui
