// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/fixup_ftp.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace drawbridge::fw {

namespace {

constexpr std::size_t kMaxFileName = 255;

std::string_view text_of(ByteView data) {
  return {reinterpret_cast<const char*>(data.data()), data.size()};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool starts_with_word(std::string_view line, std::string_view word) {
  if (line.size() < word.size()) return false;
  return std::equal(word.begin(), word.end(), line.begin(), [](char wanted, char found) {
    return wanted == (found >= 'a' && found <= 'z' ? static_cast<char>(found - 'a' + 'A') : found);
  });
}

/// Six numbers of up to three digits, at most 255, with commas between; `size`: how much of the text they
/// are.
struct Six {
  std::optional<Endpoint> endpoint;
  std::size_t size = 0;
};
Six read_six(std::string_view text) {
  std::uint32_t values[6] = {};
  std::size_t at = 0;
  for (int i = 0; i < 6; ++i) {
    if (i > 0) {
      if (at >= text.size() || text[at] != ',') return {};
      ++at;
    }
    const std::size_t begin = at;
    std::uint32_t value = 0;
    while (at < text.size() && is_digit(text[at]) && at - begin < 3) {
      value = value * 10 + static_cast<std::uint32_t>(text[at] - '0');
      ++at;
    }
    if (at == begin || value > 255) return {};
    values[i] = value;
  }
  // A seventh value, or more digits, is not what was meant.
  if (at < text.size() && (is_digit(text[at]) || text[at] == ',')) return {};
  const Ipv4Address address(values[0] << 24 | values[1] << 16 | values[2] << 8 | values[3]);
  return {Endpoint{address, static_cast<std::uint16_t>(values[4] << 8 | values[5])}, at};
}

std::string printable(std::string_view text) {
  std::string out(text.substr(0, kMaxFileName));
  for (char& c : out) {
    if (c < 0x20 || c > 0x7E) c = '?';
  }
  return out;
}

class Reader {
 public:
  Reader(FtpSide side, FtpFindings& out) : side_(side), out_(out) {}

  /// `line` without its end; `at`: where it begins within the data; `whole`: it ended with CR LF.
  void line(std::string_view line, std::size_t at, bool whole) {
    const bool is_port = starts_with_word(line, "PORT");
    const bool is_passive = starts_with_word(line, "227");
    if (side_ == FtpSide::client) {
      if (!whole) out_.damaged = true;
      // An answer from the client's side, or a command from the server's, is somebody's trick.
      if (is_passive) out_.damaged = true;
      if (is_port) offer(line, at, skip_blanks(line, 4), whole);
      if (!whole) return;
      if (starts_with_word(line, "RETR ")) transfer(line, false);
      if (starts_with_word(line, "STOR ")) transfer(line, true);
      return;
    }
    if (is_port) out_.damaged = true;
    if (!is_passive) return;
    // The text before the numbers is free: RFC 1123 4.1.2.6 says to look for the first digit.
    std::size_t begin = 3;
    while (begin < line.size() && !is_digit(line[begin])) ++begin;
    offer(line, at, begin, whole);
  }

 private:
  static std::size_t skip_blanks(std::string_view line, std::size_t at) {
    while (at < line.size() && line[at] == ' ') ++at;
    return at;
  }

  void offer(std::string_view line, std::size_t at, std::size_t begin, bool whole) {
    const Six six = begin < line.size() ? read_six(line.substr(begin)) : Six{};
    if (!whole || !six.endpoint) {
      out_.damaged = true;
      return;
    }
    out_.offers.push_back({*six.endpoint, at + begin, six.size});
  }

  void transfer(std::string_view line, bool stored) {
    const std::size_t begin = skip_blanks(line, 4);
    if (begin < line.size()) out_.transfers.push_back({stored, printable(line.substr(begin))});
  }

  FtpSide side_;
  FtpFindings& out_;
};

}  // namespace

FtpFindings read_ftp(ByteView data, FtpSide side, bool in_line) {
  FtpFindings found;
  Reader reader(side, found);
  const std::string_view text = text_of(data);
  std::size_t at = 0;
  bool rest_of_line = in_line;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    const bool ended = end != std::string_view::npos;
    std::string_view line = text.substr(at, ended ? end - at : std::string_view::npos);
    const bool whole = ended && !line.empty() && line.back() == '\r';
    if (whole) line.remove_suffix(1);
    if (!rest_of_line) reader.line(line, at, whole);
    rest_of_line = false;
    if (!ended) break;
    at = end + 1;
  }
  return found;
}

std::string ftp_text(const Endpoint& endpoint) {
  const std::uint32_t a = endpoint.address.value();
  return fmt::format("{},{},{},{},{},{}", a >> 24, a >> 16 & 0xFF, a >> 8 & 0xFF, a & 0xFF,
                     endpoint.port >> 8, endpoint.port & 0xFF);
}

}  // namespace drawbridge::fw
