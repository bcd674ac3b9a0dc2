// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/policy_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "pix/rename.h"
#include "ui/manager/command_box.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

namespace {

/// Under this the cards of a row stand below each other.
constexpr int besideWidth = 600;

template <class Item>
const Item* named(const pix::Unordered<Item>& items, const QString& key) {
  const std::string name = key.toStdString();
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& each) { return each.name == name; });
  return found == items.end() ? nullptr : &*found;
}

template <class T>
pix::EditResult copyAs(const pix::Config& from, const QString& key, const pix::Config& to,
                       const QString& newKey) {
  const T* object = objectIn(from, key, static_cast<const T*>(nullptr));
  if (object == nullptr) return failure(pix::EditError::not_found);
  T copy = *object;
  if constexpr (requires { copy.name; }) copy.name = newKey.toStdString();
  return putObject(to, newKey, copy);
}

}  // namespace

const pix::VpnGroup* objectIn(const pix::Config& config, const QString& key, const pix::VpnGroup*) {
  return named(config.vpngroups, key);
}
const pix::LocalPool* objectIn(const pix::Config& config, const QString& key, const pix::LocalPool*) {
  return named(config.local_pools, key);
}
const pix::IsakmpPolicy* objectIn(const pix::Config& config, const QString& key, const pix::IsakmpPolicy*) {
  const auto found = config.isakmp.policies.find(key.toInt());
  return found == config.isakmp.policies.end() ? nullptr : &found->second;
}
const pix::TransformSet* objectIn(const pix::Config& config, const QString& key, const pix::TransformSet*) {
  return named(config.transform_sets, key);
}

pix::EditResult putObject(const pix::Config& config, const QString&, const pix::VpnGroup& object) {
  return pix::set_vpngroup(config, object);
}
pix::EditResult putObject(const pix::Config& config, const QString&, const pix::LocalPool& object) {
  return pix::set_local_pool(config, object);
}
pix::EditResult putObject(const pix::Config& config, const QString& key, const pix::IsakmpPolicy& object) {
  return pix::set_isakmp_policy(config, key.toInt(), object);
}
pix::EditResult putObject(const pix::Config& config, const QString&, const pix::TransformSet& object) {
  return pix::set_transform_set(config, object);
}

pix::EditResult removeObject(PolicyKind kind, const pix::Config& config, const QString& key) {
  switch (kind) {
    case PolicyKind::VpnGroups:
      return pix::remove_vpngroup(config, key.toStdString());
    case PolicyKind::Pools:
      return pix::remove_local_pool(config, key.toStdString());
    case PolicyKind::IsakmpPolicies:
      return pix::remove_isakmp_policy(config, key.toInt());
    case PolicyKind::TransformSets:
      return pix::remove_transform_set(config, key.toStdString());
  }
  return failure(pix::EditError::not_found);
}

pix::EditResult copyObject(PolicyKind kind, const pix::Config& from, const QString& key,
                           const pix::Config& to, const QString& newKey) {
  switch (kind) {
    case PolicyKind::VpnGroups:
      return copyAs<pix::VpnGroup>(from, key, to, newKey);
    case PolicyKind::Pools:
      return copyAs<pix::LocalPool>(from, key, to, newKey);
    case PolicyKind::IsakmpPolicies:
      return copyAs<pix::IsakmpPolicy>(from, key, to, newKey);
    case PolicyKind::TransformSets:
      return copyAs<pix::TransformSet>(from, key, to, newKey);
  }
  return failure(pix::EditError::not_found);
}

pix::EditResult renameObject(PolicyKind kind, const pix::Config& config, const QString& from,
                             const QString& to) {
  switch (kind) {
    case PolicyKind::VpnGroups:
      return pix::rename_vpngroup(config, from.toStdString(), to.toStdString());
    case PolicyKind::Pools:
      return pix::rename_local_pool(config, from.toStdString(), to.toStdString());
    case PolicyKind::IsakmpPolicies:
      return pix::renumber_isakmp_policy(config, from.toInt(), to.toInt());
    case PolicyKind::TransformSets:
      return pix::rename_transform_set(config, from.toStdString(), to.toStdString());
  }
  return failure(pix::EditError::not_found);
}

QStringList wordsIn(const QString& text) {
  static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
  return text.split(separators, Qt::SkipEmptyParts);
}

PolicyForm::PolicyForm(HeadendSession& session, PolicyKind kind, QWidget* parent)
    : QWidget(parent),
      session_(session),
      kind_(kind),
      cards_(new QVBoxLayout),
      deleted_(new NoteBox(this)),
      restore_(new QPushButton(this)),
      note_(new NoteBox(this)),
      fields_(new QWidget(this)),
      commandCard_(new Card(this)),
      commands_(new CommandBox(this)) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(10);
  restore_->setAutoDefault(false);
  deleted_->body()->addWidget(restore_, 0, Qt::AlignLeft);
  all->addWidget(deleted_);
  all->addWidget(note_);
  cards_->setContentsMargins(0, 0, 0, 0);
  cards_->setSpacing(10);
  fields_->setLayout(cards_);
  all->addWidget(fields_);
  commandCard_->body()->addWidget(commands_);
  all->addWidget(commandCard_);
  all->addStretch(1);
  deleted_->hide();
  note_->hide();
  connect(restore_, &QPushButton::clicked, this, [this] {
    const QString key = key_;
    const auto restored = copyObject(kind_, session_.running().config, key, session_.wanted(), key);
    if (restored) session_.edit(*restored, tr("restore %1").arg(placeOf(kind_, key)));
  });
}

void PolicyForm::addCard(QWidget* card, bool side) {
  if (!side || row_ == nullptr) {
    row_ = new QHBoxLayout;
    row_->setSpacing(10);
    cards_->addLayout(row_);
    rows_.push_back(row_);
  }
  row_->addWidget(card, 1);
}

void PolicyForm::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  for (QBoxLayout* row : rows_) {
    int beside = -row->spacing();
    for (int i = 0; i < row->count(); ++i) beside += row->itemAt(i)->minimumSize().width() + row->spacing();
    row->setDirection(width() < std::max(besideWidth, beside) ? QBoxLayout::TopToBottom
                                                              : QBoxLayout::LeftToRight);
  }
}

// Cards that stand beside each other do not keep the form from getting narrower: then they go below each
// other.
QSize PolicyForm::minimumSizeHint() const {
  int narrowest = 0;
  for (int i = 0; i < layout()->count(); ++i) {
    if (QWidget* widget = layout()->itemAt(i)->widget(); widget != nullptr && widget != fields_)
      narrowest = std::max(narrowest, layout()->itemAt(i)->minimumSize().width());
  }
  for (const QBoxLayout* row : rows_) {
    for (int i = 0; i < row->count(); ++i)
      narrowest = std::max(narrowest, row->itemAt(i)->minimumSize().width());
  }
  return {narrowest, QWidget::minimumSizeHint().height()};
}

const pix::Config& PolicyForm::shown() const {
  return isDeleted() ? session_.running().config : session_.wanted();
}

bool PolicyForm::isDeleted() const {
  return !hasObject(kind_, session_.wanted(), key_) && hasObject(kind_, session_.running().config, key_);
}

void PolicyForm::setObject(const QString& key) {
  if (key == key_) {
    refresh();
    return;
  }
  key_ = key;
  // What was typed for the other object and not accepted goes with it.
  loading_ = true;
  loadChoices(shown());
  for (Binding& each : bindings_) load(each);
  loading_ = false;
  refresh();
}

void PolicyForm::refresh() {
  const bool isThere = !key_.isEmpty() && hasObject(kind_, shown(), key_);
  loading_ = true;
  if (isThere) {
    loadChoices(shown());
    for (Binding& each : bindings_) {
      // What was typed may have come true with another field.
      if (!isDirty(each) || (each.value && each.value(shown()) == each.text())) load(each);
    }
  }
  loading_ = false;
  fields_->setEnabled(isThere && !isDeleted());
  deleted_->setVisible(isThere && isDeleted());
  setFindings(findings_);
  showLive();
}

void PolicyForm::setFindings(const std::vector<pix::Finding>& findings) {
  findings_ = findings;
  const std::string place = placeOf(kind_, key_).toStdString();
  std::vector<std::pair<FormField*, QStringList>> texts;
  for (const Binding& each : bindings_) {
    if (each.row != nullptr) texts.emplace_back(each.row, QStringList{});
  }
  QStringList others;
  pix::Severity worst = pix::Severity::note;
  for (const pix::Finding& each : findings_) {
    if (each.object != place) continue;
    FormField* row = fieldOf(each);
    const auto found =
        std::find_if(texts.begin(), texts.end(), [&](const auto& pair) { return pair.first == row; });
    const QString text = findingText(each);
    if (row != nullptr && found != texts.end()) {
      if (!found->second.contains(text)) found->second << text;
    } else if (!others.contains(text)) {
      others << text;
      worst = std::min(worst, each.severity);
    }
  }
  for (const auto& [row, words] : texts) row->setWarning(words.join(QLatin1Char(' ')));
  note_->setVisible(!others.isEmpty());
  const Tone tone = worst == pix::Severity::error     ? Tone::Error
                    : worst == pix::Severity::warning ? Tone::Warn
                                                      : Tone::Info;
  note_->setNote(tone, {}, others.join(QLatin1Char('\n')));
}

pix::Config PolicyForm::candidate() const {
  pix::Config config = onlyObject(kind_, session_.wanted(), key_);
  // Names last: the others look for the object under the name it has.
  for (const bool names : {false, true}) {
    for (const Binding& each : bindings_) {
      if (each.isName == names && isDirty(each)) static_cast<void>(each.write(config));
    }
  }
  return config;
}

void PolicyForm::showLive() {
  commandCard_->setVisible(!key_.isEmpty());
  if (key_.isEmpty()) return;
  commands_->setCommands(commandsOf(onlyObject(kind_, session_.running().config, key_), candidate()));
}

void PolicyForm::applyPending() {
  for (std::size_t i = 0; i < bindings_.size(); ++i) {
    if (isDirty(bindings_[i])) apply(bindings_[i]);
  }
}

bool PolicyForm::isDirty(const Binding& binding) const {
  return binding.text() != binding.loaded;
}

void PolicyForm::load(Binding& binding) {
  binding.load(shown());
  binding.loaded = binding.text();
  if (binding.row != nullptr) binding.row->clearError();
}

void PolicyForm::restore(Binding& binding) {
  loading_ = true;
  load(binding);
  loading_ = false;
  showLive();
}

void PolicyForm::apply(Binding& binding) {
  if (loading_ || key_.isEmpty() || isDeleted()) return;
  if (!isDirty(binding)) {
    if (binding.row != nullptr) binding.row->clearError();
    return;
  }
  pix::Config config = session_.wanted();
  const QString complaint = binding.write(config);
  if (binding.row != nullptr) binding.row->setError(complaint);
  if (!complaint.isEmpty()) return;
  const QString name = binding.isName ? binding.text() : key_;
  const QString step = binding.step();
  binding.loaded = binding.text();
  if (binding.isName) {
    // The edit tells everybody at once: they must find the object under its new name.
    const QString from = std::exchange(key_, name);
    session_.edit(config, step);
    if (from != name) emit renamed(name);
    return;
  }
  session_.edit(config, step);
  // A secret is not left standing in its field.
  if (qobject_cast<SecretEdit*>(binding.widget) != nullptr) restore(binding);
}

void PolicyForm::bindWidget(QWidget* widget, FormField* row, std::function<QString(const pix::Config&)> get,
                            std::function<QString(pix::Config&, const QString&)> put, Step step) {
  Binding binding;
  binding.widget = widget;
  binding.row = row;
  binding.step = std::move(step);
  binding.value = get;
  if (auto* edit = qobject_cast<QLineEdit*>(widget)) {
    binding.text = [edit] { return edit->text().trimmed(); };
    binding.load = [edit, get = std::move(get)](const pix::Config& config) { edit->setText(get(config)); };
  } else if (auto* spin = qobject_cast<QSpinBox*>(widget)) {
    binding.text = [spin] { return QString::number(spin->value()); };
    binding.load = [spin, get = std::move(get)](const pix::Config& config) {
      spin->setValue(get(config).toInt());
    };
  } else if (auto* combo = qobject_cast<QComboBox*>(widget)) {
    binding.text = [combo] { return combo->currentData().toString(); };
    binding.load = [combo, get = std::move(get)](const pix::Config& config) {
      combo->setCurrentIndex(combo->findData(get(config)));
    };
  } else if (auto* box = qobject_cast<QCheckBox*>(widget)) {
    binding.text = [box] { return box->isChecked() ? QStringLiteral("1") : QString(); };
    binding.load = [box, get = std::move(get)](const pix::Config& config) {
      box->setChecked(!get(config).isEmpty());
    };
  }
  binding.write = [put = std::move(put), text = binding.text](pix::Config& config) {
    return put(config, text());
  };
  add(std::move(binding));
}

void PolicyForm::bindSecret(SecretEdit* edit, FormField* row, std::function<bool(const pix::Config&)> isKept,
                            std::function<QString(pix::Config&)> write, Step step) {
  Binding binding;
  binding.widget = edit;
  binding.row = row;
  binding.text = [edit] { return edit->text(); };
  binding.load = [edit, isKept = std::move(isKept)](const pix::Config& config) {
    edit->wipe();
    edit->setKept(isKept(config));
  };
  binding.write = std::move(write);
  binding.step = std::move(step);
  add(std::move(binding));
}

QString PolicyForm::writeName(pix::Config& config, const QString& to) const {
  auto result = renameObject(kind_, config, key_, to);
  if (!result) return editErrorText(result.error());
  config = std::move(*result);
  return {};
}

void PolicyForm::bindName(QLineEdit* edit, FormField* row) {
  bindWidget(
      edit, row, [this](const pix::Config&) { return key_; },
      [this](pix::Config& config, const QString& text) { return writeName(config, text); },
      [this] { return tr("rename %1").arg(placeOf(kind_, key_)); });
  bindings_.back().isName = true;
}

void PolicyForm::bindName(QSpinBox* spin, FormField* row) {
  bindWidget(
      spin, row, [this](const pix::Config&) { return key_; },
      [this](pix::Config& config, const QString& text) { return writeName(config, text); },
      [this] { return tr("change priority of %1").arg(placeOf(kind_, key_)); });
  bindings_.back().isName = true;
}

void PolicyForm::add(Binding binding) {
  QWidget* widget = binding.widget;
  const std::size_t at = bindings_.size();
  bindings_.push_back(std::move(binding));
  const auto applyThis = [this, at] { apply(bindings_[at]); };
  const auto live = [this] {
    if (!loading_) showLive();
  };
  widget->installEventFilter(this);
  if (auto* edit = qobject_cast<QLineEdit*>(widget)) {
    connect(edit, &QLineEdit::editingFinished, this, applyThis);
    connect(edit, &QLineEdit::textEdited, this, live);
  } else if (auto* spin = qobject_cast<QSpinBox*>(widget)) {
    // The wheel scrolls the form, unless the field has the focus.
    spin->setFocusPolicy(Qt::StrongFocus);
    connect(spin, &QSpinBox::editingFinished, this, applyThis);
    connect(spin, qOverload<int>(&QSpinBox::valueChanged), this, live);
  } else if (auto* combo = qobject_cast<QComboBox*>(widget)) {
    combo->setFocusPolicy(Qt::StrongFocus);
    connect(combo, &QComboBox::activated, this, applyThis);
  } else if (auto* box = qobject_cast<QCheckBox*>(widget)) {
    connect(box, &QCheckBox::clicked, this, applyThis);
  }
}

PolicyForm::Binding* PolicyForm::bindingOf(const QObject* widget) {
  const auto found = std::find_if(bindings_.begin(), bindings_.end(),
                                  [&](const Binding& each) { return each.widget == widget; });
  return found == bindings_.end() ? nullptr : &*found;
}

bool PolicyForm::eventFilter(QObject* watched, QEvent* event) {
  Binding* binding = bindingOf(watched);
  if (binding == nullptr) return QWidget::eventFilter(watched, event);
  if (event->type() == QEvent::Wheel && !binding->widget->hasFocus()) {
    event->ignore();
    return true;
  }
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    const bool isOpen = isDirty(*binding) || (binding->row != nullptr && binding->row->hasError());
    if (key->key() == Qt::Key_Escape && isOpen) {
      if (event->type() == QEvent::KeyPress) restore(*binding);
      event->accept();
      return true;
    }
    // While nothing is typed here, undo means the last edit of the policy.
    if (event->type() == QEvent::ShortcutOverride && !isOpen &&
        (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
      event->ignore();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void PolicyForm::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    refresh();
  }
}

void PolicyForm::retranslate() {
  deleted_->setNote(Tone::Info, tr("Deleted"), tr("It goes with the next push."), QStringLiteral("db-trash"));
  restore_->setText(tr("Restore"));
  commandCard_->setTitle(tr("Commands"));
  commands_->setAccessibleName(tr("Commands of this form"));
}

}  // namespace drawbridge::ui
