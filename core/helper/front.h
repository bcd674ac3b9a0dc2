// SPDX-License-Identifier: GPL-3.0-or-later
// Carries out the requests of one connection: descriptors and rtnetlink by itself, the rest through the back.
#pragma once

#include "helper/back.h"
#include "helper/request_check.h"

namespace drawbridge::helper {

struct Outcome {
  privilege::Answer answer;
  Descriptor descriptor;  ///< to go with the answer
};

class Front {
 public:
  Front(Journal& journal, Netlink& netlink, BackLink& back)
      : journal_(journal), netlink_(netlink), back_(back) {}

  [[nodiscard]] Outcome handle(const privilege::Request& request);
  /// Everything back as it was; true if so, and the journal's file is gone.
  [[nodiscard]] bool undo_all();

 private:
  Outcome carry_out(const privilege::OpenTun& request);
  Outcome carry_out(const privilege::OpenUdp& request);
  Outcome carry_out(const privilege::OpenRawEsp& request);
  Outcome carry_out(const privilege::SetAddress& request);
  Outcome carry_out(const privilege::SetRoutes& request);
  Outcome carry_out(const privilege::SetDns& request);
  Outcome carry_out(const privilege::BlockIpv6& request) { return through_back(request); }
  Outcome carry_out(const privilege::KillSwitch& request) { return through_back(request); }
  Outcome carry_out(const privilege::Undo& request);
  Outcome carry_out(const privilege::LiftKillSwitch& request);
  Outcome through_back(const privilege::Request& request);
  [[nodiscard]] int attached_networks(std::vector<Prefix>& networks);

  Journal& journal_;
  Netlink& netlink_;
  BackLink& back_;
  SessionState state_;
  int index_ = 0;  ///< of our device
  // What stands, to be put there again: see carry_out(SetDns).
  std::optional<privilege::SetAddress> address_;
  std::optional<privilege::SetRoutes> routes_;
};

}  // namespace drawbridge::helper
