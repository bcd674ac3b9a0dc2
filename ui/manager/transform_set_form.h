// SPDX-License-Identifier: GPL-3.0-or-later
// One transform set: what protects packets in phase 2 (ui.md 5.2, pix-commands.md 7). Weak values say so.
#pragma once

#include "ui/manager/policy_form.h"

namespace drawbridge::ui {

class TransformSetForm : public PolicyForm {
  Q_OBJECT

 public:
  explicit TransformSetForm(HeadendSession& session, QWidget* parent = nullptr);
  [[nodiscard]] QWidget* firstField() const override;

 protected:
  void retranslate() override;
  [[nodiscard]] FormField* fieldFor(pix::FindingCode code) const override;
  [[nodiscard]] FormField* fieldOf(const pix::Finding& finding) const override;

 private:
  Card* card_;
  QLineEdit* name_;
  QComboBox* cipher_;
  QComboBox* hash_;
  QComboBox* header_;
  QCheckBox* transport_;
  FormField *nameRow_, *cipherRow_, *hashRow_, *headerRow_;
};

}  // namespace drawbridge::ui
