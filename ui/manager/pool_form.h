// SPDX-License-Identifier: GPL-3.0-or-later
// One address pool: its range, and who has which address now (ui.md 5.2).
#pragma once

#include "ui/manager/policy_form.h"

namespace drawbridge::ui {

class AddressEdit;
class PoolModel;
class PoolStrip;

class PoolForm : public PolicyForm {
  Q_OBJECT

 public:
  explicit PoolForm(HeadendSession& session, QWidget* parent = nullptr);
  [[nodiscard]] QWidget* firstField() const override;
  [[nodiscard]] PoolStrip* poolStrip() const { return strip_; }

 protected:
  void retranslate() override;
  [[nodiscard]] FormField* fieldFor(pix::FindingCode code) const override;
  void showLive() override;

 private:
  [[nodiscard]] QString writeRange(pix::LocalPool& pool, const AddressEdit* edit, bool isFirst) const;
  void showPool();

  Card* card_;
  Card* poolCard_;
  QLineEdit* name_;
  AddressEdit* first_;
  AddressEdit* last_;
  AddressEdit* mask_;
  FormField *nameRow_, *firstRow_, *lastRow_, *maskRow_;
  PoolModel* poolModel_;
  PoolStrip* strip_;
  QLabel* poolSummary_;
};

}  // namespace drawbridge::ui
