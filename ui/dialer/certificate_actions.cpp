// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/certificate_actions.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSettings>

#include "ui/dialer/certificate_dialogs.h"
#include "ui/dialer/certificate_view.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"
#include "ui/text/certificate_text.h"

namespace drawbridge::ui {

using StoredKind = client::StoredCertificate::Kind;

CertificateActions::CertificateActions(MainWindow& window, ConnectionController& connections, QObject* parent)
    : QObject(parent),
      now([] { return WallTime{QDateTime::currentMSecsSinceEpoch() * 1000}; }),
      window_(window),
      actions_(window.actions()),
      connections_(connections) {
  const auto on = [this](QAction* action, auto function) {
    connect(action, &QAction::triggered, this, function);
  };
  on(actions_.certificateView, &CertificateActions::view);
  on(actions_.certificateImport, &CertificateActions::askImport);
  on(actions_.certificateExport, &CertificateActions::askExport);
  on(actions_.certificateEnroll, &CertificateActions::askEnroll);
  on(actions_.certificateVerify, &CertificateActions::verify);
  on(actions_.certificateDelete, &CertificateActions::askDelete);
  on(actions_.certificatePassword, &CertificateActions::askPassword);
  actions_.certificateAuthorities->setChecked(
      QSettings().value(QLatin1String(settings::showAuthorities), true).toBool());
  on(actions_.certificateAuthorities, [this](bool shown) {
    QSettings().setValue(QLatin1String(settings::showAuthorities), shown);
    refresh();
  });
  refresh();
  if (model_.rowCount() > 0) select(model_.row(0).name);
}

void CertificateActions::tell(Tone tone, const QString& text, const QString& detail) {
  window_.openPage(QStringLiteral("certificates"));
  Message message;
  message.tone = tone;
  message.text = text;
  message.detail = detail;
  if (tone == Tone::Ok || tone == Tone::Info) message.closeAfterMs = 12000;
  window_.showMessage(message);
}

const CertificateRow* CertificateActions::row() const {
  const int at = model_.rowOf(selected_);
  return at < 0 ? nullptr : &model_.row(at);
}

QString CertificateActions::storeName(const CertificateRow& row) const {
  return row.stored ? row.name : QFileInfo(row.name).completeBaseName();
}

void CertificateActions::select(const QString& name) {
  const QString known = model_.rowOf(name) >= 0 ? name : QString();
  const bool changed = known != selected_;
  selected_ = known;
  updateActions();
  if (changed) emit selectionChanged(selected_);
}

void CertificateActions::refresh() {
  model_.setListing(store().list(), actions_.certificateAuthorities->isChecked(), now());
  if (model_.rowOf(selected_) < 0) select({});
  updateActions();
  emit listChanged();
}

void CertificateActions::updateActions() {
  const CertificateRow* at = row();
  const QString none = at == nullptr ? tr("Select a certificate first.") : QString();
  const bool damaged = at != nullptr && !at->stored;
  const QString broken = damaged ? tr("This file holds no certificate.") : none;
  const bool request = at != nullptr && at->stored && at->stored->kind == StoredKind::request;
  const bool authority = at != nullptr && at->stored && at->stored->kind == StoredKind::authority;
  setAvailable(actions_.certificateView, broken);
  setAvailable(actions_.certificateExport, broken);
  setAvailable(actions_.certificateVerify,
               request ? tr("A request is no certificate yet: import the answer to it.") : broken);
  setAvailable(actions_.certificateDelete, none);
  setAvailable(actions_.certificatePassword,
               authority ? tr("The store has no key of an authority.") : broken);
  setAvailable(actions_.certificateRetry,
               tr("Certificates are enrolled by a file here: make a request, have it signed, and import the "
                  "answer."));
}

QStringList CertificateActions::entriesUsing(const client::StoredCertificate& stored) const {
  QStringList names;
  if (!stored.certificate) return names;
  const crypto::Certificate& own = *stored.certificate;
  for (const client::StoredEntry& each : connections_.store().list().entries) {
    const client::Profile& profile = each.profile;
    if (profile.kind != client::EntryKind::dialer) continue;
    bool uses = false;
    if (stored.kind == StoredKind::authority) {
      uses = profile.auth_type != client::AuthType::group && profile.ca_file.empty();
    } else if (profile.auth_type == client::AuthType::certificate) {
      const QString hash = QString::fromStdString(profile.certificate_serial_hash);
      uses = hash.isEmpty()
                 ? profile.certificate_name == stored.name ||
                       (!profile.certificate_name.empty() &&
                        own.subject.first("CN") == profile.certificate_name) ||
                       (!profile.certificate_subject.empty() &&
                        own.subject.to_string() == profile.certificate_subject)
                 : hash.compare(QString::fromStdString(own.fingerprint_md5()), Qt::CaseInsensitive) == 0;
    }
    if (uses) names.append(QString::fromStdString(profile.name));
  }
  return names;
}

void CertificateActions::view() {
  const CertificateRow* at = row();
  if (at == nullptr || !at->stored) return;
  std::optional<crypto::TrustProblem> verdict;
  if (const auto judged = store().verify(at->stored->name, now())) verdict = *judged;
  auto* dialog = new CertificateView(*at->stored, std::move(verdict), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void CertificateActions::verify() {
  const CertificateRow* at = row();
  if (at == nullptr || !at->stored) return;
  const auto judged = store().verify(at->stored->name, now());
  if (!judged) {
    tell(Tone::Error, text(judged.error()));
  } else if (judged->fault == crypto::TrustFault::none) {
    tell(Tone::Ok, tr("\"%1\" is valid.").arg(at->name),
         at->stored->certificate ? tr("It is valid until %1; its chain ends at a trusted authority.")
                                       .arg(dateText(at->stored->certificate->not_after))
                                 : QString());
  } else {
    tell(Tone::Error, tr("\"%1\" is not valid.").arg(at->name), text(*judged));
  }
}

void CertificateActions::askImport() {
  auto* dialog = new CertificateImportDialog(store(), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &CertificateImportDialog::imported, this, [this](const QStringList& names) {
    refresh();
    if (!names.isEmpty()) select(names.first());
    tell(Tone::Ok, tr("%n certificate(s) imported.", nullptr, static_cast<int>(names.size())),
         names.join(QStringLiteral(", ")));
  });
  dialog->open();
}

void CertificateActions::askExport() {
  const CertificateRow* at = row();
  if (at == nullptr || !at->stored) return;
  auto* dialog = new CertificateExportDialog(store(), *at->stored, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &CertificateExportDialog::exported, this,
          [this, name = at->name](const QString& file, bool withKey) {
            if (withKey) {
              tell(Tone::Warn, tr("\"%1\" was exported with its private key to %2.").arg(name, file),
                   tr("Whoever has the file and its password can connect in your name."));
            } else {
              tell(Tone::Ok, tr("\"%1\" was exported to %2.").arg(name, file));
            }
          });
  dialog->open();
}

void CertificateActions::askEnroll() {
  auto* dialog = new CertificateEnrollDialog(store(), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &CertificateEnrollDialog::requested, this, [this](const QString& file) {
    refresh();
    if (file.isEmpty()) {
      tell(Tone::Warn, tr("The request was made, but its file could not be written."),
           tr("It is in the list: export it from there to another place."));
    } else {
      tell(Tone::Ok, tr("The request was written to %1.").arg(file),
           tr("Send it to your authority, and import the certificate that comes back."));
    }
  });
  dialog->open();
}

void CertificateActions::askDelete() {
  const CertificateRow* at = row();
  if (at == nullptr) return;
  const QStringList entries = at->stored ? entriesUsing(*at->stored) : QStringList();
  auto* dialog = new CertificateDeleteDialog(store(), storeName(*at),
                                             at->stored && at->stored->key_is_protected, entries, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &CertificateDeleteDialog::deleted, this, [this](const QString& name) {
    const int before = model_.rowOf(selected_);
    refresh();
    const int next = std::min(before, model_.rowCount() - 1);
    if (next >= 0) select(model_.row(next).name);
    tell(Tone::Ok, tr("\"%1\" was deleted.").arg(name));
  });
  dialog->open();
}

void CertificateActions::askPassword() {
  const CertificateRow* at = row();
  if (at == nullptr || !at->stored) return;
  auto* dialog = new CertificatePasswordDialog(store(), at->name, at->stored->key_is_protected, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &CertificatePasswordDialog::changed, this, [this](const QString& name) {
    refresh();
    tell(Tone::Ok, tr("The password of \"%1\" was changed.").arg(name));
  });
  dialog->open();
}

}  // namespace drawbridge::ui
