// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/recording.h"

#include <fmt/format.h>

#include <cstring>

#include "client/files.h"
#include "wire/udp.h"

namespace drawbridge::client {

namespace {

/// The names of Wireshark 4.0's table of ESP SAs.
std::string_view encryption_name(const crypto::CipherSpec& cipher) {
  switch (cipher.algorithm) {
    case crypto::CipherAlgorithm::null:
      return "NULL";
    case crypto::CipherAlgorithm::des_cbc:
      return "DES-CBC [RFC2405]";
    case crypto::CipherAlgorithm::des3_cbc:
      return "TripleDES-CBC [RFC2451]";
    case crypto::CipherAlgorithm::aes_gcm:
      return "AES-GCM with 16 octet ICV [RFC4106]";
    default:
      return "AES-CBC [RFC3602]";
  }
}

std::string_view authentication_name(ike::EspAuth authentication) {
  switch (authentication) {
    case ike::EspAuth::hmac_md5:
      return "HMAC-MD5-96 [RFC2403]";
    case ike::EspAuth::hmac_sha1:
      return "HMAC-SHA-1-96 [RFC2404]";
    case ike::EspAuth::hmac_sha2_256:
      return "HMAC-SHA-256-128 [RFC4868]";
    case ike::EspAuth::hmac_sha2_384:
      return "HMAC-SHA-384-192 [RFC4868]";
    case ike::EspAuth::hmac_sha2_512:
      return "HMAC-SHA-512-256 [RFC4868]";
    default:
      return "NULL";
  }
}

std::string key_word(const Secret& key) {
  return key.empty() ? std::string() : "0x" + to_hex(key.reveal());
}

}  // namespace

Recording::~Recording() {
  wipe({reinterpret_cast<std::uint8_t*>(lines_.data()), lines_.size()});
}

void Recording::packet(TimePoint now, ByteView packet) {
  if (writer_.file().size() + packet.size() > kMost) {
    ++left_out_;
    return;
  }
  writer_.add(wall_time(epoch_, now), packet);
  ++packets_;
}

void Recording::datagram(TimePoint now, const Endpoint& from, const Endpoint& to, ByteView payload) {
  packet(now, wire::build_udp(from, to, payload));
}

void Recording::key(const ike::Phase1KeyRecord& record) {
  lines_ += fmt::format("uat:ikev1_decryption_table:{},{}\n", to_hex(record.initiator_cookie),
                        to_hex(record.cipher_key.reveal()));
}

void Recording::sa(const ike::ChildSa& child, bool inbound) {
  const Ipv4Address from = inbound ? child.peer : child.local;
  const Ipv4Address to = inbound ? child.local : child.peer;
  lines_ += fmt::format(R"(uat:esp_sa:"IPv4","{}","{}","0x{:08x}","{}","{}","{}","{}")"
                        "\n",
                        from.to_string(), to.to_string(), child.spi, encryption_name(child.encryption),
                        key_word(child.encryption_key), authentication_name(child.authentication),
                        key_word(child.authentication_key));
}

Secret Recording::decoding() const {
  return Secret(std::string_view(lines_ + "esp.enable_encryption_decode:TRUE\n"
                                          "esp.enable_authentication_check:TRUE\n"));
}

Result<void, std::string> save_recording(const Recording& recording, const std::string& path) {
  std::string name = path;
  if (name.ends_with(".pcap")) name.resize(name.size() - 5);
  const auto write = [](const std::string& file, ByteView octets) -> Result<void, std::string> {
    if (const auto written = write_file_atomically(file, octets); !written)
      return failure(fmt::format("{}: {}", file, std::strerror(written.error())));
    return {};
  };
  if (auto written = write(name + ".pcap", recording.capture()); !written) return written;
  return write(name + ".tshark", recording.decoding().reveal());
}

}  // namespace drawbridge::client
