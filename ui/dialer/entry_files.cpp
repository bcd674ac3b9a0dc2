// SPDX-License-Identifier: GPL-3.0-or-later
// Import and export of connection entries as files, and renaming.
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include "base/random.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/rename_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/text/client_text.h"

namespace drawbridge::ui {

void EntryActions::askImport() {
  auto* dialog = new QFileDialog(&window_, tr("Import Connection Entries"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  dialog->setNameFilters({tr("Connection entries (*.pcf)"), tr("All files (*)")});
  dialog->setLabelText(QFileDialog::Accept, tr("Import"));
  connect(dialog, &QFileDialog::filesSelected, this, &EntryActions::importFiles);
  dialog->open();
}

void EntryActions::importFiles(const QStringList& files) {
  int count = 0;
  QString last;
  QStringList failures;
  for (const QString& file : files) {
    const auto imported = connections_.store().import_file(file.toStdString());
    if (imported) {
      ++count;
      last = QString::fromStdString(*imported);
    } else if (imported.error().damage) {
      failures.append(tr("%1 Nothing was imported from it.").arg(text(*imported.error().damage)));
    } else {
      failures.append(text(imported.error()));
    }
  }
  refresh();
  if (!last.isEmpty()) select(last);
  const QString done = tr("%n entry(ies) imported.", nullptr, count);
  if (failures.isEmpty()) {
    Message message;
    message.tone = Tone::Ok;
    message.text = done;
    message.buttons = {{tr("Show"), [this] { window_.openPage(QStringLiteral("connections")); }}};
    window_.showMessage(message);
  } else if (count == 0 && failures.size() == 1) {
    tell(Tone::Error, failures.first());
  } else {
    tell(Tone::Error, done, failures.join(QLatin1Char('\n')));
  }
}

void EntryActions::askExport() {
  const QString entry = selected_;
  if (entry.isEmpty()) return;
  auto* box =
      new QMessageBox(QMessageBox::NoIcon, tr("Export \"%1\"").arg(entry),
                      tr("Export the entry with its saved passwords?"), QMessageBox::NoButton, &window_);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setInformativeText(
      tr("In the file they are only disguised: anyone who can read it can read the passwords."));
  QPushButton* without = box->addButton(tr("Export With&out Secrets"), QMessageBox::AcceptRole);
  QPushButton* with = box->addButton(tr("Export &with Secrets"), QMessageBox::DestructiveRole);
  QPushButton* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
  box->setDefaultButton(without);
  box->setEscapeButton(cancel);
  connect(box, &QMessageBox::buttonClicked, this, [this, entry, without, with](QAbstractButton* pressed) {
    if (pressed == without) askExportFile(entry, false);
    if (pressed == with) askExportFile(entry, true);
  });
  box->open();
}

void EntryActions::askExportFile(const QString& entry, bool secrets) {
  auto* dialog = new QFileDialog(&window_, tr("Export \"%1\"").arg(entry));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pcf"));
  dialog->setNameFilters({tr("Connection entries (*.pcf)"), tr("All files (*)")});
  dialog->selectFile(entry + QStringLiteral(".pcf"));
  dialog->setLabelText(QFileDialog::Accept, tr("Export"));
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, entry, secrets](const QString& file) { exportTo(entry, file, secrets); });
  dialog->open();
}

void EntryActions::exportTo(const QString& entry, const QString& file, bool secrets) {
  if (!secrets) {
    const auto done = connections_.store().export_file(entry.toStdString(), file.toStdString());
    if (done) {
      tell(Tone::Ok, tr("\"%1\" was exported without passwords.").arg(entry));
    } else {
      tell(Tone::Error, text(done.error()));
    }
    return;
  }
  connections_.readSecrets(
      entry, [this, entry, file](const std::optional<Secret>& group, const std::optional<Secret>& user) {
        SystemRandom random;
        const auto done =
            connections_.store().export_file(entry.toStdString(), file.toStdString(), {group, user}, random);
        if (!done) {
          tell(Tone::Error, text(done.error()));
        } else if (group || user) {
          tell(Tone::Warn, tr("\"%1\" was exported with its passwords.").arg(entry),
               tr("Anyone who can read the file can read them."));
        } else {
          tell(Tone::Info, tr("\"%1\" was exported; no password is saved for it.").arg(entry));
        }
      });
}

void EntryActions::askRename() {
  if (selected_.isEmpty()) return;
  auto* dialog = new RenameDialog(connections_.store(), selected_, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &RenameDialog::renamed, this, [this](const QString& from, const QString& to) {
    connections_.moveSecrets(from, to);
    refresh();
    select(to);
  });
  dialog->open();
}

}  // namespace drawbridge::ui
