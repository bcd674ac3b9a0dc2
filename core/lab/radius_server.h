// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's RADIUS server (RFC 2865 and 2866; wire-aaa.md 1 and 2): PAP, challenge, accounting; on the ports
// of the device (1645, 1646) and on those of the registry (1812, 1813).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/secret.h"
#include "lab/accounting_record.h"
#include "tcpip/host.h"
#include "wire/radius_packet.h"

namespace drawbridge::lab {

enum class RadiusMode : std::uint8_t {
  normal,
  silent,     ///< takes requests and never answers
  unsigned_,  ///< answers without Message-Authenticator, as servers do that were not told to
  challenge,  ///< asks for a code after the right password
};

struct RadiusServerOptions {
  Secret secret = Secret(std::string_view("secretkey"));
  std::map<std::string, Secret> users = {{"cisco_customer", Secret(std::string_view("cisco"))}};
  /// What an Access-Accept carries besides.
  std::vector<wire::RadiusAttribute> grants;
  std::string question = "Enter the code on your card:";
  std::map<std::string, Secret> codes = {{"cisco_customer", Secret(std::string_view("314159"))}};
  /// The date of TimePoint zero, for the records.
  WallTime epoch;
};

class RadiusServer {
 public:
  struct Counters {
    std::uint64_t requests = 0;
    std::uint64_t repeated = 0;  ///< the same datagram again: the same answer
    std::uint64_t accepted = 0;
    std::uint64_t refused = 0;
    std::uint64_t challenged = 0;
    std::uint64_t records = 0;
    std::uint64_t dropped = 0;  ///< damaged, under another secret, or without Message-Authenticator
    bool operator==(const Counters&) const = default;
  };

  /// `host` must outlive the server.
  RadiusServer(tcpip::Host& host, RadiusServerOptions options);
  ~RadiusServer();
  RadiusServer(const RadiusServer&) = delete;
  RadiusServer& operator=(const RadiusServer&) = delete;

  void set_mode(RadiusMode mode) { mode_ = mode; }
  [[nodiscard]] RadiusMode mode() const { return mode_; }
  [[nodiscard]] RadiusServerOptions& options() { return options_; }
  [[nodiscard]] const std::vector<AccountingRecord>& records() const { return records_; }
  void clear_records() { records_.clear(); }
  [[nodiscard]] const Counters& counters() const { return counters_; }

 private:
  void take_login(std::uint16_t port, const Endpoint& from, ByteView datagram);
  void take_record(std::uint16_t port, const Endpoint& from, ByteView datagram);
  void store(const wire::RadiusPacket& request);
  [[nodiscard]] wire::RadiusPacket answer_to(const wire::RadiusPacket& request);
  void send(std::uint16_t port, const Endpoint& to, const wire::RadiusPacket& request,
            wire::RadiusPacket reply, bool is_signed);
  /// True if that very datagram was answered before: the answer is sent again.
  bool repeat(std::uint16_t port, const Endpoint& from, ByteView datagram);

  tcpip::Host& host_;
  RadiusServerOptions options_;
  RadiusMode mode_ = RadiusMode::normal;
  std::vector<AccountingRecord> records_;
  Counters counters_;
  struct Answered {
    Bytes request, reply;
  };
  std::map<std::pair<Endpoint, std::uint8_t>, Answered> answered_;  ///< by sender and identifier
  std::map<std::string, std::string> states_;                       ///< State of a challenge -> user
  std::uint32_t next_state_ = 1;
};

}  // namespace drawbridge::lab
