#!/usr/bin/env bash
# The inside web server (10.89.129.131 port 80): one known page, /big of LAB_WEB_BIG octets, and a place to PUT.
#   web-server.sh start DIR | stop DIR | run -- COMMAND...
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${LAB_WEB_BIG:=10000000}"
: "${LAB_WEB_PORT:=80}"
: "${LAB_WEB_TEXT:=inside web server reached}"

peer_start() {
    local dir=$1
    lab_need_root
    lab_need python3:python3 curl:curl
    lab_need_ns inside
    lab_spawn inside "$dir" web python3 "$LAB_DIR/web.py" "$LAB_WEB_IP" "$LAB_WEB_PORT" "$LAB_WEB_TEXT" "$LAB_WEB_BIG"
    lab_wait 10 lab_exec inside curl -fsS -m 2 -o /dev/null "http://$LAB_WEB_IP:$LAB_WEB_PORT/" ||
        { lab_show_logs "$dir"; lab_die "web server does not answer"; }
}

peer_stop() { lab_kill "$1/web.pid"; }

lab_verbs "$@"
