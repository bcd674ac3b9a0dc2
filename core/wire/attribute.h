// SPDX-License-Identifier: GPL-3.0-or-later
// The data attribute of ISAKMP (RFC 2408 section 3.3), shared by transforms, Mode-Config and
// RESPONDER-LIFETIME:
//
//   AF=1   | type with the top bit set (2) | value (2) |
//   AF=0   | type (2) | length (2) | value (length) |
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/reader.h"
#include "base/result.h"
#include "base/writer.h"
#include "wire/error.h"

namespace drawbridge::wire {

struct Attribute {
  std::uint16_t type = 0;   ///< without the AF bit
  bool basic = true;        ///< AF: the value is `value`, else `octets`
  std::uint16_t value = 0;  ///< when basic
  Bytes octets;             ///< when not basic; at most 65535

  [[nodiscard]] static Attribute number(std::uint16_t type, std::uint16_t value);
  [[nodiscard]] static Attribute variable(std::uint16_t type, ByteView octets = {});
  [[nodiscard]] static Attribute text(std::uint16_t type, std::string_view text);
  /// AF=0 with four octets: durations and addresses.
  [[nodiscard]] static Attribute u32(std::uint16_t type, std::uint32_t value);

  template <typename Type>
  requires std::is_enum_v<Type>
  [[nodiscard]] static Attribute number(Type type, std::uint16_t value) {
    return number(static_cast<std::uint16_t>(type), value);
  }
  template <typename Type, typename Value>
  requires(std::is_enum_v<Type>&& std::is_enum_v<Value>) [[nodiscard]] static Attribute
      number(Type type, Value value) {
    return number(static_cast<std::uint16_t>(type), static_cast<std::uint16_t>(value));
  }
  template <typename Type>
  requires std::is_enum_v<Type>
  [[nodiscard]] static Attribute variable(Type type, ByteView octets = {}) {
    return variable(static_cast<std::uint16_t>(type), octets);
  }
  template <typename Type>
  requires std::is_enum_v<Type>
  [[nodiscard]] static Attribute text(Type type, std::string_view text) {
    return Attribute::text(static_cast<std::uint16_t>(type), text);
  }
  template <typename Type>
  requires std::is_enum_v<Type>
  [[nodiscard]] static Attribute u32(Type type, std::uint32_t value) {
    return u32(static_cast<std::uint16_t>(type), value);
  }

  /// The value as a number: AF=1, or AF=0 with 2, 3, 4 or 8 octets (lifetimes, wire-ike.md 1.3). Nothing for
  /// any other size: such a transform is not acceptable.
  [[nodiscard]] std::optional<std::uint64_t> as_number() const;
  /// The value as octets: two of them when basic (an Xauth MESSAGE comes so, wire-ike.md 9).
  [[nodiscard]] Bytes as_octets() const;
  [[nodiscard]] bool empty() const { return !basic && octets.empty(); }

  void write(Writer& out) const;
  bool operator==(const Attribute&) const = default;
};

/// All octets of `in` as attributes, at most `cap`. Errors: truncated, too_many.
[[nodiscard]] Result<std::vector<Attribute>, WireError> read_attributes(ByteView octets, std::size_t cap);
void write_attributes(Writer& out, const std::vector<Attribute>& attributes);

/// The first of this type, or nullptr.
[[nodiscard]] const Attribute* find_attribute(const std::vector<Attribute>& attributes, std::uint16_t type);
template <typename Type>
requires std::is_enum_v<Type>
[[nodiscard]] const Attribute* find_attribute(const std::vector<Attribute>& attributes, Type type) {
  return find_attribute(attributes, static_cast<std::uint16_t>(type));
}

}  // namespace drawbridge::wire
