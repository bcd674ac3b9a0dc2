// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of control_messages.h as octets, for a local socket, and back.
//
// A frame is: length of what follows (4 octets, big-endian), version (1), sort (1: hello, request, notice),
// kind (1: the place in ipc::Request or ipc::Notice), body. The body is the members of the message in order:
// numbers big-endian in the size of their type (an `int` as 4 octets, sizes as 8), truth as one octet 0 or 1,
// times as microseconds in 8, texts, secrets and lists behind a count of 4, what may be absent behind one
// octet. A configuration crosses as the text of pix::write with its secrets. Each side says hello first:
// which protocol it speaks and the fingerprint of its messages, so that programs of different versions find
// out before they misread each other.
#pragma once

#include <optional>

#include "base/result.h"
#include "ipc/control_messages.h"

namespace drawbridge::ipc {

inline constexpr std::uint8_t kProtocolVersion = 1;
/// The largest frame, its length field not counted: a snapshot with every connection of a full table fits.
inline constexpr std::size_t kMaxFrame = std::size_t{32} << 20;

enum class OctetError : std::uint8_t {
  truncated,      ///< the body ends before its message does
  trailing,       ///< octets behind the message
  too_large,      ///< longer than kMaxFrame
  other_version,  ///< of the frame
  unknown_sort,   ///< neither hello nor what was asked for
  unknown_kind,   ///< a message that this version does not know
  bad_value,      ///< a number that is no value of its enum, a truth that is neither 0 nor 1
  too_many,       ///< a list with more entries than the rest of the body could hold
};
/// "the message is longer than allowed": part of a sentence, for logs.
[[nodiscard]] std::string_view english_text(OctetError error);

struct Hello {
  std::uint8_t protocol = kProtocolVersion;
  std::uint64_t fingerprint = 0;  ///< of all messages, by their members' types
  std::string program;            ///< "Drawbridge 0.4.0"
  bool operator==(const Hello&) const = default;
};
/// What this program says of itself.
[[nodiscard]] Hello own_hello();

enum class Sort : std::uint8_t { hello = 0, request = 1, notice = 2 };

/// Whole frames. They may hold secrets: whoever sent them wipes them (LocalLink does).
[[nodiscard]] Bytes encode(const Hello& hello);
[[nodiscard]] Bytes encode(const Request& request);
[[nodiscard]] Bytes encode(const Notice& notice);

/// `frame` is one frame without its length field.
[[nodiscard]] Result<Sort, OctetError> sort_of(ByteView frame);
[[nodiscard]] Result<Hello, OctetError> decode_hello(ByteView frame);
[[nodiscard]] Result<Request, OctetError> decode_request(ByteView frame);
[[nodiscard]] Result<Notice, OctetError> decode_notice(ByteView frame);

/// Cuts a stream of octets into frames; what was taken is wiped.
class FrameReader {
 public:
  ~FrameReader() { wipe(buffer_); }
  void add(ByteView octets);
  /// The next whole frame without its length field, valid until the next call; nothing if it is not there
  /// yet; too_large, for good, if one is announced that is longer than `most`.
  [[nodiscard]] Result<std::optional<ByteView>, OctetError> next();
  explicit FrameReader(std::size_t most = kMaxFrame) : most_(most) {}
  FrameReader(const FrameReader&) = delete;
  FrameReader& operator=(const FrameReader&) = delete;

 private:
  std::size_t most_;
  Bytes buffer_;
  std::size_t taken_ = 0;  ///< octets at the front that were handed out
};

}  // namespace drawbridge::ipc
