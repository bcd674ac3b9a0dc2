// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring/keyring_store.h"

#include <qt6keychain/keychain.h>

#include <QByteArray>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QEventLoop>
#include <QString>

namespace drawbridge::keyring {

namespace {

using client::SecretKind;
using client::StoreStatus;

/// What our secrets are filed under in the keyring.
QString service() {
  return QStringLiteral("drawbridge");
}

/// An entry's name has no slash (it is a file's name), so no two secrets share a key.
QString key_of(const std::string& entry, SecretKind kind) {
  const QLatin1String suffix(kind == SecretKind::group_password ? "/group-password" : "/user-password");
  return QString::fromStdString(entry) + suffix;
}

/// Asks the session bus, and starts nothing.
bool keyring_runs() {
  const QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return false;
  for (const char* name : {"org.freedesktop.secrets", "org.kde.kwalletd6", "org.kde.kwalletd5"}) {
    if (bus.interface()->isServiceRegistered(QLatin1String(name))) return true;
  }
  return false;
}

StoreStatus status_of(QKeychain::Error error) {
  switch (error) {
    case QKeychain::NoError:
      return StoreStatus::ok;
    case QKeychain::EntryNotFound:
      return StoreStatus::not_found;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
      return StoreStatus::refused;
    case QKeychain::OtherError:
      // A session bus that cannot be reached, or nobody on it that keeps secrets; but also a keyring that
      // does not answer in time, or answers with an error of its own.
      return keyring_runs() ? StoreStatus::refused : StoreStatus::no_keyring;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
      break;
  }
  return StoreStatus::no_keyring;
}

/// Overwrites the octets where they are. Going through data() would wipe a copy: the job shares them.
void wipe_shared(const QByteArray& octets) {
  if (octets.isEmpty()) return;
  auto* first = reinterpret_cast<std::uint8_t*>(const_cast<char*>(octets.constData()));
  wipe(ByteSpan(first, static_cast<std::size_t>(octets.size())));
}

/// Starts a job that ends itself. `done` gets it when it has finished, unless `context` is gone by then. The
/// job is no child of the store: the keyring's answer would come to a job that is no more.
template <typename SomeJob, typename Finish>
void start(SomeJob* job, const QString& key, QObject* context, Finish done) {
  job->setAutoDelete(true);
  job->setInsecureFallback(false);
  job->setKey(key);
  QObject::connect(
      job, &QKeychain::Job::finished, context,
      [done = std::move(done)](QKeychain::Job* finished) { done(static_cast<SomeJob*>(finished)); });
  job->start();
}

/// Runs the event loop until `begin` calls back.
template <typename Begin>
void wait_for(Begin begin) {
  QEventLoop loop;
  begin([&loop] { loop.quit(); });
  // Jobs answer from the event loop only, never before exec().
  loop.exec(QEventLoop::ExcludeUserInputEvents);
}

}  // namespace

KeyringStore::KeyringStore(QObject* parent) : QObject(parent) {}

KeyringStore::~KeyringStore() = default;

void KeyringStore::read(const std::string& entry, SecretKind kind, ReadDone done) {
  start(new QKeychain::ReadPasswordJob(service()), key_of(entry, kind), this,
        [done = std::move(done)](QKeychain::ReadPasswordJob* job) {
          const StoreStatus status = status_of(job->error());
          const QByteArray octets = job->binaryData();
          std::optional<Secret> secret;
          if (status == StoreStatus::ok) {
            const auto* first = reinterpret_cast<const std::uint8_t*>(octets.constData());
            secret.emplace(ByteView(first, static_cast<std::size_t>(octets.size())));
          }
          wipe_shared(octets);
          done(status, std::move(secret));
        });
}

void KeyringStore::write(const std::string& entry, SecretKind kind, const Secret& secret, Done done) {
  auto* job = new QKeychain::WritePasswordJob(service());
  const ByteView octets = secret.reveal();
  // Octets, not text: a pre-shared key need not be UTF-8.
  const QByteArray data(reinterpret_cast<const char*>(octets.data()), static_cast<qsizetype>(octets.size()));
  job->setBinaryData(data);
  // The job holds the same octets; they are wiped wherever the answer goes, even if the store is gone.
  QObject::connect(job, &QKeychain::Job::finished, [data] { wipe_shared(data); });
  start(job, key_of(entry, kind), this, [done = std::move(done)](QKeychain::WritePasswordJob* finished) {
    done(status_of(finished->error()));
  });
}

void KeyringStore::remove(const std::string& entry, SecretKind kind, Done done) {
  start(new QKeychain::DeletePasswordJob(service()), key_of(entry, kind), this,
        [done = std::move(done)](QKeychain::DeletePasswordJob* job) {
          const StoreStatus status = status_of(job->error());
          // Some keyrings tell that nothing was there, others do not: what is wanted is that it is gone.
          done(status == StoreStatus::not_found ? StoreStatus::ok : status);
        });
}

StoreStatus KeyringStore::read_now(const std::string& entry, SecretKind kind, std::optional<Secret>& secret) {
  StoreStatus status = StoreStatus::no_keyring;
  secret.reset();
  wait_for([&](auto finish) {
    read(entry, kind, [&status, &secret, finish](StoreStatus answer, std::optional<Secret> found) {
      status = answer;
      secret = std::move(found);
      finish();
    });
  });
  return status;
}

StoreStatus KeyringStore::write_now(const std::string& entry, SecretKind kind, const Secret& secret) {
  StoreStatus status = StoreStatus::no_keyring;
  wait_for([&](auto finish) {
    write(entry, kind, secret, [&status, finish](StoreStatus answer) {
      status = answer;
      finish();
    });
  });
  return status;
}

StoreStatus KeyringStore::remove_now(const std::string& entry, SecretKind kind) {
  StoreStatus status = StoreStatus::no_keyring;
  wait_for([&](auto finish) {
    remove(entry, kind, [&status, finish](StoreStatus answer) {
      status = answer;
      finish();
    });
  });
  return status;
}

}  // namespace drawbridge::keyring
