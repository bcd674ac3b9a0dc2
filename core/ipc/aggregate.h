// SPDX-License-Identifier: GPL-3.0-or-later
// The members of a plain struct, in order, without a list of them to keep up: how many there are is found by
// trying to initialise it, and a structured binding of that many names gives them. So a member that is added
// to a message crosses the wire without a line here. At most 64 members, no base classes, no arrays.
#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace drawbridge::ipc {

namespace aggregate_detail {

/// Stands for a value of any type; only ever named, never made.
struct Anything {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor)
};

template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires {
    T{(static_cast<void>(I), Anything{})...};
  };
}

template <class T, std::size_t N>
constexpr std::size_t count() {
  if constexpr (N == 0) {
    return 0;
  } else if constexpr (takes<T>(std::make_index_sequence<N>{})) {
    return N;
  } else {
    return count<T, N - 1>();
  }
}

}  // namespace aggregate_detail

/// How many members the struct has.
template <class T>
inline constexpr std::size_t member_count = aggregate_detail::count<T, 65>();

/// References to the members of `value`, in order.
// clang-format off
template <class T>
constexpr auto members(T& value) {
  constexpr std::size_t n = member_count<std::remove_const_t<T>>;
  static_assert(std::is_aggregate_v<std::remove_const_t<T>> && n <= 64);
#define EIGHT(x) x##0, x##1, x##2, x##3, x##4, x##5, x##6, x##7
#define MEMBERS(count, ...) else if constexpr (n == (count)) { auto& [__VA_ARGS__] = value; return std::tie(__VA_ARGS__); }
  if constexpr (n == 0) { return std::tuple<>(); }
  MEMBERS(1, a0)
  MEMBERS(2, a0, a1)
  MEMBERS(3, a0, a1, a2)
  MEMBERS(4, a0, a1, a2, a3)
  MEMBERS(5, a0, a1, a2, a3, a4)
  MEMBERS(6, a0, a1, a2, a3, a4, a5)
  MEMBERS(7, a0, a1, a2, a3, a4, a5, a6)
  MEMBERS(8, EIGHT(a))
  MEMBERS(9, EIGHT(a), b0)
  MEMBERS(10, EIGHT(a), b0, b1)
  MEMBERS(11, EIGHT(a), b0, b1, b2)
  MEMBERS(12, EIGHT(a), b0, b1, b2, b3)
  MEMBERS(13, EIGHT(a), b0, b1, b2, b3, b4)
  MEMBERS(14, EIGHT(a), b0, b1, b2, b3, b4, b5)
  MEMBERS(15, EIGHT(a), b0, b1, b2, b3, b4, b5, b6)
  MEMBERS(16, EIGHT(a), EIGHT(b))
  MEMBERS(17, EIGHT(a), EIGHT(b), c0)
  MEMBERS(18, EIGHT(a), EIGHT(b), c0, c1)
  MEMBERS(19, EIGHT(a), EIGHT(b), c0, c1, c2)
  MEMBERS(20, EIGHT(a), EIGHT(b), c0, c1, c2, c3)
  MEMBERS(21, EIGHT(a), EIGHT(b), c0, c1, c2, c3, c4)
  MEMBERS(22, EIGHT(a), EIGHT(b), c0, c1, c2, c3, c4, c5)
  MEMBERS(23, EIGHT(a), EIGHT(b), c0, c1, c2, c3, c4, c5, c6)
  MEMBERS(24, EIGHT(a), EIGHT(b), EIGHT(c))
  MEMBERS(25, EIGHT(a), EIGHT(b), EIGHT(c), d0)
  MEMBERS(26, EIGHT(a), EIGHT(b), EIGHT(c), d0, d1)
  MEMBERS(27, EIGHT(a), EIGHT(b), EIGHT(c), d0, d1, d2)
  MEMBERS(28, EIGHT(a), EIGHT(b), EIGHT(c), d0, d1, d2, d3)
  MEMBERS(29, EIGHT(a), EIGHT(b), EIGHT(c), d0, d1, d2, d3, d4)
  MEMBERS(30, EIGHT(a), EIGHT(b), EIGHT(c), d0, d1, d2, d3, d4, d5)
  MEMBERS(31, EIGHT(a), EIGHT(b), EIGHT(c), d0, d1, d2, d3, d4, d5, d6)
  MEMBERS(32, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d))
  MEMBERS(33, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), e0)
  MEMBERS(34, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), e0, e1)
  MEMBERS(35, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), e0, e1, e2)
  MEMBERS(36, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), e0, e1, e2, e3)
  MEMBERS(37, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), e0, e1, e2, e3, e4)
  MEMBERS(38, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), e0, e1, e2, e3, e4, e5)
  MEMBERS(39, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), e0, e1, e2, e3, e4, e5, e6)
  MEMBERS(40, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e))
  MEMBERS(41, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), f0)
  MEMBERS(42, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), f0, f1)
  MEMBERS(43, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), f0, f1, f2)
  MEMBERS(44, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), f0, f1, f2, f3)
  MEMBERS(45, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), f0, f1, f2, f3, f4)
  MEMBERS(46, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), f0, f1, f2, f3, f4, f5)
  MEMBERS(47, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), f0, f1, f2, f3, f4, f5, f6)
  MEMBERS(48, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f))
  MEMBERS(49, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), g0)
  MEMBERS(50, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), g0, g1)
  MEMBERS(51, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), g0, g1, g2)
  MEMBERS(52, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), g0, g1, g2, g3)
  MEMBERS(53, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), g0, g1, g2, g3, g4)
  MEMBERS(54, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), g0, g1, g2, g3, g4, g5)
  MEMBERS(55, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), g0, g1, g2, g3, g4, g5, g6)
  MEMBERS(56, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g))
  MEMBERS(57, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), h0)
  MEMBERS(58, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), h0, h1)
  MEMBERS(59, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), h0, h1, h2)
  MEMBERS(60, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), h0, h1, h2, h3)
  MEMBERS(61, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), h0, h1, h2, h3, h4)
  MEMBERS(62, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), h0, h1, h2, h3, h4, h5)
  MEMBERS(63, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), h0, h1, h2, h3, h4, h5, h6)
  MEMBERS(64, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), EIGHT(h))
#undef MEMBERS
#undef EIGHT
}
// clang-format on

}  // namespace drawbridge::ipc
