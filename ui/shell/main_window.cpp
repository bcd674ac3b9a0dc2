// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/shell/actions.h"
#include "ui/shell/help_window.h"
#include "ui/shell/language.h"
#include "ui/shell/navigation.h"
#include "ui/shell/settings.h"
#include "ui/shell/status_bar.h"
#include "ui/theme/icons.h"

namespace drawbridge::ui {

namespace {
constexpr QSize defaultSize{1100, 720};
constexpr QSize minimumAdvanced{720, 480};
constexpr QSize defaultSimple{440, 312};
constexpr QSize minimumSimple{400, 280};
constexpr int labelsFrom = 900;      // narrower windows show the navigation as icons
constexpr int collapseBelow = 1200;  // pages that ask for width collapse it below this
}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      actions_(new ActionSet(this)),
      navigation_(new Navigation),
      modes_(new QStackedWidget),
      stack_(new QStackedWidget),
      advanced_(new QWidget),
      messageBar_(new MessageBar),
      status_(new ShellStatusBar),
      messageHost_(new QWidget),
      simplePage_(new QWidget) {
  setObjectName(QStringLiteral("mainWindow"));
  setWindowTitle(QStringLiteral("Drawbridge"));
  setWindowIcon(productIcon());
  setMinimumSize(minimumAdvanced);
  resize(defaultSize);

  auto* host = new QVBoxLayout(messageHost_);
  // As wide as a page's own bar, which may stand right below.
  host->setContentsMargins(16, 12, 16, 0);
  host->addWidget(messageBar_);
  messageHost_->hide();
  messageBar_->installEventFilter(this);

  auto* right = new QVBoxLayout;
  right->setContentsMargins(0, 0, 0, 0);
  right->setSpacing(0);
  right->addWidget(messageHost_);
  right->addWidget(stack_, 1);
  auto* middle = new QHBoxLayout;
  middle->setContentsMargins(0, 0, 0, 0);
  middle->setSpacing(0);
  middle->addWidget(navigation_);
  middle->addLayout(right, 1);
  auto* all = new QVBoxLayout(advanced_);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addLayout(middle, 1);
  all->addWidget(status_);
  auto* simple = new QVBoxLayout(simplePage_);
  simple->setContentsMargins(0, 0, 0, 0);
  simple->setSpacing(0);
  modes_->addWidget(advanced_);
  modes_->addWidget(simplePage_);
  setCentralWidget(modes_);

  buildMenus();
  connectActions();
  navigation_->setCollapseAction(actions_->collapseNavigation);
  retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectActions() {
  connect(navigation_, &Navigation::pageChosen, this, &MainWindow::openPage);
  connect(actions_->collapseNavigation, &QAction::triggered, this,
          [this] { setNavigationCollapsed(!isNavigationCollapsed()); });
  connect(actions_->simpleMode, &QAction::triggered, this, [this] { setSimpleMode(!simple_); });
  connect(actions_->help, &QAction::triggered, this, [this] { openHelp(frontTopic()); });
  connect(actions_->tour, &QAction::triggered, this, [this] { openHelp(QStringLiteral("tour")); });
  connect(actions_->exit, &QAction::triggered, this, [this] {
    if (mayClose()) quitNow();
  });
  connect(status_, &ShellStatusBar::clientClicked, actions_->connectionHistory, &QAction::trigger);
  connect(status_, &ShellStatusBar::timeClicked, actions_->statistics, &QAction::trigger);
  connect(status_, &ShellStatusBar::editsClicked, actions_->previewAndPush, &QAction::trigger);
  connect(status_, &ShellStatusBar::headendClicked, this, [this] { openPage(QStringLiteral("overview")); });
  connect(status_, &ShellStatusBar::clientClicked, this, &MainWindow::clientStatusClicked);
  connect(status_, &ShellStatusBar::timeClicked, this, &MainWindow::clientTimeClicked);
  connect(status_, &ShellStatusBar::headendClicked, this, &MainWindow::headendStatusClicked);
  connect(status_, &ShellStatusBar::editsClicked, this, &MainWindow::editsClicked);
  connect(messageBar_, &MessageBar::replaced, this, &MainWindow::messageArchived);
  connect(messageBar_, &MessageBar::focusLeft, this, &MainWindow::focusPage);
  auto* next = new QAction(this);
  next->setShortcut(QKeySequence(Qt::Key_F6));
  auto* previous = new QAction(this);
  previous->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F6));
  connect(next, &QAction::triggered, this, [this] { focusPane(1); });
  connect(previous, &QAction::triggered, this, [this] { focusPane(-1); });
  addActions({next, previous, actions_->confirmPush});
}

void MainWindow::setPages(std::vector<PageSpec> pages, const QString& first) {
  specs_ = std::move(pages);
  navigation_->setPages(specs_, headendShown_);
  registerPageShortcuts();
  if (specs_.empty()) return;
  openPage(spec(first) != nullptr ? first : specs_.front().id);
  // Pages whose actions the menus need, as soon as the window is on the screen.
  QTimer::singleShot(0, this, [this] {
    for (const PageSpec& page : specs_) {
      if (page.eager) ensurePage(page);
    }
  });
}

void MainWindow::registerPageShortcuts() {
  for (QAction* action : pageActions_) action->deleteLater();
  pageActions_.clear();
  const QStringList ids = navigation_->ids();
  for (qsizetype i = 0; i < ids.size() && i < 9; ++i) {
    auto* action = new QAction(this);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
    connect(action, &QAction::triggered, this, [this, id = ids.at(i)] {
      openPage(id);
      // Who names a page by its number wants to work there, also with the focus in the navigation.
      focusPage();
    });
    addAction(action);
    pageActions_.push_back(action);
  }
}

const PageSpec* MainWindow::spec(const QString& id) const {
  for (const PageSpec& page : specs_) {
    if (page.id == id) return &page;
  }
  return nullptr;
}

QWidget* MainWindow::ensurePage(const PageSpec& page) {
  if (QWidget* made = pages_.value(page.id)) return made;
  QWidget* made = page.make ? page.make() : new QWidget;
  made->setObjectName(QStringLiteral("page-") + page.id);
  made->setAccessibleName(page.title());
  pages_.insert(page.id, made);
  stack_->addWidget(made);
  if (auto* own = qobject_cast<Page*>(made)) {
    connect(own, &Page::badgeChanged, this, [this, id = page.id](int count) { setBadge(id, count); });
  }
  return made;
}

QWidget* MainWindow::page(const QString& id) {
  const PageSpec* wanted = spec(id);
  return wanted != nullptr ? ensurePage(*wanted) : nullptr;
}

void MainWindow::openPage(const QString& id) {
  const PageSpec* wanted = spec(id);
  if (wanted == nullptr || (wanted->group == PageGroup::Headend && !headendShown_)) return;
  QWidget* widget = ensurePage(*wanted);
  if (simple_) setSimpleMode(false);
  const bool keepsFocus = navigation_->isAncestorOf(QApplication::focusWidget());
  stack_->setCurrentWidget(widget);
  current_ = id;
  navigation_->setCurrent(id);
  updateNavigation();
  if (!keepsFocus) focusPage();
  emit pageChanged(id);
}

void MainWindow::focusPage() {
  if (simple_) {
    simpleWidget_->setFocus(Qt::OtherFocusReason);
    return;
  }
  const auto* own = qobject_cast<Page*>(stack_->currentWidget());
  if (QWidget* focus = own != nullptr ? own->firstFocus() : nullptr) focus->setFocus(Qt::OtherFocusReason);
}

QString MainWindow::currentPage() const {
  return current_;
}

void MainWindow::setBadge(const QString& pageId, int count) {
  navigation_->setBadge(pageId, count);
}

void MainWindow::setClientState(const ClientStatus& status) {
  status_->setClient(status);
}

void MainWindow::setHeadendState(const HeadendStatus& status) {
  status_->setHeadend(status);
}

void MainWindow::showMessage(const Message& message) {
  messageBar_->showMessage(message);
}

void MainWindow::setSimpleWidget(std::function<QWidget*()> make) {
  makeSimple_ = std::move(make);
  actions_->simpleMode->setVisible(static_cast<bool>(makeSimple_));
}

void MainWindow::setSimpleMode(bool on) {
  if (on == simple_ || (on && !makeSimple_)) return;
  QSettings kept;
  kept.setValue(QLatin1String(simple_ ? settings::simpleSize : settings::windowSize), size());
  if (on && simpleWidget_ == nullptr) {
    simpleWidget_ = makeSimple_();
    simplePage_->layout()->addWidget(simpleWidget_);
  }
  simple_ = on;
  if (isMaximized()) showNormal();
  setMinimumSize(on ? minimumSimple : minimumAdvanced);
  modes_->setCurrentWidget(on ? simplePage_ : advanced_);
  placeMessageBar();
  certificatesMenu_->menuAction()->setVisible(!on);
  logMenu_->menuAction()->setVisible(!on);
  headendMenu_->menuAction()->setVisible(!on && headendShown_);
  actions_->collapseNavigation->setVisible(!on);
  actions_->retranslate();
  actions_->simpleMode->setText(on ? tr("Advanced &Mode") : tr("Simple &Mode"));
  resize(kept.value(QLatin1String(on ? settings::simpleSize : settings::windowSize),
                    on ? defaultSimple : defaultSize)
             .toSize());
  if (on) simpleWidget_->setFocus();
}

void MainWindow::placeMessageBar() {
  auto* column = simple_ ? qobject_cast<QVBoxLayout*>(simplePage_->layout()) : nullptr;
  if (column == nullptr) {
    auto* middle = advanced_->layout()->itemAt(0)->layout();
    column = qobject_cast<QVBoxLayout*>(middle->itemAt(1)->layout());
  }
  column->insertWidget(0, messageHost_);
}

void MainWindow::setHeadendShown(bool on) {
  headendShown_ = on;
  QSettings().setValue(QLatin1String(settings::headendShown), on);
  status_->setHeadendShown(on);
  headendMenu_->menuAction()->setVisible(on && !simple_);
  navigation_->setPages(specs_, on);
  registerPageShortcuts();
  const PageSpec* front = spec(current_);
  if (!on && front != nullptr && front->group == PageGroup::Headend && !navigation_->ids().isEmpty()) {
    openPage(navigation_->ids().front());
  }
}

void MainWindow::setNavigationCollapsed(bool on) {
  userCollapsed_ = on;
  QSettings().setValue(QLatin1String(settings::collapsed), on);
  updateNavigation();
}

bool MainWindow::isNavigationCollapsed() const {
  return navigation_->isCompact();
}

void MainWindow::updateNavigation() {
  const PageSpec* front = spec(current_);
  const bool pageAsks = front != nullptr && front->collapsesNavigation && width() < collapseBelow;
  navigation_->setCompact(userCollapsed_ || width() < labelsFrom || pageAsks);
  actions_->collapseNavigation->setChecked(navigation_->isCompact());
}

void MainWindow::setLanguage(const QString& language) {
  QSettings().setValue(QLatin1String(settings::language), language);
  installLanguage(language);
}

void MainWindow::openHelp(const QString& topic) {
  showHelp(topic, this);
}

QString MainWindow::frontTopic() const {
  if (simple_) return QStringLiteral("simple");
  const auto* own = qobject_cast<const Page*>(stack_->currentWidget());
  return own != nullptr ? own->helpTopic() : current_;
}

void MainWindow::bringToFront() {
  if (isMinimized()) showNormal();
  show();
  raise();
  activateWindow();
}

void MainWindow::focusPane(int step) {
  QList<QWidget*> panes;
  if (QWidget* button = navigation_->button(current_); button != nullptr && button->isVisible())
    panes.append(button);
  if (messageBar_->isShowing()) panes.append(messageBar_);
  QWidget* front = simple_ ? simplePage_ : stack_->currentWidget();
  const auto* own = qobject_cast<Page*>(front);
  QList<QWidget*> inner = own != nullptr ? own->panes() : QList<QWidget*>();
  if (inner.isEmpty() && own != nullptr && own->firstFocus() != nullptr) inner.append(own->firstFocus());
  if (inner.isEmpty() && front != nullptr) inner.append(front);
  for (QWidget* pane : inner) {
    if (pane->isVisible() && pane->isEnabled()) panes.append(pane);
  }
  if (status_->isVisible()) panes.append(status_);
  if (panes.isEmpty()) return;
  const QWidget* focus = QApplication::focusWidget();
  qsizetype here = -1;
  for (qsizetype i = 0; i < panes.size(); ++i) {
    if (focus != nullptr && (panes[i] == focus || panes[i]->isAncestorOf(focus))) here = i;
  }
  const qsizetype next =
      here < 0 ? (step > 0 ? 0 : panes.size() - 1) : (here + step + panes.size()) % panes.size();
  QWidget* target = panes[next];
  if (target->focusPolicy() == Qt::NoFocus) {
    // A pane without a focus of its own: the first of its children that takes it.
    for (QWidget* child = target->nextInFocusChain(); child != target; child = child->nextInFocusChain()) {
      if (target->isAncestorOf(child) && child->isVisible() && child->isEnabled() &&
          (child->focusPolicy() & Qt::TabFocus) != 0) {
        target = child;
        break;
      }
    }
  }
  target->setFocus(Qt::TabFocusReason);
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  updateNavigation();
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  updateNavigation();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (watched == messageBar_) {
    if (event->type() == QEvent::ShowToParent) messageHost_->show();
    if (event->type() == QEvent::HideToParent) messageHost_->hide();
  }
  return QMainWindow::eventFilter(watched, event);
}

void MainWindow::restoreSettings() {
  const QSettings kept;
  resize(kept.value(QLatin1String(settings::windowSize), defaultSize).toSize());
  if (kept.value(QLatin1String(settings::windowMaximized)).toBool()) setWindowState(Qt::WindowMaximized);
  userCollapsed_ = kept.value(QLatin1String(settings::collapsed)).toBool();
  setHeadendShown(kept.value(QLatin1String(settings::headendShown), true).toBool());
  openPage(kept.value(QLatin1String(settings::page)).toString());
  setSimpleMode(kept.value(QLatin1String(settings::simpleMode)).toBool());
  updateNavigation();
}

void MainWindow::saveSettings() {
  QSettings kept;
  if (!isMaximized() && !isMinimized()) {
    kept.setValue(QLatin1String(simple_ ? settings::simpleSize : settings::windowSize), size());
  }
  kept.setValue(QLatin1String(settings::windowMaximized), isMaximized());
  kept.setValue(QLatin1String(settings::page), current_);
  kept.setValue(QLatin1String(settings::simpleMode), simple_);
}

}  // namespace drawbridge::ui
