// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/pcap_tap.h"

#include <fstream>

namespace drawbridge::net {

PcapTap::PcapTap(WallTime epoch) : epoch_(epoch), writer_(wire::LinkType::raw_ip) {}

void PcapTap::packet(TimePoint now, ByteView packet) {
  writer_.add(wall_time(epoch_, now), packet);
  ++packets_;
}

std::function<void(TimePoint, ByteView)> PcapTap::sink() {
  return [this](TimePoint now, ByteView octets) { packet(now, octets); };
}

bool PcapTap::save(const std::string& path) const {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(reinterpret_cast<const char*>(capture().data()), static_cast<std::streamsize>(capture().size()));
  file.close();
  return !file.fail();
}

}  // namespace drawbridge::net
