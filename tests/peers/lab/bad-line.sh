#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the line of "client" to the switch a bad one while COMMAND runs.
#   bad-line.sh loss PERCENT -- COMMAND...           ESP and UDP are lost by chance, in both directions (nftables)
#   bad-line.sh relay RELAY-OPTIONS... -- COMMAND... delay, reordering, duplication (relay.py)
#   bad-line.sh rate RATE -- COMMAND...              tbf, as tc spells it: 10mbit
#   bad-line.sh mtu SIZE icmp|silent -- COMMAND...   a narrower path; silent: routers do not say so
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
lab_need_root
kind=${1:-} options=()
shift || true
while [ $# -gt 0 ] && [ "$1" != -- ]; do options+=("$1"); shift; done
[ "${1:-}" = -- ] && [ $# -gt 1 ] || lab_die "usage: bad-line.sh loss|relay|rate|mtu OPTIONS -- COMMAND..."
shift
switch=$(lab_ns switch)
case $kind in
    loss)
        ip netns exec "$switch" nft -f - <<RULES
table bridge badline {
    chain lose {
        type filter hook forward priority 0;
        ether type ip ip protocol { udp, esp } numgen random mod 100 < ${options[0]} drop
    }
}
RULES
        "$@" ;;
    relay)
        # to-client leaves the bridge; the relay stands between it and a new port of the bridge.
        ip -n "$switch" link set to-client nomaster
        ip -n "$switch" link add relay-in type veth peer name relay-out
        ip -n "$switch" link set relay-out master br0 up
        ip -n "$switch" link set relay-in up promisc on
        ip -n "$switch" link set to-client promisc on
        ip netns exec "$switch" python3 "$LAB_DIR/relay.py" to-client relay-in "${options[@]}" &
        relay=$!
        trap 'kill $relay 2>/dev/null || true' EXIT
        "$@" ;;
    rate)
        ip netns exec "$switch" tc qdisc replace dev to-client root tbf rate "${options[0]}" burst 32kb latency 50ms
        "$@" ;;
    mtu)
        # A router between client and switch would be needed for a real narrow path: the bridge port drops what is
        # longer, and the client hears of it, or not.
        lab_exec client ip link set eth0 mtu 1500
        if [ "${options[1]}" = icmp ]; then
            lab_exec client ip route replace "$LAB_PIX_OUTSIDE_IP/32" dev eth0 mtu "${options[0]}"
        fi
        ip netns exec "$switch" nft -f - <<RULES
table bridge badline {
    chain narrow {
        type filter hook forward priority 0;
        ether type ip ip length > ${options[0]} drop
    }
}
RULES
        "$@" ;;
    *) lab_die "no kind of bad line: $kind" ;;
esac
