# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of a session share: a load whose packets are counted, waiting, looking at strongSwan's SAs and at
# the headend's console. Sourced; it starts nothing.
sessions=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$sessions/../lab/lib.sh"
lab=$LAB_DIR
ours=$lab/drawbridge-client.sh headend=$lab/drawbridge-headend.sh
vpnc=$lab/vpnc-client.sh swan_client=$lab/strongswan-client.sh swan_server=$lab/strongswan-server.sh
own_dir=$(mktemp -d)
trap 'session_end $?' EXIT
trap 'exit 130' INT; trap 'exit 143' TERM HUP

session_end() { # STATUS
    [ "$1" = 0 ] || lab_show_logs "$own_dir"
    [ "$(type -t peer_leave)" != function ] || peer_leave || true
    rm -rf "$own_dir"
}

step() { lab_say "--- $*"; }

# under_load COMMAND...   a stream of numbered pings through the tunnel while COMMAND runs; none may be lost.
#   LAB_LOAD    further words for load.py
#   LAB_LOAD_ROLE   namespace (client)
under_load() {
    # shellcheck disable=SC2086
    lab_exec "${LAB_LOAD_ROLE:-client}" "$lab/load.py" "$LAB_WEB_IP" ${LAB_LOAD:-} -- "$@"
}


# ---- strongSwan's SAs: CONTROL is the script that knows its folder, DIR that folder.
swan_sas()   { "$1" ctl "$2" --list-sas; }
swan_child() { swan_sas "$1" "$2" | sed -n 's/^  net: #\([0-9]*\),.* INSTALLED,.*/\1/p' | sort -n | tail -1; }
swan_ike()   { swan_sas "$1" "$2" | sed -n 's/^[a-z]*: #\([0-9]*\), ESTABLISHED,.*/\1/p' | sort -n | tail -1; }
# Packets that the children newer than OLDER have received and sent. There may be two: a client's network and the
# gateway's own address are one network to strongSwan when it renews both, and each side takes the newest it knows.
swan_used() { # CONTROL DIR OLDER
    swan_sas "$1" "$2" | awk -v older="$3" '
        /^  net: #/ {id = $2; gsub(/[#,]/, "", id); mine = id + 0 > older + 0}
        mine && /^    (in|out) / {for (i = 1; i < NF; i++) if ($(i + 1) ~ /^packets/) sum[$1] += $i}
        END {printf "%d %d\n", sum["in"], sum["out"]}'
}
swan_has_newer_child() { local now; now=$(swan_child "$1" "$2"); [ -n "$now" ] && [ "$now" -gt "$3" ]; }
swan_has_newer_ike()   { local now; now=$(swan_ike "$1" "$2"); [ -n "$now" ] && [ "$now" -gt "$3" ]; }
swan_has_none()        { [ -z "$(swan_sas "$1" "$2")" ]; }
swan_newer_work() { # CONTROL DIR OLDER   traffic in both directions is on children newer than that
    local in out
    read -r in out <<<"$(swan_used "$1" "$2" "$3")"
    [ "${in:-0}" -gt 0 ] && [ "${out:-0}" -gt 0 ] || lab_die "the new SAs carry nothing: in ${in:-none}, out ${out:-none}"
}

# swan_rekeys CONTROL DIR   strongSwan renews phase 2, and the new SAs stand.
swan_rekeys() {
    local before
    before=$(swan_child "$1" "$2")
    "$1" ctl "$2" --rekey --child net >"$2/rekey.log"
    lab_wait 15 swan_has_newer_child "$1" "$2" "$before" || lab_die "no new child: $(cat "$2/rekey.log")"
    sleep 0.5 # of traffic on the new ones
}

# ---- the headend's console
console() { "$headend" console "$LAB_DBH_DIR" "$@" | tr -d '\r'; }
headend_has_no_session() { # nothing of ISAKMP, IPsec and the login is left
    local text
    text=$(console 'show crypto isakmp sa' 'show crypto ipsec sa' 'show uauth')
    grep -q '^Total *: 0' <<<"$text" && ! grep -q 'inbound esp sas' <<<"$text" && ! grep -q "user '" <<<"$text"
}
headend_spis() { console 'show crypto ipsec sa' | sed -n 's/^ *spi: 0x\([0-9a-f]*\)(.*/\1/p' | sort; }
headend_outbound() { console 'show crypto ipsec sa' | sed -n 's/^ *current outbound spi: //p' | head -1; }
