// SPDX-License-Identifier: GPL-3.0-or-later
// The packet tracer of the whole appliance, on the note's configuration (core/fw/trace_test.cpp compares the
// steps between).
#include <QTest>

#include "base/random.h"
#include "fw/path_trace.h"
#include "headend/headend.h"
#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "support/test_registry.h"

using namespace drawbridge;

namespace {

const Endpoint kVisitor{Ipv4Address(192, 168, 1, 50), 1024};

fw::TraceRequest from_outside(const Endpoint& from, const Endpoint& to) {
  fw::TraceRequest request;
  request.interface = "outside";
  request.from = from;
  request.to = to;
  return request;
}

struct Box {
  SeededRandom random{1};
  headend::Headend headend{
      {}, pix::parse(pix::lab_configuration()).config, std::nullopt, random, TimePoint{}};

  [[nodiscard]] fw::TraceResult trace(const fw::TraceRequest& request) const {
    return headend.device().trace(TimePoint{}, request);
  }
};

}  // namespace

class TraceTest : public QObject {
  Q_OBJECT

 private slots:
  void all_steps_are_there_in_their_order() {
    Box box;
    const auto result = box.trace(from_outside(kVisitor, {Ipv4Address(192, 168, 1, 11), 80}));
    QVERIFY(result.understood);
    std::vector<std::string> names;
    for (const auto& step : result.steps) names.push_back(step.name);
    const auto all = fw::trace_step_names();
    QCOMPARE(names, std::vector<std::string>(all.begin(), all.end()));
    // The note's list names the real address behind the static and never fits.
    QVERIFY(result.outcome == fw::TraceOutcome::drop);
    QCOMPARE(result.steps[result.decided_at].name, std::string("access list"));
    QCOMPARE(result.message_id, 106023);
  }

  void an_inside_host_leaves_in_the_clear() {
    Box box;
    auto request = from_outside({Ipv4Address(10, 89, 129, 150), 2000}, {Ipv4Address(192, 168, 1, 50), 80});
    request.interface = "inside";
    const auto result = box.trace(request);
    QVERIFY(result.outcome == fw::TraceOutcome::forward);
    QCOMPARE(result.egress, std::string("outside"));
    QVERIFY(!result.into_tunnel);
    QCOMPARE(result.steps.back().name, std::string("tunnel"));
    QCOMPARE(result.steps.back().reason, std::string("clear"));
    QCOMPARE(result.from.address, Ipv4Address(192, 168, 1, 6));
    // Asked only: the address is still free for whoever comes first.
    QCOMPARE(box.trace(request).from.address, Ipv4Address(192, 168, 1, 6));
  }

  void an_interface_that_is_not_there_is_not_understood() {
    Box box;
    auto request = from_outside(kVisitor, kVisitor);
    request.interface = "dmz";
    QVERIFY(!box.trace(request).understood);
  }
};

DRAWBRIDGE_TEST(TraceTest);
#include "trace_test.moc"
