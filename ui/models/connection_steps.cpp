// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/connection_steps.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/text/client_text.h"

namespace drawbridge::ui {

namespace {

using client::State;

qint64 milliseconds(TimePoint at) {
  return std::chrono::duration_cast<Milliseconds>(at.time_since_epoch()).count();
}

}  // namespace

void ConnectionSteps::clear() {
  *this = {};
}

void ConnectionSteps::add(const client::StateChange& change, const QDateTime& now) {
  const int step = stepOf(change.state);
  if (step == 0) return;
  if (change.state == State::initializing || steps_.empty() || ended_) {
    clear();
    entry_ = change.entry;
    epochMs_ = now.toMSecsSinceEpoch() - milliseconds(change.at);
  }
  up_ = change.state == State::up;
  if (!steps_.empty()) {
    Step& last = steps_.back();
    if (stepOf(last.state) == step) {
      const bool otherServer = step == 2 && last.state == State::contacting &&
                               (change.state == State::resolving || change.server != last.server);
      if (!otherServer) {
        // Resolving and contacting are one step; its time is that of its begin.
        last.state = change.state;
        last.server = change.server;
        return;
      }
      last.abandoned = true;
    }
  }
  steps_.push_back({change.state, change.server, change.at, false});
}

void ConnectionSteps::end(const client::Ended& ended) {
  if (steps_.empty() || ended_) return;
  ended_ = ended;
  endDate_ = QDateTime::fromMSecsSinceEpoch(ended.at.microseconds / 1000);
}

QString ConnectionSteps::entry() const {
  return QString::fromStdString(entry_);
}

int ConnectionSteps::current() const {
  return steps_.empty() || ended_ ? 0 : stepOf(steps_.back().state);
}

QDateTime ConnectionSteps::date(TimePoint at) const {
  return QDateTime::fromMSecsSinceEpoch(epochMs_ + milliseconds(at));
}

std::vector<StepLine> ConnectionSteps::lines() const {
  std::vector<StepLine> lines;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    const bool isLast = i + 1 == steps_.size();
    StepLine line;
    line.text = text(step.state, QString::fromStdString(step.server), entry());
    line.at = date(step.at);
    line.state = step.abandoned              ? StepState::Failed
                 : !isLast || up_            ? StepState::Done
                 : ended_ && ended_->by_user ? StepState::ToCome
                 : ended_                    ? StepState::Failed
                                             : StepState::Running;
    lines.push_back(line);
  }
  if (!ended_ && !steps_.empty()) {
    for (int step = stepOf(steps_.back().state) + 1; step <= connectionSteps; ++step)
      lines.push_back({StepState::ToCome, text(stateOfStep(step), {}, entry()), {}});
  }
  return lines;
}

std::optional<Duration> ConnectionSteps::phase1() const {
  std::optional<TimePoint> begin;
  for (const Step& step : steps_) {
    if (stepOf(step.state) == 2) begin = step.at;
    if (stepOf(step.state) > 2 && begin) return step.at - *begin;
  }
  return std::nullopt;
}

std::optional<Duration> ConnectionSteps::userTime() const {
  std::optional<Duration> sum;
  for (std::size_t i = 0; i + 1 < steps_.size(); ++i) {
    if (steps_[i].state == State::user_prompt)
      sum = sum.value_or(Duration{}) + (steps_[i + 1].at - steps_[i].at);
  }
  return sum;
}

Duration ConnectionSteps::total() const {
  if (steps_.empty()) return {};
  if (endDate_) return Milliseconds(qMax(qint64{0}, date(steps_.front().at).msecsTo(*endDate_)));
  return steps_.back().at - steps_.front().at;
}

std::optional<Duration> ConnectionSteps::lastStep() const {
  if (steps_.empty() || !endDate_) return std::nullopt;
  return Milliseconds(qMax(qint64{0}, date(steps_.back().at).msecsTo(*endDate_)));
}

QString shortSpan(Duration span) {
  const qint64 ms = std::chrono::duration_cast<Milliseconds>(span).count();
  if (ms < 1000) return QCoreApplication::translate("drawbridge::ui::Span", "%1 ms").arg(ms);
  if (ms < 60'000) {
    return QCoreApplication::translate("drawbridge::ui::Span", "%1 s")
        .arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', ms < 10'000 ? 1 : 0));
  }
  return QCoreApplication::translate("drawbridge::ui::Span", "%1 min %2 s")
      .arg(ms / 60'000)
      .arg(ms / 1000 % 60);
}

}  // namespace drawbridge::ui
