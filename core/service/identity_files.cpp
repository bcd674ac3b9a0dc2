// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/identity_files.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "client/files.h"
#include "headend/identity.h"

namespace drawbridge::service {

namespace {

/// Empty if there is no such file.
Result<Bytes, std::string> read(const std::string& path) {
  auto octets = client::read_file(path, crypto::kMostCertificateFileOctets);
  if (octets) return std::move(*octets);
  if (octets.error() == ENOENT) return Bytes{};
  return failure(fmt::format("{} cannot be read: {}.", path, std::strerror(octets.error())));
}

}  // namespace

Result<std::shared_ptr<const ike::CertificateConfig>, std::string> load_identity(const std::string& folder) {
  const std::string key_path = folder + "/identity.key";
  struct stat facts {};
  if (::stat(key_path.c_str(), &facts) == 0 && (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return failure(fmt::format("{} can be read by others: give it mode 600.", key_path));
  headend::IdentityFiles files;
  const std::pair<const char*, Bytes*> names[] = {{"/identity.pem", &files.certificate},
                                                  {"/identity.key", &files.key},
                                                  {"/authorities.pem", &files.authorities},
                                                  {"/revocations.pem", &files.revocations}};
  for (const auto& [name, octets] : names) {
    auto content = read(folder + name);
    if (!content) return failure(content.error());
    *octets = std::move(*content);
  }
  auto identity = headend::read_identity(files);
  wipe(files.key);
  if (!identity) {
    const char* const name = names[static_cast<std::size_t>(identity.error().file)].first;
    return failure(fmt::format("{}{}: {}", folder, name, headend::english_text(identity.error())));
  }
  return std::move(*identity);
}

}  // namespace drawbridge::service
