// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts that no transcript of a 6.3 device has confirmed yet, as fmt strings: whoever has one at hand
// corrects the row, and nothing else. Confirmed layouts stand where they are printed
// (pix-show-and-debug.md 1 says of each how sure it is).
#pragma once

namespace drawbridge::console::layout {

// ---- show uauth: lines under a cut-through user
inline constexpr char uauth_absolute[] = "   absolute   timeout: {}";    // h:mm:ss
inline constexpr char uauth_inactivity[] = "   inactivity timeout: {}";  // h:mm:ss
inline constexpr char uauth_authorized[] = "   authorized to:";
inline constexpr char uauth_port[] = "   port {}";                // "192.168.67.11/telnet"
inline constexpr char uauth_access_list[] = "   access-list {}";  // per-user list

// ---- show crypto isakmp sa detail: no 6.3 output of it is known; ours
inline constexpr char isakmp_detail_title[] =
    "Local               Remote              Encr  Hash  Auth  State    Lifetime";
// local, remote, encryption, hash, authentication, state, seconds left
inline constexpr char isakmp_detail_row[] = "{:<20}{:<20}{:<6}{:<6}{:<6}{:<9}{}";

// ---- show isakmp policy: words beyond 6.3, as IOS 15 says them; hybrid is ours
inline constexpr char policy_sha2[] = "Secure Hash Standard 2 ({} bit)";
inline constexpr char policy_hybrid[] = "Rivest-Shamir-Adleman Signature, Extended Authentication";

// ---- show ip local pool NAME: the title without Mask and Held
inline constexpr char pool_title[] = "Begin           End             Free     In use";
inline constexpr char pool_row[] = "{:<16}{:<16}{:>4}{:>9}";

// ---- show crypto map: an entry made of a template
inline constexpr char map_dynamic_list[] = "        access-list {}; 1 elements";
// list, local side, remote side, packets
inline constexpr char map_dynamic_rule[] = "        access-list {} permit ip {} {} (hitcnt={})";
inline constexpr char map_dynamic_origin[] = "        dynamic (created from dynamic map {}/{})";
inline constexpr int map_dynamic_step = 10;  // from the highest number of the map to the first made entry

// ---- show ip
inline constexpr char ip_address[] = "        ip address {} {} {}";
inline constexpr char ip_dynamic[] = "        ip address {} {}";  // interface, "dhcp setroute"

// ---- show interface
inline constexpr char interface_state[] = "interface {} \"{}\" is {}, line protocol is {}";
inline constexpr char interface_hardware[] = "  Hardware is i82559 ethernet, address is 0000.0000.{:04x}";
inline constexpr char interface_address[] = "  IP address {}, subnet mask {}";
inline constexpr char interface_mtu[] = "  MTU {} bytes, BW {} Kbit {} duplex";
inline constexpr char interface_input[] = "        {} packets input, {} bytes, 0 no buffer";
inline constexpr char interface_received[] = "        Received {} broadcasts, 0 runts, 0 giants";
inline constexpr char interface_input_errors[] =
    "        0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored, 0 abort";
inline constexpr char interface_output[] = "        {} packets output, {} bytes, 0 underruns";
inline constexpr char interface_output_errors[] = "        0 output errors, 0 collisions, 0 interface resets";
inline constexpr char interface_late[] = "        0 babbles, 0 late collisions, 0 deferred";
inline constexpr char interface_carrier[] = "        0 lost carrier, 0 no carrier";

// ---- show route: interface, network, mask, gateway, metric, CONNECT or OTHER
inline constexpr char route_row[] = "        {} {} {} {} {} {} static";

// ---- show local-host. The most that were active and those denied are not kept here.
inline constexpr char local_host_interface[] = "Interface {}: {} active";
inline constexpr char local_host_title[] = "local host: <{}>,";
inline constexpr char local_host_tcp[] = "    TCP connection count/limit = {}/{}";
inline constexpr char local_host_embryonic[] = "    TCP embryonic count = {}";
inline constexpr char local_host_watermark[] = "    TCP intercept watermark = {}";
inline constexpr char local_host_udp[] = "    UDP connection count/limit = {}/{}";
inline constexpr char local_host_user[] = "    user '{}' at {}, authenticated";

// ---- show traffic
inline constexpr char traffic_received[] = "        received (in {}.{:03} secs):";
inline constexpr char traffic_transmitted[] = "        transmitted (in {}.{:03} secs):";
inline constexpr char traffic_amount[] = "                {} packets      {} bytes";
inline constexpr char traffic_rate[] = "                {} pkts/sec      {} bytes/sec";

// ---- show memory: of the program that this appliance is
inline constexpr char memory_free[] = "Free memory:   {:>13} bytes";
inline constexpr char memory_used[] = "Used memory:   {:>13} bytes";
inline constexpr char memory_line[] = "-------------     ----------------";
inline constexpr char memory_total[] = "Total memory:  {:>13} bytes";

// ---- show cpu usage, blocks, processes: what an emulation has none of
inline constexpr char cpu_none[] =
    "CPU utilization is not measured: this appliance is a part of a program on a shared processor.";
inline constexpr char blocks_none[] =
    "There are no fixed blocks: this appliance takes memory for a packet when it has one.";
inline constexpr char processes_none[] =
    "There are no processes: this appliance does everything when a packet or a timer calls for it.";

// ---- show perfmon: now (since the last look in this session) and since the start
inline constexpr char perfmon_title[] = "PERFMON STATS:    Current      Average";
inline constexpr char perfmon_row[] = "{:<16}{:>7}/s    {:>7}/s";

// ---- show logging
inline constexpr char logging_enabled[] = "Syslog logging: {}";
inline constexpr char logging_facility[] = "    Facility: {}";
inline constexpr char logging_timestamp[] = "    Timestamp logging: {}";
inline constexpr char logging_standby[] = "    Standby logging: {}";
inline constexpr char logging_level[] = "    {} logging: level {}, {} messages logged";
inline constexpr char logging_off[] = "    {} logging: disabled";
inline constexpr char logging_host[] = "        Logging to {} {}";
inline constexpr char logging_device_id[] = "    Device ID: {}";
inline constexpr char logging_device_id_none[] = "    Device ID: disabled";
inline constexpr char logging_queue_limit[] = "        Logging Queue length limit : {} msg(s)";
inline constexpr char logging_queue_now[] = "        Current {} msg on queue, {} msgs most on queue";
inline constexpr char logging_message_default[] = "syslog {}: default-level {} ({})";
inline constexpr char logging_message_changed[] = "syslog {}: default-level {}, current-level {} ({})";

// ---- show curpriv
inline constexpr char privilege_user[] = "Username : {}";
inline constexpr char privilege_level[] = "Current privilege level : {}";
inline constexpr char privilege_mode[] = "Current Mode/s : {}";  // P_UNPR, P_PRIV, P_PRIV P_CONF

// ---- show who, who
inline constexpr char who_row[] = "{}: {}";

// ---- debug icmp trace
// number, "echo-request", interface, source, destination, identifier, sequence, octets
inline constexpr char icmp_trace[] = "{}: ICMP {} from {}:{} to {} ID={} seq={} length={}";

// ---- show ca mypubkey rsa, ca generate rsa key
inline constexpr char key_made[] = "% Key pair was generated at: {}";
inline constexpr char key_name[] = "Key name: {}";
inline constexpr char key_usage[] = " Usage: General Purpose Key";
inline constexpr char key_data[] = " Key Data:";
inline constexpr char key_begin[] = "Keypair generation process begin.";
inline constexpr char key_done[] = ".Success.";
inline constexpr char key_exists[] =
    "% There is a key pair for {} already. Destroy it with \"ca zeroize rsa\" first.";
inline constexpr char key_too_small[] = "% Keys of less than {} bits are not made: this one has {}.";
inline constexpr char key_nobody[] = "% This appliance keeps no keys: it offers no SSH.";

// ---- reload
inline constexpr char reload_question[] = "Proceed with reload? [confirm]";

}  // namespace drawbridge::console::layout
