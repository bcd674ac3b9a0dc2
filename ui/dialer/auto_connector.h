// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that begin by themselves (client.md 9): those that the start of the program wants, and those of
// the network this machine is in. When which is due, client::AutoInitiator says. No widget of its own.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "client/auto_initiation_file.h"
#include "ui/dialer/connection_controller.h"

namespace drawbridge::ui {

class AutoConnector : public QObject {
  Q_OBJECT

 public:
  /// `connections` must outlive this. Nothing is begun before start().
  explicit AutoConnector(ConnectionController& connections, QObject* parent = nullptr);

  /// This machine's addresses, its tunnels' left out; unset: it has none.
  std::function<std::vector<Ipv4Address>()> ownAddresses;

  /// Reads the settings and connects what is due, entries of the start among it.
  void start();
  /// Addresses or routes of this machine changed, or it woke up.
  void networkChanged() { look(); }

  [[nodiscard]] const client::AutoInitiation& settings() const { return settings_; }
  /// Writes the settings and goes by them from now on. What went wrong, empty if nothing did.
  [[nodiscard]] QString change(const client::AutoInitiation& settings);
  /// Until resumed or the program ends, no connection begins by itself; what is connected stays so.
  void suspend(bool suspended);
  [[nodiscard]] bool isSuspended() const { return suspended_; }
  /// Whether this began the connection of the entry: then nothing comes to the front because of it.
  [[nodiscard]] bool began(const QString& entry) const { return begun_.contains(entry); }
  /// How it stands, one sentence.
  [[nodiscard]] QString statusText() const;

 signals:
  void changed();

 private:
  void look();
  void renew(const std::vector<std::string>& atStart);
  void ended(const client::Ended& ended);
  void givenUp(const QString& entry);
  [[nodiscard]] TimePoint now() const;
  [[nodiscard]] std::filesystem::path file() const;

  ConnectionController& connections_;
  ClientSession& session_;
  client::AutoInitiation settings_;
  std::unique_ptr<client::AutoInitiator> initiator_;
  std::vector<Ipv4Address> own_;
  QElapsedTimer clock_;
  QTimer timer_;
  QSet<QString> begun_;
  bool suspended_ = false;
};

}  // namespace drawbridge::ui
