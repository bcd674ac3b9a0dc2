// SPDX-License-Identifier: GPL-3.0-or-later
// A message of one of the two variants as a frame: its place in the variant is its kind.
#pragma once

#include <variant>

#include "ipc/archive.h"

namespace drawbridge::ipc {

/// Version, sort and kind.
inline constexpr std::size_t kFrameHead = 3;

template <class Variant>
Bytes encode_variant(Sort sort, const Variant& message) {
  static_assert(std::variant_size_v<Variant> <= 256);
  Writer out;
  out.u32(0);
  out.u8(kProtocolVersion);
  out.u8(static_cast<std::uint8_t>(sort));
  out.u8(static_cast<std::uint8_t>(message.index()));
  std::visit([&](const auto& each) { OutArchive(out).put(each); }, message);
  out.patch_u32(0, static_cast<std::uint32_t>(out.size() - 4));
  return out.take();
}

template <class Variant, std::size_t I>
Result<Variant, OctetError> decode_alternative(ByteView body) {
  InArchive in(body);
  std::variant_alternative_t<I, Variant> message;
  in.get(message);
  if (const auto error = in.error()) return failure(*error);
  return Variant(std::in_place_index<I>, std::move(message));
}

template <class Variant, std::size_t... I>
Result<Variant, OctetError> decode_kind(std::size_t kind, ByteView body, std::index_sequence<I...>) {
  using Decode = Result<Variant, OctetError> (*)(ByteView);
  static constexpr Decode decoders[] = {decode_alternative<Variant, I>...};
  if (kind >= sizeof...(I)) return failure(OctetError::unknown_kind);
  return decoders[kind](body);
}

template <class Variant>
Result<Variant, OctetError> decode_variant(Sort sort, ByteView frame) {
  const auto found = sort_of(frame);
  if (!found) return failure(found.error());
  if (*found != sort) return failure(OctetError::unknown_sort);
  return decode_kind<Variant>(frame[2], frame.subspan(kFrameHead),
                              std::make_index_sequence<std::variant_size_v<Variant>>{});
}

template <class... Alternatives>
constexpr std::uint64_t fingerprint_of(Tag<std::variant<Alternatives...>>) {
  std::uint64_t print = archive_detail::mixed(archive_detail::begin, sizeof...(Alternatives));
  ((print = archive_detail::mixed(print, shape_of<Alternatives>.print)), ...);
  return print;
}

/// In notice_octets.cpp.
[[nodiscard]] std::uint64_t notice_fingerprint();

}  // namespace drawbridge::ipc
