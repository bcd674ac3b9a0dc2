// SPDX-License-Identifier: GPL-3.0-or-later
#include "privilege/accepted.h"

#include <algorithm>
#include <charconv>

#include "privilege/helper_messages.h"

namespace drawbridge::privilege {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool is_our_device(std::string_view name) {
  if (!name.starts_with(kDevicePrefix)) return false;
  const std::string_view number = name.substr(kDevicePrefix.size());
  if (number.empty() || number.size() > 2 || (number.size() == 2 && number[0] == '0')) return false;
  return std::all_of(number.begin(), number.end(), is_digit);
}

int device_number(std::string_view name) {
  int number = 0;
  if (is_our_device(name))
    std::from_chars(name.data() + kDevicePrefix.size(), name.data() + name.size(), number);
  return number;
}

bool is_domain(std::string_view name) {
  if (name.empty() || name.size() > 253) return false;
  std::size_t label = 0;
  char before = '.';
  for (const char c : name) {
    if (c == '.') {
      if (label == 0 || before == '-') return false;
      label = 0;
    } else {
      if (!is_letter(c) && !is_digit(c) && c != '-' && c != '_') return false;
      if (label == 0 && c == '-') return false;
      if (++label > 63) return false;
    }
    before = c;
  }
  return label > 0 && before != '-';
}

bool is_unicast(Ipv4Address address) {
  const auto first = address.value() >> 24;
  return first != 0 && first != 127 && first < 224;
}

bool is_routable(const Prefix& network) {
  if (network.address != network.network()) return false;
  return network.length < 4 || is_unicast(network.address);
}

}  // namespace drawbridge::privilege
