// SPDX-License-Identifier: GPL-3.0-or-later
// drawbridged as gateways of other kinds, or hostile ones, would be: odd_headend KIND[,KIND] and
// drawbridged's own options. Kinds: draft-02 (of NAT-T it knows that draft alone), evil (texts, addresses and
// a mask that would do harm), banner (64,000 octets), list (a split list of 4,000 networks and the gateway
// itself).
#include <sys/signalfd.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QStringList>
#include <csignal>
#include <iostream>

#include "base/random.h"
#include "daemon/options.h"
#include "service/identity_files.h"
#include "service/local_server.h"
#include "service/real_headend.h"
#include "support/hostile_gateway.h"

using namespace drawbridge;

namespace {

bool add(ike::GatewayQuirks& quirks, const QString& kind, Ipv4Address own) {
  const auto also = [&](testing::HostileAttributes attributes) {
    for (auto& each : attributes) quirks.config_attributes.push_back(std::move(each));
    return true;
  };
  if (kind == QLatin1String("draft-02")) return quirks.only_natt_draft_02 = true;
  if (kind == QLatin1String("reasons")) return quirks.gives_reason = true;
  if (kind == QLatin1String("unknown-spi")) return quirks.tells_unknown_spi = true;
  if (kind == QLatin1String("evil")) return also(testing::evil_values());
  if (kind == QLatin1String("banner")) return also(testing::long_banner());
  if (kind == QLatin1String("list")) return also(testing::long_list(own, 4000));
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  const std::vector<std::string> words(argv + std::min(argc, 2), argv + argc);
  const auto options = daemon::read_options(words);
  if (argc < 3 || !options) {
    std::cerr << "odd_headend KIND[,KIND] OPTIONS-OF-DRAWBRIDGED\n"
              << (options ? "" : options.error() + "\n");
    return 2;
  }
  service::RealHeadend::Options real;
  for (const QString& kind : QString::fromLocal8Bit(argv[1]).split(QLatin1Char(','))) {
    if (!add(real.desk.quirks, kind, options->outside.address)) {
      std::cerr << "no kind of gateway: " << argv[1] << '\n';
      return 2;
    }
  }
  sigset_t set;
  sigemptyset(&set);
  for (const int each : {SIGTERM, SIGINT}) sigaddset(&set, each);
  sigprocmask(SIG_BLOCK, &set, nullptr);
  const int ends = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);

  SystemRandom random;
  std::unique_ptr<service::LocalServer> server;
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  real.desk.wall_epoch = {std::chrono::duration_cast<std::chrono::microseconds>(since_1970).count()};
  real.desk.startup_path = options->configuration;
  real.desk.accounting_folder = options->state + "/accounting";
  const std::string folder = options->configuration.substr(0, options->configuration.find_last_of('/'));
  if (auto identity = service::load_identity(folder)) real.desk.certificates = std::move(*identity);
  real.outside = options->outside;
  real.inside = options->inside;
  real.inside_interface = options->inside_interface;
  real.tun = options->tun;
  real.say = [](const std::string& sentence) { std::cerr << sentence << '\n'; };
  auto headend = service::RealHeadend::open(std::move(real), random, [&](const ipc::Notice& notice) {
    if (const auto* record = std::get_if<ipc::Syslog>(&notice); record != nullptr && record->severity <= 4)
      std::cerr << record->id << ' ' << record->text << '\n';
    if (server) server->tell(notice);
  });
  if (!headend) {
    std::cerr << headend.error() << '\n';
    return 1;
  }
  auto listening = service::LocalServer::open(
      {options->socket, {}}, [&](ipc::Request request) { (*headend)->handle(std::move(request)); });
  if (!listening) {
    std::cerr << listening.error() << '\n';
    return 1;
  }
  server = std::move(*listening);
  (*headend)->handle(ipc::StartHeadend{});
  QSocketNotifier asked(ends, QSocketNotifier::Read);
  QObject::connect(&asked, &QSocketNotifier::activated, &asked, [] { QCoreApplication::quit(); });
  const int result = QCoreApplication::exec();
  (*headend)->stop();
  server.reset();
  headend->reset();
  close(ends);
  return result;
}
