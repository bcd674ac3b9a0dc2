# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases of `tunnel`: the product at both ends, and something goes wrong. What happens then is in ../fault.
story() { # NAME LAYOUT SETTINGS...
    local layout=() name=$1
    [ "$2" = plain ] || layout=("$2")
    shift 2
    topology "${layout[@]}" -- env "${gcm[@]}" "$@" "${web[@]}" "$here/fault" "$name"
}
case_fault_mtu_said()        { to_headend --nat "${gcm[@]}" -- "$lab/bad-line.sh" mtu 1280 icmp -- "$here/fault" narrow said; }
case_fault_mtu_silent()      { to_headend --nat "${gcm[@]}" -- "$lab/bad-line.sh" mtu 1280 silent -- "$here/fault" narrow silent; }
case_fault_gateway_restarts() { story gateway_restarts --nat; }
case_fault_gateway_comes_back() { story gateway_comes_back plain; }
case_fault_gateway_forgot()  { story gateway_forgot plain LAB_DBH_ODD=unknown-spi; }
case_fault_gateway_says_why() { story gateway_says_why plain LAB_DBH_ODD=reasons; }
case_fault_client_killed()   { story client_killed plain; }
case_fault_helper_killed()   { story helper_killed plain; }
case_fault_two_clients()     { story two_clients --nat; }
case_fault_port_taken()      { story port_taken plain; }
case_fault_device_taken()    { story device_taken plain; }
case_fault_clock_steps()     { story clock_steps plain; }
case_fault_nothing_there()   { story nothing_there plain LAB_LOG_LINES=80; }
case_fault_hostile_words()   { story hostile plain LAB_DBH_ODD=evil,list; }
case_fault_hostile_banner()  { story hostile --nat LAB_DBH_ODD=banner; }
