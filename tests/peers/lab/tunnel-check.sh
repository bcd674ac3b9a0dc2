#!/usr/bin/env bash
# Checks from the client's side that the tunnel carries traffic: the inside hosts answer pings, the web page is the
# expected one, and ten megabytes cross whole in both directions. Needs web-server.sh and a connected client.
#   LAB_CHECK_ROLE    namespace to check from (client)
#   LAB_CHECK_PINGS   how many per host; 0: none
#   LAB_CHECK_BIG     no: skip the big file
#   LAB_CHECK_PROXY   what curl is told as --proxy (a client that changes nothing on its machine); then no pings
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${LAB_CHECK_ROLE:=client}"
: "${LAB_CHECK_PINGS:=3}"
: "${LAB_CHECK_BIG:=yes}"
: "${LAB_CHECK_PROXY:=}"
: "${LAB_WEB_PORT:=80}"
: "${LAB_WEB_TEXT:=inside web server reached}"
lab_need_root
lab_need ping:iputils-ping curl:curl
web="http://$LAB_WEB_IP:$LAB_WEB_PORT"
fetch() { lab_exec "$LAB_CHECK_ROLE" curl -fsS -m "$1" ${LAB_CHECK_PROXY:+--proxy "$LAB_CHECK_PROXY"} "${@:2}"; }

if [ "$LAB_CHECK_PINGS" != 0 ] && [ -z "$LAB_CHECK_PROXY" ]; then
    for ip in "$LAB_WEB_IP" "$LAB_AAA_IP"; do
        lab_exec "$LAB_CHECK_ROLE" ping -n -q -c "$LAB_CHECK_PINGS" -i 0.2 -w 15 "$ip" >&2 || lab_die "no ping answer from $ip"
    done
fi
page=$(fetch 15 "$web/") || lab_die "no page from the web server"
case $page in *"$LAB_WEB_TEXT"*) ;; *) lab_die "wrong page: $page" ;; esac
if [ "$LAB_CHECK_BIG" = yes ]; then
    file=$(mktemp)
    trap 'rm -f "$file"' EXIT
    wanted=$(fetch 15 "$web/big.sha256")
    fetch 90 -o "$file" "$web/big" || lab_die "the big file did not come"
    [ "$(sha256sum <"$file" | cut -d' ' -f1)" = "$wanted" ] || lab_die "the big file came damaged ($(stat -c %s "$file") octets)"
    sent=$(fetch 90 -T "$file" "$web/big") || lab_die "the big file did not go"
    [ "$sent" = "$wanted" ] || lab_die "the big file arrived damaged"
fi
lab_say "tunnel works"
