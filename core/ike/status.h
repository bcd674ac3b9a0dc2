// SPDX-License-Identifier: GPL-3.0-or-later
// Values out of the engine, for `show`, ipc and models.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"

namespace drawbridge::ike {

/// States as the device names them (pix-show-and-debug.md 1, show crypto isakmp sa).
enum class State : std::uint8_t {
  mm_no_state,
  mm_sa_setup,
  mm_key_exch,
  mm_key_auth,
  ag_no_state,
  ag_init_exch,
  ag_auth,
  conf_xauth,
  conf_addr,
  qm_idle,
};

[[nodiscard]] constexpr std::string_view state_name(State state) {
  constexpr std::string_view names[] = {"MM_NO_STATE",   "MM_SA_SETUP",  "MM_KEY_EXCH", "MM_KEY_AUTH",
                                        "AG_NO_STATE",   "AG_INIT_EXCH", "AG_AUTH",     "OAK_CONF_XAUTH",
                                        "OAK_CONF_ADDR", "QM_IDLE"};
  return names[static_cast<std::size_t>(state)];
}

struct SaStatus {
  std::uint64_t id = 0;
  Endpoint local;
  Endpoint peer;
  bool is_initiator = false;
  State state{};
  bool is_authenticated = false;
  int pending = 0;         ///< Quick Modes in progress
  int created = 0;         ///< IPsec SA pairs created under this SA
  std::string encryption;  ///< "des", "3des", "aes", "aes-192", "aes-256"
  std::string hash;        ///< "md5", "sha", ...
  int group = 0;
  std::string authentication;  ///< "pre-share"
  std::int64_t remaining_seconds = 0;
  std::string vpn_group;
  std::string user;
  TimePoint created_at{};
  /// What the peer's vendor ids say it speaks.
  bool peer_has_unity = false, peer_has_xauth = false, peer_has_dpd = false;
  std::optional<TimePoint> dpd_answered_at;  ///< the peer's last answer to a probe of ours
};

struct Counters {
  std::uint64_t datagrams_in = 0, datagrams_out = 0;
  std::uint64_t retransmissions_in = 0, retransmissions_out = 0;
  std::uint64_t malformed = 0, unknown_cookies = 0, decrypt_failures = 0, refused_half_open = 0,
                unexpected = 0;
};

}  // namespace drawbridge::ike
