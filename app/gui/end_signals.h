// SPDX-License-Identifier: GPL-3.0-or-later
// SIGTERM, SIGINT and SIGHUP as a Qt signal: the program ends in order instead of being cut off.
#pragma once

#include <QObject>

class QSocketNotifier;

namespace drawbridge::gui {

class EndSignals : public QObject {
  Q_OBJECT

 public:
  /// Takes the three signals over; one such object a process.
  explicit EndSignals(QObject* parent = nullptr);
  ~EndSignals() override;
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

 signals:
  /// On the event loop, at the first of them. A second one ends the process at once.
  void endWanted();

 private:
  QSocketNotifier* notifier_ = nullptr;
};

}  // namespace drawbridge::gui
