// SPDX-License-Identifier: GPL-3.0-or-later
// The startup configuration: kept by `write memory`, loaded at the next start, told about when it is damaged.
#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "pix/lab_configuration.h"
#include "service/virtual_driver.h"
#include "support/test_registry.h"

using namespace drawbridge;

namespace {

/// A service with a startup file, and what it told.
struct Appliance {
  SeededRandom random{1};
  service::Service service;
  std::vector<ipc::StartupDamaged> damages;
  std::vector<ipc::StartupSaved> saves;
  ipc::RunningConfig running;
  std::string console;
  service::VirtualDriver driver;

  explicit Appliance(const QString& path)
      : service(options(path), random, TimePoint{}),
        driver(service, TimePoint{}, [this](const ipc::Notice& notice, TimePoint) {
          if (const auto* damage = std::get_if<ipc::StartupDamaged>(&notice)) damages.push_back(*damage);
          if (const auto* saved = std::get_if<ipc::StartupSaved>(&notice)) saves.push_back(*saved);
          if (const auto* config = std::get_if<ipc::RunningConfig>(&notice)) running = *config;
          if (const auto* output = std::get_if<ipc::ConsoleOutput>(&notice)) console += output->characters;
        }) {
    driver.send(ipc::StartHeadend{});
    driver.send(ipc::OpenConsole{1, true, true, false});
  }
  static service::ServiceOptions options(const QString& path) {
    service::ServiceOptions options;
    options.startup_path = path.toStdString();
    return options;
  }
  static std::string parsed_hostname(const QString& path) {
    const auto loaded = service::StartupStore(path.toStdString()).load();
    return loaded ? loaded->config.hostname : std::string();
  }
  std::string type(const std::string& line) {
    const std::size_t before = console.size();
    driver.send(ipc::ConsoleInput{1, line + "\n"});
    return console.substr(before);
  }
};

/// Files of this process cannot grow beyond so many octets: a write fails as on a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t octets) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{octets, before_.rlim_max};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) qFatal("no limit could be set");
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
};

void write(const QString& path, const std::string& text) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) qFatal("%s cannot be written", qPrintable(path));
  file.write(text.data(), static_cast<qint64>(text.size()));
}

std::string read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

}  // namespace

class StartupTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void writeMemoryIsLoadedAtTheNextStart() {
    {
      Appliance first(path());
      QCOMPARE(first.running.config.hostname, std::string("pixfirewall"));
      QVERIFY(!first.running.saved);
      first.type("configure terminal");
      first.type("hostname turin");
      first.type("write memory");
      QCOMPARE(first.saves.size(), std::size_t{1});
      QVERIFY(first.saves[0].ok);
      QVERIFY(first.running.saved);
    }
    Appliance second(path());
    QCOMPARE(second.running.config.hostname, std::string("turin"));
    QVERIFY(second.running.saved);
    QVERIFY(second.damages.empty());
    // The file holds the secrets in clear, for nobody else; the device shows masks.
    QVERIFY(read(path()).find("isakmp key cisco1234") != std::string::npos);
    QCOMPARE(QFileInfo(path()).permissions() &
                 ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser),
             QFile::Permissions());
    const std::string shown = second.type("show startup-config");
    QVERIFY(shown.find("hostname turin") != std::string::npos);
    QVERIFY(shown.find("cisco1234") == std::string::npos);
    QVERIFY(shown.find("isakmp key ***** address") != std::string::npos);
    QVERIFY(second.running.config.isakmp.keys.at(0).key.usable());
  }
  void aDamagedFileIsToldByLineKeptAsideAndTheRestLoaded() {
    std::string text(pix::lab_configuration());
    const std::size_t at = text.find("hostname pixfirewall");
    text.replace(at, std::string_view("hostname pixfirewall").size(), "hostname turin\nflux capacitor on");
    write(path(), text);
    Appliance appliance(path());
    QCOMPARE(appliance.damages.size(), std::size_t{1});
    const ipc::StartupDamaged& damage = appliance.damages[0];
    QCOMPARE(QString::fromStdString(damage.file), path());
    QCOMPARE(damage.diagnostics.size(), std::size_t{1});
    const auto line = 2 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    QCOMPARE(damage.diagnostics[0].line, static_cast<int>(line));
    QCOMPARE(read(QString::fromStdString(damage.kept_as)), text);
    QCOMPARE(appliance.running.config.hostname, std::string("turin"));
    QCOMPARE(appliance.running.config.vpngroups.size(), std::size_t{1});
    // Nothing of it is lost when it is kept again.
    appliance.type("write memory");
    QVERIFY(read(path()).find("flux capacitor on") != std::string::npos);
  }
  void garbageDoesNotStopTheHeadend() {
    std::string garbage;
    for (int i = 0; i < 4096; ++i) garbage += static_cast<char>(i * 37);
    write(path(), garbage);
    Appliance appliance(path());
    QCOMPARE(appliance.damages.size(), std::size_t{1});
    QVERIFY(appliance.type("show version").find("PIX Firewall Version 6.3(3)") != std::string::npos);
  }
  void aFolderThatCannotBeWrittenIsSaid() {
    write(folder_->path() + "/file", "x");
    Appliance appliance(folder_->path() + "/file/startup.cfg");
    appliance.type("write memory");
    QCOMPARE(appliance.saves.size(), std::size_t{1});
    QVERIFY(!appliance.saves[0].ok);
    QVERIFY(!appliance.running.saved);
  }
  // No room left while writing: what was there stays whole, and the next attempt works.
  void aFullDiskLeavesTheFormerFileWhole() {
    Appliance appliance(path());
    appliance.type("configure terminal");
    appliance.type("hostname turin");
    appliance.type("write memory");
    const std::string before = read(path());
    QVERIFY(before.find("hostname turin") != std::string::npos);
    appliance.type("hostname milan");
    {
      const FullDisk full(512);
      appliance.type("write memory");
    }
    QVERIFY(!appliance.saves.back().ok);
    QVERIFY(!appliance.running.saved);
    QCOMPARE(read(path()), before);
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files).size(), 1);  // no half-written file beside it
    QCOMPARE(Appliance::parsed_hostname(path()), std::string("turin"));
    appliance.type("write memory");
    QVERIFY(appliance.saves.back().ok);
    QCOMPARE(Appliance::parsed_hostname(path()), std::string("milan"));
  }
  void writeEraseForgetsIt() {
    {
      Appliance appliance(path());
      appliance.type("configure terminal");
      appliance.type("hostname turin");
      appliance.type("write memory");
      appliance.type("write erase");
      appliance.type("y");
      QVERIFY(!QFile::exists(path()));
    }
    QCOMPARE(Appliance(path()).running.config.hostname, std::string("pixfirewall"));
  }

 private:
  QString path() const { return folder_->path() + QStringLiteral("/startup.cfg"); }
  std::unique_ptr<QTemporaryDir> folder_;
};

DRAWBRIDGE_TEST(StartupTest);
#include "startup_test.moc"
