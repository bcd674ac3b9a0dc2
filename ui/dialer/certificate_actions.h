// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Certificates: one selected certificate of the user's store, and every function on it. Page and
// menu share it.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <functional>

#include "ui/dialer/connection_controller.h"
#include "ui/models/certificate_model.h"
#include "ui/shell/actions.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

class MainWindow;

class CertificateActions : public QObject {
  Q_OBJECT

 public:
  /// All must outlive this.
  CertificateActions(MainWindow& window, ConnectionController& connections, QObject* parent = nullptr);

  [[nodiscard]] CertificateModel& model() { return model_; }
  [[nodiscard]] QString selected() const { return selected_; }
  void select(const QString& name);
  /// Reads the folder of certificates again.
  void refresh();
  void updateActions();
  /// The entries that connect with it; of an authority those that trust the store's.
  [[nodiscard]] QStringList entriesUsing(const client::StoredCertificate& stored) const;

  /// The time by which certificates are judged; tests have their own.
  std::function<WallTime()> now;

 signals:
  void selectionChanged(const QString& name);
  void listChanged();

 private:
  void view();
  void verify();
  void askImport();
  void askExport();
  void askEnroll();
  void askDelete();
  void askPassword();
  void tell(Tone tone, const QString& text, const QString& detail = {});
  [[nodiscard]] const CertificateRow* row() const;
  [[nodiscard]] client::CertificateStore store() const { return connections_.certificates(); }
  /// What the store's functions know it by.
  [[nodiscard]] QString storeName(const CertificateRow& row) const;

  MainWindow& window_;
  ActionSet& actions_;
  ConnectionController& connections_;
  CertificateModel model_;
  QString selected_;
};

}  // namespace drawbridge::ui
