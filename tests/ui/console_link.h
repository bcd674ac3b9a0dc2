// SPDX-License-Identifier: GPL-3.0-or-later
// A service whose headend is only its console: real sessions over a device with the lab's configuration.
// Notices come later than the request, as from another thread.
#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <map>

#include "../core/console/fake_device.h"
#include "console/session.h"
#include "ipc/service_link.h"

namespace drawbridge::ui::testing {

class ConsoleLink final : public QObject, public ipc::ServiceLink {
 public:
  void send(ipc::Request request) override {
    if (const auto* open = std::get_if<ipc::OpenConsole>(&request)) {
      console::SessionOptions options;
      options.start_privileged = open->privileged;
      options.echo = open->echo;
      options.paging = open->paging;
      auto& session = sessions[open->console] = std::make_unique<console::Session>(device, options);
      session->start(TimePoint{});
      flush(open->console);
    } else if (const auto* input = std::get_if<ipc::ConsoleInput>(&request)) {
      const auto found = sessions.find(input->console);
      if (found == sessions.end()) return;
      inputs.push_back(input->characters);
      found->second->input(TimePoint{}, input->characters);
      flush(input->console);
    } else if (const auto* ask = std::get_if<ipc::AskCompletions>(&request)) {
      const auto found = sessions.find(ask->console);
      if (found == sessions.end()) return;
      ipc::Completions answer{ask->console, ask->line, {}};
      for (auto& each : found->second->completions(ask->line))
        answer.words.emplace_back(each.word, each.help);
      tell(std::move(answer));
    } else if (const auto* close = std::get_if<ipc::CloseConsole>(&request)) {
      sessions.erase(close->console);
    }
  }
  void set_receiver(std::function<void(const ipc::Notice&)> receiver) override {
    receiver_ = std::move(receiver);
  }
  void tell(ipc::Notice notice) {
    QMetaObject::invokeMethod(
        this,
        [this, notice = std::move(notice)] {
          if (receiver_) receiver_(notice);
        },
        Qt::QueuedConnection);
  }
  /// A debug line, printed by every session as the device does.
  void print(const std::string& line) {
    for (auto& [number, session] : sessions) {
      session->print_line(line);
      session->settle();
      flush(number);
    }
  }
  void stop() {
    for (auto& [number, session] : sessions) tell(ipc::ConsoleOutput{number, {}, true});
    sessions.clear();
  }

  drawbridge::testing::FakeDevice device;
  std::map<std::uint64_t, std::unique_ptr<console::Session>> sessions;
  std::vector<std::string> inputs;

 private:
  void flush(std::uint64_t number) {
    const bool finished = sessions[number]->is_finished();
    tell(ipc::ConsoleOutput{number, sessions[number]->take_output(), finished});
    if (finished) sessions.erase(number);
  }
  std::function<void(const ipc::Notice&)> receiver_;
};

}  // namespace drawbridge::ui::testing
