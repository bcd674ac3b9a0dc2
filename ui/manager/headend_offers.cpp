// SPDX-License-Identifier: GPL-3.0-or-later
// What the headend's pages and menu offer beside running it: mending a finding, the lab's configurations, the
// configuration as a file, the lab's visitor.
#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

#include "pix/check.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/writer.h"
#include "ui/manager/companion_window.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/lab_configuration_dialog.h"
#include "ui/manager/terminal_window.h"
#include "ui/manager/visitor_window.h"
#include "ui/shell/main_window.h"

namespace drawbridge::ui {

bool HeadendController::mend(const pix::Finding& wanted) {
  // The list that it stands in is made anew by the edit.
  const pix::Finding finding = wanted;
  Message message;
  const std::optional<pix::Config> config = pix::mended(session_->wanted(), finding);
  if (!config) {
    message.tone = Tone::Warn;
    message.text = tr("The finding does not fit the configuration any more. Nothing was changed.");
    tell(message);
    return false;
  }
  const QString object = QString::fromStdString(finding.object);
  session_->edit(*config, object.isEmpty() ? tr("mend a finding") : tr("mend %1").arg(object));
  QStringList commands;
  for (const std::string& each : finding.mend) commands << QString::fromStdString(each);
  message.tone = Tone::Info;
  message.text = tr("Mended as an edit. Nothing is sent before you push.");
  message.detail = commands.join(QStringLiteral("; "));
  message.closeAfterMs = 12000;
  tell(message);
  return true;
}

void HeadendController::offerLabConfiguration(const QString& id) {
  const pix::LabConfiguration* wanted = pix::lab_configuration_named(id.toStdString());
  if (wanted == nullptr) return;
  auto* dialog = new LabConfigurationDialog(*wanted, session_->isRunning(), context_.window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, wanted] {
    const QString text = QString::fromStdString(wanted->text);
    if (!session_->isRunning()) {
      session_->start(text);
      return;
    }
    const bool note = wanted->differences.empty();
    session_->edit(pix::parse(wanted->text, &session_->running().config).config,
                   note ? tr("load the tech note's configuration") : tr("load its corrected variant"));
    Message message;
    message.tone = Tone::Info;
    message.text = session_->editCount() == 0
                       ? tr("The headend runs this configuration already.")
                       : tr("The configuration was loaded as edits. Nothing is sent before you push.");
    message.closeAfterMs = 12000;
    tell(message);
    if (session_->editCount() > 0) window().openPage(QStringLiteral("policy"));
  });
  dialog->open();
}

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
  const bool ok = isPrivate && file.write(text.data(), size) == size && file.flush() && file.commit();
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

void HeadendController::openCompanion() {
  if (!companion_ && context_.client != nullptr) {
    companion_ = new CompanionWindow(*context_.client, context_.window);
    companion_->setAttribute(Qt::WA_DeleteOnClose);
  }
  if (!companion_) return;
  companion_->show();
  companion_->raise();
  companion_->activateWindow();
}

void HeadendController::openTerminal() {
  if (!terminal_ && context_.client != nullptr) {
    terminal_ = new TerminalWindow(*context_.client, context_.window);
    terminal_->setAttribute(Qt::WA_DeleteOnClose);
  }
  if (!terminal_) return;
  terminal_->show();
  terminal_->raise();
  terminal_->activateWindow();
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
