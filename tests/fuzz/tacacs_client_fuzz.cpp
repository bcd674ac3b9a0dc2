// SPDX-License-Identifier: GPL-3.0-or-later
// Octets of a TACACS+ server that wants to break its client. First octet: how; then bodies of answers, each
// with its length in front, hidden under the right key; or octets as they are.
#include "aaa/server_group.h"
#include "crypto/hash.h"
#include "wire/tacacs_packet.h"

using namespace drawbridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  SeededRandom random(1);
  aaa::GroupConfig config;
  aaa::ServerConfig server;
  server.address = Ipv4Address(10, 89, 129, 134);
  server.key = Secret(std::string_view("secretkey"));
  server.single_connect = (data[0] & 1U) != 0;
  config.servers.push_back(server);
  aaa::ServerGroup group(config, random);
  const bool as_it_is = (data[0] & 2U) != 0;
  const auto flags = static_cast<std::uint8_t>(data[0] & 4U);
  ByteView rest(data + 1, size - 1);
  aaa::RequestId id = 0;
  switch ((data[0] >> 3) & 3U) {
    case 0:
      (void)group.account({}, aaa::AccountingRequest{});
      break;
    case 1:
      (void)group.authorize({}, {"user", server.address, "PIX", "shell", "telnet", {"10.0.0.1"}});
      break;
    default:
      id = group.authenticate({}, {"user", Secret(std::string_view("password")), server.address});
      break;
  }
  for (int round = 0; round < 64; ++round) {
    const auto action = group.poll_action();
    if (!action) break;
    if (const auto* open = std::get_if<aaa::OpenStream>(&*action)) group.stream_opened({}, open->id);
    if (const auto* sent = std::get_if<aaa::SendStream>(&*action)) {
      if (rest.empty()) break;
      const std::size_t wanted = as_it_is ? rest.size() : std::min<std::size_t>(rest[0], rest.size() - 1);
      const ByteView part = as_it_is ? rest : rest.subspan(1, wanted);
      rest = as_it_is ? ByteView{} : rest.subspan(1 + wanted);
      Bytes answer = to_bytes(part);
      if (!as_it_is) {
        wire::TacacsHeader header = *wire::TacacsHeader::read(sent->octets);
        ++header.sequence;
        header.flags = flags;
        answer = wire::build_tacacs(header, part, server.key, &crypto::md5);
      }
      group.stream_data({}, sent->id, answer);
    }
    while (const auto event = group.poll_event()) {
      if (std::holds_alternative<aaa::ChallengeNeeded>(*event))
        group.answer({}, id, Secret(std::string_view("answer")));
    }
  }
  for (int i = 1; i < 40; ++i) group.handle_timeout(TimePoint(Seconds(i * 5)));
  return 0;
}
