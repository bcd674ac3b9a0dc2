// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of the built-in lab, with the values of the note.
#include "client/profile_store.h"

namespace drawbridge::client {

std::vector<Profile> lab_profiles() {
  Profile dialer;
  dialer.name = "Lab headend";
  dialer.description = "The built-in lab, connected to like VPN Client 4.x";
  dialer.host = "192.168.1.1";
  dialer.group_name = "vpn3000";
  dialer.user_name = "cisco_customer";
  dialer.offer = OfferProfile::vpn_client_4_0_5;
  dialer.reach = Reach::lab;

  Profile policy;
  policy.name = "TACconn";
  policy.kind = EntryKind::policy_11;
  policy.description = "The built-in lab, connected to like VPN Client 1.1";
  policy.host = "192.168.1.1";
  policy.user_name = "cisco_customer";
  policy.offer = OfferProfile::vpn_client_1_1;
  policy.reach = Reach::lab;
  policy.dh_group = 1;
  // Policy11 has the note's values already, but for the addresses.
  policy.policy.remote_party = {PolicyIdType::ip_subnet, Ipv4Address(10, 89, 129, 128),
                                Ipv4Address(255, 255, 255, 128), ""};
  policy.policy.gateway = {PolicyIdType::ip_address, Ipv4Address(192, 168, 1, 1), {}, ""};
  policy.policy.my_identity.type = PolicyIdType::ip_address;
  return {dialer, policy};
}

Secret lab_group_password(EntryKind kind) {
  return Secret(std::string_view(kind == EntryKind::policy_11 ? "cisco1234" : "cisco123"));
}

}  // namespace drawbridge::client
