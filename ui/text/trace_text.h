// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences for what the packet tracer answers in codes (fw/status.h, fw/path_trace.h). A code without a
// sentence shows its own words, so that nothing is hidden.
#pragma once

#include <QString>

#include "fw/status.h"
#include "ui/text/traffic_text.h"

namespace drawbridge::ui {

/// "pass", "drop", "changed", "login", "not reached", "would pass" ...
[[nodiscard]] QString traceVerdictText(fw::TraceVerdict verdict);
/// What a step found.
[[nodiscard]] QString traceReasonText(const fw::TraceStep& step);
/// "protocol differs", "decides".
[[nodiscard]] QString traceMissText(const fw::TraceComparison& comparison);
/// The two lines of the verdict bar.
[[nodiscard]] QString traceOutcomeTitle(const fw::TraceResult& result);
[[nodiscard]] QString traceOutcomeText(const fw::TraceResult& result);
/// What a step does in general, for people who do not know the order of checks; empty for an unknown step.
[[nodiscard]] QString stepMeaningText(const QString& step);

}  // namespace drawbridge::ui
