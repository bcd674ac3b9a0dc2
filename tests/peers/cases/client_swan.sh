# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases of `tunnel`: the product as client, strongSwan as headend. Each is a whole session (sessions/client_swan):
# traffic, phase 2 renewed under load, the clean end seen by the other side, from either side.
client_session=$here/sessions/client_swan
to_swan() { # LAYOUT SETTINGS... -- COMMAND
    local layout=() settings=()
    [ "$1" = plain ] || layout=("$1")
    shift
    while [ "$1" != -- ]; do settings+=("$1"); shift; done
    shift
    topology "${layout[@]}" -- env "${settings[@]}" "${web[@]}" "${swan_server[@]}" "$@"
}
modern=(LAB_SRV_IKE=aes256-sha256-modp2048 LAB_SRV_ESP=aes256gcm16 LAB_DBC_DH=14)
case_client_swan_aggressive() { to_swan plain LAB_SRV_IKE=aes256-sha1-modp1024 LAB_SRV_ESP=aes256-sha1 -- "$client_session"; }
case_client_swan_main()       { to_swan plain "${modern[@]}" LAB_SRV_MODE=main LAB_DBC_AUTH=main -- "$client_session"; }
case_client_swan_gcm()        { to_swan plain "${modern[@]}" -- "$client_session"; }
case_client_swan_sha2()       { to_swan plain LAB_SRV_IKE=aes128-sha256-modp2048 LAB_SRV_ESP=aes128-sha256 LAB_DBC_DH=14 -- "$client_session"; }
case_client_swan_3des()       { to_swan plain LAB_SRV_IKE=3des-sha1-modp1024 LAB_SRV_ESP=3des-sha1 -- "$client_session"; }
case_client_swan_des()        { to_swan plain LAB_SRV_IKE=des-md5-modp1024 LAB_SRV_ESP=des-md5 LAB_DBC_LEGACY=yes -- "$client_session"; }
case_client_swan_nat()        { to_swan --nat "${modern[@]}" LAB_SRV_FORCE_NATT=no -- "$client_session"; }
case_client_swan_all()        { to_swan plain "${modern[@]}" LAB_SRV_SPLIT= -- "$client_session"; }
case_client_swan_proxy()      { to_swan --nat "${modern[@]}" LAB_SRV_FORCE_NATT=no LAB_DBC_REACH=proxy -- "$client_session"; }
case_client_swan_hybrid()     { with_pki to_swan plain "${modern[@]}" LAB_SRV_MODE=hybrid LAB_DBC_AUTH=hybrid -- "$client_session"; }
case_client_swan_rsa_xauth()  { with_pki to_swan plain "${modern[@]}" LAB_SRV_MODE=cert LAB_DBC_AUTH=cert -- "$client_session"; }
case_client_swan_rsa()        { with_pki to_swan plain "${modern[@]}" LAB_SRV_MODE=rsa LAB_DBC_AUTH=rsa -- "$client_session"; }
to_swan_with_radius() { # SETTINGS... -- COMMAND
    local settings=()
    while [ "$1" != -- ]; do settings+=("$1"); shift; done
    shift
    topology -- env "${modern[@]}" "${settings[@]}" "$lab/freeradius.sh" run -- "${web[@]}" "${swan_server[@]}" "$@"
}
case_client_swan_radius()     { to_swan_with_radius LAB_SRV_AAA=radius -- "$client_session"; }
# The server gets both answers as one word.
case_client_swan_two_rounds() { to_swan_with_radius LAB_SRV_AAA=radius-two LAB_PASSWORD=cisco246810 -- env LAB_PASSWORD=cisco LAB_DBC_CODE=246810 "$client_session"; }

# Both phases, from the client's side; lifetimes that end within the test.
short_lives='X-Drawbridge-IkeLifetime=40
X-Drawbridge-IpsecLifetime=30'
member_renewal_client_swan()      { to_swan plain "${modern[@]}" LAB_DBC_EXTRA="$short_lives" -- "$client_session" renewal; }
member_renewal_client_swan_main() { to_swan --nat "${modern[@]}" LAB_SRV_MODE=main LAB_SRV_FORCE_NATT=no LAB_DBC_AUTH=main LAB_DBC_EXTRA="$short_lives" -- "$client_session" renewal; }
# Phase 1 from the gateway's side, by its own clock, which is the earlier one; and where both are much the same.
gateways_clock='LAB_SRV_IKE_LIFE=20s LAB_SRV_IKE_OVER=20s'
member_gateway_renews_key()  { to_swan plain "${modern[@]}" $gateways_clock -- "$client_session" by_gateway; }
member_gateway_renews_main() { to_swan --nat "${modern[@]}" $gateways_clock LAB_SRV_MODE=main LAB_SRV_FORCE_NATT=no LAB_DBC_AUTH=main -- "$client_session" by_gateway; }
member_gateway_renews_rsa()  { with_pki to_swan plain "${modern[@]}" $gateways_clock LAB_SRV_MODE=cert LAB_DBC_AUTH=cert -- "$client_session" by_gateway; }
member_gateway_renews_both() { to_swan plain "${modern[@]}" LAB_SRV_IKE_LIFE=20s -- "$client_session" by_gateway both; }
case_client_swan_gateway_renews() { at_once gateway_renews_key gateway_renews_main gateway_renews_rsa gateway_renews_both; }
case_client_swan_hurry()        { to_swan plain "${modern[@]}" -- "$lab/bad-line.sh" relay --delay 10 --jitter 8 --reorder 0.2 -- "$client_session" hurry; }
case_client_swan_renewals()     { at_once renewal_client_swan renewal_client_swan_main; }
member_death_client_swan()      { to_swan plain "${modern[@]}" LAB_DBC_EXTRA=PeerTimeout=30 LAB_SRV_DPD=2s LAB_SRV_DPD_PATIENCE=10s -- "$client_session" death; }
