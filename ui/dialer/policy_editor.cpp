// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/policy_editor.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTreeView>
#include <QVBoxLayout>

#include "client/offer.h"
#include "ui/dialer/pre_shared_key_dialog.h"
#include "ui/shell/help_window.h"
#include "ui/shell/page.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

using client::PolicyIdType;

constexpr int kStatusIcon = 16;

/// A file may say what the forms have no choice for: it is shown as what the client makes of it.
client::Profile asUnderstood(client::Profile profile) {
  client::Policy11& policy = profile.policy;
  client::PolicyIdentity& party = policy.remote_party;
  if (party.type == PolicyIdType::ip_range) {
    const Prefix network = client::remote_party(policy).network;
    party = {PolicyIdType::ip_subnet, network.network(), network.mask(), {}};
  } else if (party.type == PolicyIdType::domain_name) {
    party = {};
  }
  if (policy.gateway.type != PolicyIdType::ip_address && policy.gateway.type != PolicyIdType::domain_name) {
    const auto address = Ipv4Address::parse(profile.host);
    policy.gateway =
        address || profile.host.empty()
            ? client::PolicyIdentity{PolicyIdType::ip_address, address.value_or(Ipv4Address{}), {}, {}}
            : client::PolicyIdentity{PolicyIdType::domain_name, {}, {}, profile.host};
  }
  return profile;
}

/// The note's proposals, and no addresses.
client::Profile newPolicy() {
  client::Profile profile = client::new_entry();
  // It offers like the 1.1 client, which had nothing but legacy algorithms.
  profile.allow_legacy = true;
  profile.kind = client::EntryKind::policy_11;
  profile.offer = client::OfferProfile::vpn_client_1_1;
  profile.policy.rule_name = "New Connection";
  profile.policy.remote_party.type = PolicyIdType::ip_subnet;
  profile.policy.gateway.type = PolicyIdType::ip_address;
  profile.policy.my_identity.type = PolicyIdType::ip_address;
  return profile;
}

int differences(const PolicyDraft& draft, const PolicyDraft& saved) {
  const client::Profile& a = draft.profile;
  const client::Profile& b = saved.profile;
  const client::Policy11& p = a.policy;
  const client::Policy11& q = b.policy;
  const bool differ[] = {
      a.name != b.name,
      a.description != b.description,
      a.pfs_group != b.pfs_group,
      p.rule_name != q.rule_name,
      p.security != q.security,
      p.remote_party.type != q.remote_party.type,
      p.remote_party.address != q.remote_party.address || draft.unreadAddress,
      p.remote_party.mask_or_last != q.remote_party.mask_or_last || draft.unreadMask,
      p.port != q.port || draft.unreadPort,
      p.protocol != q.protocol,
      p.use_secure_gateway != q.use_secure_gateway,
      p.gateway.type != q.gateway.type,
      p.gateway.address != q.gateway.address || p.gateway.name != q.gateway.name || draft.unreadGateway,
      p.phase1_cipher != q.phase1_cipher,
      p.phase1_hash != q.phase1_hash,
      p.phase1_seconds != q.phase1_seconds,
      p.phase1_group != q.phase1_group,
      p.esp != q.esp,
      p.esp_cipher != q.esp_cipher,
      p.esp_hash != q.esp_hash,
      p.phase2_seconds != q.phase2_seconds,
      draft.key.has_value()};
  int count = 0;
  for (const bool each : differ) count += each ? 1 : 0;
  return count;
}

/// The heading of a proposal shows the proposal.
RuleNode formOf(RuleNode node) {
  if (node == RuleNode::phase1) return RuleNode::phase1_proposal;
  if (node == RuleNode::phase2) return RuleNode::phase2_proposal;
  return node;
}

}  // namespace

PolicyEditor::PolicyEditor(client::ProfileStore& store, ConnectionController& connections, QWidget* parent)
    : QMainWindow(parent),
      store_(store),
      connections_(connections),
      model_(new RuleTreeModel(this)),
      saveAction_(new QAction(this)),
      revertAction_(new QAction(this)),
      closeAction_(new QAction(this)),
      renameAction_(new QAction(this)),
      keyAction_(new QAction(this)),
      helpAction_(new QAction(this)),
      message_(new MessageBar(this)),
      tree_(new QTreeView(this)),
      stack_(new QStackedWidget(this)),
      statusIcon_(new QLabel(this)),
      status_(new QLabel(this)) {
  setWindowFlag(Qt::Window);
  resize(1100, 720);
  setMinimumSize(800, 560);
  setHelpTopic(this, QStringLiteral("policy-editor"));
  buildMenus();
  auto* center = new QWidget(this);
  auto* column = new QVBoxLayout(center);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHead());
  auto* rule = new QFrame(center);
  rule->setProperty("role", QStringLiteral("rule"));
  column->addWidget(rule);
  column->addWidget(message_);
  column->addWidget(buildBody(), 1);
  setCentralWidget(center);
  auto* line = new QWidget(this);
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(12, 4, 12, 4);
  row->setSpacing(8);
  row->addWidget(statusIcon_);
  row->addWidget(status_, 1);
  statusBar()->addWidget(line, 1);
  statusBar()->setSizeGripEnabled(false);

  connect(saveAction_, &QAction::triggered, this, &PolicyEditor::save);
  connect(revertAction_, &QAction::triggered, this, &PolicyEditor::revert);
  connect(closeAction_, &QAction::triggered, this, &PolicyEditor::close);
  connect(keyAction_, &QAction::triggered, this, &PolicyEditor::askForKey);
  connect(helpAction_, &QAction::triggered, this,
          [this] { showHelp(property("helpTopic").toString(), this); });
  connect(renameAction_, &QAction::triggered, this, [this] {
    selectNode(RuleNode::rule);
    tree_->setFocus();
    tree_->edit(model_->indexOf(RuleNode::rule));
  });
  connect(saveButton_, &QPushButton::clicked, saveAction_, &QAction::trigger);
  connect(revertButton_, &QPushButton::clicked, revertAction_, &QAction::trigger);
  connect(renameButton_, &QPushButton::clicked, renameAction_, &QAction::trigger);
  connect(model_, &RuleTreeModel::ruleRenamed, this, [this](const QString& name) {
    draft_.profile.policy.rule_name = name.toStdString();
    forms_.at(RuleNode::rule)->retranslate();
    draftChanged();
  });
  connect(&connections_.session(), &ClientSession::stateChanged, this, &PolicyEditor::updateStatus);
  connect(&connections_.session(), &ClientSession::ended, this, &PolicyEditor::updateStatus);
  connect(&Theme::instance(), &Theme::changed, this, &PolicyEditor::updateStatus);
  auto* leave = new QShortcut(QKeySequence(Qt::Key_Escape), this);
  connect(leave, &QShortcut::activated, this, &PolicyEditor::close);
  auto* pane = new QShortcut(QKeySequence(Qt::Key_F6), this);
  connect(pane, &QShortcut::activated, this, [this] {
    if (tree_->hasFocus()) {
      forms_.at(formOf(RuleTreeModel::nodeOf(tree_->currentIndex())))
          ->firstFocus()
          ->setFocus(Qt::TabFocusReason);
    } else {
      tree_->setFocus(Qt::TabFocusReason);
    }
  });
  draft_.profile = newPolicy();
  draft_.isNew = true;
  take(draft_);
  retranslate();
}

PolicyEditor::~PolicyEditor() = default;

void PolicyEditor::buildMenus() {
  file_ = menuBar()->addMenu(QString());
  edit_ = menuBar()->addMenu(QString());
  helpMenu_ = menuBar()->addMenu(QString());
  file_->addActions({saveAction_, revertAction_});
  file_->addSeparator();
  file_->addAction(closeAction_);
  edit_->addActions({renameAction_, keyAction_});
  helpMenu_->addAction(helpAction_);
  saveAction_->setShortcut(QKeySequence::Save);
  closeAction_->setShortcut(QKeySequence::Close);
  renameAction_->setShortcut(QKeySequence(Qt::Key_F2));
  saveAction_->setIcon(icon(QStringLiteral("db-save")));
  revertAction_->setIcon(icon(QStringLiteral("db-undo")));
  renameAction_->setIcon(icon(QStringLiteral("db-edit")));
  keyAction_->setIcon(icon(QStringLiteral("db-key")));
  helpAction_->setIcon(icon(QStringLiteral("db-help")));
}

QWidget* PolicyEditor::buildHead() {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 10, 12, 10);
  row->setSpacing(8);
  renameButton_ = new QPushButton(icon(QStringLiteral("db-edit")), QString(), head);
  revertButton_ = new QPushButton(icon(QStringLiteral("db-undo")), QString(), head);
  saveButton_ = new QPushButton(icon(QStringLiteral("db-save"), IconTint::OnAccent), QString(), head);
  setVariant(renameButton_, "kind", QStringLiteral("flat"));
  setVariant(saveButton_, "kind", QStringLiteral("primary"));
  row->addWidget(renameButton_);
  row->addStretch(1);
  row->addWidget(revertButton_);
  row->addWidget(saveButton_);
  return head;
}

QWidget* PolicyEditor::buildBody() {
  auto* body = new QWidget(this);
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(12, 12, 0, 12);
  auto* split = new QSplitter(Qt::Horizontal, body);
  split->setChildrenCollapsible(false);
  split->setHandleWidth(12);
  tree_->setModel(model_);
  tree_->setHeaderHidden(true);
  tree_->setItemDelegate(new RowDelegate(28, tree_));
  tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  tree_->setSelectionMode(QAbstractItemView::SingleSelection);
  tree_->setExpandsOnDoubleClick(false);
  tree_->setIndentation(18);
  tree_->setMinimumWidth(240);
  tree_->expandAll();
  for (int i = 0; i < static_cast<int>(RuleNode::count); ++i) {
    const auto node = static_cast<RuleNode>(i);
    PolicyNodeForm* form = makePolicyForm(node, draft_, this);
    if (form == nullptr) continue;
    forms_[node] = form;
    pages_[node] = scrollable(form, stack_);
    stack_->addWidget(pages_[node]);
    connect(form, &PolicyNodeForm::edited, this, &PolicyEditor::draftChanged);
  }
  connect(static_cast<PolicyIdentityForm*>(forms_.at(RuleNode::my_identity)), &PolicyIdentityForm::keyWanted,
          this, &PolicyEditor::askForKey);
  split->addWidget(tree_);
  split->addWidget(stack_);
  split->setStretchFactor(1, 1);
  split->setSizes({330, 740});
  row->addWidget(split);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& current) { showNode(RuleTreeModel::nodeOf(current)); });
  return body;
}

QString PolicyEditor::entry() const {
  return draft_.isNew ? QString() : QString::fromStdString(draft_.profile.name);
}

QString PolicyEditor::open(const QString& entry) {
  const bool shown = isVisible() && entry == this->entry();
  if (!shown) {
    PolicyDraft draft;
    if (entry.isEmpty()) {
      draft.profile = newPolicy();
      draft.isNew = true;
    } else {
      const auto loaded = store_.load(entry.toStdString());
      if (!loaded) return text(loaded.error());
      if (loaded->profile.kind != client::EntryKind::policy_11)
        return tr("\"%1\" is not a security policy. Modify opens its own form.").arg(entry);
      draft.profile = asUnderstood(loaded->profile);
    }
    if (isVisible() && !mayLeave()) {
      raise();
      return {};
    }
    take(std::move(draft));
    selectNode(draft_.isNew ? RuleNode::policy : RuleNode::rule);
  }
  show();
  raise();
  activateWindow();
  if (draft_.isNew) {
    forms_.at(RuleNode::policy)->firstFocus()->setFocus();
  } else {
    tree_->setFocus();
  }
  return {};
}

void PolicyEditor::take(PolicyDraft draft) {
  saved_ = draft;
  draft_ = std::move(draft);
  message_->dismiss();
  for (const auto& [node, form] : forms_) form->load();
  lookForKey();
  draftChanged();
}

void PolicyEditor::selectNode(RuleNode node) {
  tree_->expandAll();
  tree_->setCurrentIndex(model_->indexOf(node));
}

void PolicyEditor::showNode(RuleNode node) {
  const auto page = pages_.find(formOf(node));
  if (page != pages_.end()) stack_->setCurrentWidget(page->second);
}

int PolicyEditor::unsavedChanges() const {
  return differences(draft_, saved_);
}

void PolicyEditor::draftChanged() {
  model_->setPolicy(draft_.profile.policy);
  const bool changed = unsavedChanges() != 0;
  for (QAction* action : {saveAction_, revertAction_}) action->setEnabled(changed);
  for (QPushButton* button : {saveButton_, revertButton_}) button->setEnabled(changed);
  updateStatus();
}

void PolicyEditor::updateStatus() {
  const bool active = connections_.session().isUp(entry());
  const int changes = unsavedChanges();
  const QString separator = QStringLiteral("  ·  ");
  status_->setText((active ? tr("Policy active") : tr("Policy not active")) + separator +
                   tr("1 rule and the default") + separator +
                   (changes == 0 ? tr("no unsaved changes") : tr("%n unsaved change(s)", nullptr, changes)));
  statusIcon_->setPixmap(iconPixmap(active ? QStringLiteral("db-shield") : QStringLiteral("db-circle"),
                                    kStatusIcon, devicePixelRatioF(),
                                    Theme::instance().toneColor(active ? Tone::Ok : Tone::None)));
  setWindowModified(changes != 0);
}

void PolicyEditor::askForKey() {
  selectNode(RuleNode::my_identity);
  PreSharedKeyDialog dialog(this);
  if (dialog.exec() != QDialog::Accepted) return;
  draft_.key = dialog.takeKey();
  forms_.at(RuleNode::my_identity)->load();
  draftChanged();
}

void PolicyEditor::lookForKey() {
  kept_.reset();
  showKept();
  connections_.lookForGroupPassword(saved_.profile, [self = QPointer(this), name = saved_.profile.name](
                                                        ConnectionController::KeptIn where) {
    if (self.isNull() || self->saved_.profile.name != name) return;
    self->kept_ = where;
    self->showKept();
  });
}

void PolicyEditor::showKept() {
  using KeptIn = ConnectionController::KeptIn;
  QString words;
  if (kept_) {
    switch (*kept_) {
      case KeptIn::nowhere:
        words = tr("No key is set. It is asked for at each connection.");
        break;
      case KeptIn::keyring:
        words = tr("The key is kept in the desktop keyring.");
        break;
      case KeptIn::file:
        words =
            tr("The key stands in the entry's file, where everyone who can read the file can read it. Set it "
               "again to keep it in the desktop keyring.");
        break;
      case KeptIn::no_keyring:
        words = tr("No keyring is running, so the key is asked for at each connection.");
        break;
      case KeptIn::refused:
        words = tr("The keyring is locked, refuses access or does not answer, so the key is asked for.");
        break;
      case KeptIn::lab:
        words = tr("This is the key of the built-in lab, which is no secret.");
        break;
    }
  }
  static_cast<PolicyIdentityForm*>(forms_.at(RuleNode::my_identity))
      ->setKept(words, kept_ != KeptIn::no_keyring);
}

bool PolicyEditor::save() {
  for (const auto& [node, form] : forms_) {
    QWidget* wrong = form->check();
    if (wrong == nullptr) continue;
    selectNode(node);
    wrong->setFocus(Qt::OtherFocusReason);
    return false;
  }
  client::Profile profile = draft_.profile;
  if (draft_.key) profile.group_password_in_file.reset();
  profile.host.clear();
  profile.host = client::gateway_host(profile);
  const auto written = draft_.isNew ? store_.create(profile) : store_.save(profile);
  if (!written) {
    const QString why = text(written.error());
    if (written.error().kind == client::StoreError::Kind::name_taken) {
      auto* form = static_cast<PolicyEntryForm*>(forms_.at(RuleNode::policy));
      selectNode(RuleNode::policy);
      form->setNameError(why);
      form->firstFocus()->setFocus();
    } else {
      message_->showMessage({Tone::Error, tr("The policy was not saved."), why});
    }
    return false;
  }
  const QString name = QString::fromStdString(profile.name);
  if (draft_.key) connections_.keepGroupPassword(name, *draft_.key);
  const bool running = connections_.session().isBusy(name);
  take({std::move(profile), std::nullopt, false});
  retranslate();
  if (running)
    message_->showMessage(
        {Tone::Info,
         tr("Saved. The running connection keeps the policy that it was made with; the new one counts from "
            "the next connection on.")});
  emit saved(name);
  return true;
}

void PolicyEditor::revert() {
  take(saved_);
}

bool PolicyEditor::mayLeave() {
  const int changes = unsavedChanges();
  if (changes == 0) return true;
  QMessageBox question(QMessageBox::NoIcon, tr("Security Policy Editor"),
                       tr("%n change(s) of this security policy are not saved.", nullptr, changes),
                       QMessageBox::NoButton, this);
  QPushButton* keep = question.addButton(tr("&Save Policy"), QMessageBox::AcceptRole);
  QPushButton* discard = question.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
  QPushButton* stay = question.addButton(tr("&Keep Editing"), QMessageBox::RejectRole);
  question.setDefaultButton(keep);
  question.setEscapeButton(stay);
  question.exec();
  if (question.clickedButton() == keep) return save();
  if (question.clickedButton() != discard) return false;
  revert();
  return true;
}

void PolicyEditor::closeEvent(QCloseEvent* event) {
  event->setAccepted(mayLeave());
}

void PolicyEditor::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QMainWindow::changeEvent(event);
}

void PolicyEditor::retranslate() {
  const QString name = entry();
  setWindowTitle(name.isEmpty() ? tr("New Security Policy[*] - Security Policy Editor")
                                : tr("%1[*] - Security Policy Editor").arg(name));
  file_->setTitle(tr("&File"));
  edit_->setTitle(tr("&Edit"));
  helpMenu_->setTitle(tr("&Help"));
  saveAction_->setText(tr("&Save Policy"));
  revertAction_->setText(tr("&Revert"));
  closeAction_->setText(tr("&Close"));
  renameAction_->setText(tr("&Rename Connection"));
  keyAction_->setText(tr("Pre-Shared &Key..."));
  helpAction_->setText(tr("&Help"));
  renameButton_->setText(tr("Rena&me"));
  renameButton_->setToolTip(tr("Rename the connection (F2)"));
  revertButton_->setText(tr("&Revert"));
  saveButton_->setText(tr("&Save Policy"));
  tree_->setAccessibleName(tr("Rules of the policy"));
  model_->retranslate();
  showKept();
  updateStatus();
}

}  // namespace drawbridge::ui
