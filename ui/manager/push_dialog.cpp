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
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <algorithm>

#include "pix/writer.h"
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
constexpr int lineLeft = 66;  ///< state, number and sign before the command

/// One command a row: state, number, sign, text on the tint of what it does. Long commands wrap.
class CommandDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QFontMetrics metrics(Theme::instance().font(FontRole::Mono));
    const auto* view = qobject_cast<const QListView*>(option.widget);
    const int width = (view != nullptr ? view->viewport()->width() : 400) - lineLeft - 8;
    const QRect rect = metrics.boundingRect(QRect(0, 0, qMax(80, width), 10000), Qt::TextWrapAnywhere,
                                            index.data().toString());
    return {lineLeft + 80, rect.height() + 6};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Tokens& t = Theme::instance().tokens();
    const auto kind = static_cast<CommandPreviewModel::Kind>(index.data(CommandPreviewModel::KindRole).toInt());
    const auto state = static_cast<CommandPreviewModel::State>(index.data(CommandPreviewModel::StateRole).toInt());
    const bool isCommand = kind == CommandPreviewModel::Kind::Add || kind == CommandPreviewModel::Kind::Remove;
    painter->save();
    painter->setFont(Theme::instance().font(FontRole::Mono));
    if (isCommand) {
      painter->fillRect(option.rect, kind == CommandPreviewModel::Kind::Add ? t.okTint : t.errorTint);
    }
    if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, t.selection);
    const QRect row = option.rect.adjusted(0, 3, -8, -3);
    const int line = painter->fontMetrics().height();
    if (state != CommandPreviewModel::State::Waiting) {
      const bool ok = state == CommandPreviewModel::State::Accepted;
      paintIcon(painter, ok ? QStringLiteral("db-check") : QStringLiteral("db-x"),
                QRectF(row.left() + 4, row.top() + (line - 14) / 2.0, 14, 14), ok ? t.ok : t.error);
    }
    if (isCommand) {
      painter->setPen(t.text2);
      painter->drawText(QRect(row.left() + 18, row.top(), 26, line), Qt::AlignRight | Qt::AlignVCenter,
                        QString::number(index.data(CommandPreviewModel::NumberRole).toInt()));
      painter->setPen(kind == CommandPreviewModel::Kind::Add ? t.ok : t.error);
      painter->drawText(QRect(row.left() + 44, row.top(), 18, line), Qt::AlignCenter,
                        kind == CommandPreviewModel::Kind::Add ? QStringLiteral("+") : QStringLiteral("-"));
    }
    painter->setPen(isCommand                                        ? t.text
                    : kind == CommandPreviewModel::Kind::Refusal ? t.error
                                                                     : t.syntaxComment);
    painter->drawText(QRect(row.left() + lineLeft, row.top(), row.width() - lineLeft, row.height()),
                      Qt::TextWrapAnywhere, index.data().toString());
    painter->restore();
  }
};

QListView* commandList(QWidget* parent) {
  auto* list = new QListView(parent);
  list->setItemDelegate(new CommandDelegate(list));
  list->setResizeMode(QListView::Adjust);
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  return list;
}

QPlainTextEdit* codeView(QWidget* parent) {
  auto* view = new QPlainTextEdit(parent);
  view->setProperty("role", QStringLiteral("code"));
  view->setReadOnly(true);
  view->setLineWrapMode(QPlainTextEdit::NoWrap);
  view->setTabChangesFocus(true);
  new ConfigHighlighter(view->document(), ConfigHighlighter::Kind::Configuration);
  return view;
}

void fillWithCommands(QPlainTextEdit* view, const pix::Config& config, const pix::Config& other) {
  // Lines that the other side lacks begin with a mark, so that nobody has to read colour.
  QStringList lines;
  const auto theirs = pix::lines_of(other);
  for (const std::string& each : pix::lines_of(config)) {
    const bool same = std::find(theirs.begin(), theirs.end(), each) != theirs.end();
    lines << (same ? QStringLiteral("  ") : QStringLiteral("* ")) + QString::fromStdString(each);
  }
  view->setPlainText(lines.join(QLatin1Char('\n')));
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
      commands_(commandList(this)),
      running_(codeView(this)),
      wanted_(codeView(this)),
      runningLabel_(makeLabel(QStringLiteral("h2"))),
      wantedLabel_(makeLabel(QStringLiteral("h2"))),
      undo_(commandList(this)),
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
  auto* timer = new QHBoxLayout;
  timer->addWidget(confirm_);
  timer->addWidget(minutes_);
  timer->addStretch(1);
  safety_->body()->addLayout(timer);
  safety_->body()->addWidget(stop_);
  safety_->body()->addWidget(save_);
  rightLayout->addWidget(safety_);
  rightLayout->addStretch(1);
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(right);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setMinimumWidth(330);
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
  connect(&session_, &HeadendSession::pushProgress, this, [this](quint64 id, int index, bool ok, const QString& text) {
    if (id != pushId_) return;
    model_->setProgress(index, ok, text);
    caption_->setText(tr("%1 of %n command(s) sent.", nullptr, model_->commandCount()).arg(index + 1));
  });
  connect(&session_, &HeadendSession::pushStateChanged, this, [this](const ipc::PushState& state) {
    if (!pushed_ || state.id != pushId_) return;
    // Refused: the dialog stays and shows the line with the device's words; else the bar of the pages tells the rest.
    if (state.outcome == ipc::PushOutcome::refused || state.outcome == ipc::PushOutcome::refused_and_undone) {
      caption_->setText(pushOutcomeText(state));
      setTone(caption_, Tone::Error);
    } else {
      accept();
    }
  });
  retranslate();
  refresh();
}

void PushDialog::refresh() {
  script_ = session_.pendingScript();
  model_->setScript(script_);
  undoModel_->setScript(pix::diff(session_.wanted(), session_.running().config));
  fillWithCommands(running_, session_.running().config, session_.wanted());
  fillWithCommands(wanted_, session_.wanted(), session_.running().config);
  fillConsequences();
  const int count = model_->commandCount();
  tabs_->setTabText(0, tr("Commands (%1)").arg(count));
  tabs_->setTabText(1, tr("Side by side"));
  tabs_->setTabText(2, tr("To undo (%1)").arg(undoModel_->commandCount()));
  caption_->setText(tr("%n command(s), in a safe order: nothing is named before it exists, nothing goes while "
                       "something names it.",
                       nullptr, count));
  push_->setText(tr("&Push %n Command(s)", nullptr, count));
  push_->setEnabled(count > 0);
}

void PushDialog::fillConsequences() {
  while (QLayoutItem* item = consequences_->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  bool ends = false;
  for (const pix::Consequence& each : script_.warnings) {
    auto* box = new NoteBox;
    const bool isHarsh = each.code != pix::ConsequenceCode::new_sessions_only;
    ends = ends || each.code == pix::ConsequenceCode::ends_all_sessions ||
           each.code == pix::ConsequenceCode::ends_group_sessions ||
           each.code == pix::ConsequenceCode::ends_pool_sessions;
    box->setNote(isHarsh ? Tone::Warn : Tone::Info, consequenceTitle(each), consequenceText(each));
    consequences_->addWidget(box);
  }
  const auto& sessions = session_.snapshot().sessions;
  auto* users = new NoteBox;
  QStringList names;
  for (const ipc::SessionRow& each : sessions) names << QString::fromStdString(each.user);
  const int count = static_cast<int>(sessions.size());
  if (count == 0) {
    users->setNote(Tone::Info, tr("Nobody is connected"), tr("No session is touched."), QStringLiteral("db-users"));
  } else if (ends) {
    users->setNote(Tone::Warn, tr("%n user(s) may be cut off", nullptr, count), names.join(QStringLiteral(", ")),
                   QStringLiteral("db-users"));
  } else {
    users->setNote(Tone::Info, tr("%n user(s) stay connected", nullptr, count),
                   tr("%1. What groups give reaches users at their next login.").arg(names.join(QStringLiteral(", "))),
                   QStringLiteral("db-users"));
  }
  consequences_->addWidget(users);
}

Duration PushDialog::confirmWithin() const {
  return confirm_->isChecked() ? Duration(std::chrono::minutes(minutes_->currentData().toInt())) : Duration::zero();
}

void PushDialog::push() {
  QStringList commands;
  for (const pix::Step& step : script_.steps) commands << QString::fromStdString(step.command);
  pushed_ = true;
  push_->setEnabled(false);
  for (QWidget* each : {static_cast<QWidget*>(safety_), static_cast<QWidget*>(copy_)}) each->setEnabled(false);
  cancel_->setText(tr("&Close"));
  tabs_->setCurrentIndex(0);
  emit pushStarted(pushId_);
  // The answer may come before push() returns.
  pushId_ = session_.nextPushId();
  session_.push(commands, confirmWithin(), stop_->isChecked(), save_->isChecked());
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
