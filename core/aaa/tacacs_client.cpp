// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/tacacs_client.h"

#include <algorithm>
#include <array>

#include "crypto/hash.h"

namespace drawbridge::aaa {

namespace {

std::array<std::uint8_t, 16> md5(ByteView octets) {
  const Bytes digest = crypto::hash(crypto::HashAlgorithm::md5, {octets});
  std::array<std::uint8_t, 16> out{};
  std::copy_n(digest.begin(), std::min(digest.size(), out.size()), out.begin());
  return out;
}

}  // namespace

TacacsSession::TacacsSession(Secret key, std::uint32_t session_id, AuthenticationRequest request,
                             LoginStyle style)
    : key_(std::move(key)), session_id_(session_id), request_(std::move(request)), style_(style) {
  header_.type = wire::TacacsType::authentication;
  header_.version = style == LoginStyle::pap ? wire::kTacacsVersion1 : wire::kTacacsVersion0;
}

TacacsSession::TacacsSession(Secret key, std::uint32_t session_id, AccountingRequest request)
    : key_(std::move(key)), session_id_(session_id), request_(std::move(request)) {
  header_.type = wire::TacacsType::accounting;
}

Bytes TacacsSession::send(ByteView body) {
  header_.session = session_id_;
  return wire::build_tacacs(header_, body, key_, &md5);
}

Bytes TacacsSession::begin() {
  header_.sequence = 1;
  if (const auto* login = std::get_if<AuthenticationRequest>(&request_)) {
    wire::TacacsAuthenStart start;
    start.user = login->user;
    start.port = login->port;
    start.rem_addr = login->rem_addr.to_string();
    if (style_ == LoginStyle::pap) {
      start.authen_type = wire::TacacsAuthenType::pap;
      start.data = login->password;
    }
    return send(start.write());
  }
  const auto& record = std::get<AccountingRequest>(request_);
  wire::TacacsAcctRequest request;
  switch (record.kind) {
    case AccountingKind::start:
      request.flags = wire::kTacacsAcctStart;
      break;
    case AccountingKind::stop:
      request.flags = wire::kTacacsAcctStop;
      break;
    case AccountingKind::update:
      request.flags = wire::kTacacsAcctWatchdog;
      break;
  }
  request.user = record.user;
  request.port = record.port;
  request.rem_addr = record.rem_addr.to_string();
  request.args = record.args;
  return send(request.write());
}

Bytes TacacsSession::receive(ByteView octets) {
  if (verdict_) return {};
  append(buffer_, octets);
  Bytes out;
  while (!verdict_ && buffer_.size() >= wire::kTacacsHeaderSize) {
    const auto header = wire::TacacsHeader::read(buffer_);
    if (!header) {
      fault(ServerFault::malformed);
      break;
    }
    const std::size_t size = wire::kTacacsHeaderSize + header->length;
    if (buffer_.size() < size) break;
    Bytes body(buffer_.begin() + wire::kTacacsHeaderSize,
               buffer_.begin() + static_cast<std::ptrdiff_t>(size));
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(size));
    append(out, take_packet(*header, body));
  }
  return out;
}

Bytes TacacsSession::take_packet(const wire::TacacsHeader& header, ByteView hidden) {
  // An unencrypted answer where a key is configured is a downgrade: wire-aaa.md 4.
  const bool fits = header.type == header_.type && header.session == session_id_ && header.encrypted() &&
                    header.sequence == header_.sequence + 1;
  if (!fits || ++packets_received_ > max_packets || header.sequence == 0xFF) {
    fault(ServerFault::malformed);
    return {};
  }
  Bytes body = to_bytes(hidden);
  wire::tacacs_obfuscate(header, key_, &md5, body);
  header_.sequence = static_cast<std::uint8_t>(header.sequence + 1);
  return header.type == wire::TacacsType::authentication ? take_login_reply(body)
                                                         : take_accounting_reply(body);
}

Bytes TacacsSession::take_login_reply(ByteView body) {
  using Status = wire::TacacsAuthenStatus;
  using Kind = TacacsVerdict::Kind;
  auto reply = wire::TacacsAuthenReply::read(body);
  if (!reply) {
    fault(ServerFault::key_mismatch);
    return {};
  }
  const auto& login = std::get<AuthenticationRequest>(request_);
  switch (reply->status) {
    case Status::pass:
      end(Kind::accepted, std::move(reply->server_msg));
      return {};
    case Status::fail:
    case Status::follow:
      end(Kind::refused, std::move(reply->server_msg));
      return {};
    case Status::get_user:
      return answer(Secret(std::string_view(login.user)));
    case Status::get_pass:
      return answer(login.password);
    case Status::get_data: {
      // A question beyond name and password: nobody here can answer it.
      const Bytes out = answer(Secret(), wire::kTacacsContinueAbort);
      end(Kind::refused, std::move(reply->server_msg));
      return out;
    }
    case Status::restart:
      end(Kind::restart, std::move(reply->server_msg));
      return {};
    case Status::error:
      fault(ServerFault::server_error, std::move(reply->server_msg));
      return {};
  }
  fault(ServerFault::key_mismatch);
  return {};
}

Bytes TacacsSession::take_accounting_reply(ByteView body) {
  auto reply = wire::TacacsAcctReply::read(body);
  if (!reply) {
    fault(ServerFault::key_mismatch);
    return {};
  }
  switch (reply->status) {
    case wire::TacacsAcctStatus::success:
      end(TacacsVerdict::Kind::accepted, std::move(reply->server_msg));
      return {};
    case wire::TacacsAcctStatus::error:
    case wire::TacacsAcctStatus::follow:
      fault(ServerFault::server_error, std::move(reply->server_msg));
      return {};
  }
  fault(ServerFault::key_mismatch);
  return {};
}

Bytes TacacsSession::answer(const Secret& text, std::uint8_t flags) {
  wire::TacacsAuthenContinue answer;
  answer.user_msg = text;
  answer.flags = flags;
  return send(answer.write());
}

void TacacsSession::end(TacacsVerdict::Kind kind, std::string message) {
  verdict_ = TacacsVerdict{kind, ServerFault::none, std::move(message)};
}

void TacacsSession::fault(ServerFault fault, std::string message) {
  verdict_ = TacacsVerdict{TacacsVerdict::Kind::fault, fault, std::move(message)};
}

}  // namespace drawbridge::aaa
