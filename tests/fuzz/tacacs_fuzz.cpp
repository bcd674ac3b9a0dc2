// SPDX-License-Identifier: GPL-3.0-or-later
// The first octet picks header or body, the rest is read as it. Whatever is accepted is written back octet
// for octet.
#include <cstdlib>

#include "wire/tacacs_packet.h"

using namespace drawbridge;

namespace {

template <typename Part>
void same_again(ByteView octets) {
  const auto part = Part::read(octets);
  if (part && part->write() != to_bytes(octets)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView octets(data + 1, size - 1);
  switch (data[0] % 8) {
    case 0: {
      const auto header = wire::TacacsHeader::read(octets);
      if (!header) break;
      if (header->write() != to_bytes(octets.first(wire::kTacacsHeaderSize))) std::abort();
      Bytes body = to_bytes(octets.subspan(wire::kTacacsHeaderSize));
      const auto sum = [](ByteView input) {
        std::array<std::uint8_t, 16> pad{};
        for (std::size_t i = 0; i < input.size(); ++i)
          pad[i % 16] = static_cast<std::uint8_t>(pad[i % 16] + input[i]);
        return pad;
      };
      const Bytes before = body;
      const Secret key(std::string_view("key"));
      wire::tacacs_obfuscate(*header, key, sum, body);
      wire::tacacs_obfuscate(*header, key, sum, body);
      if (body != before) std::abort();
      break;
    }
    case 1:
      same_again<wire::TacacsAuthenStart>(octets);
      break;
    case 2:
      same_again<wire::TacacsAuthenReply>(octets);
      break;
    case 3:
      same_again<wire::TacacsAuthenContinue>(octets);
      break;
    case 4:
      same_again<wire::TacacsAuthorRequest>(octets);
      break;
    case 5:
      same_again<wire::TacacsAuthorResponse>(octets);
      break;
    case 6:
      same_again<wire::TacacsAcctRequest>(octets);
      break;
    default:
      same_again<wire::TacacsAcctReply>(octets);
      break;
  }
  return 0;
}
