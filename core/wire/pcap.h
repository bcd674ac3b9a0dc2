// SPDX-License-Identifier: GPL-3.0-or-later
// Classic pcap files: 24 octets of file header, then 16 octets before each packet. Read in either byte order,
// with microseconds or nanoseconds; written big-endian with microseconds.
#pragma once

#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "wire/error.h"

namespace drawbridge::wire {

enum class LinkType : std::uint32_t {
  ethernet = 1,
  raw_ip = 101,
  linux_cooked = 113,  ///< SLL, 16 octets
  ipv4 = 228,
  linux_cooked_2 = 276,  ///< SLL2, 20 octets
};

constexpr std::size_t kMaxPcapPackets = 1'000'000;
constexpr std::uint32_t kMaxPcapPacket = 262'144;

struct PcapPacket {
  WallTime time;
  ByteView octets;                  ///< as captured, with the link layer's header
  std::uint32_t original_size = 0;  ///< on the wire
};

struct PcapFile {
  LinkType link_type = LinkType::raw_ip;
  std::vector<PcapPacket> packets;
  bool cut = false;  ///< the file ends within a packet: those before it are all here
};

/// The views live as long as `file`. Errors: truncated (no file header), bad_value (not a pcap file),
/// bad_length (a packet above 262144 octets), too_many.
[[nodiscard]] Result<PcapFile, WireError> read_pcap(ByteView file);

/// The IPv4 packet in a captured frame (one VLAN tag is skipped); nothing for other contents.
[[nodiscard]] std::optional<ByteView> ipv4_in_frame(LinkType link_type, ByteView frame);

/// A growing file image.
class PcapWriter {
 public:
  explicit PcapWriter(LinkType link_type = LinkType::raw_ip);
  void add(WallTime time, ByteView octets);
  /// The file so far, or what was added since take_new.
  [[nodiscard]] const Bytes& file() const { return file_; }
  /// Hands out what was added since the last call, the file header with the first: for appending to a file.
  [[nodiscard]] Bytes take_new();

 private:
  Bytes file_;
};

}  // namespace drawbridge::wire
