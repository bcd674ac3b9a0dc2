// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpip/attached_host.h"

namespace drawbridge::tcpip {

AttachedHost::AttachedHost(Stack& stack, HostConfig config, net::Segment& segment)
    : segment_(segment), host_(stack, std::move(config), [this](Ipv4Address next_hop, ByteView packet) {
        segment_.send(host_.now(), *this, next_hop, packet);
      }) {
  segment_.attach(*this);
}

AttachedHost::~AttachedHost() {
  segment_.detach(*this);
}

bool AttachedHost::answers_for(Ipv4Address next_hop) const {
  return !next_hop.is_any() && next_hop == host_.address();
}

void AttachedHost::receive(TimePoint now, ByteView packet) {
  (void)now;  // the stack's clock is moved by whoever delivers
  host_.input(packet);
}

}  // namespace drawbridge::tcpip
