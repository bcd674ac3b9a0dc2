// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/accounting.h"

#include <fmt/format.h>

namespace drawbridge::aaa {

namespace {

constexpr std::uint8_t protocol_tcp = 6;
constexpr std::uint8_t protocol_udp = 17;

}  // namespace

std::string command_name(std::uint8_t protocol, std::uint16_t port) {
  if (protocol == protocol_tcp) {
    switch (port) {
      case 21:
        return "ftp";
      case 23:
        return "telnet";
      case 80:
        return "http";
      default:
        return fmt::format("tcp/{}", port);
    }
  }
  if (protocol == protocol_udp) return fmt::format("udp/{}", port);
  return fmt::format("{}/{}", protocol, port);
}

AccountingRequest connection_start(const ConnectionAccount& connection) {
  AccountingRequest request;
  request.kind = AccountingKind::start;
  request.user = connection.user;
  request.rem_addr = connection.foreign;
  request.args = {fmt::format("task_id=0x{:x}", connection.task_id),
                  "foreign_ip=" + connection.foreign.to_string(), "local_ip=" + connection.local.to_string(),
                  "cmd=" + command_name(connection.protocol, connection.port)};
  return request;
}

AccountingRequest connection_stop(const ConnectionAccount& connection, Duration elapsed,
                                  std::uint64_t bytes_in, std::uint64_t bytes_out) {
  AccountingRequest request = connection_start(connection);
  request.kind = AccountingKind::stop;
  request.args.push_back(fmt::format("elapsed_time={}", whole_seconds(elapsed)));
  request.args.push_back(fmt::format("bytes_in={}", bytes_in));
  request.args.push_back(fmt::format("bytes_out={}", bytes_out));
  return request;
}

}  // namespace drawbridge::aaa
