// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of any kind into a console session: over Telnet before the login, at the prompt, and in configuration
// mode. Nothing crashes, lines stay within bounds, and no secret of the configuration is ever printed.
#include <cstdio>
#include <cstdlib>
#include <source_location>

#include "console/session.h"
#include "core/console/fake_device.h"

using namespace drawbridge;

namespace {

void require(bool holds, std::source_location at = std::source_location::current()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: does not hold\n", at.file_name(), at.line());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const int kind = data[0] % 4;
  const std::string_view keys(reinterpret_cast<const char*>(data + 1), size - 1);
  testing::FakeDevice device;
  device.startup = "saved";
  console::SessionOptions options;
  options.login = kind == 0;
  if (kind == 0) options.from = Ipv4Address(10, 89, 129, 130);
  options.start_privileged = kind != 0;
  options.paging = kind == 3;
  console::Session session(device, options);
  session.start(TimePoint{});
  if (kind >= 2) session.input(TimePoint{}, "configure terminal\n");
  std::int64_t second = 0;
  std::string_view rest = keys;
  while (!rest.empty() && !session.is_finished()) {
    const std::size_t end = rest.find('\n');
    session.input(TimePoint{} + Seconds{++second},
                  rest.substr(0, end == std::string_view::npos ? end : end + 1));
    session.print_line("a line of the device");
    session.handle_timeout(TimePoint{} + Seconds{second});
    session.settle();
    const std::string output = session.take_output();
    for (const char c : output) require(static_cast<unsigned char>(c) < 0x80 || c == '\0');
    (void)session.completions(rest.substr(0, 64));
    (void)session.prompt();
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return 0;
}
