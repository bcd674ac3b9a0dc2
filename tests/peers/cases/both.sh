# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases of `tunnel`: the product at both ends.
case_both_gcm_nat()  { to_headend --nat LAB_DBH_NATT=yes LAB_DBH_POLICIES="aes-256 sha256 14" LAB_DBH_ESP="esp-gcm 256" LAB_DBC_DH=14 -- "$ours" check; }
case_both_des_raw()  { to_headend plain LAB_DBC_LEGACY=yes -- "$ours" check; }
case_both_aes_raw()  { to_headend plain LAB_DBH_POLICIES="aes sha 2" LAB_DBH_ESP="esp-aes esp-sha-hmac" -- "$ours" check; }
case_both_3des_natt() { to_headend --nat LAB_DBH_NATT=yes LAB_DBH_POLICIES="3des sha 2" LAB_DBH_ESP="esp-3des esp-sha-hmac" -- "$ours" check; }
case_both_main_sha512() { to_headend plain LAB_DBH_NATT=yes LAB_DBC_AUTH=main LAB_DBC_DH=19 LAB_DBH_POLICIES="aes-256 sha512 19" LAB_DBH_ESP="esp-aes-256 esp-sha512-hmac" -- "$ours" check; }
case_both_hybrid()   { with_pki to_headend --nat LAB_DBH_NATT=yes LAB_DBH_AUTH=hybrid LAB_DBC_AUTH=hybrid LAB_DBC_HYBRID_SECRET=$LAB_GROUP_SECRET LAB_DBC_DH=14 LAB_DBH_POLICIES="aes-256 sha256 14" LAB_DBH_ESP="esp-gcm 128" -- "$ours" check; }
case_both_rsa()      { with_pki to_headend plain LAB_DBH_AUTH=rsa-sig LAB_DBC_AUTH=cert LAB_DBC_DH=14 LAB_DBH_POLICIES="aes-256 sha256 14" LAB_DBH_ESP="esp-gcm 128" -- "$ours" check; }
case_both_proxy()    { to_headend --nat LAB_DBH_NATT=yes LAB_DBC_REACH=proxy LAB_DBC_DH=14 LAB_DBH_POLICIES="aes-256 sha256 14" LAB_DBH_ESP="esp-gcm 256" -- "$ours" check; }
gcm=(LAB_DBH_NATT=yes LAB_DBC_DH=14 LAB_DBH_POLICIES="aes-256 sha256 14" LAB_DBH_ESP="esp-gcm 256")
case_both_loss()     { to_headend plain "${gcm[@]}" LAB_CHECK_PINGS=0 LAB_CHECK_BIG=no -- "$lab/bad-line.sh" loss 10 -- "$ours" check; }
case_both_bad_line() { to_headend plain "${gcm[@]}" -- "$lab/bad-line.sh" relay --delay 20 --jitter 10 --reorder 0.1 --duplicate 0.05 -- "$ours" check; }
