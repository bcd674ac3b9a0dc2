# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases of `tunnel`: the product as client, strongSwan as headend.
to_swan() { # LAYOUT SETTINGS... -- COMMAND
    local layout=() settings=()
    [ "$1" = plain ] || layout=("$1")
    shift
    while [ "$1" != -- ]; do settings+=("$1"); shift; done
    shift
    topology "${layout[@]}" -- env "${settings[@]}" "${web[@]}" "${swan_server[@]}" "$@"
}
modern=(LAB_SRV_IKE=aes256-sha256-modp2048 LAB_SRV_ESP=aes256gcm16)
case_client_swan_aggressive() { to_swan plain LAB_SRV_IKE=aes256-sha1-modp1024 LAB_SRV_ESP=aes256-sha1 -- "$ours" check; }
case_client_swan_main()       { to_swan plain "${modern[@]}" LAB_SRV_MODE=main LAB_DBC_AUTH=main LAB_DBC_DH=14 -- "$ours" check; }
case_client_swan_gcm()        { to_swan plain "${modern[@]}" LAB_DBC_DH=14 -- "$ours" check; }
case_client_swan_sha2()       { to_swan plain LAB_SRV_IKE=aes128-sha256-modp2048 LAB_SRV_ESP=aes128-sha256 LAB_DBC_DH=14 -- "$ours" check; }
case_client_swan_3des()       { to_swan plain LAB_SRV_IKE=3des-sha1-modp1024 LAB_SRV_ESP=3des-sha1 -- "$ours" check; }
case_client_swan_des()        { to_swan plain LAB_SRV_IKE=des-md5-modp1024 LAB_SRV_ESP=des-md5 LAB_DBC_LEGACY=yes -- "$ours" check; }
case_client_swan_nat()        { to_swan --nat "${modern[@]}" LAB_SRV_FORCE_NATT=no LAB_DBC_DH=14 -- "$ours" check; }
case_client_swan_all()        { to_swan plain "${modern[@]}" LAB_SRV_SPLIT= LAB_DBC_DH=14 -- "$ours" check; }
case_client_swan_proxy()      { to_swan --nat "${modern[@]}" LAB_SRV_FORCE_NATT=no LAB_DBC_DH=14 LAB_DBC_REACH=proxy -- "$ours" check; }
case_client_swan_hybrid()     { with_pki to_swan plain "${modern[@]}" LAB_SRV_MODE=hybrid LAB_DBC_AUTH=hybrid LAB_DBC_DH=14 -- "$ours" check; }
case_client_swan_rsa_xauth()  { with_pki to_swan plain "${modern[@]}" LAB_SRV_MODE=cert LAB_DBC_AUTH=cert LAB_DBC_DH=14 -- "$ours" check; }
case_client_swan_radius() {
    topology -- env "${modern[@]}" LAB_SRV_AAA=radius LAB_DBC_DH=14 "$lab/freeradius.sh" run -- "${web[@]}" "${swan_server[@]}" "$ours" check
}
