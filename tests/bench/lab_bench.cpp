// SPDX-License-Identifier: GPL-3.0-or-later
// What a person waits for on the built-in lab: from the click on Connect to "secure", beside the user's
// typing. Real time, the service on its own thread as in the program.
#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include "client/profile_store.h"
#include "service/service_thread.h"

using namespace drawbridge;

namespace {

/// One application object for all cases; event loops need it.
QCoreApplication& application() {
  static int argc = 1;
  static char name[] = "drawbridge_bench";
  static char* argv[] = {name, nullptr};
  static QCoreApplication instance(argc, argv);
  return instance;
}

client::Profile lab_profile(client::EntryKind kind) {
  for (client::Profile& profile : client::lab_profiles()) {
    if (profile.kind == kind) return profile;
  }
  return {};
}

void click_to_secure(benchmark::State& state, client::EntryKind kind) {
  application();
  service::ServiceOptions options;
  options.limits.enabled = false;  // one person does not connect twenty times a second
  service::ServiceThread service(options);
  QEventLoop loop;
  bool is_up = false, has_ended = false;
  service.set_receiver([&](const ipc::Notice& notice) {
    if (std::holds_alternative<ipc::ClientPrompt>(notice)) {
      service.send(ipc::AnswerPrompt{"cisco_customer", Secret(std::string_view("cisco")), {}, {}, {}});
    } else if (const auto* change = std::get_if<ipc::ClientState>(&notice)) {
      is_up = change->change.state == client::State::up;
      if (is_up) loop.quit();
    } else if (std::holds_alternative<ipc::ClientEnded>(notice)) {
      has_ended = true;
      loop.quit();
    }
  });
  service.send(ipc::StartHeadend{});
  for (auto _ : state) {
    ipc::Connect connect;
    connect.profile = lab_profile(kind);
    connect.group_password = client::lab_group_password(kind);
    has_ended = false;
    QElapsedTimer timer;
    timer.start();
    service.send(std::move(connect));
    loop.exec();
    state.SetIterationTime(static_cast<double>(timer.nsecsElapsed()) / 1e9);
    if (!is_up) {
      state.SkipWithError("the connection did not come up");
      return;
    }
    service.send(ipc::Disconnect{});
    while (!has_ended) loop.exec();
  }
}

}  // namespace

BENCHMARK_CAPTURE(click_to_secure, client_4x, client::EntryKind::dialer)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->MinTime(2);
BENCHMARK_CAPTURE(click_to_secure, client_11, client::EntryKind::policy_11)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->MinTime(2);
