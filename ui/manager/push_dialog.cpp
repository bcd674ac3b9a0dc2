// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/push_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTextBlock>
#include <algorithm>
#include <set>

#include "pix/writer.h"
#include "ui/manager/command_list.h"
#include "ui/manager/config_highlighter.h"
#include "ui/models/command_preview_model.h"
#include "ui/shell/help_window.h"
#include "ui/text/headend_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {

constexpr int minuteChoices[] = {1, 2, 5, 10};

QPlainTextEdit* codeView(QWidget* parent) {
  auto* view = new QPlainTextEdit(parent);
  view->setProperty("role", QStringLiteral("code"));
  view->setReadOnly(true);
  view->setLineWrapMode(QPlainTextEdit::NoWrap);
  view->setTabChangesFocus(true);
  new ConfigHighlighter(view->document(), ConfigHighlighter::Kind::Configuration);
  return view;
}

/// The configuration with the lines that the other side lacks marked by sign and tint; a secret that differs
/// behind the same asterisks counts. Returns the first of them, or -1.
int fillWithCommands(QPlainTextEdit* view, const pix::Config& config, const pix::Config& other,
                     bool isWanted) {
  const auto clear = pix::lines_of(config, pix::SecretStyle::clear);
  const auto masked = pix::lines_of(config);
  const auto theirs = pix::lines_of(other, pix::SecretStyle::clear);
  const std::set<std::string> known(theirs.begin(), theirs.end());
  QStringList lines;
  std::vector<int> marked;
  for (std::size_t i = 0; i < clear.size() && i < masked.size(); ++i) {
    const bool same = known.contains(clear[i]);
    if (!same) marked.push_back(static_cast<int>(i));
    lines << QLatin1String(same ? "  " : isWanted ? "+ " : "- ") + QString::fromStdString(masked[i]);
  }
  view->setPlainText(lines.join(QLatin1Char('\n')));
  QList<QTextEdit::ExtraSelection> tints;
  const Tokens& t = Theme::instance().tokens();
  for (const int line : marked) {
    QTextEdit::ExtraSelection tint;
    tint.cursor = QTextCursor(view->document()->findBlockByNumber(line));
    tint.format.setBackground(isWanted ? t.okTint : t.errorTint);
    tint.format.setProperty(QTextFormat::FullWidthSelection, true);
    tints << tint;
  }
  view->setExtraSelections(tints);
  return marked.empty() ? -1 : marked.front();
}

void showFrom(QPlainTextEdit* view, int line) {
  if (line < 0) return;
  view->setTextCursor(QTextCursor(view->document()->findBlockByNumber(line)));
  view->centerCursor();
}

}  // namespace

PushDialog::PushDialog(HeadendSession& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      model_(new CommandPreviewModel(this)),
      undoModel_(new CommandPreviewModel(this)),
      title_(makeLabel(QStringLiteral("h1"), false, this)),
      caption_(makeLabel(QStringLiteral("cap"), true, this)),
      tabs_(new QTabWidget(this)),
      commands_(makeCommandList(this)),
      running_(codeView(this)),
      wanted_(codeView(this)),
      runningLabel_(makeLabel(QStringLiteral("h2"))),
      wantedLabel_(makeLabel(QStringLiteral("h2"))),
      undo_(makeCommandList(this)),
      consequences_(new QVBoxLayout),
      safety_(new Card(this)),
      confirm_(new QCheckBox(this)),
      minutes_(new QComboBox(this)),
      stop_(new QCheckBox(this)),
      save_(new QCheckBox(this)),
      copy_(new QPushButton(this)),
      help_(new QPushButton(this)),
      push_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setHelpTopic(this, QStringLiteral("push"));
  resize(1010, 580);
  setMinimumSize(760, 480);
  commands_->setModel(model_);
  undo_->setModel(undoModel_);
  auto* sides = new QWidget;
  auto* sidesLayout = new QGridLayout(sides);
  sidesLayout->setContentsMargins(8, 8, 8, 8);
  sidesLayout->addWidget(runningLabel_, 0, 0);
  sidesLayout->addWidget(wantedLabel_, 0, 1);
  sidesLayout->addWidget(running_, 1, 0);
  sidesLayout->addWidget(wanted_, 1, 1);
  tabs_->addTab(commands_, {});
  tabs_->addTab(sides, {});
  tabs_->addTab(undo_, {});

  auto* right = new QWidget;
  auto* rightLayout = new QVBoxLayout(right);
  rightLayout->setContentsMargins(0, 0, 0, 0);
  rightLayout->setSpacing(10);
  consequences_->setSpacing(8);
  rightLayout->addLayout(consequences_);
  confirm_->setChecked(true);
  stop_->setChecked(true);
  for (const int minutes : minuteChoices) minutes_->addItem(QString(), minutes);
  minutes_->setCurrentIndex(1);
  minutes_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  auto* timer = new QHBoxLayout;
  timer->addWidget(confirm_);
  timer->addWidget(minutes_);
  timer->addStretch(1);
  safety_->body()->addLayout(timer);
  safety_->body()->addWidget(stop_);
  safety_->body()->addWidget(save_);
  rightLayout->addWidget(safety_);
  rightLayout->addStretch(1);
  scroll_ = new QScrollArea(this);
  QScrollArea* const scroll = scroll_;
  scroll->setWidget(right);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  right->setProperty("role", QStringLiteral("page"));

  auto* middle = new QHBoxLayout;
  middle->setSpacing(12);
  middle->addWidget(tabs_, 2);
  middle->addWidget(scroll, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(help_);
  buttons->addWidget(copy_);
  buttons->addStretch(1);
  buttons->addWidget(push_);
  buttons->addWidget(cancel_);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(16, 16, 16, 16);
  all->setSpacing(8);
  all->addWidget(title_);
  all->addWidget(caption_);
  all->addLayout(middle, 1);
  all->addLayout(buttons);

  copy_->setIcon(icon(QStringLiteral("db-copy")));
  push_->setIcon(icon(QStringLiteral("db-play"), IconTint::OnAccent));
  push_->setProperty("kind", QStringLiteral("primary"));
  push_->setDefault(true);
  help_->setIcon(icon(QStringLiteral("db-help")));
  for (QPushButton* each : {copy_, help_, cancel_}) each->setAutoDefault(false);

  connect(copy_, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(model_->text()); });
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("push"), this); });
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  connect(push_, &QPushButton::clicked, this, &PushDialog::push);
  connect(confirm_, &QCheckBox::toggled, minutes_, &QWidget::setEnabled);
  connect(confirm_, &QCheckBox::toggled, save_, [this](bool on) {
    save_->setEnabled(on);
    if (!on) save_->setChecked(false);
  });
  connect(&session_, &HeadendSession::wantedChanged, this, [this] {
    if (!pushed_) refresh();
  });
  connect(&session_, &HeadendSession::runningChanged, this, [this] {
    if (!pushed_) refresh();
  });
  connect(&session_, &HeadendSession::conflictFound, this, [this] {
    if (!pushed_) refresh();
  });
  connect(
      &session_, &HeadendSession::pushProgress, this,
      [this](quint64 id, int index, bool ok, const QString& text) {
        if (id != pushId_) return;
        model_->setProgress(index, ok, text);
        caption_->setText(tr("%1 of %n command(s) sent.", nullptr, model_->commandCount()).arg(index + 1));
      });
  connect(&session_, &HeadendSession::pushStateChanged, this, [this](const ipc::PushState& state) {
    if (!pushed_ || state.id != pushId_) return;
    // Refused: the dialog stays and shows the line with the device's words; else the bar of the pages tells
    // the rest.
    if (state.outcome == ipc::PushOutcome::refused || state.outcome == ipc::PushOutcome::refused_and_undone) {
      caption_->setText(pushOutcomeText(state));
      setTone(caption_, Tone::Error);
      cancel_->setDefault(true);
      cancel_->setFocus();
    } else {
      accept();
    }
  });
  retranslate();
  refresh();
  push_->setFocus();
}

void PushDialog::refresh() {
  script_ = session_.pendingScript();
  model_->setScript(script_);
  undoModel_->setScript(pix::diff(session_.wanted(), session_.running().config));
  showFrom(running_, fillWithCommands(running_, session_.running().config, session_.wanted(), false));
  showFrom(wanted_, fillWithCommands(wanted_, session_.wanted(), session_.running().config, true));
  fillConsequences();
  const int count = model_->commandCount();
  tabs_->setTabText(0, tr("Commands (%1)").arg(count));
  tabs_->setTabText(1, tr("Side by side"));
  tabs_->setTabText(2, tr("To undo (%1)").arg(undoModel_->commandCount()));
  caption_->setText(
      tr("%n command(s), in a safe order: nothing is named before it exists, nothing goes while "
         "something names it.",
         nullptr, count));
  push_->setText(tr("&Push %n Command(s)", nullptr, count));
  updatePush();
}

void PushDialog::updatePush() {
  const bool isAsked = errors_ != nullptr && !errors_->isChecked();
  push_->setEnabled(!pushed_ && model_->commandCount() > 0 && !session_.hasConflict() && !isAsked);
}

// Errors that do not run already are asked about once; warnings never stop a push (ui.md 5.2).
QStringList PushDialog::newErrors() const {
  const auto errorsOf = [](const pix::Config& config) {
    QStringList texts;
    for (const pix::Finding& each : pix::check(config)) {
      if (each.severity == pix::Severity::error) texts << findingText(each);
    }
    return texts;
  };
  const QStringList running = errorsOf(session_.running().config);
  QStringList found;
  for (const QString& each : errorsOf(session_.wanted())) {
    if (!running.contains(each) && !found.contains(each)) found << each;
  }
  return found;
}

// Those who are cut off by what the push ends.
QStringList PushDialog::usersCutOff() const {
  QStringList names;
  for (const ipc::SessionRow& session : session_.snapshot().sessions) {
    const bool isHit = std::any_of(script_.warnings.begin(), script_.warnings.end(), [&](const auto& each) {
      const std::string about = each.args.empty() ? std::string() : each.args.front();
      switch (each.code) {
        case pix::ConsequenceCode::ends_all_sessions:
          return true;
        case pix::ConsequenceCode::ends_group_sessions:
          return about == session.group;
        case pix::ConsequenceCode::ends_pool_sessions: {
          const pix::LocalPool* pool = session_.running().config.local_pool(about);
          return pool != nullptr && pool->range.contains(session.pool_address);
        }
        default:
          return false;
      }
    });
    if (isHit) names << QString::fromStdString(session.user);
  }
  return names;
}

void PushDialog::fillConsequences() {
  while (QLayoutItem* item = consequences_->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  errors_ = nullptr;
  if (session_.hasConflict()) {
    auto* box = new NoteBox;
    box->setNote(Tone::Warn, tr("Changed at the console"),
                 tr("These commands would undo what was done there. Merge your edits first."));
    auto* merge = new QPushButton(tr("&Merge"));
    merge->setAutoDefault(false);
    connect(merge, &QPushButton::clicked, this, &PushDialog::mergeWanted);
    box->body()->addWidget(merge, 0, Qt::AlignLeft);
    consequences_->addWidget(box);
  }
  if (const QStringList errors = newErrors(); !errors.isEmpty()) {
    auto* box = new NoteBox;
    box->setNote(Tone::Error, tr("The check finds %n error(s)", nullptr, static_cast<int>(errors.size())),
                 errors.join(QLatin1Char('\n')));
    errors_ = new QCheckBox(tr("Push a&ll the same"));
    connect(errors_, &QCheckBox::toggled, this, &PushDialog::updatePush);
    box->body()->addWidget(errors_);
    consequences_->addWidget(box);
  }
  for (const pix::Consequence& each : script_.warnings) {
    auto* box = new NoteBox;
    const bool isHarsh = each.code != pix::ConsequenceCode::new_sessions_only;
    box->setNote(isHarsh ? Tone::Warn : Tone::Info, consequenceTitle(each), consequenceText(each));
    consequences_->addWidget(box);
  }
  auto* users = new NoteBox;
  const QString usersIcon = QStringLiteral("db-users");
  const QStringList cut = usersCutOff();
  QStringList staying;
  for (const ipc::SessionRow& each : session_.snapshot().sessions)
    staying << QString::fromStdString(each.user);
  for (const QString& each : cut) staying.removeOne(each);
  const QString comma = QStringLiteral(", ");
  const auto stayText = [&] {
    return tr("%1. What groups give reaches users at their next login.").arg(staying.join(comma));
  };
  if (cut.isEmpty() && staying.isEmpty()) {
    users->setNote(Tone::Info, tr("Nobody is connected"), tr("No session is touched."), usersIcon);
  } else if (cut.isEmpty()) {
    users->setNote(Tone::Info, tr("%n user(s) stay connected", nullptr, static_cast<int>(staying.size())),
                   stayText(), usersIcon);
  } else {
    users->setNote(Tone::Warn, tr("%n user(s) are cut off", nullptr, static_cast<int>(cut.size())),
                   cut.join(comma), usersIcon);
  }
  consequences_->addWidget(users);
}

Duration PushDialog::confirmWithin() const {
  return confirm_->isChecked() ? Duration(std::chrono::minutes(minutes_->currentData().toInt()))
                               : Duration::zero();
}

void PushDialog::push() {
  QStringList commands;
  for (const pix::Step& step : script_.steps) commands << QString::fromStdString(step.command);
  pushed_ = true;
  updatePush();
  for (QWidget* each : {static_cast<QWidget*>(safety_), static_cast<QWidget*>(copy_)})
    each->setEnabled(false);
  cancel_->setText(tr("&Close"));
  tabs_->setCurrentIndex(0);
  // The answer may come before push() returns.
  pushId_ = session_.nextPushId();
  emit pushStarted(pushId_);
  session_.push(commands, confirmWithin(), stop_->isChecked(), save_->isChecked());
}

void PushDialog::showEvent(QShowEvent* event) {
  // The right side scrolls up and down only: it is as wide as its words.
  const QMargins edge = safety_->layout()->contentsMargins();
  const int widest = edge.left() + confirm_->sizeHint().width() + minutes_->sizeHint().width() + edge.right();
  scroll_->setMinimumWidth(std::max(330, widest + 16 + scroll_->verticalScrollBar()->sizeHint().width()));
  QDialog::showEvent(event);
}

void PushDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    if (!pushed_) refresh();
  }
  QDialog::changeEvent(event);
}

void PushDialog::retranslate() {
  setWindowTitle(tr("Preview and Push"));
  title_->setText(tr("Preview and push"));
  safety_->setTitle(tr("Safety"));
  confirm_->setText(tr("&Undo unless I confirm within"));
  minutes_->setAccessibleName(tr("Undo unless I confirm within"));
  for (int i = 0; i < minutes_->count(); ++i) {
    minutes_->setItemText(i, tr("%1 min").arg(minutes_->itemData(i).toInt()));
  }
  stop_->setText(tr("Stop at the first &error and undo"));
  save_->setText(tr("&Save to startup after I confirm"));
  runningLabel_->setText(tr("Running"));
  wantedLabel_->setText(tr("Wanted"));
  running_->setAccessibleName(tr("Running configuration"));
  wanted_->setAccessibleName(tr("Wanted configuration"));
  commands_->setAccessibleName(tr("Commands"));
  undo_->setAccessibleName(tr("Commands that undo the push"));
  copy_->setText(tr("Copy as &Text"));
  help_->setText(tr("&Help"));
  cancel_->setText(tr("Cancel"));
}

}  // namespace drawbridge::ui
