// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/transform_set_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <algorithm>

#include "ui/models/policy_object_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

namespace {

using Set = pix::TransformSet;

constexpr const char* ciphers[] = {"esp-gcm 256", "esp-gcm 128", "esp-aes-256",
                                   "esp-aes-192", "esp-aes",     "esp-3des",
                                   "esp-des",     "esp-null",    ""};
constexpr const char* hashes[] = {"esp-sha512-hmac", "esp-sha384-hmac", "esp-sha256-hmac",
                                  "esp-sha-hmac",    "esp-md5-hmac",    ""};
constexpr const char* headers[] = {"", "ah-sha-hmac", "ah-md5-hmac"};

/// Which of the three choices a transform belongs to.
enum class Part { Cipher, Hash, Header };
Part partOf(const std::string& transform) {
  if (transform.starts_with("ah-")) return Part::Header;
  return transform.ends_with("-hmac") ? Part::Hash : Part::Cipher;
}

QString get(const Set& set, Part part) {
  for (const std::string& each : set.transforms) {
    if (partOf(each) == part) return QString::fromStdString(each);
  }
  return {};
}

/// In its place if there was one, else where the device's lines have it: header, cipher, hash.
void put(Set& set, Part part, const QString& transform) {
  const auto at = std::find_if(set.transforms.begin(), set.transforms.end(),
                               [&](const std::string& each) { return partOf(each) == part; });
  if (transform.isEmpty()) {
    if (at != set.transforms.end()) set.transforms.erase(at);
  } else if (at != set.transforms.end()) {
    *at = transform.toStdString();
  } else {
    const auto before = [&](const std::string& each) {
      return part == Part::Header || (part == Part::Cipher && partOf(each) == Part::Hash);
    };
    set.transforms.insert(std::find_if(set.transforms.begin(), set.transforms.end(), before),
                          transform.toStdString());
  }
}

}  // namespace

TransformSetForm::TransformSetForm(HeadendSession& session, QWidget* parent)
    : PolicyForm(session, PolicyKind::TransformSets, parent),
      card_(new Card(this)),
      name_(new QLineEdit(this)),
      cipher_(new QComboBox(this)),
      hash_(new QComboBox(this)),
      header_(new QComboBox(this)),
      transport_(new QCheckBox(this)) {
  for (const char* each : ciphers) cipher_->addItem(QString(), QString::fromLatin1(each));
  for (const char* each : hashes) hash_->addItem(QString(), QString::fromLatin1(each));
  for (const char* each : headers) header_->addItem(QString(), QString::fromLatin1(each));
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  card_->body()->addLayout(grid);
  nameRow_ = new FormField(grid, 0, name_);
  cipherRow_ = new FormField(grid, formFieldRows, cipher_);
  hashRow_ = new FormField(grid, 2 * formFieldRows, hash_);
  headerRow_ = new FormField(grid, 3 * formFieldRows, header_);
  grid->addWidget(transport_, 4 * formFieldRows, 0, 1, 2);
  addCard(card_);

  bindName(name_, nameRow_);
  const auto bindPart = [this](QComboBox* combo, FormField* row, Part part, Step step) {
    bindChoice<Set>(
        combo, row, [part](const Set& s) { return get(s, part); },
        [this, part](Set& s, const QString& text) {
          put(s, part, text);
          const bool hasHash = !get(s, Part::Hash).isEmpty();
          if (hasHash && get(s, Part::Cipher).startsWith(QLatin1String("esp-gcm"))) {
            return tr("AES-GCM protects integrity itself: choose \"none\" for the other field first.");
          }
          if (s.transforms.empty()) return tr("A set needs at least one transform.");
          if (hasHash && get(s, Part::Cipher).isEmpty())
            return tr("The device takes no integrity without encryption.");
          return QString();
        },
        std::move(step));
  };
  bindPart(cipher_, cipherRow_, Part::Cipher, [this] { return tr("change encryption of %1").arg(object()); });
  bindPart(hash_, hashRow_, Part::Hash, [this] { return tr("change integrity of %1").arg(object()); });
  bindPart(header_, headerRow_, Part::Header, [this] { return tr("change header of %1").arg(object()); });
  bindFlag<Set>(
      transport_, [](const Set& s) { return s.transport_mode ? QStringLiteral("1") : QString(); },
      [](Set& s, const QString& text) {
        s.transport_mode = !text.isEmpty();
        return QString();
      },
      [this] { return tr("change mode of %1").arg(object()); });
  retranslate();
}

QWidget* TransformSetForm::firstField() const {
  return name_;
}

FormField* TransformSetForm::fieldFor(pix::FindingCode code) const {
  if (code == pix::FindingCode::weak_encryption) return cipherRow_;
  return code == pix::FindingCode::weak_hash ? hashRow_ : nullptr;
}

FormField* TransformSetForm::fieldOf(const pix::Finding& finding) const {
  if (finding.code != pix::FindingCode::not_in_pix_63 || finding.args.empty()) return fieldFor(finding.code);
  return finding.args.front().ends_with("-hmac") ? hashRow_ : cipherRow_;
}

void TransformSetForm::retranslate() {
  PolicyForm::retranslate();
  card_->setTitle(tr("Transform set"));
  nameRow_->setLabel(tr("&Name:"));
  cipherRow_->setLabel(tr("Encr&yption (ESP):"));
  hashRow_->setLabel(tr("&Integrity (ESP):"));
  headerRow_->setLabel(tr("Hea&der (AH):"));
  transport_->setText(tr("&Transport mode, for hosts; clients use tunnel mode"));
  for (int i = 0; i < cipher_->count(); ++i) {
    const QString word = cipher_->itemData(i).toString();
    cipher_->setItemText(i, word.isEmpty() ? tr("none") : encryptionText(word.mid(4)));
  }
  for (QComboBox* each : {hash_, header_}) {
    for (int i = 0; i < each->count(); ++i) {
      const QString word = each->itemData(i).toString();
      each->setItemText(i, word.isEmpty() ? tr("none") : hashText(word.section(QLatin1Char('-'), 1, 1)));
    }
  }
}

}  // namespace drawbridge::ui
