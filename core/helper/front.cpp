// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/front.h"

#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <linux/rtnetlink.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "helper/undo.h"

namespace drawbridge::helper {

using namespace privilege;

namespace {

Outcome failed(ErrorCode error, int number, std::string detail = {}) {
  Outcome outcome;
  outcome.answer.error = error;
  outcome.answer.system_error = number;
  if (detail.empty() && number != 0) detail = std::strerror(number) + std::string(".");
  outcome.answer.detail = std::move(detail);
  return outcome;
}
Outcome refused_by_kernel(int number, std::string detail = {}) {
  const bool permission = number == EPERM || number == EACCES;
  return failed(permission ? ErrorCode::no_permission : ErrorCode::system, number, std::move(detail));
}
Outcome handed_out(Descriptor descriptor, std::string device = {}) {
  Outcome outcome;
  outcome.answer.with_descriptor = true;
  outcome.answer.device = std::move(device);
  outcome.descriptor = std::move(descriptor);
  return outcome;
}

/// A TUN device that was not there before; 0 or an errno. It lives as long as its descriptor does.
int make_device(const std::string& name, bool plain, Descriptor& made) {
  Descriptor device(::open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK));
  if (!device) return errno;
  ifreq wish{};
  wish.ifr_flags = static_cast<short>(IFF_TUN | IFF_NO_PI | IFF_TUN_EXCL | (plain ? 0 : IFF_VNET_HDR));
  std::memcpy(wish.ifr_name, name.c_str(), std::min(name.size(), sizeof wish.ifr_name - 1));
  if (::ioctl(device.get(), TUNSETIFF, &wish) != 0) return errno;
  made = std::move(device);
  return 0;
}

/// Who has a UDP port, from /proc/net/udp: as much as can be seen without looking into other processes.
std::string holder_of(std::uint16_t port) {
  const std::string text = read_file("/proc/net/udp").value_or("");
  char wanted[8];
  std::snprintf(wanted, sizeof wanted, ":%04X ", static_cast<unsigned>(port));
  // "  123: 00000000:01F4 00000000:0000 07 00000000:00000000 00:00000000 00000000   UID ..."
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    const auto colon = line.find(wanted);
    if (colon == std::string::npos || colon > 20) continue;
    std::size_t word = colon + 6;
    for (int skipped = 0; skipped < 5 && word < line.size(); ++skipped) {
      word = line.find(' ', word);
      word =
          word == std::string::npos ? line.size() : std::min(line.find_first_not_of(' ', word), line.size());
    }
    unsigned user = 0;
    if (std::from_chars(line.data() + word, line.data() + line.size(), user).ec == std::errc{}) {
      return " by a program of user " + std::to_string(user);
    }
  }
  return {};
}

}  // namespace

Outcome Front::handle(const Request& request) {
  Outcome outcome;
  if (auto refused = refusal(request, state_)) {
    outcome.answer = std::move(*refused);
  } else {
    outcome = std::visit([this](const auto& r) { return carry_out(r); }, request);
  }
  outcome.answer.to = operation_of(request);
  return outcome;
}

Outcome Front::carry_out(const OpenTun& request) {
  // A device's number is also its table's: nothing of a dead connection may be in it.
  if (const Answer tidied = back_.ask(UndoAbandonedTask{}, Operation::undo); !tidied.ok()) {
    return failed(ErrorCode::conflict, 0, tidied.detail);
  }
  Descriptor device;
  std::string name = request.name;
  int error = EBUSY;
  if (!name.empty()) {
    error = make_device(name, request.plain, device);
    if (error == EBUSY || error == EINVAL) {
      return failed(ErrorCode::name_taken, error, "There is a device " + name + " already.");
    }
  }
  for (int number = 0; name.empty() || (request.name.empty() && error == EBUSY); ++number) {
    if (number > 99)
      return failed(ErrorCode::name_taken, error, "All names from drawbridge0 to drawbridge99 are taken.");
    name = std::string(kDevicePrefix) + std::to_string(number);
    error = netlink_.interface_index(name) != 0 ? EBUSY : make_device(name, request.plain, device);
  }
  if (error != 0) return refused_by_kernel(error, std::string("/dev/net/tun: ") + std::strerror(error) + ".");
  const int index = netlink_.interface_index(name);
  // Recorded after it was made, because only then it has an index; until then it would vanish with its
  // descriptor.
  if (!journal_.add({Change::device, name + ' ' + std::to_string(index)}))
    return failed(ErrorCode::journal, errno);
  state_.device = name;
  index_ = index;
  return handed_out(std::move(device), name);
}

Outcome Front::carry_out(const OpenUdp& request) {
  Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_UDP));
  if (!socket) return refused_by_kernel(errno);
  sockaddr_in local{};
  local.sin_family = AF_INET;
  local.sin_port = htons(request.port);
  local.sin_addr.s_addr = htonl(request.address.value());
  if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&local), sizeof local) != 0) {
    const int error = errno;
    if (error != EADDRINUSE) return refused_by_kernel(error);
    return failed(ErrorCode::port_taken, error,
                  "UDP port " + std::to_string(request.port) + " is taken" + holder_of(request.port) + ".");
  }
  return handed_out(std::move(socket));
}

Outcome Front::carry_out(const OpenRawEsp& request) {
  Descriptor socket(::socket(AF_INET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_ESP));
  if (!socket) return refused_by_kernel(errno);
  sockaddr_in local{};
  local.sin_family = AF_INET;
  local.sin_addr.s_addr = htonl(request.address.value());
  if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&local), sizeof local) != 0)
    return refused_by_kernel(errno);
  return handed_out(std::move(socket));
}

Outcome Front::carry_out(const SetAddress& request) {
  std::vector<AddressRow> rows;
  if (const int error = netlink_.addresses(rows)) return refused_by_kernel(error);
  for (const AddressRow& row : rows) {
    if (row.interface != index_ && row.address.address == request.address) {
      return failed(ErrorCode::conflict, EADDRINUSE,
                    "Another interface of this machine has the address " + request.address.to_string() + ".");
    }
  }
  if (!journal_.add({Change::address, state_.device})) return failed(ErrorCode::journal, errno);
  for (const AddressRow& row : rows) {
    if (row.interface == index_ && row.address.address != request.address) (void)netlink_.delete_address(row);
  }
  if (const int error = netlink_.add_address(index_, request.address)) return refused_by_kernel(error);
  if (const int error = netlink_.set_link(index_, true, request.mtu)) return refused_by_kernel(error);
  state_.address = request.address;
  address_ = request;
  return {};
}

int Front::attached_networks(std::vector<Prefix>& networks) {
  std::vector<RouteRow> rows;
  if (const int error = netlink_.routes(rows)) return error;
  for (const RouteRow& row : rows) {
    if (row.table != RT_TABLE_MAIN || row.type != RTN_UNICAST || row.scope != RT_SCOPE_LINK) continue;
    // Point-to-point peers and whole halves of the address space (other tunnels) are no local network.
    if (row.interface == index_ || row.to.length < 8 || row.to.length > 31) continue;
    networks.push_back({row.to.network(), row.to.length});
  }
  return 0;
}

Outcome Front::carry_out(const SetRoutes& request) {
  const auto number = static_cast<std::uint32_t>(privilege::device_number(state_.device));
  const std::uint32_t table = kFirstTable + number;
  std::vector<RouteRow> before;
  if (const int error = netlink_.routes(before)) return refused_by_kernel(error);
  std::erase_if(before, [&](const RouteRow& row) { return row.table != table; });
  std::vector<RuleRow> rules;
  if (const int error = netlink_.rules(rules)) return refused_by_kernel(error);
  const auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&](const RuleRow& row) { return row.preference == kFirstRule + number; });
  if (!journal_.holds(Change::routes) && (!before.empty() || rule != rules.end())) {
    return failed(ErrorCode::conflict, EEXIST,
                  "Another program uses routing table " + std::to_string(table) + " or rule " +
                      std::to_string(kFirstRule + number) + ".");
  }

  // "throw" ends the search in this table and lets the main one decide, as it would without us: so whatever
  // goes around follows the machine when its link or address changes, and the gateway is never asked for
  // through its own tunnel.
  std::vector<RouteRow> wanted;
  const auto want = [&](const Prefix& to, std::uint8_t type) {
    RouteRow row;
    row.to = to;
    row.table = table;
    row.type = type;
    if (type == RTN_UNICAST) {
      row.scope = RT_SCOPE_LINK;
      row.interface = index_;
      row.source = state_.address;
    }
    // The first word about a network counts: the gateway's, then what goes around.
    const bool said =
        std::any_of(wanted.begin(), wanted.end(), [&](const RouteRow& w) { return w.to == to; });
    if (!said) wanted.push_back(row);
  };
  want({request.gateway, 32}, RTN_THROW);
  for (const Prefix& network : request.around) want(network, RTN_THROW);
  if (request.local_lan) {
    std::vector<Prefix> attached;
    if (const int error = attached_networks(attached)) return refused_by_kernel(error);
    for (const Prefix& network : attached) want(network, RTN_THROW);
  }
  for (const Prefix& network : request.through) want(network, RTN_UNICAST);

  if (!journal_.add({Change::routes, state_.device})) return failed(ErrorCode::journal, errno);
  for (const RouteRow& row : wanted) {
    if (const int error = netlink_.put_route(row)) {
      return refused_by_kernel(error, row.to.to_string() + ": " + std::strerror(error) + ".");
    }
  }
  for (const RouteRow& row : before) {
    const bool stays =
        std::any_of(wanted.begin(), wanted.end(), [&](const RouteRow& w) { return w.to == row.to; });
    if (!stays) (void)netlink_.delete_route(row);
  }
  if (rule == rules.end()) {
    if (const int error = netlink_.add_rule(kFirstRule + number, table)) return refused_by_kernel(error);
  }
  routes_ = request;
  return {};
}

Outcome Front::carry_out(const SetDns& request) {
  Outcome outcome = through_back(request);
  // NetworkManager (seen with 1.42) takes a device's settings as its own when it is told servers for it, and
  // removes the routes that it does not know. So address and routes are put there once more; where nothing is
  // missing, nothing changes.
  const auto again = [&](const auto& standing) {
    if (!standing || !outcome.answer.ok()) return;
    const auto copy = *standing;
    Outcome restored = carry_out(copy);
    if (!restored.answer.ok()) outcome = std::move(restored);
  };
  again(address_);
  again(routes_);
  return outcome;
}

Outcome Front::through_back(const Request& request) {
  ApplyTask task{request, {}};
  if (std::holds_alternative<KillSwitch>(request)) {
    if (const int error = attached_networks(task.attached)) return refused_by_kernel(error);
  }
  Outcome outcome;
  outcome.answer = back_.ask(task, operation_of(request));
  return outcome;
}

Outcome Front::carry_out(const Undo& request) {
  auto entries = journal_.entries();
  std::reverse(entries.begin(), entries.end());
  std::string left;
  for (const Entry& entry : entries) {
    const bool filter = entry.change == Change::kill_switch || entry.change == Change::ipv6_block;
    if (request.keep_kill_switch && filter) continue;
    if (request.keep_device && entry.change == Change::device) continue;
    const bool gone = is_kernel_change(entry.change) ? undo_in_kernel(entry, netlink_)
                                                     : back_.ask(UndoTask{entry}, Operation::undo).ok();
    if (gone) {
      (void)journal_.strike(entry);
    } else {
      left += std::string(left.empty() ? "" : ", ") + name_of(entry.change);
    }
  }
  state_.address = Ipv4Address();
  address_.reset();
  routes_.reset();
  if (!request.keep_device) {
    state_.device.clear();
    index_ = 0;
  }
  if (!left.empty()) return failed(ErrorCode::system, 0, "Could not be taken back: " + left + ".");
  return {};
}

Outcome Front::carry_out(const LiftKillSwitch&) {
  for (const Entry& entry : journal_.entries()) {
    if (entry.change != Change::kill_switch) continue;
    if (!back_.ask(UndoTask{entry}, Operation::lift_kill_switch).ok())
      return failed(ErrorCode::system, 0, "The kill switch could not be taken away.");
    (void)journal_.strike(entry);
  }
  return {};
}

bool Front::undo_all() {
  (void)carry_out(Undo{});
  if (!journal_.entries().empty()) return false;
  journal_.remove();
  return true;
}

}  // namespace drawbridge::helper
