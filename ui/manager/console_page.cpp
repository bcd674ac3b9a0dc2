// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/console_page.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <functional>

#include "ui/manager/console_panel.h"
#include "ui/manager/console_view.h"
#include "ui/manager/debug_switches.h"
#include "ui/manager/headend_controller.h"
#include "ui/shell/help_window.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {

/// Holds the panel while it is away; closing gives it back.
class ConsoleWindow final : public QWidget {
 public:
  ConsoleWindow(QWidget* owner, std::function<void()> closed)
      : QWidget(owner, Qt::Window), closed_(std::move(closed)) {
    setObjectName(QStringLiteral("consoleWindow"));
    setHelpTopic(this, QStringLiteral("console"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    resize(760, 520);
  }

 protected:
  void closeEvent(QCloseEvent* event) override {
    event->accept();
    closed_();
  }

 private:
  std::function<void()> closed_;
};

}  // namespace

ConsolePage::ConsolePage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("console"), parent),
      controller_(*context.control),
      head_(new PageHead(this)),
      panel_(new ConsolePanel(controller_, this)),
      debug_(new DebugSwitches(controller_.session(), this)),
      clear_(headButton("db-trash", "consoleClear")),
      save_(headButton("db-save", "consoleSave")),
      find_(headButton("db-search", "consoleFind")),
      more_(headButton("db-more", "consoleMore")),
      paging_(new QAction(this)),
      ownWindow_(new QAction(this)),
      place_(nullptr),
      away_(new Card(this)),
      awayText_(makeLabel({}, true, this)),
      front_(new QPushButton(this)),
      back_(new QPushButton(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 14, 12, 10);
  column->setSpacing(10);
  column->addWidget(new HeadendBar(controller_, this));
  for (QWidget* each : std::initializer_list<QWidget*>{debug_, clear_, save_, find_, more_})
    head_->addAction(each);
  column->addWidget(head_);
  place_ = new QVBoxLayout;
  place_->addWidget(panel_, 1);
  column->addLayout(place_, 1);

  away_->body()->addWidget(awayText_);
  auto* line = new QHBoxLayout;
  line->addWidget(front_);
  line->addWidget(back_);
  line->addStretch(1);
  away_->body()->addLayout(line);
  away_->hide();
  place_->addWidget(away_, 0, Qt::AlignTop);

  paging_->setCheckable(true);
  auto* menu = new QMenu(more_);
  menu->addAction(paging_);
  menu->addAction(ownWindow_);
  more_->setMenu(menu);
  more_->setPopupMode(QToolButton::InstantPopup);

  connect(debug_, &DebugSwitches::commandWanted, view(), &ConsoleView::sendCommand);
  connect(paging_, &QAction::triggered, this, [this](bool on) {
    // As people would switch it on the device; the number is the configuration's own.
    const int lines = controller_.session().running().config.pager_lines;
    view()->sendCommand(QStringLiteral("terminal pager %1").arg(!on ? 0 : lines > 0 ? lines : 24));
  });
  connect(clear_, &QToolButton::clicked, this, [this] {
    view()->clearScreen();
    view()->setFocus();
  });
  connect(save_, &QToolButton::clicked, this, &ConsolePage::save);
  connect(find_, &QToolButton::clicked, panel_, &ConsolePanel::openFind);
  connect(ownWindow_, &QAction::triggered, this, [this] {
    if (window_) {
      putBack();
    } else {
      detach();
    }
  });
  connect(front_, &QPushButton::clicked, this, [this] {
    if (!window_) return;
    window_->raise();
    window_->activateWindow();
    view()->setFocus();
  });
  connect(back_, &QPushButton::clicked, this, &ConsolePage::putBack);
  connect(view(), &ConsoleView::promptReturned, this, &ConsolePage::refresh);
  connect(view(), &ConsoleView::openChanged, this, [this] {
    paging_->setChecked(false);
    refresh();
  });
  // What is on is asked again after each command that may have switched it.
  connect(view(), &ConsoleView::commandSent, this, [this](const QString& command) {
    if (command.contains(QLatin1String("deb"), Qt::CaseInsensitive) ||
        command.trimmed().startsWith(QLatin1String("un"), Qt::CaseInsensitive)) {
      debug_->refresh();
    }
  });
  retranslate();
}

ConsolePage::~ConsolePage() {
  delete window_;
}

QToolButton* ConsolePage::headButton(const char* iconName, const char* name) {
  auto* button = new QToolButton(this);
  button->setIcon(icon(QLatin1String(iconName)));
  button->setObjectName(QLatin1String(name));
  return button;
}

ConsoleView* ConsolePage::view() const {
  return panel_->view();
}

QWidget* ConsolePage::firstFocus() const {
  return window_ ? static_cast<QWidget*>(front_) : view();
}

QList<QWidget*> ConsolePage::panes() const {
  return {head_, window_ ? static_cast<QWidget*>(away_) : view()};
}

void ConsolePage::retranslate() {
  head_->setTitle(tr("Console"));
  head_->setCaption(tr("Commands act at once, as on the device."));
  const auto name = [](QToolButton* button, const QString& text) {
    button->setToolTip(text);
    button->setAccessibleName(text);
  };
  name(clear_, tr("Clear the screen"));
  name(save_, tr("Save..."));
  name(find_, tr("Find (Ctrl+F)"));
  name(more_, tr("More"));
  paging_->setText(tr("&Pause After Each Page"));
  ownWindow_->setText(window_ ? tr("P&ut Back into the Main Window") : tr("&Open in Own Window"));
  awayText_->setText(tr("The console is in a window of its own."));
  front_->setText(tr("Bring to Front"));
  back_->setText(tr("Put Back"));
  if (window_) {
    window_->setWindowTitle(
        tr("Console of %1").arg(QString::fromStdString(controller_.session().state().hostname)));
  }
  refresh();
}

void ConsolePage::refresh() {
  const bool ready = view()->isReadyForCommand();
  debug_->setEnabled(ready);
  paging_->setEnabled(ready);
  if (!ready) debug_->setToolTip(tr("Debug is switched at the privileged prompt."));
  save_->setEnabled(!view()->document()->isEmpty());
}

void ConsolePage::save() {
  const QString path = QFileDialog::getSaveFileName(
      window(), tr("Save the Console"), QStringLiteral("console.txt"), tr("Texts (*.txt);;All files (*)"));
  if (path.isEmpty()) return;
  Message message;
  const bool ok = panel_->saveTo(path);
  message.tone = ok ? Tone::Ok : Tone::Error;
  message.text = ok ? tr("The console was saved to %1.").arg(path) : tr("%1 could not be written.").arg(path);
  message.closeAfterMs = ok ? 6000 : 0;
  controller_.tell(message);
}

void ConsolePage::detach() {
  window_ = new ConsoleWindow(&controller_.window(), [this] { putBack(); });
  window_->layout()->addWidget(panel_);
  panel_->show();
  away_->show();
  retranslate();
  window_->show();
  view()->setFocus();
}

void ConsolePage::putBack() {
  if (!window_) return;
  QWidget* window = window_;
  window_ = nullptr;
  place_->insertWidget(0, panel_, 1);
  panel_->show();
  away_->hide();
  window->hide();
  window->deleteLater();
  retranslate();
  if (isVisible()) view()->setFocus();
}

}  // namespace drawbridge::ui
