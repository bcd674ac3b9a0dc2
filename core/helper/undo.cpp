// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/undo.h"

#include <algorithm>
#include <charconv>

#include "helper/name_service.h"
#include "helper/packet_filter.h"
#include "helper/request_check.h"
#include "helper/resolv_conf.h"
#include "helper/tools.h"

namespace drawbridge::helper {

namespace {

bool undo_device(const Entry& entry, Netlink& netlink) {
  const auto blank = entry.value.find(' ');
  const std::string name = entry.value.substr(0, blank);
  int index = 0;
  if (blank != std::string::npos) {
    std::from_chars(entry.value.data() + blank + 1, entry.value.data() + entry.value.size(), index);
  }
  // The name alone may be another connection's by now.
  if (index == 0 || netlink.interface_index(name) != index) return true;
  (void)netlink.delete_link(index);
  return netlink.interface_index(name) != index;
}

bool undo_address(const Entry& entry, Netlink& netlink) {
  const int index = netlink.interface_index(entry.value);
  if (index == 0) return true;
  std::vector<AddressRow> rows;
  if (netlink.addresses(rows) != 0) return false;
  for (const AddressRow& row : rows) {
    if (row.interface == index) (void)netlink.delete_address(row);
  }
  return netlink.set_link(index, false, 0) == 0;
}

bool undo_routes(const Entry& entry, Netlink& netlink) {
  const auto number = static_cast<std::uint32_t>(privilege::device_number(entry.value));
  const std::uint32_t table = kFirstTable + number;
  (void)netlink.delete_rule(kFirstRule + number, table);
  std::vector<RouteRow> rows;
  if (netlink.routes(rows) != 0) return false;
  bool all = true;
  for (const RouteRow& row : rows) {
    if (row.table == table && row.protocol == kOurProtocol && netlink.delete_route(row) != 0) all = false;
  }
  return all;
}

bool undo_table(const std::string& table) {
  // Without the program there was no table either.
  if (!is_trusted_program(kNft)) return true;
  return run_tool(kNft, {"-f", "-"}, removal_script(table)).ok();
}

}  // namespace

bool is_kernel_change(Change change) {
  return change == Change::device || change == Change::address || change == Change::routes;
}

bool undo_in_kernel(const Entry& entry, Netlink& netlink) {
  switch (entry.change) {
    case Change::device:
      return undo_device(entry, netlink);
    case Change::address:
      return undo_address(entry, netlink);
    case Change::routes:
      return undo_routes(entry, netlink);
    default:
      return false;
  }
}

bool undo_with_tools(const Entry& entry) {
  if (!privilege::is_our_device(entry.value)) return true;  // not a line that we write
  switch (entry.change) {
    case Change::ipv6_block:
      return undo_table(ipv6_table(entry.value));
    case Change::kill_switch:
      return undo_table(kill_table(entry.value));
    case Change::resolved:
    case Change::network_manager:
    case Change::resolvconf:
    case Change::resolv_conf:
      return undo_names(entry);
    default:
      return false;
  }
}

bool undo_everything(Journal& journal, Netlink& netlink) {
  auto entries = journal.entries();
  std::reverse(entries.begin(), entries.end());
  bool all = true;
  for (const Entry& entry : entries) {
    const bool gone =
        is_kernel_change(entry.change) ? undo_in_kernel(entry, netlink) : undo_with_tools(entry);
    if (gone) (void)journal.strike(entry);
    all = all && gone;
  }
  if (all) journal.remove();
  return all;
}

bool undo_abandoned(Netlink& netlink) {
  bool all = true;
  for (Journal& journal : Journal::abandoned()) all = undo_everything(journal, netlink) && all;
  // A reboot empties /run, but not /etc.
  if (resolv_conf_is_replaced() && !Journal::held_elsewhere(Change::resolv_conf, nullptr)) {
    all = restore_resolv_conf() == 0 && all;
  }
  return all;
}

}  // namespace drawbridge::helper
