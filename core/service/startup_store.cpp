// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/startup_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>

namespace drawbridge::service {

std::optional<StartupStore::Loaded> StartupStore::load() const {
  if (path_.empty()) return std::nullopt;
  QFile file(QString::fromStdString(path_));
  if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
  const QByteArray text = file.readAll();
  auto parsed = pix::parse({text.constData(), static_cast<std::size_t>(text.size())});
  Loaded loaded{std::move(parsed.config), std::move(parsed.diagnostics), {}};
  const bool is_damaged = std::any_of(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                      [](const auto& d) { return d.severity == pix::Severity::error; });
  if (is_damaged) {
    const QString aside = QString::fromStdString(path_) + QStringLiteral(".damaged");
    QFile::remove(aside);
    if (QFile::copy(QString::fromStdString(path_), aside)) loaded.kept_as = aside.toStdString();
  }
  return loaded;
}

bool StartupStore::save(const std::string& text) const {
  if (path_.empty()) return false;
  const QString path = QString::fromStdString(path_);
  if (!QDir().mkpath(QFileInfo(path).absolutePath())) return false;
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return false;
  // Before the first octet is written: the temporary file must never be readable by others.
  if (!file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) return false;
  if (file.write(text.data(), static_cast<qint64>(text.size())) != static_cast<qint64>(text.size()))
    return false;
  // commit() does not tell what went wrong while it flushed: a full disk would be taken for a saved file.
  return file.flush() && file.commit();
}

bool StartupStore::erase() const {
  return path_.empty() || QFile::remove(QString::fromStdString(path_));
}

}  // namespace drawbridge::service
