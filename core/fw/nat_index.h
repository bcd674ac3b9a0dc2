// SPDX-License-Identifier: GPL-3.0-or-later
// Which static, nat and global line is meant, found by hashing: one look-up for each mask in use, however
// many lines there are (pix-behaviour.md 3). Holds indices into the Rules it was made from.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "fw/rules.h"

namespace drawbridge::fw {

class NatIndex {
 public:
  NatIndex() = default;
  explicit NatIndex(const Rules& rules);

  /// Asked about policy lines: does the list permit the flow?
  using Accept = std::function<bool(std::size_t)>;

  /// The first static, in the order of the configuration, whose mapped side holds the destination. Port
  /// statics fit only `protocol` and port.
  [[nodiscard]] std::optional<std::size_t> static_of_mapped(InterfaceIndex mapped_interface,
                                                            std::uint8_t protocol, const Endpoint& mapped,
                                                            const Accept& accept) const;
  /// The first static whose real side holds the source.
  [[nodiscard]] std::optional<std::size_t> static_of_real(InterfaceIndex real_interface,
                                                          InterfaceIndex mapped_interface,
                                                          std::uint8_t protocol, const Endpoint& real,
                                                          const Accept& accept) const;
  /// True if any static has that mapped address on that interface, whatever its list says.
  [[nodiscard]] bool is_static_address(InterfaceIndex mapped_interface, Ipv4Address address) const;
  /// The same for statics of whole hosts alone.
  [[nodiscard]] bool is_static_host(InterfaceIndex mapped_interface, Ipv4Address address) const;
  /// True if a port static owns that port.
  [[nodiscard]] bool is_static_port(InterfaceIndex mapped_interface, std::uint8_t protocol,
                                    const Endpoint& mapped) const;

  /// Policy lines of `nat` on that interface, in the order of the configuration.
  [[nodiscard]] const std::vector<std::size_t>& policies(InterfaceIndex interface, bool outside) const;
  /// The plain line of `nat` with the longest mask that holds the source.
  [[nodiscard]] std::optional<std::size_t> plain(InterfaceIndex interface, bool outside,
                                                 Ipv4Address source) const;

  /// The globals of that id on that interface: ranges first, then single addresses.
  [[nodiscard]] const std::vector<std::size_t>& globals(InterfaceIndex interface, std::int64_t id) const;
  [[nodiscard]] bool is_global_address(InterfaceIndex interface, Ipv4Address address,
                                       const Rules& rules) const;

 private:
  struct Key {
    std::uint64_t place = 0;  ///< address, protocol and port
    std::uint64_t side = 0;   ///< interfaces, or an id
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      std::uint64_t mixed = (key.place ^ (key.side * 0xC2B2AE3D27D4EB4FULL)) * 0x9E3779B97F4A7C15ULL;
      mixed ^= mixed >> 31;
      return mixed;
    }
  };
  /// Lines whose keys are made alike: by the same mask, with or without a port.
  struct Shape {
    Ipv4Address mask;
    bool has_port = false;
    std::size_t first = 0;                                          ///< the smallest index in it
    std::unordered_map<Key, std::vector<std::size_t>, Hash> lines;  ///< ascending
  };
  static std::uint64_t side(InterfaceIndex a, InterfaceIndex b) {
    return std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
  }
  static Key key_of(std::uint64_t side, Ipv4Address mask, std::uint8_t protocol, const Endpoint& endpoint,
                    bool has_port);
  static void insert(std::vector<Shape>& shapes, std::uint64_t side, Ipv4Address mask, std::uint8_t protocol,
                     const Endpoint& endpoint, bool has_port, std::size_t index);
  static std::optional<std::size_t> first_of(const std::vector<Shape>& shapes, std::uint64_t side,
                                             std::uint8_t protocol, const Endpoint& endpoint,
                                             const Accept& accept);

  std::vector<bool> is_policy_;       ///< by static
  std::vector<Shape> mapped_, real_;  ///< of statics, smallest first index first
  std::vector<Shape> plain_;          ///< of nat, longest mask first
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> policies_;
  std::unordered_map<Key, std::vector<std::size_t>, Hash> globals_;
};

}  // namespace drawbridge::fw
