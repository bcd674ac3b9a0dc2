// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/ssh_key.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QSaveFile>
#include <cerrno>
#include <cstring>

#include "client/files.h"
#include "crypto/rsa.h"

namespace drawbridge::service {

namespace {

constexpr std::size_t kMostOctets = 65536;

}  // namespace

std::string make_ssh_key(const std::string& file, int bits) {
  const auto key = crypto::RsaPrivateKey::generate(bits);
  auto text = key ? key->clear_pem() : failure(crypto::KeyError::failed);
  if (!text) return "A host key for SSH could not be made.";
  QSaveFile out(QString::fromStdString(file));
  const auto size = static_cast<qint64>(text->size());
  // Before the first octet is written: the temporary file must never be readable by others.
  const bool is_kept = out.open(QIODevice::WriteOnly) &&
                       out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                       out.write(reinterpret_cast<const char*>(text->data()), size) == size && out.flush() &&
                       out.commit();
  wipe(*text);
  if (is_kept) return {};
  return fmt::format("The host key for SSH cannot be written to {}: {}.", file,
                     out.errorString().toStdString());
}

std::string judge_ssh_key(const std::string& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) == 0 && (found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return fmt::format("Others can read the host key {}. Delete it, so that a new one is made.", file);
  return {};
}

std::string destroy_ssh_key(const std::string& file) {
  if (::unlink(file.c_str()) == 0 || errno == ENOENT) return {};
  return fmt::format("The host key {} cannot be deleted: {}.", file, std::strerror(errno));
}

std::optional<console::PublicKey> public_ssh_key(const std::string& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return std::nullopt;
  auto octets = client::read_file(file, kMostOctets);
  if (!octets) return std::nullopt;
  const auto key = crypto::RsaPrivateKey::read(*octets);
  wipe(*octets);
  if (!key) return std::nullopt;
  return console::PublicKey{{std::int64_t{found.st_mtim.tv_sec} * 1'000'000}, key->public_key()};
}

}  // namespace drawbridge::service
