// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that stands in a certificate, and whether it is to be believed.
#pragma once

#include <QDialog>
#include <vector>

#include "client/certificate_store.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace drawbridge::ui {

class NoteBox;

class CertificateView final : public QDialog {
  Q_OBJECT

 public:
  /// `verdict`: what the store says of it now. Nothing for a request.
  CertificateView(client::StoredCertificate stored, std::optional<crypto::TrustProblem> verdict,
                  QWidget* parent = nullptr);

  /// As Copy puts it on the clipboard.
  [[nodiscard]] QString text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Line {
    QString name;
    QString value;
    bool isFixed = false;  ///< digits, in the fixed font
  };
  [[nodiscard]] std::vector<Line> lines() const;
  void retranslate();

  client::StoredCertificate stored_;
  std::optional<crypto::TrustProblem> verdict_;
  QLabel* title_;
  NoteBox* note_;
  QWidget* body_;
  QGridLayout* grid_;
  std::vector<std::pair<QLabel*, QLabel*>> rows_;
  QPushButton* help_;
  QPushButton* copy_;
  QPushButton* close_;
};

}  // namespace drawbridge::ui
