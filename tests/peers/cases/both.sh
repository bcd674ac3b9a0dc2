# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases of `tunnel`: the product at both ends, over bad lines. Kinds of tunnels: ../pairs.txt.
gcm=(LAB_DBH_NATT=yes LAB_DBC_DH=14 LAB_DBH_POLICIES="aes-256 sha256 14" LAB_DBH_ESP="esp-gcm 256")
case_both_loss()     { to_headend plain "${gcm[@]}" LAB_CHECK_PINGS=0 LAB_CHECK_BIG=no -- "$lab/bad-line.sh" loss 10 -- "$ours" check; }
case_both_bad_line() { to_headend plain "${gcm[@]}" -- "$lab/bad-line.sh" relay --delay 20 --jitter 10 --reorder 0.1 --duplicate 0.05 -- "$ours" check; }
