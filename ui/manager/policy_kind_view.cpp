// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/policy_kind_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/manager/isakmp_policy_form.h"
#include "ui/manager/pool_form.h"
#include "ui/manager/transform_set_form.h"
#include "ui/manager/vpngroup_form.h"
#include "ui/models/policy_object_model.h"
#include "ui/shell/page.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

/// Under this the form goes below the table (ui.md 2.4).
constexpr int besideWidth = 620;
/// And under this the tools are marks without words.
constexpr int wordsFrom = 760;

PolicyForm* makeForm(HeadendSession& session, PolicyKind kind) {
  switch (kind) {
    case PolicyKind::VpnGroups:
      return new VpnGroupForm(session);
    case PolicyKind::Pools:
      return new PoolForm(session);
    case PolicyKind::IsakmpPolicies:
      return new IsakmpPolicyForm(session);
    case PolicyKind::TransformSets:
      return new TransformSetForm(session);
  }
  return nullptr;
}

QToolButton* toolButton(const char* name, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(QString::fromLatin1(name)));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

/// The style sheet's items leave the model's ground out: rows with edits are tinted here, under the text.
class EditedRowDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QVariant ground = index.data(Qt::BackgroundRole);
    if (ground.isValid() && !option.state.testFlag(QStyle::State_Selected)) {
      painter->fillRect(option.rect, ground.value<QColor>());
    }
    QStyledItemDelegate::paint(painter, option, index);
  }
};

/// What a new object begins with: what the lab's clients can use, and nothing weak.
pix::EditResult added(PolicyKind kind, const pix::Config& config, const QString& key) {
  switch (kind) {
    case PolicyKind::VpnGroups: {
      pix::VpnGroup group;
      group.name = key.toStdString();
      return putObject(config, key, group);
    }
    case PolicyKind::Pools: {
      // Behind the last pool, as many addresses as the classic example has.
      Ipv4Address first(10, 10, 10, 1);
      for (const auto& each : config.local_pools) {
        if (each.range.last >= first) first = Ipv4Address(each.range.last.value() + 1);
      }
      pix::LocalPool pool;
      pool.name = key.toStdString();
      pool.range = {first, Ipv4Address(first.value() + 4)};
      return putObject(config, key, pool);
    }
    case PolicyKind::IsakmpPolicies: {
      pix::IsakmpPolicy policy;
      policy.authentication = pix::IsakmpAuthentication::pre_share;
      policy.encryption = pix::IsakmpEncryption::aes_256;
      policy.group = 5;
      return putObject(config, key, policy);
    }
    case PolicyKind::TransformSets: {
      pix::TransformSet set;
      set.name = key.toStdString();
      set.transforms = {"esp-aes-256", "esp-sha-hmac"};
      return putObject(config, key, set);
    }
  }
  return failure(pix::EditError::not_found);
}

const char* newName(PolicyKind kind) {
  switch (kind) {
    case PolicyKind::VpnGroups:
      return "group";
    case PolicyKind::Pools:
      return "pool";
    case PolicyKind::TransformSets:
      return "set";
    case PolicyKind::IsakmpPolicies:
      break;
  }
  return "";
}

}  // namespace

PolicyKindView::PolicyKindView(HeadendSession& session, PolicyKind kind, QWidget* parent)
    : QWidget(parent),
      session_(session),
      kind_(kind),
      form_(makeForm(session, kind)),
      model_(new PolicyObjectModel(this)),
      proxy_(new QSortFilterProxyModel(this)),
      table_(new QTableView(this)),
      chooser_(new QComboBox(this)),
      add_(toolButton("db-plus", this)),
      duplicate_(toolButton("db-copy", this)),
      delete_(toolButton("db-trash", this)),
      connected_(makeLabel(QStringLiteral("pill"), false, this)),
      state_(makeLabel(QStringLiteral("pill"), false, this)),
      empty_(makeLabel({}, true, this)),
      scroll_(qobject_cast<QScrollArea*>(scrollable(form_))),
      split_(new QSplitter(this)) {
  model_->setKind(kind);
  proxy_->setSourceModel(model_);
  proxy_->setSortRole(PolicyObjectModel::SortRole);
  table_->setModel(proxy_);
  setUpTable(table_);
  table_->setItemDelegate(new EditedRowDelegate(table_));
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  // ISAKMP policies by priority; names as the configuration has them until a header is pressed.
  table_->horizontalHeader()->setSortIndicator(kind == PolicyKind::IsakmpPolicies ? 0 : -1,
                                               Qt::AscendingOrder);
  table_->setSortingEnabled(true);
  table_->horizontalHeader()->setStretchLastSection(true);
  setTone(connected_, Tone::Ok);
  setTone(state_, Tone::Info);
  empty_->setAlignment(Qt::AlignCenter);

  auto* tools = new QHBoxLayout;
  tools->setContentsMargins(0, 0, 0, 0);
  tools->setSpacing(6);
  tools->addWidget(chooser_);
  tools->addWidget(add_);
  tools->addWidget(duplicate_);
  tools->addWidget(delete_);
  tools->addStretch(1);
  tools->addWidget(connected_);
  tools->addWidget(state_);
  split_->setChildrenCollapsible(false);
  split_->addWidget(table_);
  split_->addWidget(scroll_);
  split_->setStretchFactor(0, 3);
  split_->setStretchFactor(1, 2);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(8);
  all->addLayout(tools);
  all->addWidget(empty_, 1);
  all->addWidget(split_, 1);
  chooser_->setVisible(kind == PolicyKind::VpnGroups);
  // The drop-down grows with the names in it.
  chooser_->setSizeAdjustPolicy(QComboBox::AdjustToContents);

  connect(add_, &QToolButton::clicked, this, &PolicyKindView::addObject);
  connect(duplicate_, &QToolButton::clicked, this, &PolicyKindView::duplicateObject);
  connect(delete_, &QToolButton::clicked, this, &PolicyKindView::deleteObject);
  auto* remove = new QShortcut(QKeySequence(Qt::Key_Delete), table_);
  remove->setContext(Qt::WidgetShortcut);
  connect(remove, &QShortcut::activated, this, [this] {
    if (delete_->isEnabled()) deleteObject();
  });
  connect(chooser_, &QComboBox::activated, this, [this] { select(chooser_->currentData().toString()); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) {
            if (filling_ || !index.isValid()) return;
            selected_ = model_->row(proxy_->mapToSource(index).row()).key;
            showSelected();
          });
  connect(table_, &QTableView::activated, this, [this] { form_->firstField()->setFocus(); });
  connect(form_, &PolicyForm::renamed, this, [this](const QString& key) {
    selected_ = key;
    refresh();
  });
  // Once a second: what is used changes, what is configured does not.
  connect(&session_, &HeadendSession::snapshotChanged, this, [this] {
    if (!isVisible()) return;
    model_->update(session_.running().config, session_.wanted(), session_.snapshot());
    showState();
  });
  retranslate();
}

bool PolicyKindView::usesChooser() const {
  return kind_ == PolicyKind::VpnGroups && model_->rowCount() <= chooserLimit;
}

QWidget* PolicyKindView::firstPane() const {
  if (model_->rowCount() == 0) return add_;
  return usesChooser() ? static_cast<QWidget*>(chooser_) : table_;
}

void PolicyKindView::refresh() {
  filling_ = true;
  model_->update(session_.running().config, session_.wanted(), session_.snapshot());
  const bool isEmpty = model_->rowCount() == 0;
  empty_->setVisible(isEmpty);
  split_->setVisible(!isEmpty);
  chooser_->setVisible(usesChooser() && !isEmpty);
  table_->setVisible(!usesChooser());
  if (model_->rowOf(selected_) < 0) selected_ = isEmpty ? QString() : model_->row(0).key;
  fillChooser();
  const QModelIndex index = proxy_->mapFromSource(model_->index(model_->rowOf(selected_), 0));
  if (table_->currentIndex().row() != index.row() || !table_->selectionModel()->isRowSelected(index.row())) {
    table_->setCurrentIndex(index);
    if (index.isValid()) table_->selectRow(index.row());
  }
  filling_ = false;
  showSelected();
}

void PolicyKindView::fillChooser() {
  if (!usesChooser()) return;
  QStringList texts;
  for (const PolicyRow& each : model_->rows()) {
    texts << (each.state == EditState::Same
                  ? each.key
                  : tr("%1 (%2)", "name, what became of it").arg(each.key, editStateText(each.state)));
  }
  const bool same = chooser_->count() == texts.size() && [&] {
    for (int i = 0; i < chooser_->count(); ++i) {
      if (chooser_->itemText(i) != texts[i]) return false;
    }
    return true;
  }();
  if (!same) {
    chooser_->clear();
    for (qsizetype i = 0; i < texts.size(); ++i) {
      chooser_->addItem(texts[i], model_->row(static_cast<int>(i)).key);
    }
  }
  chooser_->setCurrentIndex(chooser_->findData(selected_));
}

void PolicyKindView::select(const QString& key) {
  if (model_->rowOf(key) < 0) return;
  selected_ = key;
  refresh();
}

void PolicyKindView::showSelected() {
  form_->setObject(selected_);
  showState();
}

void PolicyKindView::showState() {
  const int row = model_->rowOf(selected_);
  const EditState state = row < 0 ? EditState::Same : model_->row(row).state;
  duplicate_->setEnabled(row >= 0 && state != EditState::Removed);
  delete_->setEnabled(row >= 0 && state != EditState::Removed);
  state_->setVisible(state != EditState::Same);
  state_->setText(editStateText(state));
  const auto users = kind_ != PolicyKind::VpnGroups
                         ? 0
                         : static_cast<int>(std::count_if(
                               session_.snapshot().sessions.begin(), session_.snapshot().sessions.end(),
                               [&](const auto& each) { return each.group == selected_.toStdString(); }));
  connected_->setVisible(users > 0);
  connected_->setText(tr("%n user(s) connected", nullptr, users));
}

void PolicyKindView::addObject() {
  const QString key = freeKey(kind_, session_.wanted(), QString::fromLatin1(newName(kind_)));
  const auto result = added(kind_, session_.wanted(), key);
  if (!result) {
    emit refused(editErrorText(result.error()));
    return;
  }
  selected_ = key;
  session_.edit(*result, tr("add %1").arg(placeOf(kind_, key)));
  refresh();
  form_->firstField()->setFocus();
  if (auto* name = qobject_cast<QLineEdit*>(form_->firstField())) name->selectAll();
}

void PolicyKindView::duplicateObject() {
  const QString key = freeKey(kind_, session_.wanted(), selected_ + QStringLiteral("-copy"));
  const auto result = copyObject(kind_, session_.wanted(), selected_, session_.wanted(), key);
  if (!result) {
    emit refused(editErrorText(result.error()));
    return;
  }
  const QString from = selected_;
  selected_ = key;
  session_.edit(*result, tr("duplicate %1").arg(placeOf(kind_, from)));
  refresh();
  form_->firstField()->setFocus();
}

void PolicyKindView::deleteObject() {
  const auto result = removeObject(kind_, session_.wanted(), selected_);
  if (!result) {
    emit refused(
        tr("%1 cannot be deleted. %2").arg(placeOf(kind_, selected_), editErrorText(result.error())));
    return;
  }
  session_.edit(*result, tr("delete %1").arg(placeOf(kind_, selected_)));
}

void PolicyKindView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  // Marks alone where words would be cut; their words are in the tips.
  const auto style = width() < wordsFrom ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
  for (QToolButton* button : {add_, duplicate_, delete_}) button->setToolButtonStyle(style);
  const auto wanted = width() < besideWidth ? Qt::Vertical : Qt::Horizontal;
  if (split_->orientation() == wanted) return;
  split_->setOrientation(wanted);
  split_->setSizes(wanted == Qt::Vertical ? QList<int>{140, 300} : QList<int>{600, 400});
}

void PolicyKindView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void PolicyKindView::retranslate() {
  add_->setText(tr("Add"));
  duplicate_->setText(tr("Duplicate"));
  delete_->setText(tr("Delete"));
  for (QToolButton* button : {add_, duplicate_, delete_}) button->setToolTip(button->text());
  table_->setAccessibleName(kindTitle(kind_));
  chooser_->setAccessibleName(kindTitle(kind_));
  empty_->setText(tr("There are none yet. Press Add to make the first."));
  model_->retranslate();
  refresh();
  table_->resizeColumnsToContents();
  // Beside a table the form is as wide as its words; alone it has two columns or one, by its room.
  if (kind_ != PolicyKind::VpnGroups) {
    scroll_->setMinimumWidth(form_->minimumSizeHint().width() +
                             scroll_->verticalScrollBar()->sizeHint().width() + 4);
  }
}

}  // namespace drawbridge::ui
