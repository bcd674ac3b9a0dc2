# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases of `tunnel`: a client's life on a machine of its own (life.py), from the first answer to the last trace.
life() { to_headend plain LAB_DBH_SPLIT="10.89.129.128 255.255.255.128" LAB_DBH_EXTRA="$life_groups" -- /usr/bin/python3 -B "$here/life.py" "$@"; }
life_groups='access-list other permit ip 198.18.0.0 255.254.0.0 any
access-list clash permit ip 10.89.0.0 255.255.0.0 any
ip local pool other 10.89.129.205-10.89.129.206
vpngroup other address-pool other
vpngroup other split-tunnel other
vpngroup other dns-server 198.18.0.53
vpngroup other default-domain other.example
vpngroup other password secret2
vpngroup clash address-pool other
vpngroup clash split-tunnel clash
vpngroup clash password secret2
vpngroup full address-pool other
vpngroup full password secret2'
case_life_several()     { life several; }
case_life_sleep()       { life sleep; }
case_life_roaming()     { life roaming; }
case_life_statistics()  { life statistics; }
case_life_helper_dies() { life helper_dies; }
case_life_port_taken()  { life port_taken; }
case_life_refused()     { life refused; }
case_life_firewall()    { life firewall; }
case_life_names()       { life names; }
case_life_secure_last() { life secure_last; }
case_life_portal()      { topology -- /usr/bin/python3 -B "$here/life.py" portal; }
case_life_network_manager() { life network_manager; }
case_life_banner()      { to_swan plain "${modern[@]}" -- /usr/bin/python3 -B "$here/life.py" banner; }
