// SPDX-License-Identifier: GPL-3.0-or-later
// A headend without network: it holds a configuration, takes commands as the device does, pushes, undoes and
// counts down when the test says so. And the window with the policy page on it.
#pragma once

#include <QTableView>
#include <QTest>
#include <deque>
#include <memory>

#include "ipc/service_link.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "pix/writer.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/policy_kind_view.h"
#include "ui/manager/policy_page.h"
#include "ui/manager/push_dialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "window_fixture.h"

namespace drawbridge::ui::testing {

class PolicyDevice final : public ipc::ServiceLink {
 public:
  void send(ipc::Request request) override {
    if (const auto* push = std::get_if<ipc::Push>(&request)) run(*push);
    if (const auto* confirm = std::get_if<ipc::ConfirmPush>(&request)) {
      waiting_ = false;
      told(ipc::PushOutcome::confirmed, confirm->id);
    }
    if (const auto* undo = std::get_if<ipc::UndoPush>(&request)) takeBack(ipc::PushOutcome::undone, undo->id);
    requests.push_back(std::move(request));
  }
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override {
    receiver_ = std::move(receiver);
  }
  void tell(const ipc::Notice& notice) {
    if (receiver_) receiver_(notice);
  }
  void start(std::string_view text = pix::lab_configuration()) {
    ipc::HeadendState state;
    state.running = true;
    state.hostname = "pixfirewall";
    tell(state);
    config = pix::parse(text).config;
    tellRunning(false);
  }
  void tellRunning(bool byConsole) {
    ipc::RunningConfig running;
    running.revision = ++revision_;
    running.config = config;
    running.text = pix::write(config);
    running.by_console = byConsole;
    tell(running);
  }
  /// Somebody types at the console.
  void console(std::string_view line) {
    QVERIFY2(pix::apply_line(config, line).ok(), std::string(line).c_str());
    tellRunning(true);
  }
  /// Time goes by for the push that waits.
  void pass(Seconds seconds) {
    if (!waiting_) return;
    remaining_ -= seconds;
    if (remaining_ <= Duration::zero()) {
      takeBack(ipc::PushOutcome::timed_out, push_.id);
    } else {
      told(ipc::PushOutcome::applied, push_.id, remaining_);
    }
  }
  template <class T>
  [[nodiscard]] const T* last() const {
    for (auto it = requests.rbegin(); it != requests.rend(); ++it) {
      if (const T* found = std::get_if<T>(&*it)) return found;
    }
    return nullptr;
  }
  [[nodiscard]] bool waits() const { return waiting_; }

  pix::Config config;
  std::deque<ipc::Request> requests;
  /// A command that the device refuses although it is right, with what it prints.
  std::string refuses, refusal = "ERROR: unable to do that";

 private:
  void run(const ipc::Push& push) {
    push_ = push;
    before_ = config;
    pix::EditContext context;
    for (std::size_t i = 0; i < push.commands.size(); ++i) {
      const auto result = pix::apply_line(config, push.commands[i], &context);
      const bool ok = result.ok() && push.commands[i] != refuses;
      tell(ipc::PushProgress{push.id, i, ok,
                             ok            ? std::string()
                             : result.ok() ? refusal
                                           : result.device_text});
      if (ok) continue;
      if (push.stop_and_undo_on_error) config = before_;
      tellRunning(false);
      ipc::PushState state;
      state.id = push.id;
      state.outcome =
          push.stop_and_undo_on_error ? ipc::PushOutcome::refused_and_undone : ipc::PushOutcome::refused;
      state.commands = i;
      state.refused_command = push.commands[i];
      state.device_text = refusal;
      tell(state);
      return;
    }
    tellRunning(false);
    waiting_ = push.confirm_within > Duration::zero();
    remaining_ = push.confirm_within;
    told(ipc::PushOutcome::applied, push.id, remaining_);
  }
  void takeBack(ipc::PushOutcome outcome, std::uint64_t id) {
    waiting_ = false;
    config = before_;
    tellRunning(false);
    told(outcome, id);
  }
  void told(ipc::PushOutcome outcome, std::uint64_t id, Duration remaining = {}) {
    ipc::PushState state;
    state.id = id;
    state.outcome = outcome;
    state.commands = push_.commands.size();
    state.remaining = remaining;
    tell(state);
  }

  std::function<void(const ipc::Notice&)> receiver_;
  ipc::Push push_;
  pix::Config before_;
  bool waiting_ = false;
  Duration remaining_{};
  std::uint64_t revision_ = 0;
};

/// The window with the one page in front, at this device.
template <class Device>
struct PolicyWindowAt {
  Device device;
  Bridge bridge{device};
  MainWindow window;
  PageContext context;
  std::unique_ptr<HeadendController> controller;
  PolicyPage* page = nullptr;
  QString asked;
  bool answer = true;

  PolicyWindowAt() {
    context.window = &window;
    context.actions = &window.actions();
    context.client = &bridge.client();
    context.headend = &bridge.headend();
    controller = std::make_unique<HeadendController>(context);
    context.control = controller.get();
    controller->ask = [this](const QString&, const QString& text, const QString&) {
      asked = text;
      return answer;
    };
    device.start();
    PageSpec spec;
    spec.id = QStringLiteral("policy");
    spec.group = PageGroup::Headend;
    spec.title = [] { return QStringLiteral("Policy"); };
    spec.icon = QStringLiteral("db-policy");
    spec.make = [this]() -> QWidget* { return page = new PolicyPage(context); };
    spec.collapsesNavigation = true;
    window.setPages({spec});
    window.resize(1100, 720);
    window.show();
    if (!QTest::qWaitForWindowActive(&window)) qWarning("the window does not come to the front");
  }
  ~PolicyWindowAt() {
    delete controller->pushDialog();
    // The pages look at the controller until the end.
    delete page;
  }
  PolicyWindowAt(const PolicyWindowAt&) = delete;
  PolicyWindowAt& operator=(const PolicyWindowAt&) = delete;

  [[nodiscard]] HeadendSession& session() { return bridge.headend(); }
  [[nodiscard]] QStringList commands() {
    QStringList lines;
    for (const auto& step : session().pendingScript().steps) lines << QString::fromStdString(step.command);
    return lines;
  }
  /// The field whose label says this, in the form of a kind.
  template <class T>
  [[nodiscard]] T* field(PolicyKind kind, const QString& accessibleName) const {
    for (T* each : page->view(kind)->findChildren<T*>()) {
      if (each->accessibleName() == accessibleName) return each;
    }
    qWarning("no field %s", qPrintable(accessibleName));
    return nullptr;
  }
};

using PolicyWindow = PolicyWindowAt<PolicyDevice>;

/// As a person does: click into the field, type over what is there.
inline void typeInto(QWidget* field, const QString& text) {
  field->setFocus();
  QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClicks(field, text);
}

}  // namespace drawbridge::ui::testing
