// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/attribute.h"

#include <algorithm>

namespace drawbridge::wire {

namespace {
constexpr std::uint16_t kBasicBit = 0x8000;
constexpr std::size_t kMaxValue = 0xFFFF;
}  // namespace

Attribute Attribute::number(std::uint16_t type, std::uint16_t value) {
  Attribute attribute;
  attribute.type = type;
  attribute.value = value;
  return attribute;
}

Attribute Attribute::variable(std::uint16_t type, ByteView octets) {
  Attribute attribute;
  attribute.type = type;
  attribute.basic = false;
  attribute.octets = to_bytes(octets);
  return attribute;
}

Attribute Attribute::text(std::uint16_t type, std::string_view text) {
  return variable(type, as_bytes(text));
}

Attribute Attribute::u32(std::uint16_t type, std::uint32_t value) {
  Writer out;
  out.u32(value);
  return variable(type, out.view());
}

std::optional<std::uint64_t> Attribute::as_number() const {
  if (basic) return value;
  switch (octets.size()) {
    case 2:
    case 3:
    case 4:
    case 8:
      break;
    default:
      return std::nullopt;
  }
  std::uint64_t number = 0;
  for (const std::uint8_t octet : octets) number = number << 8 | octet;
  return number;
}

Bytes Attribute::as_octets() const {
  if (!basic) return octets;
  Writer out;
  out.u16(value);
  return out.take();
}

void Attribute::write(Writer& out) const {
  const auto plain = static_cast<std::uint16_t>(type & ~kBasicBit);
  if (basic) {
    out.u16(static_cast<std::uint16_t>(plain | kBasicBit));
    out.u16(value);
    return;
  }
  const std::size_t size = std::min(octets.size(), kMaxValue);
  out.u16(plain);
  out.u16(static_cast<std::uint16_t>(size));
  out.bytes(ByteView(octets).first(size));
}

Result<std::vector<Attribute>, WireError> read_attributes(ByteView octets, std::size_t cap) {
  std::vector<Attribute> attributes;
  Reader in(octets);
  while (!in.at_end()) {
    if (attributes.size() == cap) return failure(WireError::too_many);
    const std::uint16_t type = in.u16();
    const std::uint16_t value_or_size = in.u16();
    const bool basic = (type & kBasicBit) != 0;
    Attribute attribute;
    attribute.type = static_cast<std::uint16_t>(type & ~kBasicBit);
    attribute.basic = basic;
    if (basic) {
      attribute.value = value_or_size;
    } else {
      attribute.octets = to_bytes(in.take(value_or_size));
    }
    if (!in.ok()) return failure(WireError::truncated);
    attributes.push_back(std::move(attribute));
  }
  return attributes;
}

void write_attributes(Writer& out, const std::vector<Attribute>& attributes) {
  for (const Attribute& attribute : attributes) attribute.write(out);
}

const Attribute* find_attribute(const std::vector<Attribute>& attributes, std::uint16_t type) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [type](const Attribute& attribute) { return attribute.type == type; });
  return found == attributes.end() ? nullptr : &*found;
}

}  // namespace drawbridge::wire
