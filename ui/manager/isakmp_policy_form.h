// SPDX-License-Identifier: GPL-3.0-or-later
// One ISAKMP policy: what phase 1 may be made of (ui.md 5.2, pix-commands.md 7). Weak values say so.
#pragma once

#include "ui/manager/policy_form.h"

namespace drawbridge::ui {

class IsakmpPolicyForm : public PolicyForm {
  Q_OBJECT

 public:
  explicit IsakmpPolicyForm(HeadendSession& session, QWidget* parent = nullptr);
  [[nodiscard]] QWidget* firstField() const override;

 protected:
  void retranslate() override;
  [[nodiscard]] FormField* fieldFor(pix::FindingCode code) const override;
  [[nodiscard]] FormField* fieldOf(const pix::Finding& finding) const override;
  void loadChoices(const pix::Config& config) override;

 private:
  Card* card_;
  QSpinBox* priority_;
  QComboBox* authentication_;
  QComboBox* encryption_;
  QComboBox* hash_;
  QComboBox* group_;
  QSpinBox* lifetime_;
  FormField *priorityRow_, *authenticationRow_, *encryptionRow_, *hashRow_, *groupRow_, *lifetimeRow_;
};

}  // namespace drawbridge::ui
