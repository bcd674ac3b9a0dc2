// SPDX-License-Identifier: GPL-3.0-or-later
// Options > Automatic VPN Initiation: the switch, the interval, and which entry belongs to which network.
#pragma once

#include <vector>

#include "ui/dialer/auto_connector.h"
#include "ui/dialer/form_dialog.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace drawbridge::ui {

class AutoInitiationDialog final : public FormDialog {
  Q_OBJECT

 public:
  /// `connector` must outlive the dialog; `entries`: what may be connected.
  AutoInitiationDialog(AutoConnector& connector, const QStringList& entries, QWidget* parent = nullptr);

 protected:
  bool run() override;
  void retranslate() override;

 private:
  void addNetwork(const client::AutoNetwork& network);
  void move(int step);
  void update();
  void showStatus();

  AutoConnector& connector_;
  QStringList entries_;
  QCheckBox* on_;
  QSpinBox* minutes_;
  FormField* minutesField_;
  QLabel* listTitle_;
  QTableWidget* list_;
  QPushButton* add_;
  QPushButton* remove_;
  QPushButton* up_;
  QPushButton* down_;
  QLabel* status_;
  QPushButton* suspend_;
};

}  // namespace drawbridge::ui
