// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/debug_switches.h"

#include <QEvent>
#include <QMenu>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

namespace {

struct Row {
  const char* word;  ///< as the button shows it
  const char* on;    ///< the command of the tech note
  const char* off;
  const char* printed;  ///< how `show debug` begins the line of a switch that is on
};
constexpr std::array<Row, DebugSwitches::SwitchCount> rows{
    {{"isakmp", "debug crypto isakmp 1", "no debug crypto isakmp", "debug crypto isakmp"},
     {"ipsec", "debug crypto ipsec 1", "no debug crypto ipsec", "debug crypto ipsec"},
     {"engine", "debug crypto engine", "no debug crypto engine", "debug crypto engine"}}};

}  // namespace

DebugSwitches::DebugSwitches(HeadendSession& session, QWidget* parent)
    : QToolButton(parent), session_(session) {
  setProperty("kind", QStringLiteral("boxed"));
  setObjectName(QStringLiteral("debugSwitches"));
  setPopupMode(QToolButton::InstantPopup);
  // The arrow stands behind the words.
  setIcon(ui::icon(QStringLiteral("db-chevron-down")));
  setIconSize({14, 14});
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setLayoutDirection(Qt::RightToLeft);
  auto* menu = new QMenu(this);
  menu->setLayoutDirection(Qt::LeftToRight);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    QAction* action = menu->addAction(QLatin1String(rows[i].printed));
    action->setCheckable(true);
    connect(action, &QAction::triggered, this,
            [this, i](bool on) { emit commandWanted(QLatin1String(on ? rows[i].on : rows[i].off)); });
    actions_[i] = action;
  }
  menu->addSeparator();
  allOff_ = menu->addAction(QString());
  connect(allOff_, &QAction::triggered, this, [this] { emit commandWanted(QStringLiteral("undebug all")); });
  setMenu(menu);
  connect(&session_, &HeadendSession::consoleOutput, this,
          [this](quint64 console, const QString& characters, bool finished) {
            if (console_ == 0 || console != console_) return;
            if (finished) {
              console_ = 0;
              waiting_ = false;
            } else {
              takeOutput(characters);
            }
          });
  connect(&session_, &HeadendSession::stateChanged, this, [this](const ipc::HeadendState& state) {
    if (state.running) {
      if (console_ == 0) refresh();
      return;
    }
    console_ = 0;
    waiting_ = false;
    on_ = {};
    showState();
  });
  retranslate();
  refresh();
}

DebugSwitches::~DebugSwitches() {
  if (console_ != 0) session_.closeConsole(console_);
}

void DebugSwitches::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QToolButton::changeEvent(event);
}

void DebugSwitches::retranslate() {
  allOff_->setText(tr("All &off"));
  showState();
}

void DebugSwitches::showState() {
  QStringList words;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    actions_[i]->setChecked(on_[i]);
    if (on_[i]) words << QLatin1String(rows[i].word);
  }
  allOff_->setEnabled(!words.isEmpty());
  setText(words.isEmpty() ? tr("Debug: off") : tr("Debug: %1").arg(words.join(QStringLiteral(", "))));
  setAccessibleName(text());
  setToolTip(tr("What the headend prints about IKE and IPsec while it happens"));
}

void DebugSwitches::refresh() {
  if (!session_.isRunning()) return;
  if (waiting_) {
    again_ = true;
    return;
  }
  if (console_ == 0) console_ = session_.openConsole(true, false);
  waiting_ = true;
  again_ = false;
  answer_.clear();
  session_.consoleInput(console_, QStringLiteral("show debug\n"));
}

void DebugSwitches::takeOutput(const QString& characters) {
  answer_ += characters;
  // The list ends with the last line of `debug fover`, then the prompt. Debug lines of what happens meanwhile
  // may stand around it, but never begin with the word debug.
  if (!waiting_ || !answer_.contains(QLatin1String("fmsg"))) return;
  std::array<bool, SwitchCount> on{};
  for (const QString& line : answer_.split(QLatin1Char('\n'))) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (line.trimmed().startsWith(QLatin1String(rows[i].printed))) on[i] = true;
    }
  }
  waiting_ = false;
  answer_.clear();
  on_ = on;
  showState();
  if (again_) refresh();
}

}  // namespace drawbridge::ui
