// SPDX-License-Identifier: GPL-3.0-or-later
#include "ipc/octets.h"

#include "ipc/variant_octets.h"

namespace drawbridge::ipc {

std::string_view english_text(OctetError error) {
  switch (error) {
    case OctetError::truncated:
      return "the message is shorter than it says";
    case OctetError::trailing:
      return "the message is longer than it says";
    case OctetError::too_large:
      return "the message is longer than allowed";
    case OctetError::other_version:
      return "the message is of another version of the protocol";
    case OctetError::unknown_sort:
      return "the message is not of the sort that was expected";
    case OctetError::unknown_kind:
      return "the message is of a kind that this version does not know";
    case OctetError::bad_value:
      return "the message holds a number that means nothing there";
    case OctetError::too_many:
      return "the message holds a list that is longer than itself";
  }
  return {};
}

Hello own_hello() {
  static const std::uint64_t print =
      archive_detail::mixed(fingerprint_of(Tag<Request>{}), notice_fingerprint());
  return {kProtocolVersion, print, "Drawbridge " DRAWBRIDGE_VERSION};
}

Bytes encode(const Hello& hello) {
  // The one layout that must never change: other versions read it.
  Writer out;
  const std::size_t size = std::min<std::size_t>(hello.program.size(), 255);
  out.u32(static_cast<std::uint32_t>(kFrameHead + 8 + 1 + size));
  out.u8(hello.protocol);
  out.u8(static_cast<std::uint8_t>(Sort::hello));
  out.u8(0);
  out.u64(hello.fingerprint);
  out.u8(static_cast<std::uint8_t>(size));
  out.bytes(as_bytes(hello.program).first(size));
  return out.take();
}

Result<Hello, OctetError> decode_hello(ByteView frame) {
  if (frame.size() < kFrameHead) return failure(OctetError::truncated);
  if (frame[1] != static_cast<std::uint8_t>(Sort::hello)) return failure(OctetError::unknown_sort);
  Reader in(frame);
  Hello hello;
  hello.protocol = in.u8();
  in.skip(2);
  hello.fingerprint = in.u64();
  hello.program = to_text(in.take(in.u8()));
  if (!in.ok()) return failure(OctetError::truncated);
  return hello;
}

Result<Sort, OctetError> sort_of(ByteView frame) {
  if (frame.size() < kFrameHead) return failure(OctetError::truncated);
  if (frame[1] == static_cast<std::uint8_t>(Sort::hello)) return Sort::hello;
  if (frame[0] != kProtocolVersion) return failure(OctetError::other_version);
  if (frame[1] > static_cast<std::uint8_t>(Sort::notice)) return failure(OctetError::unknown_sort);
  return static_cast<Sort>(frame[1]);
}

Bytes encode(const Request& request) {
  return encode_variant(Sort::request, request);
}

Result<Request, OctetError> decode_request(ByteView frame) {
  return decode_variant<Request>(Sort::request, frame);
}

void FrameReader::add(ByteView octets) {
  if (taken_ > 0) {
    // What is left moves to the front; the rest of the old place is wiped, it may have held a password.
    const std::size_t left = buffer_.size() - taken_;
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(taken_), buffer_.end(), buffer_.begin());
    wipe(ByteSpan(buffer_).subspan(left));
    buffer_.resize(left);
    taken_ = 0;
  }
  if (buffer_.size() + octets.size() > buffer_.capacity()) {
    Bytes larger;
    larger.reserve(2 * (buffer_.size() + octets.size()));
    append(larger, buffer_);
    wipe(buffer_);
    buffer_ = std::move(larger);
  }
  append(buffer_, octets);
}

Result<std::optional<ByteView>, OctetError> FrameReader::next() {
  Reader in(ByteView(buffer_).subspan(taken_));
  const std::size_t size = in.u32();
  if (!in.ok()) return std::optional<ByteView>();
  if (size > most_) return failure(OctetError::too_large);
  const ByteView frame = in.take(size);
  if (!in.ok()) return std::optional<ByteView>();
  taken_ += 4 + size;
  return std::optional<ByteView>(frame);
}

}  // namespace drawbridge::ipc
