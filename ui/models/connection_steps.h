// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a connection as people follow them: what is done, what runs, what is to come (ui.md 4.5,
// client.md 4.1). Plain values from the session's state changes.
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>
#include <vector>

#include "client/status.h"

namespace drawbridge::ui {

enum class StepState { Done, Running, Failed, ToCome };

struct StepLine {
  StepState state = StepState::ToCome;
  QString text;
  QDateTime at;  ///< invalid for a step to come
};

class ConnectionSteps {
 public:
  /// A change of state, noted at `now`; a new attempt starts anew. The dates of one attempt differ exactly as
  /// the service's clock does, whenever its notices are seen.
  void add(const client::StateChange& change, const QDateTime& now);
  void end(const client::Ended& ended);
  void clear();

  [[nodiscard]] bool isEmpty() const { return steps_.empty(); }
  [[nodiscard]] QString entry() const;
  /// 1 to 7, 0 before and after.
  [[nodiscard]] int current() const;
  /// One line for each step there was (a second try of the login has lines of its own), then those to come
  /// while the attempt goes on.
  [[nodiscard]] std::vector<StepLine> lines() const;
  /// Phase 1: from the first message to the gateway's question, or to what follows without one.
  [[nodiscard]] std::optional<Duration> phase1() const;
  /// How long the gateway's questions waited for the user, all rounds together.
  [[nodiscard]] std::optional<Duration> userTime() const;
  /// From the first step to the last change or the end.
  [[nodiscard]] Duration total() const;
  /// How long the last step took until the end; nothing while it runs.
  [[nodiscard]] std::optional<Duration> lastStep() const;

 private:
  struct Step {
    client::State state{};
    std::string server;
    TimePoint at{};
    bool abandoned = false;  ///< a backup server was tried after it
  };
  [[nodiscard]] QDateTime date(TimePoint at) const;

  std::vector<Step> steps_;
  std::string entry_;
  qint64 epochMs_ = 0;  ///< date of TimePoint zero
  bool up_ = false;
  std::optional<client::Ended> ended_;
  std::optional<QDateTime> endDate_;
};

/// "84 ms", "7.4 s", "2 min 5 s".
[[nodiscard]] QString shortSpan(Duration span);

}  // namespace drawbridge::ui
