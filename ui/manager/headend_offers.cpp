// SPDX-License-Identifier: GPL-3.0-or-later
// What the Headend menu does beside running it: the configuration as a file, and the lab's visitor.
#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

#include "pix/writer.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/visitor_window.h"
#include "ui/shell/main_window.h"

namespace drawbridge::ui {

void HeadendController::exportConfiguration() {
  if (!session_->isRunning()) return;
  QMessageBox box(
      QMessageBox::Question, tr("Export Configuration"),
      tr("Keys and passwords are written as asterisks, so that the file can be shown to others. The headend "
         "asks for them again when the file is loaded."),
      QMessageBox::Cancel, context_.window);
  auto* withSecrets = new QCheckBox(tr("&Write keys and passwords in clear"), &box);
  box.setCheckBox(withSecrets);
  QPushButton* choose = box.addButton(tr("Choose File..."), QMessageBox::AcceptRole);
  box.setDefaultButton(choose);
  box.setEscapeButton(QMessageBox::Cancel);
  box.exec();
  if (box.clickedButton() != choose) return;
  const QString host = QString::fromStdString(session_->state().hostname);
  const QString path =
      QFileDialog::getSaveFileName(context_.window, tr("Export Configuration"), host + QStringLiteral(".cfg"),
                                   tr("Configurations (*.cfg *.txt *.conf);;All files (*)"));
  if (!path.isEmpty()) exportTo(path, withSecrets->isChecked());
}

bool HeadendController::exportTo(const QString& path, bool withSecrets) {
  pix::Config config = session_->running().config;
  if (!withSecrets) {
    // The device prints the keys of AAA servers; a file that may be shown to others has none.
    for (pix::AaaServerGroup& group : config.aaa_servers) {
      for (pix::AaaHost& host : group.hosts) host.key.masked = host.key.masked || !host.key.value.empty();
    }
  }
  const std::string text =
      pix::write(config, withSecrets ? pix::SecretStyle::clear : pix::SecretStyle::masked);
  const QString name = QFileInfo(path).fileName();
  QSaveFile file(path);
  const bool opened = file.open(QIODevice::WriteOnly);
  // Before the first octet: nobody else may read a key meanwhile.
  const bool isPrivate = opened && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  const auto size = static_cast<qint64>(text.size());
  const bool ok = isPrivate && file.write(text.data(), size) == size && file.commit();
  Message message;
  message.tone = ok ? Tone::Ok : Tone::Error;
  message.text = !ok ? tr("%1 could not be written: %2").arg(name, file.errorString())
                 : withSecrets
                     ? tr("%1 was written, with keys and passwords. Only you can read it.").arg(name)
                     : tr("%1 was written, without keys and passwords.").arg(name);
  message.closeAfterMs = ok ? 8000 : 0;
  tell(message);
  return ok;
}

void HeadendController::openVisitor() {
  if (!visitor_ && context_.client != nullptr) {
    visitor_ = new VisitorWindow(*context_.client, context_.window);
    visitor_->setAttribute(Qt::WA_DeleteOnClose);
  }
  if (!visitor_) return;
  visitor_->show();
  visitor_->raise();
  visitor_->activateWindow();
}

}  // namespace drawbridge::ui
