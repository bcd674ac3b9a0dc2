// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that begin by themselves (client.md 9): the classic settings, and when which entry is due. A
// function of values and times; whoever has the keyring connects.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"
#include "client/ini.h"
#include "client/status.h"

namespace drawbridge::client {

/// One section that AutoInitiationList names.
struct AutoNetwork {
  std::string section;
  Prefix network;  ///< 0.0.0.0/0: wherever this machine is, for the end of the list
  std::string entry;
  bool connects = true;  ///< false: a network in which nothing is wanted
  bool operator==(const AutoNetwork&) const = default;
};

/// What is wrong with the settings, or with writing them.
struct AutoProblem {
  enum class Kind : std::uint8_t {
    retry_interval,  ///< `what` is no number of minutes from 1 to 10
    network,         ///< the section `what` is left out: its Network and Mask are none
    entry,           ///< the section `what` is left out: it names no entry
    damaged,         ///< the file `what` is no INI: nothing in it is used
    not_changed,     ///< the file `what` is no INI, so it was not written
    not_written,     ///< the file `what`, because of `system`
  };
  Kind kind{};
  std::string what;
  std::string system{};  ///< the system's own words
  bool operator==(const AutoProblem&) const = default;
};
/// A sentence (command line). The window has its own, translated texts.
[[nodiscard]] std::string english_text(const AutoProblem& problem);

struct AutoInitiation {
  bool is_on = false;
  int retry_minutes = 1;              ///< 1-10, AutoInitiationRetryInterval
  std::vector<AutoNetwork> networks;  ///< in order: the first one that fits decides
  std::vector<AutoProblem> problems;  ///< what was left out and why
};
[[nodiscard]] AutoInitiation read_auto_initiation(const IniDocument& settings);

/// The first network with one of these addresses in it; null if none has.
[[nodiscard]] const AutoNetwork* network_of(const AutoInitiation& settings,
                                            const std::vector<Ipv4Address>& own_addresses);

class AutoInitiator {
 public:
  /// `at_start`: entries that are connected once, wherever this machine is.
  AutoInitiator(AutoInitiation settings, const std::vector<std::string>& at_start);

  /// What this machine's addresses are now, its tunnels' left out. A change makes everything due again that
  /// people have ended, or that had failed for good.
  void addresses(TimePoint now, const std::vector<Ipv4Address>& own);
  /// An entry's connection is going on, whoever began it.
  void began(const std::string& entry);
  enum class End : std::uint8_t {
    failed,    ///< tried again after the interval
    for_good,  ///< by people, or because only they can help: not before the addresses change
  };
  void ended(TimePoint now, const std::string& entry, End how);
  /// The same for an end as it is told: what another try, or another time, may mend is no end for good.
  void ended(TimePoint now, const Ended& ended);
  /// The next entry to connect, which counts as going on from here; nothing while none is due.
  [[nodiscard]] std::optional<std::string> due(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

 private:
  struct Wanted {
    bool is_going_on = false;
    std::optional<TimePoint> at;  ///< nothing: not before something changes
  };
  AutoInitiation settings_;
  std::vector<Ipv4Address> own_;
  bool has_looked_ = false;
  std::string chosen_;                    ///< by the networks; empty: none
  std::map<std::string, Wanted> wanted_;  ///< by entry
};

}  // namespace drawbridge::client
