// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/connect_request.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "client/certificate_store.h"
#include "client/profile_store.h"
#include "keyring/keyring_store.h"
#include "service/service_thread.h"

namespace drawbridge::ctl {

using client::SecretKind;
using client::StoreStatus;

Result<ipc::Connect, UsageError> prepare(const ConnectOptions& options, Terminal& terminal) {
  client::ProfileStore store(service::user_folders().profiles);
  auto loaded = store.load(options.entry);
  if (!loaded) {
    for (const client::Profile& lab : client::lab_profiles()) {
      if (lab.name != options.entry || loaded.error().kind != client::StoreError::Kind::not_found) continue;
      loaded = client::StoredEntry{lab, false, {}, {}};
      break;
    }
  }
  if (!loaded) return tl::unexpected(UsageError{Outcome::no_profile, english_text(loaded.error())});
  ipc::Connect request;
  request.profile = loaded->profile;
  client::Profile& profile = request.profile;
  if (options.reach) profile.reach = *options.reach;
  if (options.socks_port) profile.socks_port = *options.socks_port;
  if (options.http_port) profile.http_proxy_port = *options.http_port;
  profile.forwards.insert(profile.forwards.end(), options.forwards.begin(), options.forwards.end());
  request.user_name = options.user;

  keyring::KeyringStore secrets;
  std::optional<Secret> secret;
  if (profile.group_password_in_file) {
    request.group_password = *profile.group_password_in_file;
  } else if (secrets.read_now(profile.name, SecretKind::group_password, secret) == StoreStatus::ok &&
             secret) {
    request.group_password = *secret;
  } else if (profile.reach == client::Reach::lab) {
    request.group_password = client::lab_group_password(profile.kind);
  }
  if (options.erase_password) {
    (void)secrets.remove_now(profile.name, SecretKind::user_password);
    if (profile.user_password_in_file) {
      profile.user_password_in_file.reset();
      client::Profile stored = loaded->profile;
      stored.user_password_in_file.reset();
      stored.save_user_password = false;
      if (const auto saved = store.save(stored); !saved) std::cerr << english_text(saved.error()) << '\n';
    }
  } else if (!options.from_stdin && !profile.user_password_in_file) {
    secret.reset();
    if (secrets.read_now(profile.name, SecretKind::user_password, secret) == StoreStatus::ok && secret)
      request.user_password = *secret;
  }
  // What comes on standard input is not overruled by what was saved.
  if (options.from_stdin) profile.user_password_in_file.reset();
  const client::CertificateStore certificates(
      client::user_certificate_folder(std::getenv("XDG_CONFIG_HOME"), std::getenv("HOME")));
  if (options.asks_certificate_password && certificates.needs_password(profile)) {
    const std::string question = "Enter Certificate password: ";
    if (options.from_stdin) std::cout << question << std::endl;
    auto line = options.from_stdin ? terminal.read_line() : terminal.ask(question, true);
    if (line) {
      request.certificate_password = Secret(std::string_view(*line));
      std::fill(line->begin(), line->end(), '\0');
    }
  }
  return request;
}

}  // namespace drawbridge::ctl
