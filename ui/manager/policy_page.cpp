// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/policy_page.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/manager/config_editor.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/lines_view.h"
#include "ui/manager/overview_page.h"
#include "ui/manager/policy_form.h"
#include "ui/manager/policy_kind_view.h"
#include "ui/manager/sessions_panel.h"
#include "ui/models/findings_model.h"
#include "ui/models/policy_tree_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

constexpr int widestPlace = 260;  // of a finding

QToolButton* actionButton(QAction* action, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonIconOnly);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

/// A push button that shows what the action allows, with words of its own.
void follow(QPushButton* button, QAction* action) {
  const auto take = [button, action] {
    button->setEnabled(action->isEnabled());
    button->setToolTip(action->toolTip());
  };
  QObject::connect(action, &QAction::changed, button, take);
  QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
  button->setAutoDefault(false);
  take();
}

}  // namespace

PolicyPage::PolicyPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("policy"), parent),
      context_(context),
      session_(context.control->session()),
      head_(new PageHead(this)),
      visual_(new QPushButton(this)),
      text_(new QPushButton(this)),
      undo_(actionButton(context.actions->undoEdit, this)),
      redo_(actionButton(context.actions->redoEdit, this)),
      discard_(new QPushButton(this)),
      push_(new QPushButton(this)),
      whole_(new QStackedWidget(this)),
      stopped_(new QWidget(this)),
      stoppedText_(makeLabel({}, true, this)),
      start_(new QPushButton(this)),
      sides_(new QStackedWidget(this)),
      tree_(new QTreeView(this)),
      treeModel_(new PolicyTreeModel(this)),
      kinds_(new QStackedWidget(this)),
      editor_(new ConfigEditor(session_, this)),
      findings_(new FindingsModel(this)),
      findingsTable_(new QTableView(this)),
      mend_(new QPushButton(this)),
      findingsTitle_(makeLabel(QStringLiteral("h2"), false, this)),
      errors_(makeLabel(QStringLiteral("pill"), false, this)),
      warnings_(makeLabel(QStringLiteral("pill"), false, this)),
      notes_(makeLabel(QStringLiteral("pill"), false, this)),
      checked_(makeLabel(QStringLiteral("cap"), false, this)) {
  buildHead();
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(12, 12, 12, 12);
  all->setSpacing(10);
  all->addWidget(new HeadendBar(*context.control, this));
  all->addWidget(head_);
  all->addWidget(whole_, 1);

  auto* nothing = new QVBoxLayout(stopped_);
  nothing->addStretch(1);
  stoppedText_->setAlignment(Qt::AlignCenter);
  nothing->addWidget(stoppedText_);
  nothing->addWidget(start_, 0, Qt::AlignHCenter);
  nothing->addStretch(2);
  start_->setAutoDefault(false);
  connect(start_, &QPushButton::clicked, context_.actions->headendStartStop, &QAction::trigger);
  whole_->addWidget(stopped_);

  // Visual: kinds at the left, table and form of the chosen one.
  auto* visual = new QSplitter(Qt::Horizontal);
  visual->setChildrenCollapsible(false);
  tree_->setModel(treeModel_);
  tree_->setHeaderHidden(true);
  tree_->setItemsExpandable(false);
  tree_->setRootIsDecorated(false);
  tree_->setIndentation(14);
  tree_->setUniformRowHeights(true);
  tree_->setItemDelegate(new RowDelegate(26, tree_));
  tree_->setMinimumWidth(150);
  tree_->expandAll();
  visual->addWidget(tree_);
  for (std::size_t i = 0; i < std::size(policyKinds); ++i) {
    views_[i] = new PolicyKindView(session_, policyKinds[i], this);
    kinds_->addWidget(views_[i]);
    PolicyForm* form = views_[i]->form();
    connect(form, &PolicyForm::poolWanted, this, [this](const QString& pool) {
      showKind(PolicyKind::Pools);
      view(PolicyKind::Pools)->select(pool);
      view(PolicyKind::Pools)->form()->firstField()->setFocus();
    });
    connect(form, &PolicyForm::sessionWanted, this, [this](quint64 session) {
      context_.window->openPage(QStringLiteral("overview"));
      auto* overview = qobject_cast<OverviewPage*>(context_.window->page(QStringLiteral("overview")));
      if (overview != nullptr) overview->sessions()->showSession(session);
    });
    connect(views_[i], &PolicyKindView::refused, this, [this](const QString& why) {
      Message message;
      message.tone = Tone::Warn;
      message.text = why;
      message.closeAfterMs = 8000;
      context_.control->tell(message);
    });
  }
  for (std::size_t i = 0; i < std::size(lineKinds); ++i) {
    lines_[i] = new LinesView(session_, lineKinds[i], this);
    kinds_->addWidget(lines_[i]);
    connect(lines_[i], &LinesView::refused, this, [this](const QString& why) {
      Message message;
      message.tone = Tone::Warn;
      message.text = why;
      message.closeAfterMs = 8000;
      context_.control->tell(message);
    });
  }
  visual->addWidget(kinds_);
  visual->setStretchFactor(1, 1);
  visual->setSizes({212, 788});
  sides_->addWidget(visual);
  sides_->addWidget(editor_);

  auto* below = new QWidget;
  auto* belowLayout = new QVBoxLayout(below);
  belowLayout->setContentsMargins(0, 4, 0, 0);
  belowLayout->setSpacing(6);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  line->addWidget(findingsTitle_);
  line->addWidget(errors_);
  line->addWidget(warnings_);
  line->addWidget(notes_);
  line->addStretch(1);
  line->addWidget(checked_);
  line->addWidget(mend_);
  mend_->setObjectName(QStringLiteral("mend"));
  mend_->setIcon(icon(QStringLiteral("db-wand")));
  mend_->setAutoDefault(false);
  connect(mend_, &QPushButton::clicked, this, &PolicyPage::mendSelected);
  setTone(errors_, Tone::Error);
  setTone(warnings_, Tone::Warn);
  setTone(notes_, Tone::Info);
  belowLayout->addLayout(line);
  belowLayout->addWidget(findingsTable_, 1);
  findingsTable_->setModel(findings_);
  setUpTable(findingsTable_, 26);
  findingsTable_->setSelectionMode(QAbstractItemView::SingleSelection);
  findingsTable_->horizontalHeader()->setSectionResizeMode(FindingsModel::Text, QHeaderView::Stretch);
  findingsTable_->horizontalHeader()->setSectionResizeMode(FindingsModel::Mend,
                                                           QHeaderView::ResizeToContents);
  findingsTable_->setMinimumHeight(58);
  auto* split = new QSplitter(Qt::Vertical);
  split->addWidget(sides_);
  split->addWidget(below);
  split->setStretchFactor(0, 1);
  split->setCollapsible(0, false);
  split->setSizes({520, 132});
  whole_->addWidget(split);

  // One click or Return goes there; arrows only walk the list.
  const auto open = [this](const QModelIndex& index) {
    if (index.column() == FindingsModel::Mend && !findings_->row(index.row()).mend.empty()) {
      mendSelected();
      return;
    }
    const pix::Finding finding = findings_->row(index.row());
    showPlace(finding.line, QString::fromStdString(finding.object));
    auto* shown = qobject_cast<LinesView*>(kinds_->currentWidget());
    if (isTextShown() || shown == nullptr) return;
    const QString key = shown->keyOf(finding);
    if (!key.isEmpty()) shown->select(key);
  };
  connect(findingsTable_, &QTableView::clicked, this, open);
  connect(findingsTable_, &QTableView::activated, this, open);
  connect(findingsTable_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &PolicyPage::refreshMend);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (const auto kind = treeModel_->kindAt(index)) showKind(*kind);
            if (const auto kind = treeModel_->lineKindAt(index)) showLines(*kind);
          });
  connect(&session_, &HeadendSession::wantedChanged, this, &PolicyPage::refresh);
  connect(&session_, &HeadendSession::runningChanged, this, &PolicyPage::refresh);
  connect(&session_, &HeadendSession::stateChanged, this, &PolicyPage::refresh);
  connect(editor_, &ConfigEditor::findingsChanged, this, &PolicyPage::showFindings);
  connect(context_.control, &HeadendController::placeWanted, this, [this](int number, const QString& object) {
    // The line is one of another text: the object finds its place here.
    showPlace(editor_->lineOf(object) > 0 ? editor_->lineOf(object) : number, object);
  });
  // What stands typed in a field or in the text is an edit before anything is sent.
  connect(context_.actions->previewAndPush, &QAction::triggered, this, [this] {
    editor_->flush();
    applyForms();
  });
  showKind(PolicyKind::VpnGroups);
  retranslate();
}

void PolicyPage::buildHead() {
  auto* group = new QButtonGroup(this);
  for (QPushButton* each : {visual_, text_}) {
    each->setCheckable(true);
    each->setAutoDefault(false);
    group->addButton(each);
  }
  visual_->setChecked(true);
  connect(visual_, &QPushButton::clicked, this, [this] { setTextShown(false); });
  connect(text_, &QPushButton::clicked, this, [this] { setTextShown(true); });
  push_->setProperty("kind", QStringLiteral("primary"));
  push_->setIcon(icon(QStringLiteral("db-play"), IconTint::OnAccent));
  follow(discard_, context_.actions->discardEdits);
  follow(push_, context_.actions->previewAndPush);
  auto* switches = new QWidget(this);
  auto* pair = new QHBoxLayout(switches);
  pair->setContentsMargins(0, 0, 0, 0);
  pair->setSpacing(0);
  pair->addWidget(visual_);
  pair->addWidget(text_);
  head_->addAction(switches);
  head_->addAction(undo_);
  head_->addAction(redo_);
  head_->addAction(discard_);
  head_->addAction(push_);
  // Undo and redo belong to whoever has the focus; this page is one of them.
  addAction(context_.actions->undoEdit);
  addAction(context_.actions->redoEdit);
}

PolicyKindView* PolicyPage::view(PolicyKind kind) const {
  for (PolicyKindView* each : views_) {
    if (each->kind() == kind) return each;
  }
  return nullptr;
}

void PolicyPage::setTextShown(bool text) {
  (text ? text_ : visual_)->setChecked(true);
  if (text == isTextShown()) return;
  if (text) {
    applyForms();
  } else {
    editor_->flush();
  }
  sides_->setCurrentIndex(text ? 1 : 0);
}

bool PolicyPage::isTextShown() const {
  return sides_->currentIndex() == 1;
}

void PolicyPage::showKind(PolicyKind kind) {
  kinds_->setCurrentWidget(view(kind));
  const QModelIndex index = treeModel_->indexOf(kind);
  if (tree_->currentIndex() != index) tree_->setCurrentIndex(index);
}

LinesView* PolicyPage::lines(LineKind kind) const {
  return lines_[static_cast<std::size_t>(kind)];
}

void PolicyPage::showLines(LineKind kind) {
  kinds_->setCurrentWidget(lines(kind));
  lines(kind)->refresh();
  const QModelIndex index = treeModel_->indexOf(kind);
  if (tree_->currentIndex() != index) tree_->setCurrentIndex(index);
}

void PolicyPage::applyForms() {
  for (PolicyKindView* each : views_) each->form()->applyPending();
  if (auto* shown = qobject_cast<LinesView*>(kinds_->currentWidget())) shown->applyPending();
}

// Hits and translations in use come only while somebody looks at them.
void PolicyPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  session_.watchDetails(this, true);
}

void PolicyPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  session_.watchDetails(this, false);
}

void PolicyPage::showPlace(int line, const QString& object) {
  const auto place = placeFrom(object);
  if (!isTextShown() && place && hasObject(place->kind, session_.wanted(), place->key)) {
    showKind(place->kind);
    view(place->kind)->select(place->key);
    return;
  }
  if (!isTextShown()) {
    for (LinesView* each : lines_) {
      const QString key = each->policy().find(session_.wanted(), object, line);
      if (key.isEmpty()) continue;
      showLines(each->kind());
      each->select(key);
      return;
    }
  }
  if (line == 0 && editor_->lineOf(object) == 0) return;
  setTextShown(true);
  editor_->showLine(line > 0 ? line : editor_->lineOf(object));
}

QWidget* PolicyPage::firstFocus() const {
  if (!session_.isRunning()) return start_;
  return isTextShown() ? editor_->focusProxy() : tree_;
}

QList<QWidget*> PolicyPage::panes() const {
  if (!session_.isRunning()) return {start_};
  if (isTextShown()) return {editor_->focusProxy(), findingsTable_};
  if (auto* now = qobject_cast<PolicyKindView*>(kinds_->currentWidget()))
    return {tree_, now->firstPane(), now->form()->firstField(), findingsTable_};
  auto* now = qobject_cast<LinesView*>(kinds_->currentWidget());
  QWidget* first = now->field(0);
  return {tree_, now->table(), first == nullptr ? static_cast<QWidget*>(now->addButton()) : first,
          findingsTable_};
}

void PolicyPage::refresh() {
  const bool running = session_.isRunning();
  whole_->setCurrentIndex(running ? 1 : 0);
  for (QWidget* each : {static_cast<QWidget*>(visual_), static_cast<QWidget*>(text_)})
    each->setEnabled(running);
  const QString host = QString::fromStdString(session_.state().hostname);
  head_->setTitle(host.isEmpty() ? tr("Policy") : tr("Policy of %1").arg(host));
  const int edits = session_.editCount();
  push_->setText(edits > 0 ? tr("Preview and Push... (%1)").arg(edits) : tr("Preview and Push..."));
  treeModel_->update(session_.running().config, session_.wanted());
  for (PolicyKindView* each : views_) each->refresh();
  if (auto* shown = qobject_cast<LinesView*>(kinds_->currentWidget())) shown->refresh();
  emit badgeChanged(edits);
}

void PolicyPage::showFindings() {
  findings_->setFindings(editor_->findings());
  // The place of a finding may be a whole line; the sentence needs the room more.
  const int where = static_cast<QAbstractItemView*>(findingsTable_)->sizeHintForColumn(FindingsModel::Where);
  findingsTable_->setColumnWidth(FindingsModel::Where, std::clamp(where + 8, 120, widestPlace));
  const auto pill = [](QLabel* label, int count, const QString& text) {
    label->setVisible(count > 0);
    label->setText(text);
  };
  const int errors = findings_->count(pix::Severity::error);
  const int warnings = findings_->count(pix::Severity::warning);
  const int notes = findings_->count(pix::Severity::note);
  pill(errors_, errors, tr("%n error(s)", nullptr, errors));
  pill(warnings_, warnings, tr("%n warning(s)", nullptr, warnings));
  pill(notes_, notes, tr("%n note(s)", nullptr, notes));
  const QString lines = tr("%n line(s) checked.", nullptr, editor_->lineCount());
  checked_->setText(findings_->rowCount() == 0 ? tr("No findings.") + QLatin1Char(' ') + lines : lines);
  for (PolicyKindView* each : views_) each->form()->setFindings(editor_->findings());
  for (LinesView* each : lines_) each->setFindings(editor_->findings());
  refreshMend();
}

void PolicyPage::refreshMend() {
  const QModelIndexList rows = findingsTable_->selectionModel()->selectedRows();
  const bool can = !rows.isEmpty() && !findings_->row(rows.front().row()).mend.empty();
  mend_->setEnabled(can);
  mend_->setToolTip(can ? rows.front().siblingAtColumn(FindingsModel::Mend).data(Qt::ToolTipRole).toString()
                    : rows.isEmpty() ? tr("Select a finding first.")
                                     : tr("Only a person can mend this."));
  mend_->setVisible(findings_->rowCount() > 0);
}

void PolicyPage::mendSelected() {
  const QModelIndexList rows = findingsTable_->selectionModel()->selectedRows();
  if (rows.isEmpty()) return;
  // What stands typed is part of what is mended.
  editor_->flush();
  applyForms();
  context_.control->mend(findings_->row(rows.front().row()));
}

void PolicyPage::retranslate() {
  head_->setCaption(tr("Edits stay here until they are pushed."));
  visual_->setText(tr("Visual"));
  text_->setText(tr("Text"));
  undo_->setAccessibleName(tr("Undo"));
  redo_->setAccessibleName(tr("Redo"));
  discard_->setText(tr("Discard"));
  discard_->setAccessibleName(tr("Discard edits"));
  stoppedText_->setText(tr("The headend is stopped. Start it to edit its policy."));
  start_->setText(tr("Start"));
  tree_->setAccessibleName(tr("Kinds of objects"));
  findingsTitle_->setText(tr("Findings"));
  mend_->setText(tr("Mend"));
  findingsTable_->setAccessibleName(tr("Findings"));
  findings_->retranslate();
  refresh();
  showFindings();
}

}  // namespace drawbridge::ui
