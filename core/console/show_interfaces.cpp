// SPDX-License-Identifier: GPL-3.0-or-later
// show ip, interface, route, traffic.
#include <fmt/format.h>

#include <algorithm>

#include "console/show.h"
#include "console/unconfirmed_layouts.h"

namespace drawbridge::console {

namespace {

fw::InterfaceStatus status_of(const std::vector<fw::InterfaceStatus>& all, const std::string& name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  return found == all.end() ? fw::InterfaceStatus{name, 0, 0, 0, 0, 0} : *found;
}

/// "100full", "auto", "10baset", "1000auto" as Kbit a second.
int kilobits(const std::string& speed) {
  if (speed.starts_with("1000")) return 1'000'000;
  if (speed.starts_with("10") && !speed.starts_with("100")) return 10'000;
  return 100'000;
}

bool is_full(const std::string& speed) {
  return speed == "auto" || speed.find("full") != std::string::npos ||
         speed.find("auto") != std::string::npos;
}

}  // namespace

Lines show_ip(const pix::Config& config) {
  Lines addresses;
  for (const pix::Interface& each : config.interfaces) {
    if (each.name.empty()) continue;
    if (each.address) {
      addresses.push_back(
          fmt::format(layout::ip_address, each.name, each.address->to_string(), each.mask.to_string()));
    } else if (!each.dynamic_address.empty()) {
      addresses.push_back(fmt::format(layout::ip_dynamic, each.name, each.dynamic_address));
    }
  }
  Lines lines = {"System IP Addresses:"};
  lines.insert(lines.end(), addresses.begin(), addresses.end());
  lines.push_back("Current IP Addresses:");
  lines.insert(lines.end(), addresses.begin(), addresses.end());
  return lines;
}

Lines show_interface(const Device& device, const std::string& name) {
  const std::vector<fw::InterfaceStatus> counters = device.interface_counters();
  Lines lines;
  int number = 0;
  for (const pix::Interface& each : device.running().interfaces) {
    ++number;
    if (!name.empty() && each.name != name && each.hardware != name) continue;
    const fw::InterfaceStatus counted = status_of(counters, each.name);
    lines.push_back(fmt::format(layout::interface_state, each.hardware, each.name,
                                each.shutdown ? "administratively down" : "up",
                                each.shutdown ? "down" : "up"));
    lines.push_back(fmt::format(layout::interface_hardware, number));
    if (each.address) {
      lines.push_back(
          fmt::format(layout::interface_address, each.address->to_string(), each.mask.to_string()));
    }
    lines.push_back(fmt::format(layout::interface_mtu, each.mtu, kilobits(each.speed),
                                is_full(each.speed) ? "full" : "half"));
    lines.push_back(fmt::format(layout::interface_input, counted.packets_in, counted.bytes_in));
    lines.push_back(fmt::format(layout::interface_received, counted.broadcasts_in));
    lines.emplace_back(layout::interface_input_errors);
    lines.push_back(fmt::format(layout::interface_output, counted.packets_out, counted.bytes_out));
    lines.emplace_back(layout::interface_output_errors);
    lines.emplace_back(layout::interface_late);
    lines.emplace_back(layout::interface_carrier);
  }
  return lines;
}

Lines show_route(const pix::Config& config, const std::string& interface) {
  struct Row {
    std::string interface;
    Ipv4Address network, mask, gateway;
    int metric = 1;
    bool connected = false;
  };
  std::vector<Row> rows;
  for (const pix::Interface& each : config.interfaces) {
    if (each.name.empty() || !each.address) continue;
    rows.push_back({each.name, Ipv4Address(each.address->value() & each.mask.value()), each.mask,
                    *each.address, 1, true});
  }
  for (const pix::Route& each : config.routes)
    rows.push_back({each.interface, each.address, each.mask, each.gateway, each.metric, false});
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::pair(a.network, a.mask) < std::pair(b.network, b.mask);
  });
  Lines lines;
  for (const Row& each : rows) {
    if (!interface.empty() && each.interface != interface) continue;
    lines.push_back(fmt::format(layout::route_row, each.interface, each.network.to_string(),
                                each.mask.to_string(), each.gateway.to_string(), each.metric,
                                each.connected ? "CONNECT" : "OTHER"));
  }
  return lines;
}

Lines show_traffic(const Device& device, TimePoint now) {
  const std::vector<fw::InterfaceStatus> counters = device.interface_counters();
  const std::int64_t milliseconds =
      std::max<std::int64_t>(0, std::chrono::duration_cast<Milliseconds>(device.counted_for(now)).count());
  const auto a_second = [&](std::uint64_t count) {
    return milliseconds == 0 ? 0 : count * 1000 / static_cast<std::uint64_t>(milliseconds);
  };
  Lines lines;
  for (const pix::Interface& each : device.running().interfaces) {
    if (each.name.empty()) continue;
    const fw::InterfaceStatus counted = status_of(counters, each.name);
    lines.push_back(each.name + ":");
    lines.push_back(fmt::format(layout::traffic_received, milliseconds / 1000, milliseconds % 1000));
    lines.push_back(fmt::format(layout::traffic_amount, counted.packets_in, counted.bytes_in));
    lines.push_back(
        fmt::format(layout::traffic_rate, a_second(counted.packets_in), a_second(counted.bytes_in)));
    lines.push_back(fmt::format(layout::traffic_transmitted, milliseconds / 1000, milliseconds % 1000));
    lines.push_back(fmt::format(layout::traffic_amount, counted.packets_out, counted.bytes_out));
    lines.push_back(
        fmt::format(layout::traffic_rate, a_second(counted.packets_out), a_second(counted.bytes_out)));
  }
  return lines;
}

}  // namespace drawbridge::console
