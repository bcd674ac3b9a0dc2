// SPDX-License-Identifier: GPL-3.0-or-later
// The first octet picks the dialogue (HTTP, FTP, Telnet) and its texts; the rest comes in pieces whose sizes
// it tells itself, from the user or from the server, with answers in between. However it goes: what is kept
// is bounded, names and passwords fit a TACACS+ packet, and nothing follows the end.
#include <cstdlib>
#include <memory>

#include "headend/prompt_ftp.h"
#include "headend/prompt_http.h"
#include "headend/prompt_telnet.h"

using namespace drawbridge;
using namespace drawbridge::headend;
using State = LoginDialogue::State;

namespace {

std::unique_ptr<LoginDialogue> make(std::uint8_t kind) {
  PromptTexts texts;
  if ((kind & 0x80) != 0) texts = {"prompt \"quoted\"", "accepted", "rejected"};
  switch (kind % 6) {
    case 0:
      return std::make_unique<FtpPrompt>(texts);
    case 1:
      return std::make_unique<TelnetPrompt>(texts);
    case 2:
      return std::make_unique<TelnetPrompt>(texts, true);
    case 3:
      return std::make_unique<HttpPrompt>(HttpPromptOptions{texts, 1, {}, "192.0.2.9"});
    case 4:
      return std::make_unique<HttpPrompt>(HttpPromptOptions{texts, 1, "192.0.2.8", "192.0.2.9"});
    default:
      return std::make_unique<HttpPrompt>(HttpPromptOptions{texts, 1, {}, "192.0.2.9", true, kind % 5 == 0});
  }
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto dialogue = make(data[0]);
  dialogue->start();
  ByteView rest(data + 1, size - 1);
  bool reached = false;
  while (rest.size() >= 2 && dialogue->state() != State::over) {
    const std::uint8_t what = rest[0];
    const std::size_t length = std::min<std::size_t>(rest[1], rest.size() - 2);
    const ByteView piece = rest.subspan(2, length);
    rest = rest.subspan(2 + length);
    if (what % 4 == 0 && reached) {
      dialogue->server_data(piece);
    } else {
      dialogue->receive(piece);
    }
    if (const auto credentials = dialogue->take_credentials()) {
      require(dialogue->state() == State::checking);
      require(!credentials->user.empty() && credentials->user.size() <= LoginDialogue::kLongestWord);
      require(credentials->password.size() <= LoginDialogue::kLongestWord);
      dialogue->answer(static_cast<PromptResult>(what / 4 % 4));
    }
    if (dialogue->state() == State::passed && !reached) {
      reached = true;
      dialogue->server_opened();
    }
    if (dialogue->state() == State::passed || dialogue->state() == State::joined) {
      require(dialogue->take_replay().size() <= LoginDialogue::kMostReplayed + 65536);
    }
    if (what % 2 == 0) (void)dialogue->take_output();
  }
  if (dialogue->state() != State::over) return 0;
  (void)dialogue->take_output();
  dialogue->receive(as_bytes("GET / HTTP/1.0\r\n\r\nUSER a\r\nPASS b\r\n"));
  require(!dialogue->take_credentials() && dialogue->take_output().empty());
  return 0;
}
