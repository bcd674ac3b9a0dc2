// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/demo_command.h"

#include <sys/utsname.h>

#include <QFile>
#include <chrono>
#include <ostream>

#include "client/profile_store.h"
#include "service/demonstration.h"
#include "service/service_thread.h"

namespace drawbridge::ctl {

namespace {

constexpr std::string_view usage =
    "Usage: drawbridgectl demo [--client 4.x|1.1] [--transcript FILE]\n"
    "\n"
    "Starts the built-in lab, connects to its headend, fetches the inside web page through\n"
    "the tunnel, shows both ends, disconnects and prints the accounting records.\n"
    "\n"
    "  --client 4.x|1.1   what the client offers: VPN Client 4.0.5 (default) or VPN Client 1.1\n"
    "  --transcript FILE  write the headend console's whole output, debug lines included, to FILE\n";

std::string system_name() {
  utsname name{};
  if (uname(&name) != 0) return "Linux";
  return std::string(name.sysname) + " " + name.release + " " + name.machine;
}

/// The lab entry of that kind; the profile store knows them.
const client::Profile* lab_profile(const std::vector<client::Profile>& profiles, client::EntryKind kind) {
  for (const client::Profile& profile : profiles) {
    if (profile.kind == kind) return &profile;
  }
  return nullptr;
}

}  // namespace

int demo_command(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  client::EntryKind kind = client::EntryKind::dialer;
  std::string transcript_file;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const bool has_value = i + 1 < arguments.size();
    if (argument == "--help" || argument == "-h") {
      out << usage;
      return 0;
    }
    if (argument == "--client" && has_value && (arguments[i + 1] == "4.x" || arguments[i + 1] == "1.1")) {
      kind = arguments[++i] == "1.1" ? client::EntryKind::policy_11 : client::EntryKind::dialer;
    } else if (argument == "--client" && has_value) {
      err << "drawbridgectl demo: \"" << arguments[i + 1]
          << "\" is no client of the demonstration: say 4.x or 1.1.\n";
      return 2;
    } else if (argument == "--transcript" && has_value) {
      transcript_file = arguments[++i];
    } else {
      err << "drawbridgectl demo: \"" << argument
          << "\" is not an argument of demo, or its value is missing.\n"
          << usage;
      return 2;
    }
  }
  const std::vector<client::Profile> profiles = client::lab_profiles();
  const client::Profile* profile = lab_profile(profiles, kind);
  if (profile == nullptr) {
    err << "drawbridgectl demo: the built-in lab has no entry of this kind.\n";
    return 1;
  }
  const service::ServiceOptions program = service::program_options();
  service::DemonstrationOptions options;
  options.profile = *profile;
  options.secrets.group_password =
      Secret(std::string_view(kind == client::EntryKind::policy_11 ? "cisco1234" : "cisco123"));
  options.wall_epoch = program.wall_epoch;
  options.config_folder = service::user_folders().profiles;
  options.system = system_name();
  SystemRandom random;
  const auto result = service::run_demonstration(options, random, [&out](std::string_view text) {
    out << text;
    out.flush();
  });
  if (!transcript_file.empty()) {
    QFile file(QString::fromStdString(transcript_file));
    const auto size = static_cast<qint64>(result.transcript.size());
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        file.write(result.transcript.data(), size) != size || !file.flush()) {
      err << "drawbridgectl demo: " << transcript_file
          << " cannot be written: " << file.errorString().toStdString() << ".\n";
      return 1;
    }
  }
  if (!result.ok) {
    err << "drawbridgectl demo: " << result.failure << "\n";
    return 1;
  }
  return 0;
}

}  // namespace drawbridge::ctl
