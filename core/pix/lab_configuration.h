// SPDX-License-Identifier: GPL-3.0-or-later
// The configurations that the lab headend can start with: the tech note's, with the lab's real secrets where
// the note prints asterisks, and the same corrected so that everything the note promises works. The texts are
// also resources/configurations/lab.cfg and corrected.cfg.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace drawbridge::pix {

/// The note's.
[[nodiscard]] std::string_view lab_configuration();

struct LabDifference {
  enum class Reason : std::uint8_t {
    global_address,        ///< pix.md, item 1: packets arrive with the global address
    whole_network_exempt,  ///< pix.md, item 2: all of the inside must reach the clients untranslated
  };
  std::string in_note;       ///< a whole line
  std::string in_corrected;  ///< the line in its place
  Reason reason{};
};
/// One English sentence without line end.
[[nodiscard]] std::string english_text(LabDifference::Reason reason);

struct LabConfiguration {
  std::string id;  ///< "note" or "corrected": what settings and messages name it by
  std::string text;
  std::vector<LabDifference> differences;  ///< from the note's; empty for the note's own
};
/// The note's first.
[[nodiscard]] const std::vector<LabConfiguration>& lab_configurations();
/// Null if there is none.
[[nodiscard]] const LabConfiguration* lab_configuration_named(std::string_view id);

}  // namespace drawbridge::pix
