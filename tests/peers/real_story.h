// SPDX-License-Identifier: GPL-3.0-or-later
// A Service in real time whose AAA servers and syslog hosts are on the machine's network; the client, the
// tunnel and the inside hosts are the lab's.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "service/service.h"

namespace drawbridge::testing {

class RealStory {
 public:
  explicit RealStory(const std::string& configuration);

  /// Lets things happen until `done`; false when the time was over first.
  bool run_until(const std::function<bool()>& done, Duration limit = Seconds{60});
  /// The lab's entry, with this user; true when the tunnel is up.
  bool connect(const std::string& user, const std::string& password);
  void disconnect();
  bool fetch();
  [[nodiscard]] bool has_syslog(int id) const;
  [[nodiscard]] bool says(const std::string& words) const;
  [[nodiscard]] headend::Headend& headend() { return service_.headend()->headend(); }
  std::string type(const std::string& line);
  [[nodiscard]] const ipc::Accounting& accounting() const { return accounting_; }

 private:
  [[nodiscard]] TimePoint now() const;
  void drain();

  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  SystemRandom random_;
  service::Service service_;
  std::string user_, password_;
  bool is_up_ = false, has_ended_ = false;
  std::vector<ipc::PageFetched> pages_;
  std::vector<ipc::Syslog> syslog_;
  ipc::Accounting accounting_;
  std::string console_;
};

/// The note's configuration; "tacacs+" or "radius".
[[nodiscard]] std::string note_with(const std::string& protocol, const std::vector<std::string>& more = {});

}  // namespace drawbridge::testing
