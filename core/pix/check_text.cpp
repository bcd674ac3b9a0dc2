// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of the findings.
#include <fmt/format.h>

#include "pix/check.h"

namespace drawbridge::pix {
namespace {

std::string arg(const Finding& finding, std::size_t index) {
  return index < finding.args.size() ? finding.args[index] : std::string();
}

}  // namespace

std::string english_text(const Finding& f) {
  const auto a = arg(f, 0);
  const auto b = arg(f, 1);
  switch (f.code) {
    case FindingCode::line_not_understood:
      return fmt::format("line not understood: \"{}\": {}", a, b);
    case FindingCode::checksum_differs:
      return "the Cryptochecksum differs from that of this text: the file was edited, or comes from a device";
    case FindingCode::unknown_access_list:
      return fmt::format("\"{}\" names access-list {}, which does not exist", b, a);
    case FindingCode::unknown_interface:
      return fmt::format("\"{}\" names interface {}, which does not exist", b, a);
    case FindingCode::unknown_pool:
      return fmt::format("\"{}\" names pool {}, which does not exist", b, a);
    case FindingCode::unknown_aaa_server:
      return fmt::format("\"{}\" names aaa-server {}, which does not exist", b, a);
    case FindingCode::unknown_transform_set:
      return fmt::format("\"{}\" names transform-set {}, which does not exist", b, a);
    case FindingCode::unknown_dynamic_map:
      return fmt::format("\"{}\" names dynamic-map {}, which does not exist", b, a);
    case FindingCode::unknown_object_group:
      return fmt::format("\"{}\" names object-group {}, which does not exist", b, a);
    case FindingCode::aaa_server_without_host:
      return fmt::format("\"{}\" names aaa-server {}, which has no host: nobody can log in", b, a);
    case FindingCode::group_without_pool:
      return fmt::format("vpngroup {} has no address-pool: its users get no address", a);
    case FindingCode::group_without_password:
      return fmt::format("vpngroup {} has no password: its users cannot connect", a);
    case FindingCode::map_entry_incomplete:
      return fmt::format("entry {} of map {} is incomplete", b, a);
    case FindingCode::map_interface_without_isakmp:
      return fmt::format(
          "crypto map {} is on interface {}, where isakmp is not enabled: no answer on UDP port 500", a, b);
    case FindingCode::no_isakmp_policy:
      return "isakmp is enabled, but there is no isakmp policy";
    case FindingCode::no_key_for_peers:
      return "isakmp is enabled, but there is neither an isakmp key nor a vpngroup password";
    case FindingCode::secret_must_be_typed:
      return fmt::format("\"{}\": the secret is masked and must be typed", a);
    case FindingCode::wildcard_key:
      return "the key holds for every address: weak, whoever knows it may ask for a login";
    case FindingCode::wildcard_key_without_xauth:
      return "the key holds for every address and no login is asked for: whoever knows it is in";
    case FindingCode::weak_encryption:
      return fmt::format("\"{}\": {} is weak", a, b == "NULL" ? std::string("no encryption") : b);
    case FindingCode::weak_hash:
      return fmt::format("\"{}\": {} is weak", a, b);
    case FindingCode::weak_group:
      return fmt::format("\"{}\": Diffie-Hellman group {} is weak", a, b);
    case FindingCode::no_policy_for_unity:
      return "there are vpngroups, but no isakmp policy with group 2: their clients cannot connect";
    case FindingCode::list_names_real_address:
      return fmt::format("\"{}\" never matches: packets arriving at {} carry the global address {}, not {}",
                         b, arg(f, 4), arg(f, 3), arg(f, 2));
    case FindingCode::pool_not_exempt_from_nat:
      return fmt::format(
          "pool {} is not covered by \"nat ({}) 0 access-list\": answers to clients are translated and lost",
          a, b);
    case FindingCode::pool_overlaps:
      return fmt::format("pool {} overlaps {}", a, b);
    case FindingCode::dynamic_entry_not_last:
      return fmt::format(
          "entry {} of crypto map {} is dynamic and comes before a static one, whose peers it swallows", b,
          a);
    case FindingCode::split_tunnel_any:
      return fmt::format(
          "vpngroup {} splits its tunnel by access-list {}, whose source is any: same as no split tunnel", a,
          b);
    case FindingCode::uauth_zero:
      return "timeout uauth 0 with HTTP logins: the browser asks again for every object";
    case FindingCode::uauth_longer_than_xlate:
      return fmt::format("timeout uauth {} is longer than timeout xlate {}", a, b);
    case FindingCode::exemption_too_narrow:
      return fmt::format(
          "access-list {} does not exempt all of {} at {}: answers from there to clients of pool {} are "
          "translated and lost",
          a, arg(f, 3), arg(f, 2), b);
    case FindingCode::route_contains_connected:
      return fmt::format("\"{}\" contains {}, which is connected to {}: only the longer match saves it", a,
                         arg(f, 2), b);
    case FindingCode::gateway_not_connected:
      return fmt::format("\"{}\" goes by {}, which is not in the network of interface {}", a, b, arg(f, 2));
    case FindingCode::gateway_conflicts:
      return fmt::format("\"{}\" goes by {}, an address that {} has too", a, b, arg(f, 2));
    case FindingCode::two_client_generations:
      return fmt::format(
          "isakmp policy {} serves clients of version 3 and 4, isakmp policy {} those of version 1: both are "
          "needed",
          a, b);
    case FindingCode::two_ways_to_the_key:
      return fmt::format(
          "clients of version 3 and 4 use the password of vpngroup {}, those of version 1 use \"{}\"", a, b);
    case FindingCode::group_sends_address_only:
      return fmt::format(
          "vpngroup {} sends an address only: no name servers, no domain, and all traffic of the client goes "
          "into the tunnel",
          a);
    case FindingCode::permitted_without_login:
      return fmt::format("\"{}\" lets traffic pass without a login: only {} must log in", b, arg(f, 2));
    case FindingCode::lifetime_left_to_clients:
      return fmt::format("\"{}\" sets no lifetime: the associations of clients live as long as these propose",
                         a);
    case FindingCode::aes_192_for_clients:
      return fmt::format("\"{}\": clients of version 3 and 4 know AES with 128 and 256 bits, not with 192",
                         a);
    case FindingCode::radius_needs_authenticator:
      return fmt::format(
          "\"{}\": answers without Message-Authenticator are refused, as old servers send them", a);
    case FindingCode::radius_without_authenticator:
      return fmt::format("\"{}\": answers without Message-Authenticator are taken, and can be forged", a);
    case FindingCode::aaa_host_without_key:
      return fmt::format("\"{}\" has no key: passwords travel in clear", a);
    case FindingCode::secret_in_clear:
      return fmt::format("\"{}\" is printed with its secret in clear, as on the device", a);
    case FindingCode::not_in_pix_63:
      return fmt::format("\"{}\": not in PIX 6.3", a);
    case FindingCode::policy_without_certificate:
      return fmt::format("\"{}\" serves nobody: the headend has no certificate", a);
    case FindingCode::policy_without_authority:
      return fmt::format("\"{}\" serves nobody: no authority is known whose certificates clients may show",
                         a);
  }
  return {};
}

}  // namespace drawbridge::pix
