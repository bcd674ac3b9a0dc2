// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/access_reader.h"

#include "pix/literals.h"

namespace drawbridge::pix {

bool AccessReader::take(std::string_view word) {
  if (peek() == nullptr || peek()->word->name != word) return false;
  ++at;
  return true;
}

void AccessReader::fail(LineResult result) {
  if (!failed) error = std::move(result);
  failed = true;
}

void AccessReader::read_address(AddressSpec& spec) {
  if (take("any")) return;
  if (take("host")) {
    spec.kind = AddressSpec::Kind::host;
    spec.address = peek()->address;
    spec.mask = Ipv4Address(255, 255, 255, 255);
    ++at;
  } else if (take("interface")) {
    spec.kind = AddressSpec::Kind::interface;
    spec.name = peek()->text;
    ++at;
  } else if (take("object-group")) {
    spec.kind = AddressSpec::Kind::object_group;
    spec.name = peek()->text;
    ++at;
  } else {
    const auto& network = edit.match.captures[at];
    const auto& netmask = edit.match.captures[at + 1];
    at += 2;
    spec.kind = AddressSpec::Kind::network;
    spec.address = network.address;
    spec.mask = netmask.address;
    const auto length = length_of(spec.mask);
    if (!length) return fail(bad_mask(netmask.text));
    if ((spec.address.value() & ~spec.mask.value()) != 0) return fail(bad_pair(network.text, netmask.text));
    if (*length == 32) spec.kind = AddressSpec::Kind::host;
    if (*length == 0) spec = {};
  }
}

std::uint16_t AccessReader::read_port(int protocol) {
  const auto text = peek()->text;
  ++at;
  const auto port = parse_port(protocol, text);
  if (!port) fail(bad_value(text));
  return port.value_or(0);
}

void AccessReader::read_ports(PortSpec& spec, int protocol) {
  if (peek() == nullptr) return;
  using Kind = PortSpec::Kind;
  if (peek()->word->name == "comparison") {
    const auto word = peek()->text;
    spec.kind = word == "eq" ? Kind::eq : word == "lt" ? Kind::lt : word == "gt" ? Kind::gt : Kind::neq;
    ++at;
    spec.first = read_port(protocol);
  } else if (take("range")) {
    spec.kind = Kind::range;
    spec.first = read_port(protocol);
    spec.last = read_port(protocol);
    if (spec.first > spec.last) std::swap(spec.first, spec.last);
  } else if (at + 1 < edit.match.captures.size() && edit.match.captures[at + 1].word->name == "port_group") {
    spec.kind = Kind::object_group;
    spec.name = edit.match.captures[at + 1].text;
    at += 2;
  } else {
    return;
  }
  if (protocol != protocol_tcp && protocol != protocol_udp && protocol != -1 &&
      spec.kind != Kind::object_group) {
    fail(bad_value(spec.kind == Kind::range ? "range" : "eq"));
  }
}

void AccessReader::read_log(AccessEntry& entry) {
  if (!take("log")) return;
  entry.log = "log";
  if (peek() != nullptr && peek()->word->name == "log_level") {
    const auto level = parse_logging_level(peek()->text);
    if (!level) return fail(bad_value(peek()->text));
    entry.log += fmt::format(" {}", *level);
    ++at;
  } else if (peek() != nullptr && (peek()->word->name == "disable" || peek()->word->name == "default")) {
    entry.log += ' ';
    entry.log += peek()->text;
    ++at;
  }
  if (take("interval")) {
    entry.log += fmt::format(" interval {}", peek()->number);
    ++at;
  }
}

/// "any object-group A object-group B" may be read in two ways: the kind of A decides, as on the device.
void AccessReader::settle_groups(AccessEntry& entry) const {
  using Kind = PortSpec::Kind;
  if (entry.source_port.kind != Kind::object_group || entry.destination_port.kind != Kind::any) return;
  if (entry.destination.kind != AddressSpec::Kind::object_group) return;
  const auto* first = find_item(edit.config.object_groups, &ObjectGroup::id, entry.source_port.name);
  if (first == nullptr || first->kind != "network") return;
  entry.destination_port.kind = Kind::object_group;
  entry.destination_port.name = entry.destination.name;
  entry.destination.name = entry.source_port.name;
  entry.source_port = {};
}

void AccessReader::read_verdict(AccessEntry& entry) {
  entry.permit = take("permit");
  if (!entry.permit) (void)take("deny");
  if (take("object-group")) {
    entry.protocol = -1;
    entry.protocol_group = peek()->text;
  } else {
    const auto number = parse_protocol(peek()->text);
    if (!number) fail(bad_value(peek()->text));
    entry.protocol = number.value_or(0);
  }
  ++at;
}

void AccessReader::read_icmp_type(AccessEntry& entry) {
  if (peek() == nullptr || peek()->word->name != "icmp_type") return;
  const auto text = peek()->text;
  const auto type = parse_icmp_type(text);
  if (!type || entry.protocol != protocol_icmp) fail(bad_value(text));
  entry.icmp_type = type.value_or(-1);
  ++at;
}

AccessEntry AccessReader::read() {
  AccessEntry entry;
  entry.origin = edit.origin;
  if (take("remark")) {
    entry.is_remark = true;
    entry.remark = peek()->text;
    return entry;
  }
  read_verdict(entry);
  read_address(entry.source);
  if (entry.protocol != protocol_icmp) read_ports(entry.source_port, entry.protocol);
  read_address(entry.destination);
  // The words may have been taken for ports before the destination, so only their place counts.
  if (entry.protocol == protocol_icmp && peek() != nullptr && peek()->word->name == "object-group") {
    entry.icmp_group = edit.match.captures[at + 1].text;
    at += 2;
  } else {
    read_ports(entry.destination_port, entry.protocol);
  }
  settle_groups(entry);
  read_icmp_type(entry);
  read_log(entry);
  return entry;
}

AccessEntry AccessReader::read_conduit() {
  auto entry = read();
  std::swap(entry.source, entry.destination);
  std::swap(entry.source_port, entry.destination_port);
  return entry;
}

}  // namespace drawbridge::pix
