// SPDX-License-Identifier: GPL-3.0-or-later
// Capture files: what is read is written again with the same packets.
#include <cstdlib>

#include "wire/ipv4.h"
#include "wire/pcap.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = wire::read_pcap({data, size});
  if (!file) return 0;
  wire::PcapWriter writer(file->link_type);
  for (const auto& packet : file->packets) {
    if (const auto ip = wire::ipv4_in_frame(file->link_type, packet.octets)) (void)wire::parse_ipv4(*ip);
    writer.add(packet.time, packet.octets);
  }
  const auto again = wire::read_pcap(writer.file());
  if (!again || again->cut || again->packets.size() != file->packets.size()) std::abort();
  for (std::size_t i = 0; i < file->packets.size(); ++i) {
    if (!equal(again->packets[i].octets, file->packets[i].octets)) std::abort();
  }
  return 0;
}
