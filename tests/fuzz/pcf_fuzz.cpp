// SPDX-License-Identifier: GPL-3.0-or-later
// Connection entries as files. What is accepted comes back octet for octet when nothing is changed, and a
// profile survives being written.
#include <cstdio>
#include <cstdlib>
#include <source_location>

#include "client/files.h"
#include "client/obfuscation.h"
#include "client/pcf.h"

using namespace drawbridge;
using namespace drawbridge::client;

namespace {

/// A law that does not hold ends the run, with its line.
void require(bool holds, std::source_location at = std::source_location::current()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: does not hold\n", at.file_name(), at.line());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView octets(data, size);
  const auto obfuscated = reveal_obfuscated({reinterpret_cast<const char*>(data), size});
  require(!obfuscated || obfuscated->size() <= size);

  auto document = parse_pcf(octets, "fuzz.pcf");
  if (!document) {
    require(!english_text(document.error()).empty());
    return 0;
  }
  const Bytes text = document->write();
  const auto again = parse_pcf(text, "fuzz.pcf");
  require(again && again->write() == text);
  const Profile profile = read_profile(*document, "fuzz").profile;
  // A changed document has the changed values, and nothing that was foreign is lost on the way.
  update_document(*document, profile);
  const auto updated = parse_pcf(document->write(), "fuzz.pcf");
  require(updated && read_profile(*updated, "fuzz").profile == profile);
  // A new file says the same.
  const auto fresh = read_pcf(write_pcf(profile), "fuzz.pcf");
  require(fresh && fresh->notes.empty());
  remove_secrets(*document);
  (void)document->write();
  return 0;
}
