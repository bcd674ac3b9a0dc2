// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of the two proposals: authentication (phase 1) and key exchange (phase 2).
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/dialer/policy_forms.h"
#include "ui/text/client_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/status_light.h"

namespace drawbridge::ui {

using client::Policy11Cipher;
using client::Policy11Hash;

namespace {

/// What the seconds begin with when they are chosen: the headend's own default of the phase.
constexpr int kPhase1Start = 86400;
constexpr int kPhase2Start = 28800;
/// The least that leaves time to negotiate anew.
constexpr int kLeastSeconds = 120;

int number(Policy11Cipher cipher) {
  return static_cast<int>(cipher);
}
int number(Policy11Hash hash) {
  return static_cast<int>(hash);
}

void setHashes(QComboBox* box) {
  setChoices(box, {{policyWord(Policy11Hash::md5), number(Policy11Hash::md5)},
                   {policyWord(Policy11Hash::sha1), number(Policy11Hash::sha1)}});
}

void showWeak(NoteBox* box, const client::Profile& profile) {
  const QString words = weakText(profile);
  box->setNote(Tone::Warn, {}, words);
  box->setVisible(!words.isEmpty());
}

}  // namespace

class LifeFields : public QObject {
  Q_OBJECT

 public:
  /// Takes two fields of the grid from `row`.
  LifeFields(QGridLayout* grid, int row, int start, QWidget* parent)
      : QObject(parent), kind_(new QComboBox(parent)), seconds_(new QSpinBox(parent)), start_(start) {
    kindField_ = new FormField(grid, row, kind_);
    secondsField_ = new FormField(grid, row + formFieldRows, seconds_);
    seconds_->setRange(kLeastSeconds, 2147483647);
    seconds_->setGroupSeparatorShown(true);
    seconds_->setValue(start_);
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
      adapt();
      emit changed();
    });
    connect(seconds_, &QSpinBox::valueChanged, this, &LifeFields::changed);
  }

  void retranslate(const QString& group) {
    kindField_->setLabel(tr("SA &life:"), group);
    secondsField_->setLabel(tr("Seco&nds:"), group);
    setChoices(kind_, {{tr("Unspecified"), 0}, {tr("Seconds"), 1}});
    adapt();
  }

  void set(const std::optional<std::uint32_t>& life) {
    chooseValue(kind_, life ? 1 : 0, {});
    const int least = life && *life < kLeastSeconds ? static_cast<int>(*life) : kLeastSeconds;
    seconds_->setMinimum(least);
    // Longer than the box can show is longer than a life: 68 years.
    seconds_->setValue(life ? static_cast<int>(std::min<std::uint32_t>(*life, 2147483647U)) : start_);
    adapt();
  }

  [[nodiscard]] std::optional<std::uint32_t> life() const {
    if (kind_->currentData().toInt() == 0) return std::nullopt;
    return static_cast<std::uint32_t>(seconds_->value());
  }

  [[nodiscard]] QWidget* kind() const { return kind_; }

 signals:
  void changed();

 private:
  void adapt() {
    const bool unspecified = kind_->currentData().toInt() == 0;
    secondsField_->setVisible(!unspecified);
    kindField_->setCaption(unspecified ? tr("No lifetime is sent; the gateway's own counts.") : QString());
  }

  QComboBox* kind_;
  QSpinBox* seconds_;
  FormField* kindField_;
  FormField* secondsField_;
  int start_;
};

// ---- Authentication (Phase 1) ----

PolicyPhase1Form::PolicyPhase1Form(PolicyDraft& draft, QWidget* parent)
    : PolicyNodeForm(draft, parent),
      card_(new Card(this)),
      method_(new QComboBox(card_)),
      cipher_(new QComboBox(card_)),
      hash_(new QComboBox(card_)),
      group_(new QComboBox(card_)),
      weak_(new NoteBox(this)) {
  QGridLayout* grid = addGrid(card_);
  methodField_ = new FormField(grid, 0, method_);
  cipherField_ = new FormField(grid, formFieldRows, cipher_);
  hashField_ = new FormField(grid, 2 * formFieldRows, hash_);
  life_ = new LifeFields(grid, 3 * formFieldRows, kPhase1Start, card_);
  groupField_ = new FormField(grid, 5 * formFieldRows, group_);
  column_->addWidget(card_);
  column_->addWidget(weak_);
  column_->addStretch(1);
  const auto write = [this] {
    change([this] {
      policy().phase1_cipher = static_cast<Policy11Cipher>(cipher_->currentData().toInt());
      policy().phase1_hash = static_cast<Policy11Hash>(hash_->currentData().toInt());
      policy().phase1_seconds = life_->life();
      policy().phase1_group = group_->currentData().toInt();
      showWeak(weak_, draft_.profile);
    });
  };
  for (QComboBox* box : {cipher_, hash_, group_}) connect(box, &QComboBox::currentIndexChanged, this, write);
  connect(life_, &LifeFields::changed, this, write);
  retranslate();
}

void PolicyPhase1Form::retranslate() {
  const QString group = tr("phase 1");
  title_->setText(tr("Authentication (Phase 1), Proposal %1").arg(1));
  card_->setTitle(tr("Authentication Method and Algorithms"));
  methodField_->setLabel(tr("&Authentication Method:"), group);
  cipherField_->setLabel(tr("En&crypt Alg:"), group);
  hashField_->setLabel(tr("Hash Al&g:"), group);
  groupField_->setLabel(tr("&Key Group:"), group);
  setChoices(method_, {{tr("Pre-shared key"), 0}});
  setChoices(cipher_, {{policyWord(Policy11Cipher::des), number(Policy11Cipher::des)},
                       {policyWord(Policy11Cipher::triple_des), number(Policy11Cipher::triple_des)}});
  setHashes(hash_);
  setChoices(group_, {{policyGroupWord(1), 1}, {policyGroupWord(2), 2}, {policyGroupWord(5), 5}});
  life_->retranslate(group);
  showWeak(weak_, draft_.profile);
}

QWidget* PolicyPhase1Form::firstFocus() const {
  return cipher_;
}

QWidget* PolicyPhase1Form::check() {
  // Only a file can say so.
  const bool none = policy().phase1_cipher == Policy11Cipher::null_cipher;
  cipherField_->setError(none ? tr("Choose DES or Triple DES: phase 1 is always encrypted.") : QString());
  return none ? cipher_ : nullptr;
}

void PolicyPhase1Form::show(const client::Profile& profile) {
  const client::Policy11& values = profile.policy;
  chooseValue(cipher_, number(values.phase1_cipher), policyWord(values.phase1_cipher));
  chooseValue(hash_, number(values.phase1_hash), policyWord(values.phase1_hash));
  chooseValue(group_, values.phase1_group, policyGroupWord(values.phase1_group));
  life_->set(values.phase1_seconds);
  showWeak(weak_, profile);
}

// ---- Key exchange (Phase 2) ----

PolicyPhase2Form::PolicyPhase2Form(PolicyDraft& draft, QWidget* parent)
    : PolicyNodeForm(draft, parent),
      lifeCard_(new Card(this)),
      espCard_(new Card(this)),
      esp_(new QCheckBox(espCard_)),
      espNote_(new FieldNote(espCard_)),
      cipher_(new QComboBox(espCard_)),
      hash_(new QComboBox(espCard_)),
      encapsulation_(new QComboBox(espCard_)),
      ahCard_(new Card(this)),
      ah_(new QComboBox(ahCard_)),
      weak_(new NoteBox(this)) {
  life_ = new LifeFields(addGrid(lifeCard_), 0, kPhase2Start, lifeCard_);
  espCard_->body()->addWidget(esp_);
  espCard_->body()->addWidget(espNote_);
  QGridLayout* grid = addGrid(espCard_);
  cipherField_ = new FormField(grid, 0, cipher_);
  hashField_ = new FormField(grid, formFieldRows, hash_);
  encapsulationField_ = new FormField(grid, 2 * formFieldRows, encapsulation_);
  ahField_ = new FormField(addGrid(ahCard_), 0, ah_);
  for (QWidget* each : {static_cast<QWidget*>(lifeCard_), static_cast<QWidget*>(espCard_),
                        static_cast<QWidget*>(ahCard_), static_cast<QWidget*>(weak_)})
    column_->addWidget(each);
  column_->addStretch(1);
  const auto write = [this] {
    change([this] {
      policy().esp = esp_->isChecked();
      policy().esp_cipher = static_cast<Policy11Cipher>(cipher_->currentData().toInt());
      policy().esp_hash = static_cast<Policy11Hash>(hash_->currentData().toInt());
      policy().phase2_seconds = life_->life();
      showWeak(weak_, draft_.profile);
    });
    adapt();
  };
  for (QComboBox* box : {cipher_, hash_}) connect(box, &QComboBox::currentIndexChanged, this, write);
  connect(esp_, &QCheckBox::toggled, this, write);
  connect(life_, &LifeFields::changed, this, write);
  retranslate();
}

void PolicyPhase2Form::retranslate() {
  const QString group = tr("phase 2");
  title_->setText(tr("Key exchange (Phase 2), Proposal %1").arg(1));
  lifeCard_->setTitle(tr("IPSec Protocols"));
  esp_->setText(tr("Encapsulation &Protocol (ESP)"));
  cipherField_->setLabel(tr("En&crypt Alg:"), group);
  hashField_->setLabel(tr("Hash Al&g:"), group);
  encapsulationField_->setLabel(tr("Encaps&ulation:"), group);
  ahCard_->setTitle(tr("Authentication Protocol (AH)"));
  ahField_->setLabel(tr("&AH:"), group);
  setChoices(cipher_, {{policyWord(Policy11Cipher::des), number(Policy11Cipher::des)},
                       {policyWord(Policy11Cipher::triple_des), number(Policy11Cipher::triple_des)},
                       {policyWord(Policy11Cipher::null_cipher), number(Policy11Cipher::null_cipher)}});
  setHashes(hash_);
  setChoices(encapsulation_, {{tr("Tunnel"), 0}});
  setChoices(ah_, {{tr("No AH"), 0}});
  life_->retranslate(group);
  adapt();
  showWeak(weak_, draft_.profile);
}

QWidget* PolicyPhase2Form::firstFocus() const {
  return life_->kind();
}

void PolicyPhase2Form::adapt() {
  for (FormField* field : {cipherField_, hashField_, encapsulationField_})
    field->setEnabled(esp_->isChecked());
  if (esp_->isChecked() && policy().esp_cipher == Policy11Cipher::null_cipher) {
    espNote_->setNote(tr("Null encrypts nothing: packets are protected against change, not against reading."),
                      Tone::Warn);
  } else {
    espNote_->setNote({}, Tone::None);
  }
}

QWidget* PolicyPhase2Form::check() {
  adapt();
  if (esp_->isChecked()) return nullptr;
  espNote_->setNote(tr("Tick this: without ESP there is no protocol that could protect the traffic."),
                    Tone::Error);
  return esp_;
}

void PolicyPhase2Form::show(const client::Profile& profile) {
  const client::Policy11& values = profile.policy;
  esp_->setChecked(values.esp);
  chooseValue(cipher_, number(values.esp_cipher), policyWord(values.esp_cipher));
  chooseValue(hash_, number(values.esp_hash), policyWord(values.esp_hash));
  life_->set(values.phase2_seconds);
  adapt();
  showWeak(weak_, profile);
}

}  // namespace drawbridge::ui

#include "policy_proposal_forms.moc"
