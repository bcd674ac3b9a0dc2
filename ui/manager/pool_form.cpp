// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/pool_form.h"

#include <QGridLayout>
#include <QLineEdit>

#include "ui/models/pool_model.h"
#include "ui/widgets/address_edit.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/pool_strip.h"

namespace drawbridge::ui {

namespace {
using Pool = pix::LocalPool;
}  // namespace

PoolForm::PoolForm(HeadendSession& session, QWidget* parent)
    : PolicyForm(session, PolicyKind::Pools, parent),
      card_(new Card(this)),
      poolCard_(new Card(this)),
      name_(new QLineEdit(this)),
      first_(new AddressEdit(AddressEdit::Accepts::Host, this)),
      last_(new AddressEdit(AddressEdit::Accepts::Host, this)),
      mask_(new AddressEdit(AddressEdit::Accepts::Host, this)),
      poolModel_(new PoolModel(this)),
      strip_(new PoolStrip(poolModel_, this)),
      poolSummary_(makeLabel(QStringLiteral("cap"), false, this)) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  card_->body()->addLayout(grid);
  nameRow_ = new FormField(grid, 0, name_);
  firstRow_ = new FormField(grid, formFieldRows, first_);
  lastRow_ = new FormField(grid, 2 * formFieldRows, last_);
  maskRow_ = new FormField(grid, 3 * formFieldRows, mask_);
  addCard(card_);
  poolCard_->head()->insertWidget(1, poolSummary_);
  poolCard_->body()->addWidget(strip_);
  addCard(poolCard_);

  bindName(name_, nameRow_);
  bindText<Pool>(
      first_, firstRow_, [](const Pool& p) { return QString::fromStdString(p.range.first.to_string()); },
      [this](Pool& p, const QString&) { return writeRange(p, first_, true); },
      [this] { return tr("change first address of %1").arg(object()); });
  bindText<Pool>(
      last_, lastRow_, [](const Pool& p) { return QString::fromStdString(p.range.last.to_string()); },
      [this](Pool& p, const QString&) { return writeRange(p, last_, false); },
      [this] { return tr("change last address of %1").arg(object()); });
  bindText<Pool>(
      mask_, maskRow_,
      [](const Pool& p) { return p.mask ? QString::fromStdString(p.mask->to_string()) : QString(); },
      [this](Pool& p, const QString& text) {
        p.mask.reset();
        if (text.isEmpty()) return QString();
        p.mask = mask_->address();
        return p.mask && length_of(*p.mask) ? QString() : tr("%1 is not a network mask.").arg(text);
      },
      [this] { return tr("change mask of %1").arg(object()); });
  connect(strip_, &PoolStrip::sessionClicked, this, &PolicyForm::sessionWanted);
  connect(&session, &HeadendSession::snapshotChanged, this, [this] {
    if (isVisible()) showPool();
  });
  retranslate();
}

// A range moves end by end: while one end waits for the other, what counts is what both fields say.
QString PoolForm::writeRange(pix::LocalPool& pool, const AddressEdit* edit, bool isFirst) const {
  if (!edit->complaint().isEmpty()) return edit->complaint();
  const auto address = edit->address();
  if (!address) return tr("An address is needed.");
  const auto other = (isFirst ? last_ : first_)->address();
  (isFirst ? pool.range.first : pool.range.last) = *address;
  if (other) (isFirst ? pool.range.last : pool.range.first) = *other;
  if (pool.range.first <= pool.range.last) return {};
  return isFirst ? tr("The first address comes after the last, %1.")
                       .arg(QString::fromStdString(pool.range.last.to_string()))
                 : tr("The last address comes before the first, %1.")
                       .arg(QString::fromStdString(pool.range.first.to_string()));
}

QWidget* PoolForm::firstField() const {
  return name_;
}

void PoolForm::showLive() {
  PolicyForm::showLive();
  showPool();
}

void PoolForm::showPool() {
  const pix::Config config = candidate();
  const bool isThere = !config.local_pools.empty();
  poolCard_->setVisible(isThere);
  if (!isThere) return;
  poolModel_->update(object(), config.local_pools.front().range, session().snapshot());
  poolCard_->setTitle(tr("%1 now", "pool").arg(object()));
  poolSummary_->setText(poolModel_->summary());
}

FormField* PoolForm::fieldFor(pix::FindingCode code) const {
  return code == pix::FindingCode::pool_overlaps || code == pix::FindingCode::pool_not_exempt_from_nat
             ? lastRow_
             : nullptr;
}

void PoolForm::retranslate() {
  PolicyForm::retranslate();
  card_->setTitle(tr("Address pool"));
  nameRow_->setLabel(tr("&Name:"));
  firstRow_->setLabel(tr("&First address:"));
  lastRow_->setLabel(tr("Las&t address:"));
  maskRow_->setLabel(tr("&Mask:"));
  maskRow_->setCaption(tr("Given to clients beside the address; none is usual."));
  mask_->setPlaceholderText(tr("none"));
}

}  // namespace drawbridge::ui
