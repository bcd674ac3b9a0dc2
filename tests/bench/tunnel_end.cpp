// SPDX-License-Identifier: GPL-3.0-or-later
// What tunnel_speed runs in its namespaces: one end of a tunnel with fixed keys over the data thread, and TCP
// that sends as fast as it goes.
//
//   tunnel_end end NAME LOCAL REMOTE INNER PEER SUITE   LOCAL, REMOTE: address:port; SUITE: copy,
//   aes128-sha1, ... tunnel_end send ADDRESS:PORT STREAMS SECONDS tunnel_end receive ADDRESS:PORT SECONDS
//   prints megabits per second, without the first half second
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "service/data_plane.h"

using namespace drawbridge;
using std::chrono::steady_clock;

namespace {

volatile sig_atomic_t stopped = 0;

struct Suite {
  const char* name;
  crypto::CipherSpec cipher;
  esp::AuthAlgorithm auth;
};

constexpr crypto::CipherAlgorithm kAes = crypto::CipherAlgorithm::aes_cbc;
constexpr std::array<Suite, 8> kSuites{{
    {"copy", {kAes, 128}, esp::AuthAlgorithm::hmac_sha1_96},
    {"aes128-sha1", {kAes, 128}, esp::AuthAlgorithm::hmac_sha1_96},
    {"aes128-sha1-single", {kAes, 128}, esp::AuthAlgorithm::hmac_sha1_96},
    {"aes128-gcm", {crypto::CipherAlgorithm::aes_gcm, 128}, esp::AuthAlgorithm::none},
    {"aes128-gcm-single", {crypto::CipherAlgorithm::aes_gcm, 128}, esp::AuthAlgorithm::none},
    {"aes256-sha256", {kAes, 256}, esp::AuthAlgorithm::hmac_sha2_256_128},
    {"3des-sha1", {crypto::CipherAlgorithm::des3_cbc, 0}, esp::AuthAlgorithm::hmac_sha1_96},
    {"des-md5", {crypto::CipherAlgorithm::des_cbc, 0}, esp::AuthAlgorithm::hmac_md5_96},
}};

/// The cost of touching every octet once, and nothing else: the limit of what any cipher could reach.
class CopyCrypto final : public esp::BatchCrypto {
 public:
  void seal(std::span<esp::CryptoJob> jobs) override { copy(jobs); }
  void open(std::span<esp::CryptoJob> jobs) override { copy(jobs); }

 private:
  void copy(std::span<esp::CryptoJob> jobs) {
    for (esp::CryptoJob& job : jobs) {
      std::memcpy(scratch_.data(), job.packet.data(), std::min(scratch_.size(), job.packet.size()));
      job.status = esp::JobStatus::done;
    }
  }
  std::array<std::uint8_t, 2048> scratch_{};
};

esp::SaParams params(const Suite& suite, Ipv4Address sender, Ipv4Address inner_sender, const Endpoint& from,
                     const Endpoint& to) {
  SeededRandom keys(sender.value());  // the same at both ends
  esp::SaParams p;
  p.spi = 0x10000 + inner_sender.value() % 0x10000;
  p.cipher = suite.cipher;
  p.auth = suite.auth;
  p.encryption_key = Secret(keys.bytes(crypto::key_size(suite.cipher)));
  p.authentication_key = Secret(keys.bytes(esp::key_size(suite.auth)));
  p.local = from.address;
  p.remote = to.address;
  p.df = esp::DfPolicy::clear;
  p.replay_window = 1024;
  p.udp = esp::UdpEncapsulation{from.port, to.port};
  return p;
}

int fail(const std::string& what) {
  std::fprintf(stderr, "tunnel_end: %s\n", what.c_str());
  return 1;
}

int run_end(char** words) {
  const std::string name = words[0];
  const auto local = Endpoint::parse(words[1]);
  const auto remote = Endpoint::parse(words[2]);
  const auto inner = Ipv4Address::parse(words[3]);
  const auto peer = Ipv4Address::parse(words[4]);
  const Suite* suite = nullptr;
  for (const Suite& each : kSuites) {
    if (std::string_view(words[5]) == each.name) suite = &each;
  }
  if (!local || !remote || !inner || !peer || suite == nullptr) return fail("an argument is not understood");
  auto tun = net::TunPort::open({name, true});
  if (!tun) return fail(tun.error().text());
  net::UdpOptions options;
  options.local = *local;
  options.merge_received = true;
  auto udp = net::UdpPort::open(options);
  if (!udp) return fail(udp.error().text());
  std::unique_ptr<esp::BatchCrypto> crypto;
  const std::string_view kind = suite->name;
  if (kind == "copy") crypto = std::make_unique<CopyCrypto>();
  if (kind.ends_with("-single")) crypto = esp::make_openssl_batch_crypto();
  service::DataPathPorts ports{std::move(*tun), std::move(*udp), std::nullopt};
  auto plane = service::DataPlane::start(std::move(ports), steady_clock::now(), std::move(crypto));
  if (!plane) return fail(plane.error().text());
  (*plane)->post(client::InstallOutbound{params(*suite, *inner, *inner, *local, *remote)});
  // The inbound one as this end sees it: local and remote are ours.
  (*plane)->post(client::InstallInbound{params(*suite, *peer, *peer, *local, *remote)});
  std::printf("ready\n");
  std::fflush(stdout);
  signal(SIGTERM, [](int) { stopped = 1; });
  while (stopped == 0) ::pause();
  const service::PlaneCounters c = (*plane)->counters();
  std::printf(
      "encrypted %llu in %llu messages, decrypted %llu in %llu messages, frames %llu in %llu out, discarded "
      "%llu, send dropped %llu, write failed %llu\n",
      static_cast<unsigned long long>(c.packets.encrypted), static_cast<unsigned long long>(c.messages_out),
      static_cast<unsigned long long>(c.packets.decrypted), static_cast<unsigned long long>(c.messages_in),
      static_cast<unsigned long long>(c.frames_in), static_cast<unsigned long long>(c.frames_out),
      static_cast<unsigned long long>(c.packets.discarded), static_cast<unsigned long long>(c.send_dropped),
      static_cast<unsigned long long>(c.write_failed));
  return 0;
}

sockaddr_in address_of(const Endpoint& endpoint) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(endpoint.port);
  out.sin_addr.s_addr = htonl(endpoint.address.value());
  return out;
}

int run_send(char** words) {
  const auto to = Endpoint::parse(words[0]);
  const int streams = std::atoi(words[1]);
  const double seconds = std::atof(words[2]);
  if (!to || streams < 1 || seconds <= 0) return fail("an argument is not understood");
  const sockaddr_in address = address_of(*to);
  std::vector<pollfd> sockets;
  for (int i = 0; i < streams; ++i) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      return fail(net::system_error("connect").text());
    }
    sockets.push_back({socket, POLLOUT, 0});
  }
  static std::array<char, 128 * 1024> data{};
  const auto end = steady_clock::now() + std::chrono::duration<double>(seconds);
  while (steady_clock::now() < end) {
    if (::poll(sockets.data(), sockets.size(), 100) <= 0) continue;
    for (const pollfd& each : sockets) {
      if ((each.revents & POLLOUT) != 0) {
        static_cast<void>(!::send(each.fd, data.data(), data.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
      }
    }
  }
  for (const pollfd& each : sockets) ::close(each.fd);
  return 0;
}

int run_receive(char** words) {
  const auto at = Endpoint::parse(words[0]);
  const double seconds = std::atof(words[1]);
  if (!at || seconds <= 0.5) return fail("an argument is not understood");
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  const int on = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const sockaddr_in address = address_of(*at);
  if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(listener, 64) != 0) {
    return fail(net::system_error("bind").text());
  }
  std::printf("ready\n");
  std::fflush(stdout);
  std::vector<pollfd> sockets{{listener, POLLIN, 0}};
  static std::array<char, 256 * 1024> data;
  std::uint64_t total = 0, before = 0;
  std::optional<steady_clock::time_point> first, warm;
  const auto patience = steady_clock::now() + std::chrono::seconds(15);
  for (;;) {
    const auto now = steady_clock::now();
    if (!first && now > patience) return fail("nobody came");
    if (first && !warm && now - *first > std::chrono::milliseconds(500)) {
      warm = now;
      before = total;
    }
    if (first && now - *first > std::chrono::duration<double>(seconds)) break;
    if (::poll(sockets.data(), sockets.size(), 50) <= 0) continue;
    for (std::size_t i = 1; i < sockets.size(); ++i) {
      if (sockets[i].revents == 0) continue;
      const ssize_t n = ::recv(sockets[i].fd, data.data(), data.size(), MSG_DONTWAIT);
      if (n > 0) total += static_cast<std::uint64_t>(n);
      if (n == 0) {
        ::close(sockets[i].fd);
        sockets[i].fd = -1;
      }
    }
    if (sockets[0].revents != 0) {
      const int socket = ::accept(listener, nullptr, nullptr);
      if (socket >= 0) sockets.push_back({socket, POLLIN, 0});
      if (!first) first = steady_clock::now();
    }
  }
  const double measured = std::chrono::duration<double>(steady_clock::now() - warm.value_or(*first)).count();
  std::printf("%.0f %llu\n", static_cast<double>(total - before) * 8e-6 / measured,
              static_cast<unsigned long long>(total));
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string_view verb = count > 1 ? words[1] : "";
  if (verb == "end" && count == 8) return run_end(words + 2);
  if (verb == "send" && count == 5) return run_send(words + 2);
  if (verb == "receive" && count == 4) return run_receive(words + 2);
  return fail("what to do is not understood; see the head of its source");
}
