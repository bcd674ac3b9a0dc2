// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/debug_crypto.h"

#include <fmt/format.h>

#include <array>

namespace drawbridge::console {

namespace {

namespace trace = ike::trace;
using Lines = std::vector<std::string>;

std::string address(Ipv4Address a) {
  return a.to_string();
}

std::string_view exchange_words(std::uint8_t exchange) {
  switch (exchange) {
    case 2:
      return "OAK_MM exchange";
    case 4:
      return "OAK_AG exchange";
    case 5:
      return "OAK_INFO exchange";
    case 6:
      return "ISAKMP_TRANSACTION exchange";
    case 32:
      return "OAK_QM exchange";
    default:
      return "unknown exchange";
  }
}

std::string_view phase1_cipher(std::uint32_t number) {
  switch (number) {
    case 1:
      return "DES-CBC";
    case 5:
      return "3DES-CBC";
    case 7:
      return "AES-CBC";
    default:
      return "UNKNOWN";
  }
}

std::string_view phase1_hash(std::uint32_t number) {
  switch (number) {
    case 1:
      return "MD5";
    case 2:
      return "SHA";
    case 4:
      return "SHA256";
    default:
      return "UNKNOWN";
  }
}

std::string phase1_method(std::uint32_t number) {
  switch (number) {
    case 1:
      return "auth pre-share";
    case 3:
      return "auth RSA sig";
    case 65001:
      return "extended auth pre-share";
    case 65005:
      return "extended auth RSA sig";
    default:
      return fmt::format("auth {}", number);
  }
}

std::string life_type(std::uint32_t number) {
  return number == 2 ? "kilobytes" : "seconds";
}

/// A variable-length duration as its octets, a basic one as a number.
std::string life_duration(std::uint32_t number, const Bytes& octets) {
  if (octets.empty()) return fmt::format("life duration (basic) of {}", number);
  std::string text = "life duration (VPI) of ";
  for (const std::uint8_t octet : octets) text += fmt::format(" 0x{:x}", octet);
  return text;
}

std::string mode_config_name(std::uint16_t attribute) {
  switch (attribute) {
    case 1:
      return "IP4_ADDRESS";
    case 2:
      return "IP4_NETMASK";
    case 3:
      return "IP4_DNS";
    case 4:
      return "IP4_NBNS";
    case 5:
      return "ADDRESS_EXPIRY";
    case 6:
      return "IP4_DHCP";
    case 7:
      return "APPLICATION_VERSION";
    default:
      return "UNKNOWN";
  }
}

std::string xauth_name(std::uint16_t attribute) {
  switch (attribute) {
    case 16520:
      return "XAUTH_TYPE";
    case 16521:
      return "XAUTH_USER_NAME";
    case 16522:
      return "XAUTH_USER_PASSWORD";
    case 16523:
      return "XAUTH_PASSCODE";
    case 16524:
      return "XAUTH_MESSAGE";
    case 16525:
      return "XAUTH_CHALLENGE";
    case 16526:
      return "XAUTH_DOMAIN";
    case 16527:
      return "XAUTH_STATUS";
    case 16528:
      return "XAUTH_NEXT_PIN";
    case 16529:
      return "XAUTH_ANSWER";
    default:
      return fmt::format("UNKNOWN ({})", attribute);
  }
}

std::string transform_name(std::uint8_t id, std::uint8_t protocol) {
  if (protocol == 2) return id == 2 ? "AH_MD5" : id == 3 ? "AH_SHA" : fmt::format("AH_{}", id);
  if (protocol == 4) return fmt::format("IPCOMP_{}", id);
  switch (id) {
    case 2:
      return "ESP_DES";
    case 3:
      return "ESP_3DES";
    case 11:
      return "ESP_NULL";
    case 12:
      return "ESP_AES";
    default:
      return fmt::format("ESP_{}", id);
  }
}

std::string authenticator(std::uint32_t number) {
  switch (number) {
    case 1:
      return "HMAC-MD5";
    case 2:
      return "HMAC-SHA";
    case 5:
      return "HMAC-SHA256";
    default:
      return fmt::format("{}", number);
  }
}

/// A/M/protocol/port (type=n). The key engine prints the mask of a host as 0.0.0.0 once the SA stands.
std::string proxy_words(const trace::Proxy& proxy, bool installed) {
  const Ipv4Address mask = installed && proxy.id_type == 1 ? Ipv4Address{} : proxy.network.mask();
  return fmt::format("{}/{}/{}/{} (type={})", address(proxy.network.network()), address(mask), proxy.protocol,
                     proxy.port, proxy.id_type);
}

struct Writer {
  const DebugFlags& flags;

  [[nodiscard]] Lines isakmp(std::initializer_list<std::string> lines) const {
    return flags.isakmp ? Lines(lines) : Lines{};
  }
  [[nodiscard]] Lines ipsec(std::initializer_list<std::string> lines) const {
    return flags.ipsec ? Lines(lines) : Lines{};
  }

  Lines operator()(const trace::Received& e) const {
    return isakmp({fmt::format("crypto_isakmp_process_block: src {}, dest {}", address(e.from.address),
                               address(e.to.address))});
  }
  Lines operator()(const trace::Exchange& e) const {
    return isakmp({std::string(exchange_words(e.exchange))});
  }
  Lines operator()(const trace::Sent&) const { return {}; }
  Lines operator()(const trace::BlockEnd& e) const {
    switch (e.status) {
      case trace::Status::no_error:
        return isakmp({"return status is IKMP_NO_ERROR"});
      case trace::Status::no_retrans:
        return isakmp({"return status is IKMP_ERR_NO_RETRANS"});
      case trace::Status::retrans:
        return isakmp({"return status is IKMP_ERR_RETRANS"});
      case trace::Status::error:
        return isakmp({"return status is IKMP_ERR"});
    }
    return {};
  }
  Lines operator()(const trace::PeerAdded& e) const {
    return isakmp({fmt::format("VPN Peer: ISAKMP: Added new peer: ip:{} Total VPN Peers:{}", address(e.peer),
                               e.total_peers)});
  }
  Lines operator()(const trace::PeerReference& e) const {
    const std::string line = fmt::format(
        "VPN Peer: {}: Peer ip:{} Ref cnt {} to:{} Total VPN Peers:{}", e.ipsec ? "IPSEC" : "ISAKMP",
        address(e.peer), e.decremented ? "decremented" : "incremented", e.count, e.total_peers);
    return e.ipsec ? ipsec({line}) : isakmp({line});
  }
  Lines operator()(const trace::PeerRemoved& e) const {
    return isakmp({fmt::format("VPN Peer: ISAKMP: Deleted peer: ip:{} Total VPN peers:{}", address(e.peer),
                               e.total_peers)});
  }
  Lines operator()(const trace::PeerNode& e) const {
    return isakmp({fmt::format("ISAKMP: Created a peer node for {}", address(e.peer))});
  }
  Lines operator()(const trace::ProcessingPayload& e) const {
    return isakmp({fmt::format("ISAKMP (0): processing {} payload. message ID = {}", e.name, e.message_id)});
  }
  Lines operator()(const trace::CheckingTransform& e) const {
    return isakmp({fmt::format("ISAKMP (0): Checking ISAKMP transform {} against priority {} policy",
                               e.transform, e.priority)});
  }
  Lines operator()(const trace::Phase1Attribute& e) const {
    const auto line = [this](const std::string& text) { return isakmp({"ISAKMP:      " + text}); };
    switch (e.type) {
      case 1:
        return line(fmt::format("encryption {}", phase1_cipher(e.number)));
      case 2:
        return line(fmt::format("hash {}", phase1_hash(e.number)));
      case 3:
        return line(phase1_method(e.number));
      case 4:
        return line(fmt::format("default group {}", e.number));
      case 11:
        return line("life type in " + life_type(e.number));
      case 12:
        return line(life_duration(e.number, e.octets));
      case 14:
        return line(fmt::format("keylength of {}", e.number));
      default:
        return line(fmt::format("unknown attribute {}", e.type));
    }
  }
  Lines operator()(const trace::TransformVerdict& e) const {
    return isakmp({fmt::format("ISAKMP (0): atts are {}acceptable. Next payload is {}",
                               e.acceptable ? "" : "not ", e.next_payload)});
  }
  Lines operator()(const trace::IdTypeChosen& e) const {
    return isakmp({fmt::format("ISAKMP (0): SA is doing pre-shared key authentication using id type {}",
                               e.id_type == 2 ? "ID_FQDN" : "ID_IPV4_ADDR")});
  }
  Lines operator()(const trace::VendorId& e) const {
    if (!flags.isakmp) return {};
    Lines lines;
    lines.emplace_back("ISAKMP (0): processing vendor id payload");
    if (e.dpd) lines.emplace_back("ISAKMP (0): remote peer supports dead peer detection");
    if (e.unity) lines.emplace_back("ISAKMP (0): speaking to a Unity client");
    return lines;
  }
  Lines operator()(const trace::OwnIdPayload& e) const {
    return isakmp({"ISAKMP (0): ID payload", fmt::format("\tnext-payload : {}", e.next_payload),
                   fmt::format("\ttype         : {}", e.type), fmt::format("\tprotocol     : {}", e.protocol),
                   fmt::format("\tport         : {}", e.port), fmt::format("\tlength       : {}", e.length),
                   fmt::format("ISAKMP (0): Total payload length: {}", e.total)});
  }
  Lines operator()(const trace::Notify& e) const {
    if (!flags.isakmp) return {};
    Lines lines{fmt::format("ISAKMP (0): processing NOTIFY payload {} protocol {} spi {}, message ID = {}",
                            e.type, e.protocol, e.spi, e.message_id)};
    if (e.acted_on) lines.emplace_back("ISAKMP (0): processing notify INITIAL_CONTACT");
    return lines;
  }
  Lines operator()(const trace::DeletedSharedSas& e) const {
    return ipsec(
        {"IPSEC(key_engine): got a queue event...",
         "IPSEC(key_engine_delete_sas): rec'd delete notify from ISAKMP",
         fmt::format("IPSEC(key_engine_delete_sas): delete all SAs shared with   {}", address(e.peer))});
  }
  Lines operator()(const trace::Authenticated&) const {
    return isakmp({"ISAKMP (0): SA has been authenticated"});
  }
  Lines operator()(const trace::NeedXauth&) const { return isakmp({"ISAKMP (0:0): Need XAUTH"}); }
  Lines operator()(const trace::XauthRequestAttribute& e) const {
    return isakmp({"ISAKMP/xauth: request attribute " + xauth_name(e.attribute)});
  }
  Lines operator()(const trace::InitiatingPeerConfig& e) const {
    return isakmp({fmt::format("ISAKMP (0:0): initiating peer config to {}. ID = {} (0x{:x})",
                               address(e.peer), e.message_id, e.message_id)});
  }
  Lines operator()(const trace::TransactionPayload& e) const {
    return isakmp({fmt::format("ISAKMP (0:0): processing transaction payload from {}. message ID = {}",
                               address(e.peer), e.shown)});
  }
  Lines operator()(const trace::ConfigPayload& e) const {
    static constexpr std::array<std::string_view, 5> kNames{"CFG_UNKNOWN", "CFG_REQUEST", "CFG_REPLY",
                                                            "CFG_SET", "CFG_ACK"};
    return isakmp({fmt::format("ISAKMP: Config payload {}", kNames[e.type < kNames.size() ? e.type : 0])});
  }
  Lines operator()(const trace::AddressAccepted&) const {
    return isakmp({"ISAKMP (0:0): peer accepted the address!"});
  }
  Lines operator()(const trace::CheckingRequest&) const {
    return isakmp({"ISAKMP (0:0): checking request:"});
  }
  Lines operator()(const trace::RequestAttribute& e) const {
    if (!flags.isakmp) return {};
    Lines lines{fmt::format("ISAKMP: attribute    {} ({})", mode_config_name(e.attribute), e.attribute)};
    if (!e.supported) lines.push_back(fmt::format("        Unsupported Attr: {}", e.attribute));
    return lines;
  }
  Lines operator()(const trace::RespondingPeerConfig& e) const {
    return isakmp({fmt::format("ISAKMP (0:0): responding to peer config from {}. ID = {}", address(e.peer),
                               e.message_id)});
  }
  Lines operator()(const trace::QuickMode& e) const {
    return isakmp({fmt::format("oakley_process_quick_mode: {}",
                               e.step == trace::QuickModeStep::idle ? "OAK_QM_IDLE" : "OAK_QM_AUTH_AWAIT")});
  }
  Lines operator()(const trace::CheckingProposal& e) const {
    return isakmp({fmt::format("ISAKMP : Checking IPsec proposal {}", e.number)});
  }
  Lines operator()(const trace::CheckingEspTransform& e) const {
    return isakmp(
        {fmt::format("ISAKMP: transform {}, {}", e.transform, transform_name(e.transform_id, e.protocol)),
         "ISAKMP:   attributes in transform:"});
  }
  Lines operator()(const trace::Phase2Attribute& e) const {
    const auto line = [this](const std::string& text) { return isakmp({"ISAKMP:      " + text}); };
    switch (e.type) {
      case 1:
        return line("SA life type in " + life_type(e.number));
      case 2:
        return line("SA " + life_duration(e.number, e.octets));
      case 3:
        return line(fmt::format("group is {}", e.number));
      case 4:
        return line(fmt::format("encaps is {}", e.number));
      case 5:
        return line("authenticator is " + authenticator(e.number));
      case 6:
        return line(fmt::format("key length is {}", e.number));
      default:
        return line(fmt::format("unknown attribute {}", e.type));
    }
  }
  Lines operator()(const trace::ProposalNotSupported& e) const {
    return ipsec({fmt::format(
        "IPSEC(validate_proposal): transform proposal (prot {}, trans {}, hmac_alg {}) not supported",
        e.protocol, e.transform_id, e.hmac)});
  }
  Lines operator()(const trace::Phase2Verdict& e) const {
    if (e.acceptable) return isakmp({"ISAKMP (0): atts are acceptable."});
    return isakmp({fmt::format("ISAKMP (0): atts not acceptable. Next payload is {}", e.next_payload)});
  }
  Lines operator()(const trace::SkippingAnded& e) const {
    return isakmp({fmt::format("ISAKMP (0): skipping next ANDED proposal ({})", e.proposal)});
  }
  Lines operator()(const trace::BadSpiSize& e) const {
    return isakmp({fmt::format("ISAKMP (0): bad SPI size of {} octets!", e.octets)});
  }
  Lines operator()(const trace::ProposalPart& e) const {
    return ipsec({"IPSEC(validate_proposal_request): proposal part #1,",
                  fmt::format("  (key eng. msg.) dest= {}, src= {},", address(e.dest), address(e.src)),
                  fmt::format("    dest_proxy= {},", proxy_words(e.dest_proxy, false)),
                  fmt::format("    src_proxy= {},", proxy_words(e.src_proxy, false)),
                  fmt::format("    protocol= ESP, transform= {},", e.transform), "    lifedur= 0s and 0kb,",
                  fmt::format("    spi= 0x0(0), conn_id= 0, keysize= {}, flags= 0x4", e.keysize)});
  }
  Lines operator()(const trace::QuickModeId& e) const {
    const bool host = e.proxy.id_type == 1;
    const std::string where =
        host ? address(e.proxy.network.address)
             : fmt::format("{}/{}", address(e.proxy.network.network()), address(e.proxy.network.mask()));
    return isakmp(
        {fmt::format("ISAKMP (0): {} {} {} prot {} port {}", host ? "ID_IPV4_ADDR" : "ID_IPV4_ADDR_SUBNET",
                     e.is_source ? "src" : "dst", where, e.proxy.protocol, e.proxy.port)});
  }
  Lines operator()(const trace::SpiAllocated& e) const {
    return ipsec({"IPSEC(key_engine): got a queue event...",
                  fmt::format("IPSEC(spi_response): getting spi 0x{:x}({}) for SA", e.spi, e.spi) +
                      fmt::format(" from {} to {} for prot 3", address(e.from), address(e.to))});
  }
  Lines operator()(const trace::SlotAllocated& e) const {
    if (!flags.engine) return {};
    return {fmt::format("map_alloc_entry: allocating entry {}", e.slot)};
  }

  /// The key engine's words about one direction; the inbound one names its destination first.
  void add_installed(Lines& lines, const trace::SasCreated& e, bool inbound) const {
    const std::string local = proxy_words(e.local_proxy, true);
    const std::string peer = proxy_words(e.peer_proxy, true);
    lines.emplace_back("IPSEC(initialize_sas): ,");
    if (inbound) {
      lines.push_back(fmt::format("  (key eng. msg.) dest= {}, src= {},", address(e.local), address(e.peer)));
      lines.push_back(fmt::format("    dest_proxy= {},", local));
      lines.push_back(fmt::format("    src_proxy= {},", peer));
    } else {
      lines.push_back(fmt::format("  (key eng. msg.) src= {}, dest= {},", address(e.local), address(e.peer)));
      lines.push_back(fmt::format("    src_proxy= {},", local));
      lines.push_back(fmt::format("    dest_proxy= {},", peer));
    }
    lines.push_back(fmt::format("    protocol= ESP, transform= {},", e.transform));
    lines.push_back(fmt::format("    lifedur= {}s and 0kb,", e.life_seconds.value_or(0)));
    const std::uint32_t spi = inbound ? e.inbound_spi : e.outbound_spi;
    lines.push_back(fmt::format("    spi= 0x{:x}({}), conn_id= {}, keysize= {}, flags= 0x4", spi, spi,
                                inbound ? e.inbound_conn_id : e.outbound_conn_id, e.keysize));
  }

  Lines operator()(const trace::SasCreated& e) const {
    Lines lines;
    const std::string local = address(e.local_proxy.network.network());
    const std::string peer = address(e.peer_proxy.network.network());
    const auto add_created = [&](bool inbound) {
      lines.push_back(fmt::format("        {} SA from {} to {} (proxy {} to {})",
                                  inbound ? "inbound" : "outbound", address(inbound ? e.peer : e.local),
                                  address(inbound ? e.local : e.peer), inbound ? peer : local,
                                  inbound ? local : peer));
      lines.push_back(fmt::format("        has spi {} and conn_id {} and flags 4",
                                  inbound ? e.inbound_spi : e.outbound_spi,
                                  inbound ? e.inbound_conn_id : e.outbound_conn_id));
      if (e.life_seconds) lines.push_back(fmt::format("        lifetime of {} seconds", *e.life_seconds));
    };
    if (flags.isakmp) {
      lines.emplace_back("ISAKMP (0): Creating IPsec SAs");
      add_created(true);
      add_created(false);
    }
    if (flags.ipsec) {
      lines.emplace_back("IPSEC(key_engine): got a queue event...");
      add_installed(lines, e, true);
      add_installed(lines, e, false);
    }
    return lines;
  }
  Lines operator()(const trace::DeletePayload& e) const {
    return isakmp({fmt::format("ISAKMP (0): processing DELETE payload. message ID = {}", e.message_id)});
  }
  Lines operator()(const trace::SaDeleted& e) const {
    return isakmp({fmt::format("ISAKMP (0): deleting SA: src {}, dst {}", address(e.src), address(e.dst))});
  }
  Lines operator()(const trace::NatDetected& e) const {
    return isakmp({"ISAKMP (0): Detected NAT-D payload",
                   fmt::format("ISAKMP (0): NAT {} MINE hash", e.own ? "does not match" : "match"),
                   "ISAKMP (0): Detected NAT-D payload",
                   fmt::format("ISAKMP (0): NAT {} HIS hash", e.peer ? "does not match" : "match")});
  }
  Lines operator()(const trace::Problem& e) const {
    const auto about = [&](std::string_view text) { return isakmp({fmt::format("ISAKMP (0): {}", text)}); };
    switch (e.what) {
      case trace::Trouble::sa_not_found:
        return isakmp({"ISAKMP: sa not found for ike msg"});
      case trace::Trouble::malformed:
        return about("malformed message");
      case trace::Trouble::decrypt_failed:
        return isakmp({"ISAKMP: reserved not zero on payload 5!"});
      case trace::Trouble::hash_mismatch:
        return about("HASH of the peer does not match");
      case trace::Trouble::unknown_group:
        return about(fmt::format("no vpngroup named {} for peer {}", e.detail, address(e.peer)));
      case trace::Trouble::wrong_group_password:
        return about(
            fmt::format("pre-shared key of vpngroup {} does not match, peer {}", e.detail, address(e.peer)));
      case trace::Trouble::no_common_policy:
        return about(e.detail.empty() ? "no offers accepted!" : "IPSec policy invalidated proposal");
      case trace::Trouble::retransmitting:
        return about("retransmitting phase 1 (0)...");
      case trace::Trouble::duplicate:
        return about("duplicate of a message already processed");
      case trace::Trouble::half_open_limit:
        return about(
            fmt::format("too many unfinished negotiations, message from {} dropped", address(e.peer)));
      case trace::Trouble::no_key:
        return about(fmt::format("No pre-shared key for peer {}", address(e.peer)));
      case trace::Trouble::proxy_not_assigned_address:
        return about(fmt::format("proxy {} is not the address assigned to the peer", e.detail));
      case trace::Trouble::dead_peer:
        return about(fmt::format("peer {} does not answer", address(e.peer)));
      case trace::Trouble::certificate_refused:
        return about(fmt::format("certificate of peer {} refused: {}", address(e.peer), e.detail));
      case trace::Trouble::no_udp:
        return about("peer does not agree to UDP encapsulation");
    }
    return {};
  }
};

}  // namespace

std::vector<std::string> debug_lines(const ike::trace::Event& event, const DebugFlags& flags) {
  return std::visit(Writer{flags}, event);
}

}  // namespace drawbridge::console
