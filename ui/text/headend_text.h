// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences for what the headend's half of core says in codes: findings, consequences, refusals, outcomes.
#pragma once

#include <QString>

#include "ipc/control_messages.h"
#include "pix/check.h"
#include "pix/diff.h"
#include "pix/edit.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"

namespace drawbridge::ui {

[[nodiscard]] QString findingText(const pix::Finding& finding);
[[nodiscard]] QString severityText(pix::Severity severity);
/// Title and explanation of what a push brings with it.
[[nodiscard]] QString consequenceTitle(const pix::Consequence& consequence);
[[nodiscard]] QString consequenceText(const pix::Consequence& consequence);
/// Why a field of a form is not accepted.
[[nodiscard]] QString editErrorText(pix::EditError error);
/// What is wrong with one line of a configuration, without the line's number.
[[nodiscard]] QString diagnosticText(const pix::Diagnostic& diagnostic);
[[nodiscard]] QString stepReasonText(pix::StepReason reason);
/// The sentence that tells how a push ended, or that it waits.
[[nodiscard]] QString pushOutcomeText(const ipc::PushState& state);
/// "1:42"
[[nodiscard]] QString clockText(Duration left);
/// Why the corrected lab configuration has another line.
[[nodiscard]] QString labDifferenceText(pix::LabDifference::Reason reason);
/// The name of a node of the lab's diagram by its key: "Web server".
[[nodiscard]] QString nodeText(const QString& key);
/// "Group", "Wildcard key", "User", "AAA key".
[[nodiscard]] QString credentialText(const QString& what);
/// "DES and MD5" for "esp-des esp-md5-hmac".
[[nodiscard]] QString algorithmsText(const QString& transform);
[[nodiscard]] bool isWeakTransform(const QString& transform);

}  // namespace drawbridge::ui
