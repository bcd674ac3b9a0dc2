// SPDX-License-Identifier: GPL-3.0-or-later
// Everything people see, put together over a link to a service: the program and the tests of whole stories
// use the same.
#pragma once

#include <memory>

#include "client/profile_store.h"
#include "client/secret_store.h"
#include "ui/bridge/bridge.h"
#include "ui/shell/main_window.h"

namespace drawbridge::ui {

class AutoConnector;
class CaptureActions;
class CertificateActions;
class ClientWindows;
class ConnectionController;
class EntryActions;
class HeadendController;
class HeadendSwitch;
class PolicyEditor;
class SessionWindows;

class Windows {
 public:
  /// All must outlive the windows; `secrets` may be null (no keyring).
  Windows(ipc::ServiceLink& link, client::ProfileStore& store, client::SecretStore* secrets);
  ~Windows();
  Windows(const Windows&) = delete;
  Windows& operator=(const Windows&) = delete;

  /// Makes the pages and restores the settings; opens `first` if it names a page. Call once before show().
  void open(const QString& first = {});
  /// Ends the tunnel (its deletes are sent) and calls `done` when it has ended, or after two seconds.
  void endTunnel(std::function<void()> done);

  [[nodiscard]] MainWindow& window() { return *window_; }
  [[nodiscard]] Bridge& bridge() { return bridge_; }
  [[nodiscard]] EntryActions& entries() { return *entries_; }
  [[nodiscard]] CertificateActions& certificates() { return *certificates_; }
  /// Which headend the manager works on.
  [[nodiscard]] HeadendSwitch& place() { return *place_; }
  /// Connections that begin by themselves; its start() begins those of the start and of the network.
  [[nodiscard]] AutoConnector& automatic() { return *automatic_; }
  [[nodiscard]] SessionWindows& session() { return *sessionWindows_; }
  [[nodiscard]] ConnectionController& connections() { return *connections_; }

 private:
  [[nodiscard]] PageContext context();
  void openPolicy(const QString& entry);
  void askAutoInitiation();
  void showAutomatic();

  Bridge bridge_;
  std::unique_ptr<ConnectionController> connections_;
  std::unique_ptr<AutoConnector> automatic_;
  std::unique_ptr<MainWindow> window_;
  std::unique_ptr<EntryActions> entries_;
  std::unique_ptr<CertificateActions> certificates_;
  std::unique_ptr<CaptureActions> capture_;
  std::unique_ptr<HeadendController> control_;
  std::unique_ptr<HeadendSwitch> place_;
  std::unique_ptr<ClientWindows> clientWindows_;
  std::unique_ptr<SessionWindows> sessionWindows_;
  PolicyEditor* policyEditor_ = nullptr;  ///< a child of the window, made at the first call
};

}  // namespace drawbridge::ui
