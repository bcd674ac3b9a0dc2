// SPDX-License-Identifier: GPL-3.0-or-later
// One window per user: a second start asks the first to come to the front.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

class QLocalServer;

namespace drawbridge::ui {

class SingleInstance : public QObject {
  Q_OBJECT

 public:
  /// `name` names the local socket; it lies in the user's runtime folder and is his alone.
  explicit SingleInstance(QString name, QObject* parent = nullptr);
  /// Sends the arguments to a window that runs already; false if there is none within half a second.
  [[nodiscard]] bool handOver(const QStringList& arguments) const;
  /// Listens for later starts. False if the socket cannot be made: the window then works without.
  bool listen();

 signals:
  void startedAgain(const QStringList& arguments);

 private:
  void receive();

  QString name_;
  QLocalServer* server_ = nullptr;
};

}  // namespace drawbridge::ui
