// SPDX-License-Identifier: GPL-3.0-or-later
// Which numbers are values of an enum, without a list of them to keep up: the compiler's name of a template
// instance holds the enumerator's name where there is one, and a cast where there is none.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "client/reason.h"
#include "client/status.h"

namespace drawbridge::ipc {

namespace enum_detail {

template <class E, E value>
constexpr bool is_named() {
  constexpr std::string_view name = __PRETTY_FUNCTION__;
  // "... value = ns::E::two]" or "... E value = (ns::E)2; ..."; the last '=' stands before it.
  const std::size_t at = name.rfind("value = ");
  return at != std::string_view::npos && name[at + 8] != '(';
}

template <class E, std::size_t... I>
constexpr std::array<bool, sizeof...(I)> table(std::index_sequence<I...>) {
  return {is_named<E, static_cast<E>(I)>()...};
}

}  // namespace enum_detail

/// Whether `number` is an enumerator of E. Enumerators beyond 127 are not seen.
template <class E>
struct EnumValues {
  static constexpr auto named = enum_detail::table<E>(std::make_index_sequence<128>{});
  static constexpr bool has(std::size_t number) { return number < named.size() && named[number]; }
};

/// Numbers of the field's own table; texts are looked up by a switch, which knows what to say of a foreign
/// one.
template <>
struct EnumValues<client::Reason> {
  static constexpr bool has(std::size_t number) { return number <= 0xffff; }
};
/// `count` is the size of tables, no class.
template <>
struct EnumValues<client::LogClass> {
  static constexpr bool has(std::size_t number) {
    return number < static_cast<std::size_t>(client::LogClass::count);
  }
};

}  // namespace drawbridge::ipc
