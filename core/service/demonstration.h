// SPDX-License-Identifier: GPL-3.0-or-later
// The whole story on the built-in lab without a window: connect, fetch the inside page, look at both ends,
// disconnect, print the accounting records; then a host without a tunnel is refused, asked and answered. What `drawbridgectl demo` runs.
#pragma once

#include <functional>
#include <string>

#include "service/service.h"

namespace drawbridge::service {

struct DemonstrationOptions {
  client::Profile profile;
  client::ConnectSecrets secrets;  ///< group password or pre-shared key
  std::string user = "cisco_customer";
  Secret password = Secret(std::string_view("cisco"));
  /// Headend's configuration; empty: the lab's own.
  std::string configuration;
  /// Commands entered in configuration mode before anybody connects.
  std::vector<std::string> commands = {
      "aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound"};
  std::string url = "http://10.89.129.131/";
  lab::LabOptions lab;
  std::function<void(ike::InitiatorConfig&)> edit_offer;  ///< client::ConnectionSettings
  WallTime wall_epoch;
  std::string config_folder;  ///< printed in the heading
  std::string system;         ///< "Linux 6.1.0 x86_64", printed in the heading
};

struct DemonstrationResult {
  bool ok = false;
  std::string failure;     ///< the step that failed and why, when not ok
  std::string transcript;  ///< the headend console's whole output, with the note's three debugs on
};

/// Prints to `print` as it goes. `random` may be the system's or a seeded one.
[[nodiscard]] DemonstrationResult run_demonstration(const DemonstrationOptions& options, Random& random,
                                                    const std::function<void(std::string_view)>& print);

}  // namespace drawbridge::service
