// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridged: the headend on real interfaces, without a window. It only composes: options, the headend, the
// local socket, what systemd is told.
#include <fmt/format.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <csignal>
#include <iostream>

#include "base/random.h"
#include "daemon/options.h"
#include "service/identity_files.h"
#include "service/local_server.h"
#include "service/readiness.h"
#include "service/real_headend.h"
#include "service/rights.h"

namespace {

using namespace drawbridge;

/// Nothing but two interfaces: whoever starts without a configuration gives it one at the console.
constexpr std::string_view bare_configuration =
    "interface ethernet0 auto\n"
    "interface ethernet1 auto\n"
    "nameif ethernet0 outside security0\n"
    "nameif ethernet1 inside security100\n"
    "hostname pixfirewall\n";

/// Messages up to warnings go to the program's log as well as where `logging` says.
constexpr int most_severe_logged = 4;

void say(int level, const std::string& sentence) {
  // The journal takes the level from the front of the line; people do not need it.
  if (isatty(STDERR_FILENO) == 0) std::cerr << '<' << level << '>';
  std::cerr << sentence << '\n' << std::flush;
}

/// The signals that end it or do nothing, as a descriptor; threads made later do not get them either.
int signal_descriptor() {
  sigset_t set;
  sigemptyset(&set);
  for (const int each : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, each);
  sigprocmask(SIG_BLOCK, &set, nullptr);
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

WallTime wall_now() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

void log_notice(const ipc::Notice& notice) {
  if (const auto* record = std::get_if<ipc::Syslog>(&notice)) {
    if (record->severity <= most_severe_logged)
      say(record->severity, fmt::format("%PIX-{}-{}: {}", record->severity, record->id, record->text));
  } else if (const auto* damaged = std::get_if<ipc::StartupDamaged>(&notice)) {
    for (const pix::Diagnostic& each : damaged->diagnostics) {
      if (each.severity == pix::Severity::error)
        say(3, fmt::format("{}:{}: {}", damaged->file, each.line, each.device_text));
    }
    say(4, fmt::format("The lines above were not understood; the file was kept as {}.", damaged->kept_as));
  } else if (const auto* saved = std::get_if<ipc::StartupSaved>(&notice)) {
    if (!saved->ok) say(3, fmt::format("The configuration could not be written to {}.", saved->file));
  }
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

int run(const daemon::Options& options) {
  service::Readiness readiness;
  const int ends = signal_descriptor();
  SystemRandom random;
  std::unique_ptr<service::LocalServer> server;

  service::RealHeadend::Options real;
  real.desk.wall_epoch = wall_now();
  real.desk.startup_path = options.configuration;
  real.desk.first_configuration = bare_configuration;
  real.desk.accounting_folder = options.state + "/accounting";
  if (auto identity = service::load_identity(folder_of(options.configuration))) {
    real.desk.certificates = std::move(*identity);
  } else {
    say(3, identity.error() + " Policies of rsa-sig and hybrid serve nobody until then.");
  }
  real.outside = options.outside;
  real.outside_interface = options.outside_interface;
  real.outside_wire = options.outside_wire;
  real.inside_wire = options.inside_wire;
  real.ike_port = options.ike_port;
  real.inside = options.inside;
  real.inside_interface = options.inside_interface;
  real.tun = options.tun;
  real.ssh_key_file = options.state + "/ssh_host_rsa_key";
  real.say = [](const std::string& sentence) { say(4, sentence); };
  auto headend = service::RealHeadend::open(std::move(real), random, [&](const ipc::Notice& notice) {
    log_notice(notice);
    if (server) server->tell(notice);
  });
  if (!headend) {
    say(3, headend.error());
    return 1;
  }

  const std::string socket_folder = options.socket.substr(0, options.socket.find_last_of('/'));
  // The socket's folder is open to the group that may come in; the other one holds keys.
  const std::pair<std::string, unsigned> folders[] = {{options.state, 0700U}, {socket_folder, 0750U}};
  for (const auto& [folder, mode] : folders) {
    if (folder.empty()) continue;
    if (const std::string sentence = service::own_folder(folder, options.user, mode); !sentence.empty()) {
      say(3, sentence);
      return 1;
    }
  }
  if (const std::string sentence = service::keep_network_rights_only(options.user); !sentence.empty()) {
    say(3, sentence);
    return 1;
  }
  auto listening = service::LocalServer::open(
      {options.socket, "drawbridge"}, [&](ipc::Request request) { (*headend)->handle(std::move(request)); });
  if (!listening) {
    say(3, listening.error());
    return 1;
  }
  server = std::move(*listening);

  (*headend)->handle(ipc::StartHeadend{});

  QSocketNotifier asked(ends, QSocketNotifier::Read);
  QObject::connect(&asked, &QSocketNotifier::activated, &asked, [&] {
    signalfd_siginfo info{};
    while (read(ends, &info, sizeof(info)) == static_cast<ssize_t>(sizeof(info))) {
      if (info.ssi_signo == SIGHUP) {
        say(5, "SIGHUP changes nothing: the configuration is changed at the console.");
      } else {
        QCoreApplication::quit();
      }
    }
  });
  const std::string status = options.outside_wire.empty()
                                 ? fmt::format("Headend at {}, UDP {} and 4500",
                                               options.outside.address.to_string(), options.ike_port)
                                 : fmt::format("Headend on the wire of {}", options.outside_wire);
  say(6, status + ".");
  readiness.ready(status);
  readiness.watch();
  const int result = QCoreApplication::exec();

  readiness.stopping();
  (*headend)->stop();
  say(6, "Stopped: every session was ended with a Delete.");
  // Nobody is told anything any more.
  server.reset();
  headend->reset();
  close(ends);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("drawbridged"));
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto options = daemon::read_options(words);
  if (!options) {
    std::cerr << "drawbridged: " << options.error() << '\n' << daemon::usage;
    return 2;
  }
  if (options->help || options->version) {
    std::cout << (options->help ? std::string(daemon::usage) : "drawbridged " DRAWBRIDGE_VERSION "\n");
    return 0;
  }
  return run(*options);
}
