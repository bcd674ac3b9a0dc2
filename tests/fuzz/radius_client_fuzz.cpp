// SPDX-License-Identifier: GPL-3.0-or-later
// Datagrams of a RADIUS server that wants to break its client. First octet: how; then the attributes of an
// answer that is signed with the right secret, or octets as they are.
#include "aaa/server_group.h"
#include "crypto/hash.h"
#include "wire/radius_packet.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  SeededRandom random(1);
  aaa::GroupConfig config;
  config.protocol = aaa::Protocol::radius;
  aaa::ServerConfig server;
  server.address = Ipv4Address(10, 89, 129, 134);
  server.port = aaa::kRadiusAuthPort;
  server.key = Secret(std::string_view("secretkey"));
  server.requires_message_authenticator = (data[0] & 1U) != 0;
  config.servers.push_back(server);
  aaa::ServerGroup group(config, random);
  const bool accounting = (data[0] & 2U) != 0;
  const bool as_it_is = (data[0] & 4U) != 0;
  const auto code = static_cast<std::uint8_t>(data[1]);
  const ByteView rest(data + 2, size - 2);
  aaa::RequestId id = 0;
  if (accounting) {
    (void)group.account({}, aaa::AccountingRequest{});
  } else {
    id = group.authenticate({}, {"user", Secret(std::string_view("password")), server.address});
  }
  for (int round = 0; round < 3; ++round) {
    const auto action = group.poll_action();
    if (!action) break;
    const auto& sent = std::get<aaa::SendDatagram>(*action);
    Bytes answer = to_bytes(rest);
    if (!as_it_is) {
      answer.assign(wire::kRadiusHeaderSize, 0);
      append(answer, rest.first(std::min<std::size_t>(rest.size(), 4000)));
      answer[0] = code;
      answer[1] = sent.payload[1];
      answer[2] = static_cast<std::uint8_t>(answer.size() >> 8);
      answer[3] = static_cast<std::uint8_t>(answer.size());
      wire::RadiusAuthenticator request{};
      std::copy_n(sent.payload.begin() + 4, request.size(), request.begin());
      wire::sign_radius(answer, request, server.key, &crypto::md5);
      wire::patch_radius_authenticator(answer,
                                       wire::radius_authenticator(answer, request, server.key, &crypto::md5));
    }
    group.datagram({}, sent.socket, sent.to, answer);
    while (const auto event = group.poll_event()) {
      if (std::holds_alternative<aaa::ChallengeNeeded>(*event))
        group.answer({}, id, Secret(std::string_view("answer")));
    }
  }
  for (int i = 1; i < 6; ++i) group.handle_timeout(TimePoint(Seconds(i * 5)));
  return 0;
}
