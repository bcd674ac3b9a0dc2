// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/isakmp_policy_form.h"

#include <QComboBox>
#include <QGridLayout>
#include <QSpinBox>

#include "ui/models/policy_object_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

namespace {

using Policy = pix::IsakmpPolicy;
using pix::IsakmpAuthentication;
using pix::IsakmpEncryption;
using pix::IsakmpHash;

constexpr IsakmpAuthentication authentications[] = {
    IsakmpAuthentication::pre_share, IsakmpAuthentication::rsa_sig, IsakmpAuthentication::hybrid};
constexpr IsakmpEncryption encryptions[] = {IsakmpEncryption::aes_256, IsakmpEncryption::aes_192,
                                            IsakmpEncryption::aes_128, IsakmpEncryption::triple_des,
                                            IsakmpEncryption::des};
constexpr IsakmpHash hashes[] = {IsakmpHash::sha512, IsakmpHash::sha384, IsakmpHash::sha256, IsakmpHash::sha,
                                 IsakmpHash::md5};
constexpr int groups[] = {21, 20, 19, 18, 17, 16, 15, 14, 5, 2, 1};

template <class Value>
QString word(Value value) {
  const std::string_view text = pix::to_text(value);
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The value with this word; the list has every one.
template <class Value, std::size_t n>
Value valueOf(const Value (&all)[n], const QString& text) {
  for (const Value each : all) {
    if (word(each) == text) return each;
  }
  return all[0];
}

}  // namespace

IsakmpPolicyForm::IsakmpPolicyForm(HeadendSession& session, QWidget* parent)
    : PolicyForm(session, PolicyKind::IsakmpPolicies, parent),
      card_(new Card(this)),
      priority_(new QSpinBox(this)),
      authentication_(new QComboBox(this)),
      encryption_(new QComboBox(this)),
      hash_(new QComboBox(this)),
      group_(new QComboBox(this)),
      lifetime_(new QSpinBox(this)) {
  // Wider than the device's ranges: what is typed stays, and the complaint names the range.
  priority_->setRange(0, 999999);
  lifetime_->setRange(0, 99999999);
  lifetime_->setSingleStep(600);
  for (const auto each : authentications) authentication_->addItem(QString(), word(each));
  for (const auto each : encryptions) encryption_->addItem(QString(), word(each));
  for (const auto each : hashes) hash_->addItem(QString(), word(each));
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  card_->body()->addLayout(grid);
  int row = 0;
  const auto field = [&](QWidget* widget) {
    auto* made = new FormField(grid, row, widget);
    row += formFieldRows;
    return made;
  };
  priorityRow_ = field(priority_);
  authenticationRow_ = field(authentication_);
  encryptionRow_ = field(encryption_);
  hashRow_ = field(hash_);
  groupRow_ = field(group_);
  lifetimeRow_ = field(lifetime_);
  addCard(card_);

  const auto step = [this](const QString& text) { return text.arg(object()); };
  bindName(priority_, priorityRow_);
  bindChoice<Policy>(
      authentication_, authenticationRow_, [](const Policy& p) { return word(p.authentication); },
      [](Policy& p, const QString& text) {
        p.authentication = valueOf(authentications, text);
        return QString();
      },
      [this, step] { return step(tr("change authentication of policy %1")); });
  bindChoice<Policy>(
      encryption_, encryptionRow_, [](const Policy& p) { return word(p.encryption); },
      [](Policy& p, const QString& text) {
        p.encryption = valueOf(encryptions, text);
        return QString();
      },
      [this, step] { return step(tr("change encryption of policy %1")); });
  bindChoice<Policy>(
      hash_, hashRow_, [](const Policy& p) { return word(p.hash); },
      [](Policy& p, const QString& text) {
        p.hash = valueOf(hashes, text);
        return QString();
      },
      [this, step] { return step(tr("change hash of policy %1")); });
  bindChoice<Policy>(
      group_, groupRow_, [](const Policy& p) { return QString::number(p.group); },
      [](Policy& p, const QString& text) {
        p.group = text.toInt();
        return QString();
      },
      [this, step] { return step(tr("change group of policy %1")); });
  bindNumber<Policy>(
      lifetime_, lifetimeRow_, [](const Policy& p) { return QString::number(p.lifetime); },
      [this](Policy& p, const QString& text) {
        p.lifetime = text.toLongLong();
        return p.lifetime < 120 || p.lifetime > 86400 ? tr("A lifetime is 120 to 86400 seconds.") : QString();
      },
      [this, step] { return step(tr("change lifetime of policy %1")); });
  retranslate();
}

QWidget* IsakmpPolicyForm::firstField() const {
  return priority_;
}

void IsakmpPolicyForm::loadChoices(const pix::Config& config) {
  const Policy* policy = objectIn(config, object(), static_cast<const Policy*>(nullptr));
  group_->clear();
  for (const int each : groups) group_->addItem(dhGroupText(each), QString::number(each));
  // Group 7 is for handheld clients; it is shown where it is configured.
  if (policy != nullptr && group_->findData(QString::number(policy->group)) < 0) {
    group_->addItem(dhGroupText(policy->group), QString::number(policy->group));
  }
  if (policy != nullptr) group_->setCurrentIndex(group_->findData(QString::number(policy->group)));
}

FormField* IsakmpPolicyForm::fieldFor(pix::FindingCode code) const {
  switch (code) {
    case pix::FindingCode::weak_encryption:
      return encryptionRow_;
    case pix::FindingCode::weak_hash:
      return hashRow_;
    case pix::FindingCode::weak_group:
      return groupRow_;
    default:
      return nullptr;
  }
}

FormField* IsakmpPolicyForm::fieldOf(const pix::Finding& finding) const {
  if (finding.code != pix::FindingCode::not_in_pix_63 || finding.args.empty()) return fieldFor(finding.code);
  // "isakmp policy 10 hash sha256": the word tells the field.
  const std::string& line = finding.args.front();
  const auto has = [&line](const char* word) { return line.find(word) != std::string::npos; };
  return has(" authentication ") ? authenticationRow_
         : has(" hash ")         ? hashRow_
         : has(" group ")        ? groupRow_
                                 : nullptr;
}

void IsakmpPolicyForm::retranslate() {
  PolicyForm::retranslate();
  card_->setTitle(tr("ISAKMP policy"));
  priorityRow_->setLabel(tr("P&riority:"));
  priorityRow_->setCaption(tr("1 to 65534; the lowest is tried first."));
  authenticationRow_->setLabel(tr("A&uthentication:"));
  encryptionRow_->setLabel(tr("Encr&yption:"));
  hashRow_->setLabel(tr("Hash (&integrity):"));
  groupRow_->setLabel(tr("Diffie-Hellman &group:"));
  lifetimeRow_->setLabel(tr("Li&fetime:"));
  lifetime_->setSuffix(tr(" s", "seconds"));
  for (int i = 0; i < authentication_->count(); ++i) {
    authentication_->setItemText(i, authenticationText(authentication_->itemData(i).toString()));
  }
  for (int i = 0; i < encryption_->count(); ++i) {
    encryption_->setItemText(i, encryptionText(encryption_->itemData(i).toString()));
  }
  for (int i = 0; i < hash_->count(); ++i) hash_->setItemText(i, hashText(hash_->itemData(i).toString()));
}

}  // namespace drawbridge::ui
