// SPDX-License-Identifier: GPL-3.0-or-later
// A Host plugged into a Segment.
#pragma once

#include "net/segment.h"
#include "tcpip/host.h"

namespace drawbridge::tcpip {

class AttachedHost final : public net::Station {
 public:
  /// `segment` must outlive the host.
  AttachedHost(Stack& stack, HostConfig config, net::Segment& segment);
  ~AttachedHost() override;

  [[nodiscard]] bool answers_for(Ipv4Address next_hop) const override;
  void receive(TimePoint now, ByteView packet) override;

  [[nodiscard]] Host& host() { return host_; }
  [[nodiscard]] const Host& host() const { return host_; }

 private:
  net::Segment& segment_;
  Host host_;
};

}  // namespace drawbridge::tcpip
