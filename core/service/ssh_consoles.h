// SPDX-License-Identifier: GPL-3.0-or-later
// People at the headend's console over SSH: the `ssh` lines decide who may come, the console's own login
// whether a password is right (user `pix` and `passwd`, or `aaa authentication ssh console`).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "headend/headend.h"
#include "service/ssh_server.h"

namespace drawbridge::service {

class SshConsoles {
 public:
  struct Surroundings {
    std::function<headend::Headend*()> headend;  ///< null while it is stopped
    std::function<TimePoint()> now;
    std::function<void()> carry_out;              ///< after the headend was called
    std::function<void(const std::string&)> say;  ///< sentences for the program's log
  };
  SshConsoles(std::string key_file, Random& random, Surroundings surroundings);
  ~SshConsoles();

  /// Listens at the addresses of those interfaces that an `ssh` line names and that are the machine's.
  void follow(const pix::Config& config, const std::function<bool(const pix::Interface&)>& is_machines);
  /// A connection that came to an address of the headend's own, and that it permits.
  void adopt(Descriptor connection, const Endpoint& from);
  /// What a console printed, if it is one of these.
  void take(const headend::ConsoleOutput& output);
  void close_all();
  /// `ca generate rsa key` with bits, `ca zeroize rsa` without.
  void change_key(std::optional<int> bits);
  /// Tells the headend which key there is.
  void tell_key() const;

 private:
  struct Person {
    Ipv4Address from;
    std::optional<std::uint64_t> console;
    std::string heard;       ///< since the last password, or before there was a terminal
    std::string asks_again;  ///< how the console asks who was refused
    bool waits = false;      ///< for the console's verdict
    bool is_in = false, is_open = false;
    bool is_one_command = false;  ///< nobody types: it ends when the console asks for more
    bool has_left = false;        ///< the console has ended by itself
    std::string user, interface;
  };

  [[nodiscard]] bool permits(const Endpoint& from, const Endpoint& to) const;
  void tries(std::uint64_t session, Ipv4Address from, const std::string& user, const Secret& password);
  void judge(std::uint64_t session, Person& person, bool is_finished);
  void pass_on(std::uint64_t session, const std::string& characters);
  void run(std::uint64_t session, const std::string& command);
  void log_end(const Person& person) const;

  std::string key_file_;
  Random& random_;
  Surroundings surroundings_;
  std::map<std::uint64_t, Person> people_;
  std::set<Endpoint> listening_;
  bool has_failed_ = false;
  std::unique_ptr<SshServer> server_;
};

}  // namespace drawbridge::service
