// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/certificate_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/dialer/certificate_dialogs.h"
#include "ui/shell/help_window.h"
#include "ui/shell/page.h"
#include "ui/text/certificate_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

CertificateView::CertificateView(client::StoredCertificate stored,
                                 std::optional<crypto::TrustProblem> verdict, QWidget* parent)
    : QDialog(parent),
      stored_(std::move(stored)),
      verdict_(std::move(verdict)),
      title_(makeLabel(QStringLiteral("h1"), true, this)),
      note_(new NoteBox(this)),
      body_(new QWidget),
      grid_(new QGridLayout(body_)),
      help_(new QPushButton(this)),
      copy_(new QPushButton(this)),
      close_(new QPushButton(this)) {
  setObjectName(QStringLiteral("certificateView"));
  setModal(true);
  setMinimumSize(480, 420);
  resize(640, 600);
  setHelpTopic(this, certificateHelp());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 20, 20, 16);
  column->setSpacing(12);
  column->addWidget(title_);
  column->addWidget(note_);
  grid_->setContentsMargins(0, 0, 8, 0);
  grid_->setHorizontalSpacing(16);
  grid_->setVerticalSpacing(6);
  grid_->setColumnStretch(1, 1);
  column->addWidget(scrollable(body_, this), 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  copy_->setIcon(icon(QStringLiteral("db-copy")));
  for (QPushButton* button : {help_, copy_}) button->setAutoDefault(false);
  close_->setDefault(true);
  row->addWidget(help_);
  row->addWidget(copy_);
  row->addStretch(1);
  row->addWidget(close_);
  column->addLayout(row);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(certificateHelp(), this); });
  connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
  connect(close_, &QPushButton::clicked, this, &QDialog::accept);
  retranslate();
  close_->setFocus();
}

std::vector<CertificateView::Line> CertificateView::lines() const {
  std::vector<Line> out;
  const auto add = [&](const QString& name, const QString& value, bool isFixed = false) {
    if (!value.isEmpty()) out.push_back({name, value, isFixed});
  };
  const auto plain = [](const std::string& value) { return QString::fromStdString(value); };
  add(tr("Kind"), ui::text(stored_.kind));
  if (stored_.certificate) {
    const crypto::Certificate& own = *stored_.certificate;
    add(tr("Subject"), plain(own.subject.to_string()));
    add(tr("Issuer"), plain(own.issuer.to_string()));
    add(tr("Serial number"), fingerprintText(own.serial), true);
    add(tr("Valid from"), dateText(own.not_before));
    add(tr("Valid until"), dateText(own.not_after));
    add(tr("Key"), tr("%1, %2 bits").arg(plain(own.key_algorithm)).arg(own.key_bits));
    add(tr("Signed with"), plain(own.signature_algorithm));
    QStringList names;
    for (const crypto::AlternativeName& each : own.alternative_names) {
      names.append(each.kind == crypto::AlternativeName::Kind::address ? plain(each.address.to_string())
                                                                       : plain(each.text));
    }
    add(tr("Other names"), names.join(QStringLiteral(", ")));
    add(tr("Authority"), own.is_authority ? tr("yes, it may issue certificates") : tr("no"));
    QStringList uses;
    for (const std::string& each : own.key_usage) uses.append(plain(each));
    add(tr("Key usage"), uses.isEmpty() ? tr("not stated") : uses.join(QStringLiteral(", ")));
  }
  if (stored_.kind != client::StoredCertificate::Kind::authority) add(tr("Private key"), keyText(stored_));
  if (stored_.certificate) {
    const crypto::Certificate& own = *stored_.certificate;
    QStringList chain{plain(own.subject.to_string())};
    for (const crypto::Certificate& each : stored_.issuers) chain.append(plain(each.subject.to_string()));
    const crypto::Certificate& last = stored_.issuers.empty() ? own : stored_.issuers.back();
    if (!last.is_self_issued()) chain.append(plain(last.issuer.to_string()));
    add(tr("Chain"), chain.join(QLatin1Char('\n')));
    add(tr("SHA-256 fingerprint"), fingerprintText(own.fingerprint_sha256()), true);
    add(tr("SHA-1 fingerprint"), fingerprintText(own.fingerprint_sha1()), true);
    add(tr("MD5 fingerprint"), fingerprintText(own.fingerprint_md5()), true);
  }
  return out;
}

QString CertificateView::text() const {
  QStringList out{title_->text(), note_->text()};
  for (const Line& line : lines()) {
    QString value = line.value;
    out.append(
        QStringLiteral("%1: %2").arg(line.name, value.replace(QLatin1Char('\n'), QStringLiteral("; "))));
  }
  return out.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void CertificateView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void CertificateView::retranslate() {
  const QString name = QString::fromStdString(stored_.name);
  setWindowTitle(tr("Certificate \"%1\"").arg(name));
  title_->setText(name);
  if (!verdict_) {
    note_->setNote(Tone::Info, {},
                   tr("A request: it waits for the certificate that answers it. Import that when it comes."));
  } else if (verdict_->fault == crypto::TrustFault::none) {
    note_->setNote(Tone::Ok, {}, ui::text(*verdict_));
  } else {
    note_->setNote(Tone::Error, {}, ui::text(*verdict_));
  }
  for (const auto& [label, value] : rows_) {
    delete label;
    delete value;
  }
  rows_.clear();
  int row = 0;
  for (const Line& line : lines()) {
    QLabel* label = makeLabel(QStringLiteral("cap"), false, body_);
    QLabel* value = makeLabel(line.isFixed ? QStringLiteral("mono") : QString(), true, body_);
    label->setText(line.name);
    // A long row of digits may be broken after each colon.
    QString shown = line.value;
    if (line.isFixed) shown.replace(QLatin1Char(':'), QStringLiteral(":\u200b"));
    value->setText(shown);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(QStringLiteral("%1: %2").arg(line.name, line.value));
    label->setBuddy(value);
    grid_->addWidget(label, row, 0, Qt::AlignTop);
    grid_->addWidget(value, row, 1);
    rows_.emplace_back(label, value);
    ++row;
  }
  grid_->setRowStretch(row, 1);
  help_->setText(tr("Help"));
  copy_->setText(tr("&Copy"));
  close_->setText(tr("Close"));
}

}  // namespace drawbridge::ui
