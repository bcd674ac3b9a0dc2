// SPDX-License-Identifier: GPL-3.0-or-later
// show uauth, crypto isakmp sa, crypto ipsec sa, isakmp policy, vpngroup, ip local pool.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/match.h"
#include "console/show.h"
#include "console/unconfirmed_layouts.h"
#include "pix/writer.h"

namespace drawbridge::console {

namespace {

/// What is printed as remaining where no kilobyte limit was negotiated: the device's default.
constexpr std::uint64_t default_kilobytes = 4608000;

std::string ident(const esp::Selector& selector) {
  return fmt::format("({}/{}/{}/{})", selector.network.network().to_string(),
                     selector.network.mask().to_string(), selector.protocol, selector.port);
}

bool is_aes(const esp::SaStatus& sa) {
  return sa.cipher.starts_with("esp-aes");
}

std::string transform_text(const esp::SaStatus& sa) {
  return sa.authentication.empty() ? sa.cipher + " ," : sa.cipher + " " + sa.authentication + " ,";
}

void add_sas(Lines& lines, const std::vector<esp::SaStatus>& sas, const IpsecPair& pair, bool detail) {
  for (const esp::SaStatus& sa : sas) {
    const std::uint64_t kilobytes = sa.remaining_kilobytes.value_or(
        default_kilobytes - std::min(default_kilobytes, sa.counters.bytes / 1024));
    lines.push_back(fmt::format("      spi: 0x{:x}({})", sa.spi, sa.spi));
    lines.push_back(fmt::format("        transform: {}", transform_text(sa)));
    lines.push_back(fmt::format("        in use settings ={{{}}}",
                                sa.udp_encapsulated ? "Tunnel UDP-Encaps, " : "Tunnel, "));
    lines.push_back(fmt::format("        slot: 0, conn id: {}, crypto map: {}", sa.conn_id, pair.map_tag));
    lines.push_back(fmt::format("        sa timing: remaining key lifetime (k/sec): ({}/{})", kilobytes,
                                pair.remaining_seconds.value_or(0)));
    lines.push_back(fmt::format("        IV size: {} bytes", is_aes(sa) ? 16 : 8));
    lines.push_back("        replay detection support: Y");
    if (!detail) continue;
    // Ours: what the device counts for all associations of a pair together.
    lines.push_back(fmt::format("        #pkts replay failed {}, #pkts too late {}, #pkts bad digest {}",
                                sa.counters.replay_drops, sa.counters.late_drops, sa.counters.bad_icv));
    lines.push_back(fmt::format("        #pkts outside the identities {}, last sequence number {}",
                                sa.counters.selector_mismatches, sa.sequence));
  }
}

std::string hash_text(pix::IsakmpHash hash) {
  switch (hash) {
    case pix::IsakmpHash::md5:
      return "Message Digest 5";
    case pix::IsakmpHash::sha:
      return "Secure Hash Standard";
    case pix::IsakmpHash::sha256:
      return fmt::format(layout::policy_sha2, 256);
    case pix::IsakmpHash::sha384:
      return fmt::format(layout::policy_sha2, 384);
    case pix::IsakmpHash::sha512:
      return fmt::format(layout::policy_sha2, 512);
  }
  return {};
}

std::string_view authentication_text(pix::IsakmpAuthentication authentication) {
  switch (authentication) {
    case pix::IsakmpAuthentication::pre_share:
      return "Pre-Shared Key";
    case pix::IsakmpAuthentication::rsa_sig:
      return "Rivest-Shamir-Adleman Signature";
    case pix::IsakmpAuthentication::hybrid:
      return layout::policy_hybrid;
  }
  return {};
}

/// Bits of the prime, or of the curve's field.
int group_bits(int group) {
  constexpr std::pair<int, int> sizes[] = {{1, 768},   {2, 1024},  {5, 1536},  {7, 163},
                                           {14, 2048}, {15, 3072}, {16, 4096}, {17, 6144},
                                           {18, 8192}, {19, 256},  {20, 384},  {21, 521}};
  for (const auto& [number, bits] : sizes) {
    if (number == group) return bits;
  }
  return 0;
}

esp::SaCounters sum(const std::vector<esp::SaStatus>& sas) {
  esp::SaCounters total;
  for (const esp::SaStatus& sa : sas) {
    total.encaps += sa.counters.encaps;
    total.encrypt += sa.counters.encrypt;
    total.digest += sa.counters.digest;
    total.decaps += sa.counters.decaps;
    total.decrypt += sa.counters.decrypt;
    total.verify += sa.counters.verify;
    total.send_errors += sa.counters.send_errors;
    total.recv_errors += sa.counters.recv_errors;
  }
  return total;
}

void add_pair(Lines& lines, const IpsecPair& pair, int media_mtu, IpsecSaView view, bool detail) {
  const esp::SaCounters in = sum(pair.inbound);
  const esp::SaCounters out = sum(pair.outbound);
  const bool aes = !pair.outbound.empty() && is_aes(pair.outbound.front());
  const std::string endpoint = pair.peer.to_string();
  lines.insert(lines.end(),
               {"", fmt::format("   local  ident (addr/mask/prot/port): {}", ident(pair.local)),
                fmt::format("   remote ident (addr/mask/prot/port): {}", ident(pair.remote)),
                fmt::format("   current_peer: {}", endpoint),
                fmt::format("   dynamic allocated peer ip: {}", pair.remote.network.network().to_string()),
                "", "     PERMIT, flags={}",
                fmt::format("    #pkts encaps: {}, #pkts encrypt: {}, #pkts digest {}", out.encaps,
                            out.encrypt, out.digest),
                fmt::format("    #pkts decaps: {}, #pkts decrypt: {}, #pkts verify {}", in.decaps, in.decrypt,
                            in.verify),
                "    #pkts compressed: 0, #pkts decompressed: 0",
                "    #pkts not compressed: 0, #pkts compr. failed: 0, #pkts decompress failed: 0",
                fmt::format("    #send errors {}, #recv errors {}", out.send_errors, in.recv_errors), ""});
  if (view == IpsecSaView::identity) return;
  lines.insert(
      lines.end(),
      {fmt::format("     local crypto endpt.: {}, remote crypto endpt.: {}", pair.local_endpoint.to_string(),
                   endpoint),
       fmt::format("     path mtu {}, ipsec overhead {}, media mtu {}", media_mtu, aes ? 72 : 56, media_mtu),
       fmt::format("     current outbound spi: {:x}", pair.outbound.empty() ? 0 : pair.outbound.front().spi),
       "", "     inbound esp sas:"});
  add_sas(lines, pair.inbound, pair, detail);
  lines.insert(lines.end(), {"", "", "     inbound ah sas:", "", "", "     inbound pcp sas:", "", "",
                             "     outbound esp sas:"});
  add_sas(lines, pair.outbound, pair, detail);
  lines.insert(lines.end(), {"", "", "     outbound ah sas:", "", "", "     outbound pcp sas:", "", ""});
}

/// show crypto ipsec sa address: sorted by destination, one association behind the other.
Lines by_address(const std::vector<IpsecPair>& pairs, const std::string& map, bool detail) {
  std::map<std::pair<Ipv4Address, std::uint32_t>, std::pair<const esp::SaStatus*, const IpsecPair*>> sorted;
  for (const IpsecPair& pair : pairs) {
    if (!map.empty() && pair.map_tag != map) continue;
    for (const esp::SaStatus& sa : pair.inbound) sorted[{pair.local_endpoint, sa.spi}] = {&sa, &pair};
    for (const esp::SaStatus& sa : pair.outbound) sorted[{pair.peer, sa.spi}] = {&sa, &pair};
  }
  Lines lines;
  Ipv4Address last;
  for (const auto& [key, each] : sorted) {
    if (lines.empty() || key.first != last)
      lines.insert(lines.end(), {"", "dest address: " + key.first.to_string(), "   protocol: ESP"});
    last = key.first;
    add_sas(lines, {*each.first}, *each.second, detail);
  }
  return lines;
}

}  // namespace

Lines show_uauth(const fw::UauthStatus& status, const std::string& user) {
  Lines lines = {
      "                        Current    Most Seen",
      fmt::format("Authenticated Users       {:<11}{}", status.authenticated, status.authenticated_most),
      fmt::format("Authen In Progress        {:<11}{}", status.in_progress, status.in_progress_most)};
  for (const fw::UauthEntry& entry : status.entries) {
    if (!user.empty() && entry.user != user) continue;
    lines.push_back(fmt::format("{}user '{}' at {}, authenticated", entry.is_ipsec ? "ipsec " : "",
                                entry.user, entry.address.to_string()));
    if (!entry.access_list.empty())
      lines.push_back(fmt::format(layout::uauth_access_list, entry.access_list));
    if (!entry.authorized.empty()) lines.emplace_back(layout::uauth_authorized);
    for (const std::string& each : entry.authorized) lines.push_back(fmt::format(layout::uauth_port, each));
    // No timer stands under a user of a tunnel.
    if (entry.is_ipsec) continue;
    const auto timer = [](const std::optional<Duration>& limit) {
      return cli::print_duration(limit ? whole_seconds(*limit) : 0);
    };
    lines.push_back(fmt::format(layout::uauth_absolute, timer(entry.absolute)));
    lines.push_back(fmt::format(layout::uauth_inactivity, timer(entry.inactivity)));
  }
  return lines;
}

Lines show_isakmp_sa(const std::vector<ike::SaStatus>& sas) {
  const auto embryonic =
      std::count_if(sas.begin(), sas.end(), [](const auto& sa) { return !sa.is_authenticated; });
  Lines lines = {fmt::format("Total     : {}", sas.size()), fmt::format("Embryonic : {}", embryonic),
                 "        dst               src        state     pending     created"};
  for (const ike::SaStatus& sa : sas) {
    const Ipv4Address dst = sa.is_initiator ? sa.peer.address : sa.local.address;
    const Ipv4Address src = sa.is_initiator ? sa.local.address : sa.peer.address;
    lines.push_back(fmt::format("{:>16} {:>16}    {:<14}{:>3} {:>11}", dst.to_string(), src.to_string(),
                                ike::state_name(sa.state), sa.pending, sa.created));
  }
  return lines;
}

Lines show_isakmp_sa_detail(const std::vector<ike::SaStatus>& sas) {
  const auto embryonic =
      std::count_if(sas.begin(), sas.end(), [](const auto& sa) { return !sa.is_authenticated; });
  Lines lines = {fmt::format("Total     : {}", sas.size()), fmt::format("Embryonic : {}", embryonic),
                 layout::isakmp_detail_title};
  for (const ike::SaStatus& sa : sas) {
    lines.push_back(fmt::format(layout::isakmp_detail_row, sa.local.to_string(), sa.peer.to_string(),
                                sa.encryption, sa.hash, sa.authentication == "rsa-sig" ? "rsig" : "psk",
                                ike::state_name(sa.state), sa.remaining_seconds));
  }
  return lines;
}

Lines show_ipsec_sa(const pix::Config& config, const std::vector<IpsecPair>& pairs, const std::string& name,
                    IpsecSaView view, bool detail) {
  if (view == IpsecSaView::address) return by_address(pairs, name, detail);
  Lines lines;
  // A map on an interface is shown with its address even while it has no SA.
  for (const pix::CryptoMap& map : config.crypto_maps) {
    if (!name.empty() && map.name != name) continue;
    for (const std::string& where : map.interfaces) {
      const pix::Interface* interface = config.interface_named(where);
      const std::string address =
          interface != nullptr && interface->address ? interface->address->to_string() : "0.0.0.0";
      lines.insert(lines.end(), {"", fmt::format("interface: {}", where),
                                 fmt::format("    Crypto map tag: {}, local addr. {}", map.name, address)});
      for (const IpsecPair& pair : pairs) {
        if (pair.interface == where)
          add_pair(lines, pair, interface != nullptr ? interface->mtu : 1500, view, detail);
      }
    }
  }
  return lines;
}

Lines show_isakmp_policy(const pix::Config& config) {
  const auto suite = [](Lines& lines, const pix::IsakmpPolicy& policy) {
    std::string_view encryption;
    switch (policy.encryption) {
      case pix::IsakmpEncryption::des:
        encryption = "DES - Data Encryption Standard (56 bit keys).";
        break;
      case pix::IsakmpEncryption::triple_des:
        encryption = "Three key triple DES";
        break;
      case pix::IsakmpEncryption::aes_128:
        encryption = "AES - Advanced Encryption Standard (128 bit keys).";
        break;
      case pix::IsakmpEncryption::aes_192:
        encryption = "AES - Advanced Encryption Standard (192 bit keys).";
        break;
      case pix::IsakmpEncryption::aes_256:
        encryption = "AES - Advanced Encryption Standard (256 bit keys).";
        break;
    }
    lines.push_back(fmt::format("        encryption algorithm:   {}", encryption));
    lines.push_back(fmt::format("        hash algorithm:         {}", hash_text(policy.hash)));
    lines.push_back(
        fmt::format("        authentication method:  {}", authentication_text(policy.authentication)));
    lines.push_back(
        fmt::format("        Diffie-Hellman group:   #{} ({} bit)", policy.group, group_bits(policy.group)));
    lines.push_back(
        fmt::format("        lifetime:               {} seconds, no volume limit", policy.lifetime));
  };
  Lines lines;
  for (const auto& [priority, policy] : config.isakmp.policies) {
    lines.push_back(fmt::format("Protection suite of priority {}", priority));
    suite(lines, policy);
  }
  lines.push_back("Default protection suite");
  suite(lines, pix::IsakmpPolicy{});
  return lines;
}

Lines show_vpngroup(const pix::Config& config, const std::string& group) {
  Lines lines = pix::lines_of(config, pix::Chapter::vpngroup);
  if (!group.empty()) {
    std::erase_if(lines,
                  [&](const std::string& line) { return !line.starts_with("vpngroup " + group + " "); });
  }
  return lines;
}

Lines show_local_pool(const pix::Config& config, const std::vector<PoolStatus>& pools,
                      const std::string& name) {
  if (name.empty()) return pix::lines_of(config, pix::Chapter::ip_local_pool);
  Lines lines;
  for (const PoolStatus& pool : pools) {
    if (pool.name != name) continue;
    lines.emplace_back(layout::pool_title);
    lines.push_back(fmt::format(layout::pool_row, pool.range.first.to_string(), pool.range.last.to_string(),
                                pool.free_count, pool.in_use.size()));
    lines.insert(lines.end(), {"", "Available Addresses:"});
    for (const Ipv4Address address : pool.free) lines.push_back(address.to_string());
    if (pool.free_count > pool.free.size()) {
      lines.push_back(fmt::format("... and {} more", pool.free_count - pool.free.size()));
    }
    lines.insert(lines.end(), {"", "In Use Addresses:"});
    for (const PoolLease& lease : pool.in_use) lines.push_back(lease.address.to_string());
  }
  return lines;
}

}  // namespace drawbridge::console
