// SPDX-License-Identifier: GPL-3.0-or-later
// show ca mypubkey rsa, ca generate rsa key.
#include <fmt/format.h>

#include "console/show.h"
#include "console/unconfirmed_layouts.h"

namespace drawbridge::console {

namespace {

/// No newer SSH client takes a smaller one.
constexpr int kLeastBits = 2048;

std::string key_owner(const pix::Config& config) {
  return config.domain_name.empty() ? config.hostname : config.hostname + '.' + config.domain_name;
}

}  // namespace

Lines show_ca_key(const Device& device) {
  const auto key = device.public_key();
  if (!key) return {};
  Lines lines = {fmt::format(layout::key_made, clock_text(key->made)),
                 fmt::format(layout::key_name, key_owner(device.running())), layout::key_usage,
                 layout::key_data};
  // Groups of four octets, eight a line.
  constexpr std::size_t group = 4;
  constexpr std::size_t line = 32;
  for (std::size_t at = 0; at < key->key.size(); ++at) {
    if (at % line == 0) {
      lines.emplace_back("  ");
    } else if (at % group == 0) {
      lines.back() += ' ';
    }
    lines.back() += fmt::format("{:02x}", key->key[at]);
  }
  return lines;
}

Lines generate_key(Device& device, TimePoint now, int bits) {
  if (device.public_key()) return {fmt::format(layout::key_exists, key_owner(device.running()))};
  const int wanted = std::max(bits, kLeastBits);
  if (!device.change_key(now, wanted)) return {layout::key_nobody};
  Lines lines = {layout::key_begin, layout::key_done};
  if (wanted != bits) lines.push_back(fmt::format(layout::key_too_small, kLeastBits, wanted));
  return lines;
}

}  // namespace drawbridge::console
