// SPDX-License-Identifier: GPL-3.0-or-later
// The walk of check() through a configuration, one part a file.
#pragma once

#include <string>
#include <vector>

#include "pix/check.h"

namespace drawbridge::pix {

class Checker {
 public:
  Checker(const Config& config, const Surroundings& surroundings)
      : config_(config), surroundings_(surroundings) {}
  std::vector<Finding> run();

 private:
  using Args = std::vector<std::string>;

  Finding& add(Severity severity, FindingCode code, SourceLine origin, Args args, std::string object,
               std::vector<std::string> mend = {});

  void need_list(const std::string& id, SourceLine origin, const std::string& line,
                 const std::string& object);
  void need_interface(const std::string& name, SourceLine origin, const std::string& line,
                      const std::string& object);
  void need_pool(const std::string& name, SourceLine origin, const std::string& line,
                 const std::string& object);
  void need_server(const std::string& tag, SourceLine origin, const std::string& line,
                   const std::string& object);
  void need_group(const std::string& id, const AccessList& list, const AccessEntry& entry);

  // check_access.cpp
  void access();
  void real_address(const AccessGroup& binding, const AccessList& list, std::size_t index);
  void logins();
  void without_login(const AccessGroup& binding, const AccessList& list, const AccessEntry& entry);

  // check_servers.cpp
  void servers();
  void kept();

  // check_vpn.cpp
  void transforms();
  void settings(const MapSettings& settings, const std::string& object);
  void maps();
  void isakmp();
  /// Policies that need what stands beside the configuration.
  void certificates();
  void groups();
  /// The lines with words that the device of version 6.3 does not know.
  void beyond_63();
  [[nodiscard]] bool xauth() const;
  [[nodiscard]] std::vector<std::string> strong_policy() const;
  [[nodiscard]] std::vector<std::string> login_for_clients() const;

  // check_network.cpp
  void pools();
  void exemption(const LocalPool& pool);
  void overlap(const LocalPool& pool, IpRange other, Severity severity, const std::string& what);
  void routes();
  [[nodiscard]] bool in_use(const LocalPool& pool) const;

  const Config& config_;
  Surroundings surroundings_;
  std::vector<Finding> findings_;
};

}  // namespace drawbridge::pix
