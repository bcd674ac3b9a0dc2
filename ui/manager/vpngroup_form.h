// SPDX-License-Identifier: GPL-3.0-or-later
// One VPN group: who they are, what their clients get, and the addresses of their pool as they are now
// (ui.md 5.2, ranges of pix-commands.md 7).
#pragma once

#include "ui/manager/policy_form.h"

class QGridLayout;

namespace drawbridge::ui {

class AddressEdit;
class PoolModel;
class PoolStrip;

class VpnGroupForm : public PolicyForm {
  Q_OBJECT

 public:
  explicit VpnGroupForm(HeadendSession& session, QWidget* parent = nullptr);
  [[nodiscard]] QWidget* firstField() const override;
  [[nodiscard]] PoolStrip* poolStrip() const { return strip_; }

 protected:
  void retranslate() override;
  [[nodiscard]] FormField* fieldFor(pix::FindingCode code) const override;
  void loadChoices(const pix::Config& config) override;
  void showLive() override;

 private:
  void bindGroup();
  void bindClient();
  void bindHardware();
  void showPool();

  Card* group_;
  Card* client_;
  Card* hardware_;
  Card* poolCard_;
  QLineEdit* name_;
  SecretEdit* password_;
  QComboBox* pool_;
  QSpinBox* idle_;
  QSpinBox* maximum_;
  QSpinBox* udpPort_;
  QCheckBox* pfs_;
  AddressEdit* dns_;
  AddressEdit* wins_;
  QLineEdit* domain_;
  QComboBox* split_;
  QLineEdit* splitDns_;
  QLineEdit* backup_;
  QCheckBox* unit_;
  QCheckBox* users_;
  QComboBox* server_;
  QSpinBox* userIdle_;
  QCheckBox* devices_;
  FormField *nameRow_, *passwordRow_, *poolRow_, *idleRow_, *maximumRow_, *udpPortRow_;
  FormField *dnsRow_, *winsRow_, *domainRow_, *splitRow_, *splitDnsRow_, *backupRow_;
  FormField *serverRow_, *userIdleRow_;
  PoolModel* poolModel_;
  PoolStrip* strip_;
  QLabel* poolSummary_;
  QPushButton* editPool_;
};

}  // namespace drawbridge::ui
