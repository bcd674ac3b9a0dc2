// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/headend_switch.h"

#include <QEvent>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTimer>

#include "ui/manager/headend_controller.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

// ---------------------------------------------------------------- the question

HeadendPlaceDialog::HeadendPlaceDialog(const QString& path, QWidget* parent)
    : FormDialog(QStringLiteral("run-on"), QStringLiteral("db-server"), parent),
      path_(new QLineEdit(path, this)) {
  setObjectName(QStringLiteral("headendPlace"));
  field_ = addField(path_);
  connect(path_, &QLineEdit::textChanged, this, [this] {
    field_->clearError();
    mainButton()->setEnabled(!path_->text().trimmed().isEmpty());
  });
  retranslate();
  path_->setFocus();
  path_->selectAll();
}

bool HeadendPlaceDialog::run() {
  const QString path = path_->text().trimmed();
  if (!path.startsWith(QLatin1Char('/'))) {
    field_->setError(tr("A socket is named by its whole path, from / on."));
    return false;
  }
  emit chosen(path);
  return true;
}

void HeadendPlaceDialog::retranslate() {
  FormDialog::retranslate();
  setWindowTitle(tr("Headend on This Machine"));
  setHead(
      tr("Work on the headend of drawbridged"),
      tr("It runs on the real interfaces of this machine. Root and members of the group \"drawbridge\" may "
         "manage it."));
  field_->setLabel(tr("&Socket:"));
  mainButton()->setText(tr("&Manage"));
}

// ---------------------------------------------------------------- the switch

HeadendSwitch::HeadendSwitch(MainWindow& window, Bridge& bridge, HeadendController& control, QObject* parent)
    : QObject(parent), window_(window), bridge_(bridge), control_(control) {
  connect(window_.actions().runOnLab, &QAction::triggered, this, &HeadendSwitch::backToLab);
  connect(window_.actions().runOnDaemon, &QAction::triggered, this, &HeadendSwitch::askPlace);
  window_.installEventFilter(this);
  update();
}

bool HeadendSwitch::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LanguageChange) update();
  return QObject::eventFilter(watched, event);
}

void HeadendSwitch::update() {
  ActionSet& actions = window_.actions();
  actions.runOnLab->setChecked(bridge_.managesOwn());
  actions.runOnDaemon->setChecked(!bridge_.managesOwn());
  setAvailable(actions.runOnDaemon, open ? QString() : tr("No other headend can be reached from here."));
}

void HeadendSwitch::tell(Tone tone, const QString& text, const QString& detail) {
  Message message;
  message.tone = tone;
  message.text = text;
  message.detail = detail;
  if (tone == Tone::Ok || tone == Tone::Info) message.closeAfterMs = 12000;
  control_.tell(message);
}

bool HeadendSwitch::mayLeave() {
  const int edits = bridge_.headend().editCount();
  return edits == 0 ||
         control_.ask(tr("Discard Edits"), tr("%n edit(s) were not pushed. Discard them?", nullptr, edits),
                      tr("Discard"));
}

void HeadendSwitch::askPlace() {
  // The check mark says what is managed, not what was pressed.
  update();
  auto* dialog = new HeadendPlaceDialog(defaultPath, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &HeadendPlaceDialog::chosen, this, &HeadendSwitch::manage);
  dialog->open();
}

void HeadendSwitch::manage(const QString& path) {
  if (!open || !mayLeave()) return;
  defaultPath = path;
  const quint64 attempt = ++attempt_;
  wasThere_ = false;
  HeadendPlace place = open(path);
  bridge_.manage(std::move(place.link));
  update();
  window_.openPage(QStringLiteral("overview"));
  tell(Tone::Info, tr("Connecting to the headend at %1...").arg(path));
  place.watch(
      [self = QPointer<HeadendSwitch>(this), attempt](HeadendPlace::State state, const QString& sentence) {
        if (self) self->told(attempt, state, sentence);
      });
}

void HeadendSwitch::told(quint64 attempt, HeadendPlace::State state, const QString& sentence) {
  if (attempt != attempt_ || bridge_.managesOwn()) return;
  switch (state) {
    case HeadendPlace::State::connecting:
      return;
    case HeadendPlace::State::connected:
      wasThere_ = true;
      tell(Tone::Ok, tr("The manager works on the headend of this machine, at %1.").arg(defaultPath));
      return;
    case HeadendPlace::State::lost:
      bridge_.otherLost();
      tell(Tone::Warn, tr("The headend at %1 does not answer any more; it is tried again.").arg(defaultPath),
           sentence);
      return;
    case HeadendPlace::State::ended:
      // It was there and comes back, perhaps; at the first attempt people want to know, and go on.
      if (wasThere_) return;
      QTimer::singleShot(0, this, [this, attempt, sentence] {
        if (attempt != attempt_) return;
        ++attempt_;
        bridge_.manageOwn();
        update();
        tell(Tone::Error, tr("The headend of this machine could not be reached."), sentence);
      });
      return;
  }
}

void HeadendSwitch::backToLab() {
  update();
  if (bridge_.managesOwn() || !mayLeave()) return;
  ++attempt_;
  bridge_.manageOwn();
  update();
  tell(Tone::Info, tr("The manager works on the built-in lab's headend."));
}

}  // namespace drawbridge::ui
