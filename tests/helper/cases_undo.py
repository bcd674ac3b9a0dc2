# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever ends a connection: everything is as it was before."""
import os
import signal
import subprocess

from machine import (Asker, assert_connected, assert_same, dump, helper_processes, kill_helpers, reboot, sh, until,
                     wait_for_helpers, warm_up)


def undo_on_request(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.connect_whole_system()
    assert_connected()
    asker.done("undo")
    after = dump()
    after["ls -1 /run/drawbridge-helper 2>/dev/null || true"] = ""  # the living helper's own, empty journal
    assert_same(before, after, "after Undo, with the helper still there")
    # And again, in the same connection.
    asker.connect_whole_system()
    assert_connected()
    asker.done("undo")
    assert asker.close() == 0
    assert_same(before, dump(), "after Undo")


def undo_when_the_pipe_closes(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.connect_whole_system()
    assert_connected()
    assert asker.close() == 0
    assert_same(before, dump(), "after the pipe closed")


def undo_on_sigterm(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.connect_whole_system()
    asker.process.send_signal(signal.SIGTERM)
    assert asker.process.wait(30) == 0
    wait_for_helpers()
    assert_same(before, dump(), "after SIGTERM")


def undo_when_the_front_is_killed(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.connect_whole_system()
    asker.process.kill()
    asker.process.wait(30)
    wait_for_helpers()  # the second process has noticed
    assert_same(before, dump(), "after kill -9 of the helper's first process")


def undo_when_the_back_is_killed(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.connect_whole_system()
    back = [pid for pid in helper_processes() if pid != asker.process.pid]
    assert len(back) == 1
    os.kill(back[0], signal.SIGKILL)
    answer = asker.ask("kill_switch")
    assert answer.error == "system" and "second process" in answer.detail, answer.detail
    assert asker.close() == 1  # says that it could not do all of it
    assert "lookup 7400" not in sh("ip rule")
    assert subprocess.run([helper, "--undo"]).returncode == 0
    assert_same(before, dump(), "after kill -9 of the helper's second process, and the next start")


def undo_at_the_next_start(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.connect_whole_system()
    kill_helpers()
    assert_connected()  # nobody was left to tidy up
    Asker(helper).close()
    assert_same(before, dump(), "after kill -9 of both processes, and the next start")


def undo_when_the_asker_is_killed(helper):
    warm_up(helper)
    before = dump()
    # The asker is a process of its own, with the helper as its child, killed in the middle of everything.
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        asker = Asker(helper)
        asker.connect_whole_system()
        os.write(tell, b"x")
        signal.pause()
    assert os.read(ready, 1) == b"x"
    assert_connected()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    wait_for_helpers()
    assert_same(before, dump(), "after kill -9 of the asker")


def undo_after_a_reboot(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.connect_whole_system()
    kill_helpers()
    asker.drop_descriptors()
    reboot()
    assert "nameserver 10.89.129.53" in open("/etc/resolv.conf").read()  # what a reboot leaves
    assert subprocess.run([helper, "--undo"]).returncode == 0
    assert_same(before, dump(), "after a reboot")


def undo_at_every_step(helper):
    """The connection breaks off after its first, second, ... request."""
    warm_up(helper)
    before = dump()
    steps = [("open_tun", {}), ("set_address", {}), ("kill_switch", {}), ("block_ipv6", {}), ("set_routes", {}), ("set_dns", {})]
    for count in range(1, len(steps) + 1):
        for end in (lambda asker: asker.close(), lambda asker: (kill_helpers(), asker.drop_descriptors(), Asker(helper).close())):
            asker = Asker(helper)
            for operation, fields in steps[:count]:
                asker.done(operation, **fields)
            end(asker)
            assert_same(before, dump(), f"after {count} steps")


def keep_for_a_reconnect(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.connect_whole_system()
    asker.done("undo", keep_kill_switch=True, keep_device=True)
    now = dump()
    assert "drawbridge0_kill" in now["nft list ruleset"] and "drawbridge0_ipv6" in now["nft list ruleset"]
    assert "drawbridge0" in now["ip -d link"] and "10.89.129.200" not in now["ip -4 addr"]
    for part in ("ip -4 route show table all", "ip -4 rule", "resolv.conf"):
        assert now[part] == before[part], now[part]
    # The same device, with another address and other routes.
    asker.refused("refused", "open_tun")
    asker.done("set_address", at="10.89.129.201", mtu=1300)
    asker.done("set_routes", through=("10.0.0.0/8",))
    assert "10.89.129.201/32" in sh("ip addr show drawbridge0")
    assert asker.close() == 0
    assert_same(before, dump(), "after a reconnect")


def keep_for_a_reconnect_by_another_name(helper):
    """The kill switch stays, the device goes, and somebody takes its name meanwhile."""
    warm_up(helper)
    asker = Asker(helper)
    asker.connect_whole_system()
    asker.done("undo", keep_kill_switch=True)
    assert "drawbridge0_kill" in sh("nft list tables") and "drawbridge0" not in sh("ip link")
    sh("ip tuntap add dev drawbridge0 mode tun")
    before = dump()
    asker.connect_whole_system()
    tables = sh("nft list tables")
    assert "drawbridge1_kill" in tables and "drawbridge1_ipv6" in tables and "drawbridge0" not in tables
    assert asker.close() == 0
    after = dump()
    assert "drawbridge" not in after["nft list ruleset"]
    for part in ("nft list ruleset", "ls -1 /run/drawbridge-helper 2>/dev/null || true"):
        before.pop(part)
    assert_same(before, after, "after a reconnect by another name")


def two_connections(helper):
    warm_up(helper)
    before = dump()
    one, two = Asker(helper), Asker(helper)
    one.connect_whole_system(through=("10.1.0.0/16",))
    between = dump()
    assert two.done("open_tun").device == "drawbridge1"
    two.done("set_address", device="drawbridge1", at="10.77.0.5")
    two.done("set_routes", device="drawbridge1", gateway="203.0.113.9", through=("10.2.0.0/16",))
    assert "dev drawbridge0" in sh("ip route get 10.1.0.1") and "dev drawbridge1" in sh("ip route get 10.2.0.1")
    two.refused("conflict", "set_dns", device="drawbridge1")  # resolv.conf has room for one
    two.refused("conflict", "set_address", device="drawbridge1", at="10.89.129.200")
    two.refused("refused", "set_routes", device="drawbridge0")
    two.done("undo")
    two.socket.close()
    two.process.wait(30)
    two.drop_descriptors()
    until(lambda: len(helper_processes()) == 2, "the end of the second helper")
    after = dump()
    for each in (between, after):
        each["ls -1 /run/drawbridge-helper 2>/dev/null || true"] = "the journals of who lives"
    assert_same(between, after, "after the second connection ended")
    one.close()
    assert_same(before, dump(), "after both ended")
