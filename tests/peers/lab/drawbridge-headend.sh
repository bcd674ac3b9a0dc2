#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Drawbridge's headend on real interfaces, in the namespace "pix".
#   drawbridge-headend.sh start DIR | stop DIR | run -- COMMAND...
#   drawbridge-headend.sh status DIR      what its console says of ISAKMP and IPsec
#   drawbridge-headend.sh console DIR COMMAND...     commands of its console, one a word
#
# Settings (environment), besides those of lib.sh:
#   LAB_DBH_PROGRAMS  folder with drawbridged and drawbridgectl
#   LAB_DBH_POLICIES  isakmp policies, "encryption hash group" each, separated by commas
#   LAB_DBH_AUTH      pre-share | rsa-sig | hybrid    (the last two need LAB_PKI, see pki.sh)
#   LAB_DBH_ESP       transform sets in the device's words, separated by commas
#   LAB_DBH_NATT      yes | no       isakmp nat-traversal
#   LAB_DBH_AAA       local | radius      where Xauth users are checked (radius: freeradius.sh must run)
#   LAB_DBH_SPLIT     network and mask of a split list, or nothing
#   LAB_DBH_XAUTH     yes | no       people log in
#   LAB_DBH_WIRES     yes | no       a station of its own on both interfaces instead of sockets and TUN
#   LAB_DBH_EXTRA     further configuration lines
#   LAB_DBH_ODD       words for DRAWBRIDGE_ODD_HEADEND, which is run in place of drawbridged: how gateways of other
#                     kinds, or hostile ones, speak
# What runs inside finds the folder as LAB_DBH_DIR.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${LAB_DBH_POLICIES:=des md5 2,des md5 1}"
: "${LAB_DBH_AUTH:=pre-share}"
: "${LAB_DBH_ESP:=esp-des esp-md5-hmac}"
: "${LAB_DBH_NATT:=no}"
: "${LAB_DBH_AAA:=local}"
: "${LAB_DBH_SPLIT:=}"
: "${LAB_DBH_XAUTH:=yes}"
: "${LAB_DBH_EXTRA:=}"
: "${LAB_DBH_ODD:=}"
: "${LAB_DBH_WIRES:=no}"
: "${LAB_DBH_PROGRAMS:?folder with drawbridged}"

headend_conf() {
    local number=10 policies=() sets=() names=() one words
    IFS=, read -ra policies <<<"$LAB_DBH_POLICIES"
    IFS=, read -ra sets <<<"$LAB_DBH_ESP"
    cat <<CONF
interface ethernet0 100full
interface ethernet1 100full
nameif ethernet0 outside security0
nameif ethernet1 inside security100
hostname pixfirewall
access-list 101 permit ip 10.89.129.128 255.255.255.128 10.89.129.192 255.255.255.240
access-list 101 permit ip 10.89.129.128 255.255.255.128 $LAB_OUTSIDE_NET
ip address outside $LAB_PIX_OUTSIDE_IP 255.255.255.0
ip address inside $LAB_PIX_INSIDE_IP 255.255.255.240
ip local pool VPNpool $LAB_POOL
nat (inside) 0 access-list 101
route outside 0.0.0.0 0.0.0.0 $LAB_GATEWAY_IP 1
route inside 10.89.129.128 255.255.255.128 $LAB_INSIDE_ROUTER_IP 1
$(if [ "$LAB_DBH_AAA" = radius ]; then
    printf 'aaa-server AuthVpn protocol radius\naaa-server AuthVpn (inside) host %s %s timeout 5\n' "$LAB_AAA_IP" "$LAB_AAA_SECRET"
else
    printf 'aaa-server LOCAL protocol local\n'
fi)
username $LAB_USER password $LAB_PASSWORD
username $LAB_USER2 password $LAB_PASSWORD2
sysopt connection permit-ipsec
CONF
    number=1
    for one in "${sets[@]}"; do
        printf 'crypto ipsec transform-set set%s %s\n' "$number" "$one"
        names+=("set$number")
        number=$((number + 1))
    done
    cat <<CONF
crypto dynamic-map dynmap 10 set transform-set ${names[*]}
crypto map mymap 10 ipsec-isakmp dynamic dynmap
crypto map mymap client configuration address initiate
crypto map mymap client configuration address respond
crypto map mymap interface outside
isakmp enable outside
isakmp key $LAB_WILDCARD_SECRET address 0.0.0.0 netmask 0.0.0.0
isakmp identity address
isakmp client configuration address-pool local VPNpool outside
CONF
    [ "$LAB_DBH_XAUTH" = no ] || printf 'crypto map mymap client authentication %s\n' "$([ "$LAB_DBH_AAA" = radius ] && echo AuthVpn || echo LOCAL)"
    [ "$LAB_DBH_NATT" = no ] || printf 'isakmp nat-traversal 20\n'
    number=10
    for one in "${policies[@]}"; do
        read -ra words <<<"$one"
        cat <<CONF
isakmp policy $number authentication $LAB_DBH_AUTH
isakmp policy $number encryption ${words[0]}
isakmp policy $number hash ${words[1]}
isakmp policy $number group ${words[2]}
isakmp policy $number lifetime ${words[3]:-86400}
CONF
        number=$((number + 10))
    done
    if [ -n "$LAB_DBH_SPLIT" ]; then
        printf 'access-list split permit ip %s any\n' "$LAB_DBH_SPLIT"
        printf 'vpngroup %s split-tunnel split\n' "$LAB_GROUP"
    fi
    cat <<CONF
vpngroup $LAB_GROUP address-pool VPNpool
vpngroup $LAB_GROUP dns-server $LAB_WEB_IP
vpngroup $LAB_GROUP wins-server $LAB_AAA_IP
vpngroup $LAB_GROUP default-domain inside.example
vpngroup $LAB_GROUP idle-time 1800
vpngroup $LAB_GROUP password $LAB_GROUP_SECRET
$LAB_DBH_EXTRA
CONF
}

: "${LAB_OUTSIDE_NET:=192.168.1.0 255.255.255.0}"

peer_start() {
    local dir=$1
    lab_need_root
    lab_need_ns pix
    ( umask 077; headend_conf >"$dir/headend.cfg"; mkdir -p "$dir/state" )
    if [ -n "${LAB_PKI:-}" ]; then
        # Beside the configuration, where the headend looks for them.
        cp "$LAB_PKI/server.crt" "$dir/identity.pem"
        ( umask 077; cp "$LAB_PKI/server.key" "$dir/identity.key" )
        cp "$LAB_PKI/ca.crt" "$dir/authorities.pem"
    fi
    export LAB_DBH_DIR="$dir"
    local sides=(--outside outside --inside inside)
    if [ "$LAB_DBH_WIRES" = yes ]; then
        # The kernel has no address there; what it answered ARP for, the headend answers.
        sides=(--outside-wire outside --inside-wire inside)
        ip -n "$(lab_ns pix)" address flush dev outside
        ip -n "$(lab_ns pix)" address flush dev inside
        lab_exec pix sh -c 'echo 0 >/proc/sys/net/ipv4/conf/inside/proxy_arp'
    fi
    # Packets to the headend's own address are its programs', not the kernel's.
    local program=("$LAB_DBH_PROGRAMS/drawbridged")
    [ -z "$LAB_DBH_ODD" ] || program=("${DRAWBRIDGE_ODD_HEADEND:?program}" "$LAB_DBH_ODD")
    # shellcheck disable=SC2086
    lab_spawn pix "$dir" headend "${program[@]}" --config "$dir/headend.cfg" "${sides[@]}" \
        --user root --socket "$dir/headend.sock" --state "$dir/state" --foreground ${LAB_DBH_OPTIONS:-}
    lab_wait 15 test -S "$dir/headend.sock" || { lab_show_logs "$dir"; lab_die "the headend did not start"; }
}

peer_stop() {
    lab_kill "$1/headend.pid" 20
    lab_sanitized "$1/headend.log"
}

if [ "${1:-}" = status ]; then
    set -- console "$2" 'show crypto isakmp sa' 'show crypto ipsec sa'
fi
if [ "${1:-}" = console ]; then
    printf '%s\n' enable '' "${@:3}" exit |
        timeout 30 "$LAB_DBH_PROGRAMS/drawbridgectl" console --socket "$2/headend.sock"
    exit 0
fi
lab_verbs "$@"
