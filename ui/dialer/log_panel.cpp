// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/log_panel.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/dialer/log_head.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/tool_row.h"

namespace drawbridge::ui {

namespace {

constexpr int rowHeight = 26;

// The sources by the words the settings have for them.
struct SourceName {
  const char* word;
  std::optional<LogSource> source;
};
constexpr SourceName sourceNames[] = {{"client", LogSource::Client},
                                      {"debug", LogSource::HeadendDebug},
                                      {"syslog", LogSource::Syslog},
                                      {"all", std::nullopt}};

}  // namespace

LogPanel::LogPanel(LogController& controller, QAction* save, QAction* openWindow, QWidget* parent)
    : QWidget(parent),
      controller_(controller),
      filter_(controller.model()),
      head_(new LogHead(this)),
      tools_(new ToolRow),
      source_(new QComboBox),
      classes_(new QToolButton),
      classMenu_(new QMenu(this)),
      level_(new QComboBox),
      notFound_(makeLabel(QStringLiteral("cap"))),
      find_(new FilterBar),
      bar_(new MessageBar(this)),
      stack_(new QStackedWidget(this)),
      list_(new QTableView),
      emptyText_(makeLabel({}, true)),
      emptyAct_(new QPushButton),
      chip_(new QPushButton(list_)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  buildHead(save, openWindow);
  buildList();
  column->addWidget(head_);
  column->addWidget(bar_);
  column->addWidget(stack_, 1);

  connect(&controller_, &LogController::enabledChanged, this, &LogPanel::refreshBar);
  connect(bar_, &MessageBar::dismissed, this, &LogPanel::refreshBar);
  // Lines that the filters hide change what the empty list says.
  connect(&controller_.model(), &QAbstractItemModel::rowsInserted, this, &LogPanel::refreshEmpty);
  for (const auto& [keys, forward] :
       {std::pair(QKeySequence(Qt::Key_F3), true), std::pair(QKeySequence(Qt::SHIFT | Qt::Key_F3), false)}) {
    auto* again = new QShortcut(keys, this);
    again->setContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QShortcut::activated, this, [this, next = forward] { findNext(next); });
  }
  retranslate();
  applyFilters();
  refreshBar();
}

LogPanel::~LogPanel() {
  keepColumns();
}

void LogPanel::buildHead(QAction* save, QAction* openWindow) {
  ActionSet& actions = *controller_.context().actions;
  enable_ = tools_->addButton(actions.logEnable, QStringLiteral("boxed"));
  tools_->addButton(actions.logClear);
  tools_->addButton(actions.logSettings);
  tools_->addButton(save);
  if (openWindow != nullptr) tools_->addButton(openWindow);
  tools_->addStretch();

  auto* filters = new QWidget;
  auto* line = new QHBoxLayout(filters);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(8);
  line->addWidget(source_);
  line->addWidget(classes_);
  line->addWidget(level_);
  line->addStretch(1);
  line->addWidget(notFound_);
  line->addWidget(find_);
  find_->setMinimumWidth(120);
  find_->setMaximumWidth(240);
  setTone(notFound_, Tone::Error);
  notFound_->hide();
  head_->setParts(tools_, filters);

  for (const SourceName& each : sourceNames) source_->addItem(QString(), QLatin1String(each.word));
  const QSettings kept;
  source_->setCurrentIndex(
      qMax(0, source_->findData(kept.value(QLatin1String(settings::logSource), QStringLiteral("client")))));
  for (int step = LogFilter::low; step <= LogFilter::high; ++step) level_->addItem(QString(), step);
  level_->setCurrentIndex(
      qMax(0, level_->findData(kept.value(QLatin1String(settings::logStep), LogFilter::high).toInt())));
  connect(source_, &QComboBox::activated, this, [this] {
    QSettings().setValue(QLatin1String(settings::logSource), source_->currentData());
    applyFilters();
  });
  connect(level_, &QComboBox::activated, this, [this] {
    QSettings().setValue(QLatin1String(settings::logStep), level_->currentData());
    applyFilters();
  });

  setVariant(classes_, "kind", QStringLiteral("boxed"));
  classes_->setPopupMode(QToolButton::InstantPopup);
  // The arrow stands behind the words.
  classes_->setIcon(icon(QStringLiteral("db-chevron-down")));
  classes_->setIconSize({14, 14});
  classes_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  classes_->setLayoutDirection(Qt::RightToLeft);
  classes_->setFocusPolicy(Qt::TabFocus);
  classes_->setMenu(classMenu_);
  QAction* all = classMenu_->addAction(QString());
  all->setCheckable(true);
  connect(all, &QAction::triggered, this, [this] {
    for (QAction* each : classMenu_->actions()) each->setChecked(true);
    applyFilters();
  });
  classMenu_->addSeparator();
  for (const client::LogClass logClass : logClasses()) {
    QAction* each = classMenu_->addAction(QString::fromStdString(client::log_class_name(logClass)));
    each->setCheckable(true);
    each->setChecked(true);
    each->setData(static_cast<int>(logClass));
    connect(each, &QAction::triggered, this, &LogPanel::applyFilters);
  }
  classMenu_->installEventFilter(this);

  connect(find_, &FilterBar::filterChanged, this, &LogPanel::searchFor);
  connect(find_, &FilterBar::left, this, [this] { firstFocus()->setFocus(); });
}

void LogPanel::buildList() {
  list_->setModel(&filter_);
  setUpTable(list_, rowHeight);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setTextElideMode(Qt::ElideRight);
  QHeaderView* header = list_->horizontalHeader();
  header->setStretchLastSection(true);
  if (!header->restoreState(QSettings().value(QLatin1String(settings::logColumns)).toByteArray())) {
    const QFontMetrics mono(Theme::instance().font(FontRole::Mono));
    const QFontMetrics plain(list_->font());
    header->resizeSection(LogModel::Number, mono.horizontalAdvance(QStringLiteral("100000")) + 20);
    header->resizeSection(LogModel::Time, mono.horizontalAdvance(QStringLiteral("00:00:00.000")) + 24);
    header->resizeSection(LogModel::Severity, plain.horizontalAdvance(QStringLiteral("Warning/3")) + 24);
    header->resizeSection(LogModel::Class, plain.horizontalAdvance(QStringLiteral("SYSLOG")) + 28);
    header->hideSection(LogModel::Number);
  }
  header->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint& at) {
    QMenu menu;
    for (int section = 0; section < LogModel::Message; ++section) {
      QAction* each = menu.addAction(filter_.headerData(section, Qt::Horizontal).toString());
      each->setCheckable(true);
      each->setChecked(!header->isSectionHidden(section));
      connect(each, &QAction::toggled, header,
              [header, section](bool on) { header->setSectionHidden(section, !on); });
    }
    menu.exec(header->mapToGlobal(at));
  });

  auto* empty = new QWidget;
  auto* middle = new QVBoxLayout(empty);
  middle->setSpacing(12);
  middle->addStretch(1);
  emptyText_->setAlignment(Qt::AlignCenter);
  emptyText_->setFixedWidth(360);
  middle->addWidget(emptyText_, 0, Qt::AlignHCenter);
  middle->addWidget(emptyAct_, 0, Qt::AlignHCenter);
  middle->addStretch(2);
  connect(emptyAct_, &QPushButton::clicked, this, [this] {
    if (controller_.model().rowCount() > 0) {
      showAll();
    } else {
      controller_.context().actions->logSettings->trigger();
    }
  });
  stack_->addWidget(list_);
  stack_->addWidget(empty);

  // The line in front stays in front when the filter changes.
  connect(&filter_, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
    const QModelIndex current = filter_.mapToSource(list_->currentIndex());
    currentSequence_ = current.isValid() ? controller_.model().firstSequence() + current.row() : -1;
  });
  connect(&filter_, &QAbstractItemModel::modelReset, this, [this] {
    const auto row = static_cast<int>(currentSequence_ - controller_.model().firstSequence());
    const QModelIndex at = currentSequence_ < 0 || row < 0
                               ? QModelIndex()
                               : filter_.mapFromSource(controller_.model().index(row, LogModel::Message));
    if (at.isValid()) go(at.row());
    newLines_ = 0;
    refreshChip();
    refreshEmpty();
  });
  followTheEnd();
}

void LogPanel::followTheEnd() {
  chip_->setFocusPolicy(Qt::NoFocus);  // the key for it is End
  chip_->setIcon(icon(QStringLiteral("db-down")));
  chip_->hide();
  connect(chip_, &QPushButton::clicked, list_, &QTableView::scrollToBottom);
  list_->installEventFilter(this);
  QScrollBar* bar = list_->verticalScrollBar();
  connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
    follows_ = value >= bar->maximum();
    refreshChip();
  });
  connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int maximum) {
    if (follows_) {
      bar->setValue(maximum);
    } else if (bar->value() >= maximum) {
      follows_ = true;
      refreshChip();
    }
  });
  connect(&filter_, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
    if (!follows_) newLines_ += last - first + 1;
    refreshChip();
    refreshEmpty();
  });
  // Old lines go at the top: what is being read stays where it is.
  connect(&filter_, &QAbstractItemModel::rowsRemoved, this,
          [this, bar](const QModelIndex&, int first, int last) {
            if (!follows_) bar->setValue(bar->value() - (last - first + 1));
            refreshEmpty();
          });
}

void LogPanel::applyFilters() {
  QSet<client::LogClass> hidden;
  for (const QAction* each : classMenu_->actions()) {
    if (each->data().isValid() && !each->isChecked())
      hidden.insert(static_cast<client::LogClass>(each->data().toInt()));
  }
  const auto& name = sourceNames[qMax(0, source_->currentIndex())];
  filter_.setHiddenClasses(hidden);
  filter_.setLevel(level_->currentData().toInt());
  filter_.setSource(name.source);
  refreshClasses();
  refreshEmpty();
}

void LogPanel::showAll() {
  source_->setCurrentIndex(source_->findData(QStringLiteral("all")));
  level_->setCurrentIndex(level_->findData(LogFilter::high));
  for (QAction* each : classMenu_->actions()) each->setChecked(true);
  applyFilters();
  firstFocus()->setFocus();
}

void LogPanel::refreshClasses() {
  QStringList shown;
  int count = 0;
  for (const QAction* each : classMenu_->actions()) {
    if (!each->data().isValid()) continue;
    ++count;
    if (each->isChecked()) shown.append(each->text());
  }
  const bool all = shown.size() == count;
  classMenu_->actions().first()->setChecked(all);
  classes_->setText(all                ? tr("All classes")
                    : shown.isEmpty()  ? tr("No class")
                    : shown.size() < 3 ? shown.join(QStringLiteral(", "))
                                       : tr("%n class(es)", nullptr, static_cast<int>(shown.size())));
  const bool hasClasses = !filter_.source() || *filter_.source() == LogSource::Client;
  classes_->setEnabled(hasClasses);
  classes_->setToolTip(hasClasses ? tr("Classes of the client log that are shown")
                                  : tr("The lines of the headend have no classes."));
  classes_->setAccessibleName(tr("Classes: %1").arg(classes_->text()));
}

void LogPanel::refreshBar() {
  if (controller_.isEnabled()) {
    if (bar_->isShowing() && bar_->message().tone == Tone::Info) bar_->dismiss();
    return;
  }
  Message message;
  message.tone = Tone::Info;
  message.text = tr("Logging is off.");
  message.closable = false;
  message.buttons = {
      {.text = tr("Enable", "log"), .run = [this] { controller_.setEnabled(true); }, .keepsOpen = true}};
  if (!bar_->isShowing() || bar_->message().text != message.text) bar_->showMessage(message);
}

void LogPanel::refreshEmpty() {
  const bool nothing = filter_.rowCount() == 0;
  const bool hadFocus = list_->hasFocus();
  stack_->setCurrentIndex(nothing ? 1 : 0);
  if (!nothing) return;
  if (hadFocus) find_->setFocus();
  if (controller_.model().rowCount() > 0) {
    emptyText_->setText(tr("No line passes the filters."));
    emptyAct_->setText(tr("Sho&w All Lines"));
    emptyAct_->show();
    fitEmpty();
    return;
  }
  const std::optional<LogSource> source = filter_.source();
  const bool client = !source || *source == LogSource::Client;
  emptyText_->setText(client ? tr("The log is empty. Connect, or raise the level in Log Settings.")
                      : *source == LogSource::Syslog
                          ? tr("The headend has sent no syslog message yet.")
                          : tr("There is no debug output. Switch it on in the console, for example with "
                               "\"debug crypto isakmp\"."));
  emptyAct_->setText(controller_.context().actions->logSettings->text());
  emptyAct_->setVisible(client);
  fitEmpty();
}

// A wrapped text in the middle of a column gets its height from its width only this way.
void LogPanel::fitEmpty() {
  emptyText_->setFixedHeight(emptyText_->heightForWidth(emptyText_->width()));
}

void LogPanel::refreshChip() {
  if (follows_) newLines_ = 0;
  chip_->setVisible(newLines_ > 0);
  if (newLines_ == 0) return;
  chip_->setText(tr("%n new line(s)", nullptr, newLines_));
  chip_->adjustSize();
  placeChip();
}

void LogPanel::placeChip() {
  const QRect view = list_->viewport()->geometry();
  chip_->move(view.center().x() - chip_->width() / 2, view.bottom() - chip_->height() - 8);
  chip_->raise();
}

QWidget* LogPanel::firstFocus() const {
  return stack_->currentIndex() == 0 ? static_cast<QWidget*>(list_) : find_;
}

QList<QWidget*> LogPanel::panes() const {
  return {tools_, find_, list_};
}

void LogPanel::focusFind() {
  find_->setFocus(Qt::ShortcutFocusReason);
  find_->selectAll();
}

void LogPanel::showRecord(quint64 number) {
  controller_.flush();
  int row = filter_.rowOfNumber(number);
  if (row < 0) {
    showAll();
    row = filter_.rowOfNumber(number);
  }
  if (row >= 0) go(row);
}

void LogPanel::searchFor(const QString& text) {
  // The same text again is Return: on to the next one.
  if (text == lastSearch_) {
    findNext(true);
    return;
  }
  lastSearch_ = text;
  const int current = list_->currentIndex().row();
  const int row = filter_.find(text, current - 1, true);
  setFound(row >= 0 || text.isEmpty());
  if (row >= 0) go(row);
}

void LogPanel::findNext(bool forward) {
  lastSearch_ = find_->text();
  if (lastSearch_.isEmpty()) {
    focusFind();
    return;
  }
  const int row = filter_.find(lastSearch_, list_->currentIndex().row(), forward);
  setFound(row >= 0);
  if (row >= 0) go(row);
}

void LogPanel::setFound(bool found) {
  notFound_->setVisible(!found);
  find_->setAccessibleDescription(found ? QString() : notFound_->text());
  setVariant(find_, "state", found ? QString() : QStringLiteral("error"));
}

void LogPanel::go(int row) {
  list_->selectRow(row);
  list_->scrollTo(filter_.index(row, LogModel::Message), QAbstractItemView::PositionAtCenter);
}

void LogPanel::save() {
  controller_.flush();
  const QString name = QStringLiteral("Log-%1.txt")
                           .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HH-mm-ss")));
  const QString path = controller_.askFile(this, name);
  if (path.isEmpty()) return;
  Message message;
  if (const auto problem = controller_.save(path, filter_)) {
    message.tone = Tone::Error;
    message.text = *problem;
  } else {
    message.tone = Tone::Ok;
    message.text = tr("%n line(s) saved to %1.", nullptr, filter_.rowCount()).arg(path);
    message.closeAfterMs = 6000;
  }
  bar_->showMessage(message);
}

void LogPanel::keepColumns() {
  QSettings().setValue(QLatin1String(settings::logColumns), list_->horizontalHeader()->saveState());
}

void LogPanel::hideEvent(QHideEvent* event) {
  keepColumns();
  QWidget::hideEvent(event);
}

void LogPanel::showEvent(QShowEvent* event) {
  // Without headend pages there is nothing but the client's log.
  const MainWindow* window = controller_.context().window;
  const bool headend = window == nullptr || window->isHeadendShown();
  source_->setVisible(headend);
  classes_->setFixedHeight(level_->sizeHint().height());
  if (!headend && source_->currentIndex() != 0) {
    source_->setCurrentIndex(0);
    applyFilters();
  }
  fitEmpty();
  QWidget::showEvent(event);
}

bool LogPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == list_ && event->type() == QEvent::Resize) placeChip();
  // Keys begin at the newest line; the view itself would begin at the oldest.
  if (watched == list_ && event->type() == QEvent::FocusIn && !list_->currentIndex().isValid()) {
    list_->selectionModel()->setCurrentIndex(filter_.index(filter_.rowCount() - 1, LogModel::Message),
                                             QItemSelectionModel::NoUpdate);
  }
  if (watched == classMenu_) {
    // The menu stays open while boxes are checked.
    QAction* active = classMenu_->activeAction();
    const bool space =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (active != nullptr && active->isCheckable() &&
        (space || event->type() == QEvent::MouseButtonRelease)) {
      active->trigger();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void LogPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void LogPanel::fillSources() {
  const QString texts[] = {tr("Client log"), tr("Headend debug"), tr("Syslog"), tr("All sources")};
  for (int i = 0; i < source_->count(); ++i) source_->setItemText(i, texts[i]);
  const QString steps[] = {tr("1-Low"), tr("2-Medium"), tr("3-High")};
  for (int i = 0; i < level_->count(); ++i) level_->setItemText(i, steps[i]);
}

void LogPanel::retranslate() {
  fillSources();
  controller_.model().retranslate();
  source_->setAccessibleName(tr("Source of the lines"));
  source_->setToolTip(source_->accessibleName());
  level_->setAccessibleName(tr("Level up to which lines are shown"));
  level_->setToolTip(level_->accessibleName());
  classMenu_->actions().first()->setText(tr("All classes"));
  find_->setPlaceholderText(tr("Find in log"));
  find_->setAccessibleName(tr("Find in log"));
  notFound_->setText(tr("Not found"));
  list_->setAccessibleName(tr("Log"));
  refreshClasses();
  refreshEmpty();
  refreshChip();
  if (!controller_.isEnabled()) bar_->dismiss();  // comes again in the new language
  // One width for both texts of the button, so that the others do not move.
  enable_->setMinimumWidth(0);
  const QFontMetrics metrics(enable_->font());
  const int longest = qMax(metrics.horizontalAdvance(ActionSet::tr("Enable", "log")),
                           metrics.horizontalAdvance(ActionSet::tr("Disable", "log")));
  enable_->setMinimumWidth(enable_->sizeHint().width() +
                           qMax(0, longest - metrics.horizontalAdvance(enable_->text())));
  head_->arrange();
}

}  // namespace drawbridge::ui
