// SPDX-License-Identifier: GPL-3.0-or-later
// TACACS+ (RFC 8907, wire-aaa.md 4): the header, the bodies in clear, and the obfuscation, whose MD5 is
// passed in.
//
//   header | version (1) | type (1) | sequence (1) | flags (1) | session (4) | body length (4) |
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "wire/error.h"

namespace drawbridge::wire {

/// MD5 of some octets: this room has no cryptography of its own.
using Md5Function = std::function<std::array<std::uint8_t, 16>(ByteView)>;

enum class TacacsType : std::uint8_t { authentication = 1, authorization = 2, accounting = 3 };

constexpr std::uint8_t kTacacsVersion0 = 0xC0;  ///< ASCII, enable, authorization, accounting
constexpr std::uint8_t kTacacsVersion1 = 0xC1;  ///< PAP, CHAP, MS-CHAP
constexpr std::uint8_t kTacacsUnencrypted = 0x01;
constexpr std::uint8_t kTacacsSingleConnect = 0x04;
constexpr std::size_t kTacacsHeaderSize = 12;
constexpr std::uint32_t kMaxTacacsBody = 65536;

struct TacacsHeader {
  std::uint8_t version = kTacacsVersion0;
  TacacsType type = TacacsType::authentication;
  std::uint8_t sequence = 1;
  std::uint8_t flags = 0;
  std::uint32_t session = 0;
  std::uint32_t length = 0;  ///< of the body, octets

  /// The first 12 octets. Errors: truncated, bad_version (major not 12), bad_value (type not 1..3, sequence
  /// 0), bad_length (body above 65536).
  [[nodiscard]] static Result<TacacsHeader, WireError> read(ByteView octets);
  [[nodiscard]] Bytes write() const;
  [[nodiscard]] bool encrypted() const { return (flags & kTacacsUnencrypted) == 0; }
  bool operator==(const TacacsHeader&) const = default;
};

/// Applies the pseudo-pad to `body` in place; the same operation hides and reveals (wire-aaa.md 4).
void tacacs_obfuscate(const TacacsHeader& header, const Secret& key, const Md5Function& md5, ByteSpan body);
/// Header (its length set here) and body, obfuscated unless the header says unencrypted.
[[nodiscard]] Bytes build_tacacs(TacacsHeader header, ByteView body, const Secret& key,
                                 const Md5Function& md5);

enum class TacacsAction : std::uint8_t { login = 1, change_password = 2, send_auth = 4 };
enum class TacacsAuthenType : std::uint8_t {
  none = 0,
  ascii = 1,
  pap = 2,
  chap = 3,
  arap = 4,
  mschap = 5,
  mschap_v2 = 6,
};
enum class TacacsService : std::uint8_t {
  none = 0,
  login = 1,
  enable = 2,
  ppp = 3,
  pt = 5,
  rcmd = 6,
  x25 = 7,
  nasi = 8,
  fw_proxy = 9,
};
enum class TacacsMethod : std::uint8_t {
  not_set = 0,
  none = 1,
  krb5 = 2,
  line = 3,
  enable = 4,
  local = 5,
  tacacs_plus = 6,
  guest = 8,
  radius = 0x10,
  krb4 = 0x11,
  rcmd = 0x20,
};
enum class TacacsAuthenStatus : std::uint8_t {
  pass = 1,
  fail = 2,
  get_data = 3,
  get_user = 4,
  get_pass = 5,
  restart = 6,
  error = 7,
  follow = 0x21,  ///< to be treated as fail
};
enum class TacacsAuthorStatus : std::uint8_t {
  pass_add = 1,
  pass_repl = 2,
  fail = 0x10,
  error = 0x11,
  follow = 0x21
};
enum class TacacsAcctStatus : std::uint8_t { success = 1, error = 2, follow = 0x21 };

constexpr std::uint8_t kTacacsReplyNoEcho = 0x01;
constexpr std::uint8_t kTacacsContinueAbort = 0x01;
constexpr std::uint8_t kTacacsAcctStart = 0x02;
constexpr std::uint8_t kTacacsAcctStop = 0x04;
constexpr std::uint8_t kTacacsAcctWatchdog = 0x08;

// Bodies. The inner lengths must fill the body exactly (trailing or truncated otherwise): the only hint that
// the key is right. Texts longer than their length field can say are cut on writing.

struct TacacsAuthenStart {
  TacacsAction action = TacacsAction::login;
  std::uint8_t priv_lvl = 1;
  TacacsAuthenType authen_type = TacacsAuthenType::ascii;
  TacacsService service = TacacsService::login;
  std::string user;
  std::string port;
  std::string rem_addr;
  Secret data;  ///< PAP: the password

  [[nodiscard]] static Result<TacacsAuthenStart, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const TacacsAuthenStart&) const = default;
};

struct TacacsAuthenReply {
  TacacsAuthenStatus status = TacacsAuthenStatus::pass;
  std::uint8_t flags = 0;
  std::string server_msg;
  Bytes data;

  [[nodiscard]] static Result<TacacsAuthenReply, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  [[nodiscard]] bool no_echo() const { return (flags & kTacacsReplyNoEcho) != 0; }
  bool operator==(const TacacsAuthenReply&) const = default;
};

struct TacacsAuthenContinue {
  Secret user_msg;
  Bytes data;
  std::uint8_t flags = 0;

  [[nodiscard]] static Result<TacacsAuthenContinue, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  [[nodiscard]] bool abort() const { return (flags & kTacacsContinueAbort) != 0; }
  bool operator==(const TacacsAuthenContinue&) const = default;
};

struct TacacsAuthorRequest {
  TacacsMethod authen_method = TacacsMethod::tacacs_plus;
  std::uint8_t priv_lvl = 1;
  TacacsAuthenType authen_type = TacacsAuthenType::ascii;
  TacacsService authen_service = TacacsService::login;
  std::string user;
  std::string port;
  std::string rem_addr;
  std::vector<std::string> args;  ///< at most 255, "name=value" mandatory, "name*value" optional

  [[nodiscard]] static Result<TacacsAuthorRequest, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const TacacsAuthorRequest&) const = default;
};

struct TacacsAuthorResponse {
  TacacsAuthorStatus status = TacacsAuthorStatus::pass_add;
  std::string server_msg;
  Bytes data;
  std::vector<std::string> args;

  [[nodiscard]] static Result<TacacsAuthorResponse, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const TacacsAuthorResponse&) const = default;
};

struct TacacsAcctRequest {
  std::uint8_t flags = kTacacsAcctStart;
  TacacsMethod authen_method = TacacsMethod::tacacs_plus;
  std::uint8_t priv_lvl = 1;
  TacacsAuthenType authen_type = TacacsAuthenType::ascii;
  TacacsService authen_service = TacacsService::login;
  std::string user;
  std::string port;
  std::string rem_addr;
  std::vector<std::string> args;

  [[nodiscard]] static Result<TacacsAcctRequest, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const TacacsAcctRequest&) const = default;
};

struct TacacsAcctReply {
  TacacsAcctStatus status = TacacsAcctStatus::success;
  std::string server_msg;
  Bytes data;

  [[nodiscard]] static Result<TacacsAcctReply, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const TacacsAcctReply&) const = default;
};

}  // namespace drawbridge::wire
