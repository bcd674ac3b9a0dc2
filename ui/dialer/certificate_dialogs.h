// SPDX-License-Identifier: GPL-3.0-or-later
// The questions about certificates (client.md 7): importing, exporting, enrolling by a request, deleting,
// changing the password of a key, and the password of a key before a connection.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "client/certificate_store.h"
#include "ui/dialer/form_dialog.h"

class QCheckBox;
class QComboBox;
class QRadioButton;

namespace drawbridge::ui {

/// The help page of the page Certificates and its dialogs.
[[nodiscard]] QString certificateHelp();

class CertificateImportDialog final : public FormDialog {
  Q_OBJECT

 public:
  explicit CertificateImportDialog(client::CertificateStore store, QWidget* parent = nullptr);
  ~CertificateImportDialog() override;

 signals:
  /// The names of what is in the store now.
  void imported(const QStringList& names);

 protected:
  bool run() override;
  void retranslate() override;

 private:
  client::CertificateStore store_;
  QLineEdit* file_;
  SecretEdit* filePassword_;
  SecretEdit* password_;
  SecretEdit* confirm_;
  FormField* fileField_;
  FormField* filePasswordField_;
  FormField* passwordField_;
  FormField* confirmField_;
};

class CertificateExportDialog final : public FormDialog {
  Q_OBJECT

 public:
  CertificateExportDialog(client::CertificateStore store, client::StoredCertificate stored,
                          QWidget* parent = nullptr);
  ~CertificateExportDialog() override;

 signals:
  void exported(const QString& file, bool withKey);

 protected:
  bool run() override;
  void retranslate() override;

 private:
  void update();

  client::CertificateStore store_;
  client::StoredCertificate stored_;
  QRadioButton* alone_;
  QRadioButton* withKey_;
  QCheckBox* chain_;
  SecretEdit* keyPassword_;
  SecretEdit* password_;
  SecretEdit* confirm_;
  QLineEdit* file_;
  FormField* keyPasswordField_;
  FormField* passwordField_;
  FormField* confirmField_;
  FormField* fileField_;
  QString replaces_;  ///< the file about which it was said that it is there already
};

/// Makes a key, keeps it with its request in the store, and writes the request to a file. The key is made on
/// another thread: the window stays alive.
class CertificateEnrollDialog final : public FormDialog {
  Q_OBJECT

 public:
  explicit CertificateEnrollDialog(client::CertificateStore store, QWidget* parent = nullptr);
  ~CertificateEnrollDialog() override;

 signals:
  /// `file` is empty if it could not be written; the request is in the store then as well.
  void requested(const QString& file);

 public slots:
  void reject() override;

 protected:
  bool run() override;
  void retranslate() override;

 private:
  using Outcome = Result<Bytes, client::CertificateStoreError>;
  void made(const Outcome& outcome);
  void setBusy(bool busy);

  client::CertificateStore store_;
  QLineEdit* name_;
  QLineEdit* unit_;
  QLineEdit* organization_;
  QLineEdit* state_;
  QLineEdit* country_;
  QLineEdit* email_;
  QLineEdit* address_;
  QLineEdit* domain_;
  QComboBox* bits_;
  SecretEdit* password_;
  SecretEdit* confirm_;
  QLineEdit* file_;
  QLabel* busyText_;
  std::vector<FormField*> fields_;  ///< in the order of the members above
  bool busy_ = false;
};

/// "Delete ...?", naming the entries that use it; the key's password where it has one.
class CertificateDeleteDialog final : public FormDialog {
  Q_OBJECT

 public:
  CertificateDeleteDialog(client::CertificateStore store, const QString& name, bool isProtected,
                          const QStringList& entries, QWidget* parent = nullptr);
  ~CertificateDeleteDialog() override;

 signals:
  void deleted(const QString& name);

 protected:
  bool run() override;
  void retranslate() override;

 private:
  client::CertificateStore store_;
  QString name_;
  QStringList entries_;
  NoteBox* inUse_;
  SecretEdit* password_ = nullptr;
  FormField* passwordField_ = nullptr;
};

class CertificatePasswordDialog final : public FormDialog {
  Q_OBJECT

 public:
  CertificatePasswordDialog(client::CertificateStore store, const QString& name, bool isProtected,
                            QWidget* parent = nullptr);
  ~CertificatePasswordDialog() override;

 signals:
  void changed(const QString& name);

 protected:
  bool run() override;
  void retranslate() override;

 private:
  client::CertificateStore store_;
  QString name_;
  SecretEdit* old_ = nullptr;
  FormField* oldField_ = nullptr;
  SecretEdit* password_;
  SecretEdit* confirm_;
  FormField* passwordField_;
  FormField* confirmField_;
};

/// Before a connection: opens the key of the entry's certificate. Never kept.
class CertificateKeyDialog final : public FormDialog {
  Q_OBJECT

 public:
  /// `wasWrong`: what was typed before did not open it.
  CertificateKeyDialog(const QString& entry, const QString& certificate, bool wasWrong,
                       QWidget* parent = nullptr);
  ~CertificateKeyDialog() override;

 signals:
  /// Exactly once, when the dialog ends; nothing: given up.
  void given(const std::optional<drawbridge::Secret>& password);

 public slots:
  void done(int result) override;

 protected:
  bool run() override { return true; }
  void retranslate() override;

 private:
  QString entry_;
  QString certificate_;
  bool wasWrong_;
  bool told_ = false;
  SecretEdit* password_;
  FormField* field_;
};

}  // namespace drawbridge::ui
