#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Drawbridge as the client, in the namespace "client" (or another: LAB_DBC_ROLE).
#   drawbridge-client.sh start DIR | stop DIR | run -- COMMAND...    connected, COMMAND, disconnected
#   drawbridge-client.sh ctl DIR WORDS...     drawbridgectl beside the connection: stat, log, disconnect
#   drawbridge-client.sh check     connect, ping and fetch through the tunnel (tunnel-check.sh), disconnect
#
# Settings (environment), besides those of lib.sh:
#   LAB_DBC_PROGRAMS  folder with drawbridgectl and drawbridge-helper
#   LAB_DBC_GATEWAY   address to connect to
#   LAB_DBC_AUTH      group | main | cert | rsa | hybrid     group: aggressive mode with a group password; main: main
#                     mode with the wildcard key; the last three need LAB_PKI, see pki.sh; rsa: a certificate and no user
#   LAB_DBC_MODE      aggressive | main    of phase 1, where the kind of authentication leaves the choice
#   LAB_DBC_HYBRID_SECRET   the group's password in hybrid authentication, for a gateway that wants it proven
#   LAB_DBC_REACH     system | proxy       through a TUN device, or through the proxy ports that it offers
#   LAB_DBC_LEGACY    yes | no             the entry's switch
#   LAB_DBC_DH        group of the entry
#   LAB_DBC_CODE      a second answer of the user, to a question behind the password
#   LAB_DBC_EXTRA     further lines of the entry
#   LAB_DBC_PASSWORD  asked | saved        the user's: on standard input, or in the entry
# What runs inside finds the folder as LAB_DBC_DIR.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${LAB_DBC_ROLE:=client}"
: "${LAB_DBC_GATEWAY:=$LAB_PIX_OUTSIDE_IP}"
: "${LAB_DBC_AUTH:=group}"
: "${LAB_DBC_MODE:=main}"
: "${LAB_DBC_REACH:=system}"
: "${LAB_DBC_LEGACY:=no}"
: "${LAB_DBC_DH:=2}"
: "${LAB_DBC_EXTRA:=}"
: "${LAB_DBC_PASSWORD:=asked}"
: "${LAB_DBC_LIMIT:=30}"
: "${LAB_DBC_PROGRAMS:?folder with drawbridgectl}"

client_entry() {
    local auth=1 name=$LAB_GROUP secret=$LAB_GROUP_SECRET reach=whole-system more=
    [ "$LAB_DBC_REACH" = system ] || reach=proxy
    case $LAB_DBC_AUTH in
        group) ;;
        main) name= secret=$LAB_WILDCARD_SECRET more="X-Drawbridge-IkeMode=main" ;;
        cert|rsa) auth=3 name= secret= more="CertStore=1
CertPath=$1/client.pem
X-Drawbridge-CaFile=$LAB_PKI/ca.crt
X-Drawbridge-UserLogin=$([ "$LAB_DBC_AUTH" = cert ] && echo 1 || echo 0)
X-Drawbridge-IkeMode=$LAB_DBC_MODE" ;;
        # strongSwan has hybrid authentication in main mode only.
        hybrid) auth=5 secret=${LAB_DBC_HYBRID_SECRET:-} more="X-Drawbridge-CaFile=$LAB_PKI/ca.crt
X-Drawbridge-IkeMode=$LAB_DBC_MODE" ;;
        *) lab_die "LAB_DBC_AUTH=$LAB_DBC_AUTH?" ;;
    esac
    cat <<CONF
[main]
Description=The lab's gateway
Host=$LAB_DBC_GATEWAY
AuthType=$auth
GroupName=$name
GroupPwd=$secret
Username=$LAB_USER
DHGroup=$LAB_DBC_DH
EnableNat=1
X-Drawbridge-Reach=$reach
X-Drawbridge-LegacyCrypto=$([ "$LAB_DBC_LEGACY" = yes ] && echo 1 || echo 0)
X-Drawbridge-SocksPort=1080
X-Drawbridge-HttpPort=8118
$([ "$LAB_DBC_PASSWORD" = asked ] || printf 'SaveUserPassword=1\nUserPassword=%s' "$LAB_PASSWORD")
$more
$LAB_DBC_EXTRA
CONF
}

client_environment() { # DIR
    export HOME="$1" XDG_CONFIG_HOME="$1/config" XDG_DATA_HOME="$1/data" XDG_RUNTIME_DIR="$1/runtime"
    export QT_QPA_PLATFORM=offscreen DRAWBRIDGE_HELPER="$LAB_DBC_PROGRAMS/drawbridge-helper"
    unset DBUS_SESSION_BUS_ADDRESS
}

client_is_up() { grep -q 'Your VPN connection is secure' "$1/client.log"; }
client_is_up_or_gone() { client_is_up "$1" || ! lab_alive "$1/client.pid"; }

peer_start() {
    local dir=$1
    lab_need_root
    lab_need curl:curl
    lab_need_ns "$LAB_DBC_ROLE"
    mkdir -p "$dir/config/drawbridge/profiles" "$dir/data" "$dir/runtime"
    chmod 700 "$dir/runtime"
    [[ $LAB_DBC_AUTH != @(cert|rsa) ]] || ( umask 077; cat "$LAB_PKI/client.crt" "$LAB_PKI/client.key" >"$dir/client.pem" )
    ( umask 077; client_entry "$dir" >"$dir/config/drawbridge/profiles/lab.pcf"; printf '%s\n' "$LAB_PASSWORD" ${LAB_DBC_CODE:+"$LAB_DBC_CODE"} >"$dir/password" )
    export LAB_DBC_DIR="$dir"
    rm -f "$dir/client.log" # of the connection before
    local answers=(user "$LAB_USER" cliauth stdin)
    [ "$LAB_DBC_PASSWORD" = asked ] || answers=()
    ( client_environment "$dir"
      lab_exec_private "$LAB_DBC_ROLE" "$dir" "$LAB_DBC_PROGRAMS/drawbridgectl" connect lab "${answers[@]}"
    ) <"$dir/password" >"$dir/client.log" 2>&1 &
    echo $! >"$dir/client.pid"
    lab_wait "$LAB_DBC_LIMIT" client_is_up_or_gone "$dir" || true
    if ! client_is_up "$dir"; then
        lab_show_logs "$dir"
        peer_stop "$dir"
        lab_die "could not connect"
    fi
}

peer_stop() {
    lab_kill "$1/client.pid" 20
    lab_sanitized "$1/client.log"
}

if [ "${1:-}" = ctl ]; then
    client_environment "$2"
    exec timeout 30 "$LAB_DBC_PROGRAMS/drawbridgectl" "${@:3}"
fi
if [ "${1:-}" = check ]; then
    shift
    proxy=
    [ "$LAB_DBC_REACH" = system ] || proxy=socks5h://127.0.0.1:1080
    set -- run -- env LAB_CHECK_ROLE="$LAB_DBC_ROLE" LAB_CHECK_PROXY="$proxy" "$LAB_DIR/tunnel-check.sh" "$@"
fi
lab_verbs "$@"
