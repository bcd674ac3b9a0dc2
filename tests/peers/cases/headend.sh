# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases of `tunnel`: vpnc and strongSwan as clients, the product as headend. Each is a whole session
# (sessions/headend_vpnc, sessions/headend_swan): traffic, phase 2 renewed under load (strongSwan), the clean end seen
# by the other side, from either side.
vpnc_session=$here/sessions/headend_vpnc swan_session=$here/sessions/headend_swan
case_headend_vpnc_none()        { to_headend plain LAB_VPNC_NATT=none -- "$vpnc_session"; }
case_headend_vpnc_natt()        { to_headend --nat LAB_DBH_NATT=yes -- "$vpnc_session"; }
case_headend_vpnc_force_natt()  { to_headend plain LAB_DBH_NATT=yes LAB_VPNC_NATT=force-natt -- "$vpnc_session"; }
case_headend_vpnc_aes()         { to_headend --nat LAB_DBH_NATT=yes LAB_DBH_POLICIES="aes-256 sha 2" LAB_DBH_ESP="esp-aes-256 esp-sha-hmac" -- "$vpnc_session"; }
case_headend_vpnc_split()       { to_headend --nat LAB_DBH_NATT=yes LAB_DBH_SPLIT="10.89.129.128 255.255.255.128" -- "$vpnc_session"; }
case_headend_vpnc_cisco_udp()   { to_headend plain LAB_VPNC_NATT=cisco-udp LAB_DBH_EXTRA="vpngroup $LAB_GROUP udp-port 10000" -- "$vpnc_session"; }
case_headend_vpnc_wrong_group() { status 2 to_headend plain LAB_LOG_LINES=0 -- env LAB_GROUP_SECRET=wrong "$vpnc" check; }
# The headend asks again, as the device does; vpnc has no second answer.
case_headend_vpnc_wrong_user()  { status 1 to_headend plain LAB_LOG_LINES=0 -- env LAB_PASSWORD=wrong "$vpnc" check; }
swan_encap=(LAB_DBH_NATT=yes LAB_SWC_FORCE_NATT=yes)
case_headend_swan_aggressive()  { to_headend plain "${swan_encap[@]}" -- "$swan_session"; }
case_headend_swan_main()        { to_headend plain "${swan_encap[@]}" LAB_SWC_MODE=main -- "$swan_session"; }
case_headend_swan_two_nat()     { to_headend --nat LAB_DBH_NATT=yes LAB_SWC_FORCE_NATT=no -- "$here/tunnel" --two; }

sha2_policy=(LAB_DBH_POLICIES="aes-256 sha256 14" LAB_DBH_ESP="esp-aes-256 esp-sha256-hmac" LAB_SWC_IKE=aes256-sha256-modp2048 LAB_SWC_ESP=aes256-sha256)
case_headend_swan_sha2()        { to_headend plain "${swan_encap[@]}" "${sha2_policy[@]}" -- "$swan_session"; }
case_headend_swan_gcm()         { to_headend plain "${swan_encap[@]}" "${sha2_policy[@]}" LAB_DBH_ESP="esp-gcm 256" LAB_SWC_ESP=aes256gcm16 -- "$swan_session"; }
case_headend_swan_rsa_xauth()   { with_pki to_headend plain "${swan_encap[@]}" "${sha2_policy[@]}" LAB_DBH_AUTH=rsa-sig LAB_SWC_MODE=cert LAB_SWC_SERVER_ID=$LAB_PIX_OUTSIDE_IP -- "$swan_session"; }
case_headend_swan_hybrid()      { with_pki to_headend plain "${swan_encap[@]}" "${sha2_policy[@]}" LAB_DBH_AUTH=hybrid LAB_SWC_MODE=hybrid LAB_SWC_SERVER_ID=$LAB_PIX_OUTSIDE_IP -- "$swan_session"; }
case_headend_vpnc_hybrid()      { with_pki to_headend plain LAB_DBH_NATT=yes LAB_DBH_AUTH=hybrid LAB_VPNC_HYBRID=yes -- "$vpnc_session"; }

# Phase 2 renewed by the headend, whose lifetime in kilobytes ends within the test.
soon="crypto ipsec security-association lifetime kilobytes 2560"
case_headend_vpnc_renewal()     { to_headend --nat LAB_DBH_NATT=yes LAB_DBH_POLICIES="aes-256 sha 2" LAB_DBH_ESP="esp-aes-256 esp-sha-hmac" LAB_DBH_EXTRA="$soon" -- "$vpnc_session" renewal; }
case_headend_vpnc_renewal_raw() { to_headend plain LAB_VPNC_NATT=none LAB_DBH_EXTRA="$soon" -- "$vpnc_session" renewal; }
case_headend_swan_renewal()     { to_headend plain "${swan_encap[@]}" "${sha2_policy[@]}" LAB_DBH_EXTRA="$soon" -- "$swan_session" renewal; }

# The loss of a peer is mostly waiting: all at once.
worried="isakmp keepalive 10 2"
member_death_headend_swan() { to_headend plain "${swan_encap[@]}" "${sha2_policy[@]}" LAB_DBH_EXTRA="$worried" LAB_SWC_DPD=2s LAB_SWC_DPD_PATIENCE=10s -- "$swan_session" death; }
member_death_headend_vpnc() { to_headend --nat LAB_DBH_NATT=yes LAB_DBH_EXTRA="$worried" LAB_VPNC_DPD=10 -- "$vpnc_session" death; }
case_peer_deaths() { at_once death_client_swan death_headend_swan death_headend_vpnc; }

# A second question from FreeRADIUS (Access-Challenge), passed on as a second round of Xauth.
case_headend_radius_challenge() {
    topology -- env LAB_DBH_AAA=radius LAB_RADIUS_CODE=246810 LAB_DBC_CODE=246810 LAB_DBH_NATT=yes "${sha2_policy[@]}" LAB_DBC_DH=14 \
        "$lab/freeradius.sh" run -- "${web[@]}" "${headend[@]}" "$here/sessions/two_rounds"
}

# Two clients behind one NAT at the same time; both must work while the other is up.
two() {
    LAB_SWC_ROLE=client "$swan" run -- env LAB_SWC_ROLE=client2 LAB_USER="$LAB_USER2" LAB_PASSWORD="$LAB_PASSWORD2" "$swan" run -- \
        bash -c 'LAB_CHECK_ROLE=client "$0" && LAB_CHECK_ROLE=client2 "$0"' "$lab/tunnel-check.sh"
}
