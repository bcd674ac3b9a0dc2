// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/event_log.h"

#include <fmt/format.h>

namespace drawbridge::client {

namespace {

std::string exchange_name(std::uint8_t exchange) {
  switch (exchange) {
    case 2:
      return "MM";
    case 4:
      return "AG";
    case 5:
      return "INFO";
    case 6:
      return "TRANS";
    case 32:
      return "QM";
    default:
      return fmt::format("exchange {}", exchange);
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string trouble_text(const ike::trace::Problem& problem) {
  using ike::trace::Trouble;
  switch (problem.what) {
    case Trouble::sa_not_found:
      return "A message belongs to no SA";
    case Trouble::malformed:
      return "A message is malformed";
    case Trouble::decrypt_failed:
      return "A message could not be decrypted";
    case Trouble::hash_mismatch:
      return "Hash verification failed. The group name or the group password may be wrong";
    case Trouble::unknown_group:
      return "The group is unknown";
    case Trouble::wrong_group_password:
      return "The group password is wrong";
    case Trouble::no_common_policy:
      return "No proposal was acceptable";
    case Trouble::retransmitting:
      return "No answer yet, retransmitting";
    case Trouble::duplicate:
      return "A message came twice";
    case Trouble::half_open_limit:
      return "Too many unfinished negotiations";
    case Trouble::no_key:
      return "There is no key for this peer";
    case Trouble::proxy_not_assigned_address:
      return "The offered address is not the assigned one";
    case Trouble::dead_peer:
      return "The peer does not answer the dead peer detection";
    case Trouble::certificate_refused:
      return problem.detail;
    case Trouble::no_udp:
      return "ESP can only go in UDP here, and the peer agreed to none";
  }
  return {};
}

/// Level of a trouble: what ends a connection is a warning, what networks do every day is not.
int trouble_level(ike::trace::Trouble what) {
  using ike::trace::Trouble;
  switch (what) {
    case Trouble::retransmitting:
    case Trouble::duplicate:
      return 4;
    case Trouble::sa_not_found:
      return 5;
    case Trouble::hash_mismatch:
    case Trouble::certificate_refused:
    case Trouble::dead_peer:
    case Trouble::no_common_policy:
    case Trouble::no_udp:
      return 2;
    default:
      return 3;
  }
}

struct Describe {
  using Line = std::optional<LogLine>;

  Line operator()(const ike::trace::Sent& e) const {
    const std::string payloads = e.retransmission ? "Retransmission" : joined(e.payloads);
    return LogLine{LogClass::ike, 4, 0x0013,
                   fmt::format("SENDING >>> ISAKMP OAK {} {}({}) to {}", exchange_name(e.exchange),
                               e.encrypted ? "*" : "", payloads, e.to.address.to_string())};
  }
  Line operator()(const ike::trace::Received& e) const {
    return LogLine{LogClass::ike, 4, 0x0014,
                   fmt::format("RECEIVING <<< ISAKMP OAK {} {}({}) from {}", exchange_name(e.exchange),
                               e.encrypted ? "*" : "", joined(e.payloads), e.from.address.to_string())};
  }
  Line operator()(const ike::trace::VendorId& e) const {
    if (e.unity) return LogLine{LogClass::ike, 5, 0x0001, "Peer is a Unity compliant peer"};
    if (e.dpd) return LogLine{LogClass::ike, 5, 0x0001, "Peer supports DPD"};
    if (e.xauth) return LogLine{LogClass::ike, 5, 0x0001, "Peer supports XAUTH"};
    return LogLine{LogClass::ike, 7, 0x0001, "Peer sent a vendor id that is not known here"};
  }
  Line operator()(const ike::trace::Notify& e) const {
    return LogLine{LogClass::ike, 5, 0x0045,
                   fmt::format("Received notify {}{}", e.type, e.acted_on ? "" : ", not acted on")};
  }
  Line operator()(const ike::trace::DeletePayload& e) const {
    return LogLine{LogClass::ike, 5, 0x003C,
                   fmt::format("Received a DELETE payload (message id: {:08X})", e.message_id)};
  }
  Line operator()(const ike::trace::SasCreated& e) const {
    return LogLine{LogClass::ike, 5, 0x0056,
                   fmt::format("Loading IPsec SA ({}, outbound SPI = 0x{:08X}, inbound SPI = 0x{:08X})",
                               e.transform, e.outbound_spi, e.inbound_spi)};
  }
  Line operator()(const ike::trace::Phase1Attribute& e) const {
    return LogLine{LogClass::ike, 9, 0x0081,
                   fmt::format("Phase 1 attribute {} = {}", e.type,
                               e.octets.empty() ? std::to_string(e.number) : to_hex(e.octets))};
  }
  Line operator()(const ike::trace::Phase2Attribute& e) const {
    return LogLine{LogClass::ike, 9, 0x0082,
                   fmt::format("Phase 2 attribute {} = {}", e.type,
                               e.octets.empty() ? std::to_string(e.number) : to_hex(e.octets))};
  }
  Line operator()(const ike::trace::NatDetected& e) const {
    std::string_view where = "No NAT was found on the way";
    if (e.own && e.peer) where = "Both ends are behind a NAT";
    if (e.own && !e.peer) where = "This end is behind a NAT";
    if (!e.own && e.peer) where = "The remote end is behind a NAT";
    return LogLine{LogClass::ike, 4, 0x0072, fmt::format("Automatic NAT detection: {}", where)};
  }
  Line operator()(const ike::trace::Problem& e) const {
    const std::string where = e.peer.is_any() ? "" : " (" + e.peer.to_string() + ")";
    return LogLine{LogClass::ike, trouble_level(e.what), 0x0021,
                   trouble_text(e) + where + (e.detail.empty() ? "" : ": " + e.detail)};
  }
  template <typename Other>
  Line operator()(const Other&) const {
    return std::nullopt;
  }
};

/// Second and third digit of a message id. The class XAUTH has none that is known; the free one is taken.
std::uint32_t class_digits(LogClass log_class) {
  switch (log_class) {
    case LogClass::ike:
      return 0x30;
    case LogClass::cm:
      return 0x31;
    case LogClass::cvpnd:
      return 0x34;
    case LogClass::xauth:
      return 0x35;
    case LogClass::cert:
      return 0x36;
    case LogClass::ipsec:
      return 0x37;
    case LogClass::cli:
      return 0x39;
    case LogClass::gui:
      return 0x3B;
    case LogClass::count:
      break;
  }
  return 0;
}

}  // namespace

void EventLog::set_level(LogClass log_class, int level) {
  if (log_class != LogClass::count) levels_[static_cast<std::size_t>(log_class)] = level;
}

bool EventLog::takes(LogClass log_class, int level) const {
  if (log_class == LogClass::count) return false;
  switch (levels_[static_cast<std::size_t>(log_class)]) {
    case 0:
      return false;
    case 1:
      return level <= 3;
    case 2:
      return level <= 6;
    default:
      return true;
  }
}

void EventLog::add(WallTime at, LogLine line) {
  if (!takes(line.log_class, line.level)) return;
  LogRecord record;
  record.number = next_number_++;
  record.at = at;
  record.level = line.level;
  record.log_class = line.log_class;
  record.message_id = message_id(line);
  record.text = std::move(line.text);
  records_.push_back(std::move(record));
}

std::optional<LogRecord> EventLog::poll() {
  if (records_.empty()) return std::nullopt;
  LogRecord record = std::move(records_.front());
  records_.pop_front();
  return record;
}

std::uint32_t message_id(const LogLine& line) {
  const std::uint32_t top = line.level <= 3 ? 0xE0000000U : 0x40000000U;
  return top | class_digits(line.log_class) << 20U | line.message;
}

std::optional<LogLine> log_line(const ike::trace::Event& event) {
  return std::visit(Describe{}, event);
}

}  // namespace drawbridge::client
