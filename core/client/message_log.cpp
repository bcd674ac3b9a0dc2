// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/message_log.h"

#include <fmt/format.h>

namespace drawbridge::client {

namespace {

std::string_view exchange_name(std::uint8_t exchange) {
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
      return "?";
  }
}

std::string names(const std::vector<std::string>& payloads) {
  std::string text;
  for (const std::string& each : payloads) {
    if (!text.empty()) text += ", ";
    text += each;
  }
  return text;
}

std::string_view problem_text(ike::trace::Trouble what) {
  using ike::trace::Trouble;
  switch (what) {
    case Trouble::sa_not_found:
      return "A message belongs to no negotiation";
    case Trouble::malformed:
      return "A message is malformed and was ignored";
    case Trouble::decrypt_failed:
      return "A message could not be decrypted";
    case Trouble::hash_mismatch:
      return "The proof of the gateway does not fit";
    case Trouble::unknown_group:
      return "The group is not known";
    case Trouble::wrong_group_password:
      return "The group password does not fit";
    case Trouble::no_common_policy:
      return "No offer was acceptable";
    case Trouble::retransmitting:
      return "No answer yet, sending again";
    case Trouble::duplicate:
      return "A message came twice";
    case Trouble::half_open_limit:
      return "Too many negotiations are open";
    case Trouble::no_key:
      return "There is no key for this peer";
    case Trouble::proxy_not_assigned_address:
      return "The proposed address is not the assigned one";
    case Trouble::dead_peer:
      return "The peer does not answer any more";
  }
  return "";
}

}  // namespace

std::optional<LogLine> message_log(const ike::trace::Event& event) {
  if (const auto* sent = std::get_if<ike::trace::Sent>(&event)) {
    return LogLine{
        LogClass::ike, 4, 0x43000013,
        fmt::format("{} >>> ISAKMP OAK {} {}({}) to {}", sent->retransmission ? "RESENDING" : "SENDING",
                    exchange_name(sent->exchange), sent->encrypted ? "*" : "", names(sent->payloads),
                    sent->to.address.to_string())};
  }
  if (const auto* received = std::get_if<ike::trace::Received>(&event)) {
    return LogLine{LogClass::ike, 5, 0x43000014,
                   fmt::format("RECEIVED <<< ISAKMP OAK {} {}({}) from {}", exchange_name(received->exchange),
                               received->encrypted ? "*" : "", names(received->payloads),
                               received->from.address.to_string())};
  }
  if (const auto* vendor = std::get_if<ike::trace::VendorId>(&event)) {
    if (!vendor->dpd && !vendor->unity && !vendor->xauth) return std::nullopt;
    return LogLine{LogClass::ike, 5, 0x43000015,
                   fmt::format("Peer supports {}", vendor->dpd     ? "dead peer detection"
                                                   : vendor->unity ? "Unity"
                                                                   : "extended authentication")};
  }
  if (const auto* created = std::get_if<ike::trace::SasCreated>(&event)) {
    return LogLine{LogClass::ipsec, 4, 0x43700016,
                   fmt::format("Loading IPsec SA ({}, OUTBOUND SPI = 0x{:08X} INBOUND SPI = 0x{:08X})",
                               created->transform, created->outbound_spi, created->inbound_spi)};
  }
  if (std::holds_alternative<ike::trace::Authenticated>(event)) {
    return LogLine{LogClass::ike, 4, 0x43000017, "Established phase 1: the gateway has proved itself."};
  }
  if (const auto* deleted = std::get_if<ike::trace::DeletePayload>(&event)) {
    return LogLine{LogClass::ike, 4, 0x43000018,
                   fmt::format("Delete received, message id 0x{:08X}", deleted->message_id)};
  }
  if (const auto* problem = std::get_if<ike::trace::Problem>(&event)) {
    return LogLine{LogClass::ike, 2, 0xc3000019,
                   problem->detail.empty()
                       ? std::string(problem_text(problem->what))
                       : fmt::format("{}: {}", problem_text(problem->what), problem->detail)};
  }
  return std::nullopt;
}

}  // namespace drawbridge::client
