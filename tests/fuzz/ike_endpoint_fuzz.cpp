// SPDX-License-Identifier: GPL-3.0-or-later
// Two endpoints in the middle of sessions, fed with damaged datagrams. The input is a list of edits: how far
// the session goes, whom to feed, and octets to change in a datagram of that session. Whatever arrives,
// nobody crashes, the queues stay short, nobody is let in without a login, and the session that was up stays
// up.
#include <cstdio>
#include <cstdlib>
#include <source_location>

#include "core/ike/pair.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

/// A law that does not hold ends the run, with its line.
void require(bool holds, std::source_location at = std::source_location::current()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: does not hold\n", at.file_name(), at.line());
  std::abort();
}

/// The input, octet by octet; zeros behind its end.
struct Input {
  ByteView octets;
  std::size_t at = 0;
  [[nodiscard]] bool is_empty() const { return at >= octets.size(); }
  std::uint8_t next() { return is_empty() ? std::uint8_t{0} : octets[at++]; }
};

Bytes edited(Bytes datagram, Input& input) {
  const int edits = input.next() % 8;
  for (int i = 0; i < edits && !datagram.empty(); ++i) {
    const std::size_t high = input.next();
    const std::size_t where = (high * 256 + input.next()) % datagram.size();
    const std::uint8_t what = input.next();
    switch (input.next() % 5) {
      case 0:
        datagram[where] = what;
        break;
      case 1:
        datagram[where] = static_cast<std::uint8_t>(datagram[where] ^ 1U << (what % 8));
        break;
      case 2:
        datagram.resize(where);
        break;
      case 3:
        datagram.insert(datagram.begin() + static_cast<std::ptrdiff_t>(where), what, what);
        break;
      default:
        // The length of the header as it should be, so that what is behind it is looked at.
        if (datagram.size() >= 28) {
          for (std::size_t octet = 0; octet < 4; ++octet) {
            datagram[24 + octet] = static_cast<std::uint8_t>(datagram.size() >> (24 - 8 * octet));
          }
        }
        break;
    }
  }
  return datagram;
}

/// `renewed`: the login may be under way again, while the pairs stand.
bool is_up(const ike::IkeEndpoint& endpoint, TimePoint now, bool renewed) {
  for (const auto& sa : endpoint.status(now)) {
    if ((sa.state == ike::State::qm_idle || renewed) && sa.created > 0) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input{{data, size}};
  const std::uint8_t kind = input.next();
  const bool unity = kind % 2 == 0;
  const bool renewed = (kind & 2) != 0;  // phase 1, by the gateway, as far as the session comes
  const std::size_t stop_after = input.next() % (renewed ? 32 : 18);
  Pair pair(note_headend(), 3, unity ? kClient4x : kClient11);
  std::vector<std::pair<Side, Bytes>> messages;
  pair.on_send = [&](Side from, Bytes& datagram) {
    messages.emplace_back(from, datagram);
    return messages.size() <= stop_after;
  };
  pair.connect(unity ? client_4x() : client_11());
  pair.run_until_quiet();
  const auto stands = pair.at_headend.all<ike::Phase1Established>();
  if (renewed && !stands.empty()) {
    pair.headend.renew_phase1(pair.now, stands[0].sa);
    pair.drain();
    pair.run_until_quiet();
  }
  pair.on_send = [](Side, Bytes&) { return false; };  // from now on only the input speaks
  const bool was_up = is_up(pair.client, pair.now, renewed) && is_up(pair.headend, pair.now, renewed);
  const std::size_t logins = pair.at_headend.all<ike::CredentialsReceived>().size();

  for (int round = 0; round < 16 && !input.is_empty(); ++round) {
    const auto& [side, genuine] = messages[input.next() % messages.size()];
    const Endpoint source = side == Side::client ? (unity ? kClient4x : kClient11) : kHeadend;
    const std::uint8_t how = input.next();
    auto& target = (how & 1) != 0 ? pair.client : pair.headend;
    const Bytes datagram = (how & 2) != 0 ? edited(genuine, input) : genuine;
    if ((how & 4) != 0) pair.now += Milliseconds(700);
    target.handle_datagram(pair.now, source, datagram);
    pair.drain();
    // What is told of one datagram is bounded.
    require(pair.at_client.actions.size() + pair.at_headend.actions.size() <= 400);
  }
  require(pair.at_headend.all<ike::CredentialsReceived>().size() >= logins);
  // Nobody has phase-2 SAs at the headend who has not logged in.
  for (const auto& sa : pair.headend.status(pair.now)) {
    require(sa.created == 0 || !sa.user.empty());
  }
  // Nobody without the keys ends a session.
  require(!was_up || (is_up(pair.client, pair.now, renewed) && is_up(pair.headend, pair.now, renewed)));
  pair.run_for(Seconds(300));
  return 0;
}
