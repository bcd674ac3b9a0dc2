// SPDX-License-Identifier: GPL-3.0-or-later
// Enrolling by a file: a key, a PKCS#10 request for it, and the password that closes the key.
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>

#include "base/ip.h"
#include "client/files.h"
#include "ui/dialer/certificate_dialogs.h"
#include "ui/text/certificate_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

namespace {

enum Field {
  CommonName,
  Unit,
  Organization,
  State,
  Country,
  Email,
  Address,
  Domain,
  Bits,
  Password,
  Confirm,
  File
};

constexpr int keySizes[] = {2048, 3072, 4096};

}  // namespace

CertificateEnrollDialog::CertificateEnrollDialog(client::CertificateStore store, QWidget* parent)
    : FormDialog(certificateHelp(), QStringLiteral("db-cert"), parent),
      store_(std::move(store)),
      name_(new QLineEdit(this)),
      unit_(new QLineEdit(this)),
      organization_(new QLineEdit(this)),
      state_(new QLineEdit(this)),
      country_(new QLineEdit(this)),
      email_(new QLineEdit(this)),
      address_(new QLineEdit(this)),
      domain_(new QLineEdit(this)),
      bits_(new QComboBox(this)),
      password_(new SecretEdit(this)),
      confirm_(new SecretEdit(this)),
      file_(new QLineEdit(this)),
      busyText_(makeLabel(QStringLiteral("cap"), true, this)) {
  setObjectName(QStringLiteral("certificateEnroll"));
  country_->setMaxLength(2);
  for (QLineEdit* edit : {name_, unit_, organization_, state_}) edit->setMaxLength(64);
  for (const int bits : keySizes) bits_->addItem(QString(), bits);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{name_, unit_, organization_, state_, country_, email_, address_,
                                       domain_, bits_, password_, confirm_})
    fields_.push_back(addField(widget));
  fields_.push_back(addFileField(file_, true));
  addWide(busyText_);
  busyText_->hide();
  const auto ready = [this] {
    mainButton()->setEnabled(!busy_ && !name_->text().trimmed().isEmpty() &&
                             !file_->text().trimmed().isEmpty());
  };
  for (QLineEdit* edit : {name_, file_, country_, address_})
    connect(edit, &QLineEdit::textChanged, this, ready);
  for (FormField* field : fields_) {
    if (auto* edit = qobject_cast<QLineEdit*>(field->field()))
      connect(edit, &QLineEdit::textChanged, field, [field] { field->clearError(); });
  }
  connect(password_, &QLineEdit::textChanged, this, [this] { fields_[Confirm]->clearError(); });
  mainButton()->setEnabled(false);
  retranslate();
  name_->setFocus();
}

CertificateEnrollDialog::~CertificateEnrollDialog() = default;

bool CertificateEnrollDialog::run() {
  if (busy_) return false;
  crypto::CertificateRequest what;
  what.common_name = name_->text().trimmed().toStdString();
  what.unit = unit_->text().trimmed().toStdString();
  what.organization = organization_->text().trimmed().toStdString();
  what.state = state_->text().trimmed().toStdString();
  what.country = country_->text().trimmed().toUpper().toStdString();
  what.email = email_->text().trimmed().toStdString();
  what.domain = domain_->text().trimmed().toStdString();
  if (const QString typed = address_->text().trimmed(); !typed.isEmpty()) {
    what.address = Ipv4Address::parse(typed.toStdString());
    if (!what.address) {
      fields_[Address]->setError(tr("%1 is not an address.").arg(typed));
      address_->setFocus();
      return false;
    }
  }
  if (!what.country.empty() && what.country.size() != 2) {
    fields_[Country]->setError(tr("A country is a code of two letters, such as IT."));
    country_->setFocus();
    return false;
  }
  if (!sameTyped(*password_, *confirm_, *fields_[Confirm])) {
    confirm_->setFocus();
    return false;
  }
  setBusy(true);
  // A large key takes seconds.
  QThreadPool::globalInstance()->start([self = QPointer<CertificateEnrollDialog>(this), store = store_,
                                        what = std::move(what), bits = bits_->currentData().toInt(),
                                        password = password_->secret()]() mutable {
    auto outcome = store.request(what, bits, password);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, outcome = std::move(outcome)] {
          if (self) self->made(outcome);
        },
        Qt::QueuedConnection);
  });
  return false;
}

void CertificateEnrollDialog::made(const Outcome& outcome) {
  setBusy(false);
  if (!outcome) {
    const auto& error = outcome.error();
    if (error.request == crypto::RequestError::bad_country) {
      fields_[Country]->setError(text(error));
    } else if (error.request == crypto::RequestError::no_common_name) {
      fields_[CommonName]->setError(text(error));
    } else {
      setProblem(text(error));
    }
    fit();
    return;
  }
  password_->wipe();
  confirm_->wipe();
  QString path = file_->text().trimmed();
  if (path.startsWith(QStringLiteral("~/"))) path = QDir::homePath() + path.mid(1);
  const auto written = client::write_file_atomically(path.toStdString(), *outcome);
  emit requested(written ? path : QString());
  QDialog::accept();
}

void CertificateEnrollDialog::setBusy(bool busy) {
  busy_ = busy;
  busyText_->setVisible(busy);
  for (FormField* field : fields_) field->setEnabled(!busy);
  browseButton()->setEnabled(!busy);
  mainButton()->setEnabled(!busy);
  cancelButton()->setEnabled(!busy);
}

void CertificateEnrollDialog::reject() {
  // What is being made is in the store in a moment; then it can be deleted there.
  if (!busy_) QDialog::reject();
}

void CertificateEnrollDialog::retranslate() {
  FormDialog::retranslate();
  setWindowTitle(tr("Enroll Certificate"));
  setHead(tr("Make a certificate request (PKCS#10)"),
          tr("A private key is made and stays on this computer. Send the file to your authority, and import "
             "the certificate that comes back."));
  setFileQuestion(tr("Save Certificate Request"), tr("Certificate requests (*.csr *.pem);;All files (*)"),
                  QStringLiteral("request.csr"));
  fields_[CommonName]->setLabel(tr("&Name (CN):"));
  fields_[Unit]->setLabel(tr("&Department (OU):"));
  fields_[Organization]->setLabel(tr("&Company (O):"));
  fields_[State]->setLabel(tr("&State (ST):"));
  fields_[Country]->setLabel(tr("C&ountry (C):"));
  fields_[Email]->setLabel(tr("&E-mail:"));
  fields_[Address]->setLabel(tr("&IP address:"));
  fields_[Domain]->setLabel(tr("Do&main:"));
  fields_[Bits]->setLabel(tr("&Key size:"));
  fields_[Password]->setLabel(tr("New &password:"), tr("key"));
  fields_[Password]->setCaption(
      tr("Protects the private key. The same one is typed when the answer is imported."));
  fields_[Confirm]->setLabel(tr("Con&firm password:"), tr("key"));
  fields_[File]->setLabel(tr("Fi&le of the request:"));
  for (int i = 0; i < bits_->count(); ++i) bits_->setItemText(i, tr("%1 bits").arg(keySizes[i]));
  busyText_->setText(tr("The key is being made..."));
  mainButton()->setText(tr("Make &Request"));
}

}  // namespace drawbridge::ui
