// SPDX-License-Identifier: GPL-3.0-or-later
// Values to octets and back by their types: what octets.cpp makes messages with. Nothing here knows a
// message. Included by the two files that need it, since it is instantiated for every message there is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"
#include "base/reader.h"
#include "base/secret.h"
#include "base/writer.h"
#include "ipc/aggregate.h"
#include "ipc/enum_values.h"
#include "ipc/octets.h"
#include "pix/parser.h"
#include "pix/writer.h"

namespace drawbridge::ipc {

template <class T>
struct Tag {};

// ------------------------------------------------------------------ what a type is, without a value
// Each kind of type: its fewest octets, and its part of the fingerprint.

namespace archive_detail {

constexpr std::uint64_t mixed(std::uint64_t into, std::uint64_t value) {
  return (into ^ value) * 0x100000001b3U;  // FNV-1a
}
constexpr std::uint64_t begin = 0xcbf29ce484222325U;

struct Shape {
  std::size_t least = 0;
  std::uint64_t print = begin;
};

// All of them first: they call each other.
template <class T>
constexpr Shape shape(Tag<T>);
template <class T>
constexpr Shape shape(Tag<std::optional<T>>);
template <class T>
constexpr Shape shape(Tag<std::shared_ptr<const T>>);
template <class T>
constexpr Shape shape(Tag<std::vector<T>>);
template <class A, class B>
constexpr Shape shape(Tag<std::pair<A, B>>);

template <class T>
constexpr Shape shape(Tag<std::optional<T>>) {
  return {1, mixed(shape(Tag<T>{}).print, 2)};
}
template <class T>
constexpr Shape shape(Tag<std::shared_ptr<const T>>) {
  return {1, mixed(shape(Tag<T>{}).print, 3)};
}
template <class T>
constexpr Shape shape(Tag<std::vector<T>>) {
  return {4, mixed(shape(Tag<T>{}).print, 4)};
}
template <class A, class B>
constexpr Shape shape(Tag<std::pair<A, B>>) {
  return {shape(Tag<A>{}).least + shape(Tag<B>{}).least,
          mixed(mixed(shape(Tag<A>{}).print, shape(Tag<B>{}).print), 5)};
}
template <class Tuple>
struct OfMembers;
template <class... Members>
struct OfMembers<std::tuple<Members&...>> {
  static constexpr Shape value() {
    Shape all{0, mixed(begin, sizeof...(Members))};
    [[maybe_unused]] const auto add = [&](Shape each) {
      all.least += each.least;
      all.print = mixed(all.print, each.print);
    };
    (add(shape(Tag<std::remove_const_t<Members>>{})), ...);
    return all;
  }
};
template <class T>
constexpr std::uint64_t enum_print() {
  std::uint64_t print = mixed(begin, 6);
  for (std::size_t i = 0; i < 128; ++i) print = mixed(print, EnumValues<T>::has(i) ? 1 : 0);
  return print;
}

template <class T>
inline constexpr bool is_duration = std::is_same_v<T, Duration> || std::is_same_v<T, TimePoint>;
template <class T>
inline constexpr bool is_text = std::is_same_v<T, std::string> || std::is_same_v<T, Secret> ||
                                std::is_same_v<T, pix::Config> || std::is_same_v<T, Bytes>;

template <class T>
constexpr Shape shape(Tag<T>) {
  if constexpr (std::is_same_v<T, bool>) {
    return {1, mixed(begin, 7)};
  } else if constexpr (std::is_enum_v<T>) {
    return {sizeof(std::underlying_type_t<T>), enum_print<T>()};
  } else if constexpr (std::is_integral_v<T>) {
    return {sizeof(T), mixed(begin, 16 + sizeof(T) * 2 + (std::is_signed_v<T> ? 1 : 0))};
  } else if constexpr (std::is_same_v<T, Ipv4Address>) {
    return {4, mixed(begin, 8)};
  } else if constexpr (is_duration<T>) {
    return {8, mixed(begin, 9)};
  } else if constexpr (is_text<T>) {
    return {4, mixed(begin, 10)};
  } else {
    return OfMembers<decltype(members(std::declval<T&>()))>::value();
  }
}

}  // namespace archive_detail

template <class T>
inline constexpr archive_detail::Shape shape_of = archive_detail::shape(Tag<T>{});

// ------------------------------------------------------------------ out

class OutArchive {
 public:
  explicit OutArchive(Writer& out) : out_(out) {}

  template <class T>
  void put(const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      out_.u8(value ? 1 : 0);
    } else if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::underlying_type_t<T>>(value));
    } else if constexpr (std::is_integral_v<T>) {
      number(static_cast<std::uint64_t>(value), sizeof(T));
    } else if constexpr (std::is_same_v<T, Ipv4Address>) {
      out_.u32(value.value());
    } else if constexpr (std::is_same_v<T, Duration>) {
      out_.u64(static_cast<std::uint64_t>(value.count()));
    } else if constexpr (std::is_same_v<T, TimePoint>) {
      put(value.time_since_epoch());
    } else if constexpr (std::is_same_v<T, std::string>) {
      octets(as_bytes(value));
    } else if constexpr (std::is_same_v<T, Secret>) {
      octets(value.reveal());
    } else if constexpr (std::is_same_v<T, pix::Config>) {
      std::string text = pix::write(value, pix::SecretStyle::clear);
      put(text);
      wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    } else {
      std::apply([this](const auto&... each) { (this->put(each), ...); }, members(value));
    }
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::shared_ptr<const T>& value) {
    put(value != nullptr);
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& value) {
    out_.u32(static_cast<std::uint32_t>(value.size()));
    for (const T& each : value) put(each);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    put(value.first);
    put(value.second);
  }

 private:
  void number(std::uint64_t value, std::size_t size) {
    for (std::size_t i = size; i-- > 0;) out_.u8(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  void octets(ByteView value) {
    out_.u32(static_cast<std::uint32_t>(value.size()));
    out_.bytes(value);
  }
  Writer& out_;
};

// ------------------------------------------------------------------ in

/// After the first error everything that is got is a default value.
class InArchive {
 public:
  explicit InArchive(ByteView octets) : in_(octets) {}

  [[nodiscard]] std::optional<OctetError> error() const {
    if (error_) return error_;
    if (!in_.ok()) return OctetError::truncated;
    if (!in_.at_end()) return OctetError::trailing;
    return std::nullopt;
  }

  template <class T>
  void get(T& value) {
    if (error_ || !in_.ok()) return;
    if constexpr (std::is_same_v<T, bool>) {
      const std::uint8_t octet = in_.u8();
      if (octet > 1) fail(OctetError::bad_value);
      value = octet == 1;
    } else if constexpr (std::is_enum_v<T>) {
      std::underlying_type_t<T> raw{};
      get(raw);
      if (!in_.ok()) return;
      if (EnumValues<T>::has(static_cast<std::size_t>(raw))) {
        value = static_cast<T>(raw);
      } else {
        fail(OctetError::bad_value);
      }
    } else if constexpr (std::is_integral_v<T>) {
      std::uint64_t raw = 0;
      for (const std::uint8_t octet : in_.take(sizeof(T))) raw = raw << 8 | octet;
      value = static_cast<T>(raw);
    } else if constexpr (std::is_same_v<T, Ipv4Address>) {
      value = Ipv4Address(in_.u32());
    } else if constexpr (std::is_same_v<T, Duration>) {
      value = Duration(static_cast<std::int64_t>(in_.u64()));
    } else if constexpr (std::is_same_v<T, TimePoint>) {
      value = TimePoint(Duration(static_cast<std::int64_t>(in_.u64())));
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = to_text(octets());
    } else if constexpr (std::is_same_v<T, Secret>) {
      value = Secret(octets());
    } else if constexpr (std::is_same_v<T, pix::Config>) {
      const ByteView text = octets();
      value = pix::parse({reinterpret_cast<const char*>(text.data()), text.size()}).config;
    } else {
      std::apply([this](auto&... each) { (this->get(each), ...); }, members(value));
    }
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool is_there = false;
    get(is_there);
    if (is_there) get(value.emplace());
  }
  template <class T>
  void get(std::shared_ptr<const T>& value) {
    bool is_there = false;
    get(is_there);
    if (!is_there) return;
    auto made = std::make_shared<T>();
    get(*made);
    value = std::move(made);
  }
  template <class T>
  void get(std::vector<T>& value) {
    if (error_ || !in_.ok()) return;
    constexpr std::size_t least = shape_of<T>.least;
    static_assert(least > 0);
    const std::size_t count = in_.u32();
    if (in_.ok() && count > in_.remaining() / least) fail(OctetError::too_many);
    for (std::size_t i = 0; i < count && !error_ && in_.ok(); ++i) get(value.emplace_back());
  }
  template <class A, class B>
  void get(std::pair<A, B>& value) {
    get(value.first);
    get(value.second);
  }

 private:
  void fail(OctetError error) {
    if (!error_) error_ = error;
  }
  ByteView octets() {
    const std::size_t size = in_.u32();
    return in_.take(size);
  }
  Reader in_;
  std::optional<OctetError> error_;
};

}  // namespace drawbridge::ipc
