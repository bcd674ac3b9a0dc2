#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the line of "client" to the switch a bad one while COMMAND runs.
#   bad-line.sh loss PERCENT -- COMMAND...           ESP and UDP are lost by chance, in both directions (nftables)
#   bad-line.sh relay RELAY-OPTIONS... -- COMMAND... delay, reordering, duplication (relay.py)
#   bad-line.sh rate RATE -- COMMAND...              tbf, as tc spells it: 10mbit
#   bad-line.sh mtu SIZE icmp|silent -- COMMAND...   with --nat: the router's ways in both directions take no larger
#                                                    packets; silent: it does not say so. What may be cut, it cuts
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
        lab_need_ns nat
        router=$(lab_ns nat)
        for way in outside br0; do
            network=$(ip -n "$router" route show dev "$way" scope link | awk 'NR == 1 { print $1 }')
            ip -n "$router" route replace "$network" dev "$way" proto kernel scope link mtu "${options[0]}"
        done
        if [ "${options[1]}" = silent ]; then
            ip netns exec "$router" nft -f - <<'RULES'
table ip silent {
    chain saying {
        type filter hook output priority 0;
        icmp type destination-unreachable icmp code frag-needed drop
    }
}
RULES
        fi
        "$@" ;;
    *) lab_die "no kind of bad line: $kind" ;;
esac
