# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases. Each gets a machine as machine.make_machine() leaves it, and the helper's path."""
import os
import re
import signal
import socket
import subprocess
import sys

from machine import (Asker, assert_same, dump, helper_processes, kill_helpers, reboot, sh, until, wait_for_helpers)


def warm_up(helper):
    """The folders of the journal are made once and stay."""
    assert Asker(helper).close() == 0


def assert_connected():
    """Each of the changes of Asker.connect_whole_system is really there."""
    assert "10.89.129.200/32" in sh("ip addr show drawbridge0")
    assert "mtu 1400" in sh("ip link show drawbridge0")
    assert "lookup 7400" in sh("ip rule")
    assert "dev drawbridge0" in sh("ip route get 203.0.113.9")
    ruleset = sh("nft list ruleset")
    assert "drawbridge0_kill" in ruleset and "drawbridge0_ipv6" in ruleset
    assert "nameserver 10.89.129.53" in open("/etc/resolv.conf").read()


# ---- before = after ----

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


# ---- routes ----

def goes_by(target):
    return "drawbridge0" if "dev drawbridge0" in sh(f"ip route get {target}") else "eth0" if "dev eth0" in sh(
        f"ip route get {target}") else "?"


def full_tunnel_routes(helper):
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("set_address")
    asker.done("set_routes", around=("172.31.5.0/24",))
    assert goes_by("203.0.113.9") == "drawbridge0"
    assert "src 10.89.129.200" in sh("ip route get 203.0.113.9")
    assert goes_by("198.51.100.1") == "eth0"  # the gateway, by the route that was there before
    assert goes_by("192.0.2.77") == "drawbridge0"  # the local network, not asked for
    assert goes_by("172.31.5.1") == "eth0" and goes_by("172.31.6.1") == "drawbridge0"
    # Another default route, as after a change of the link: the gateway follows without being asked.
    sh("ip link add eth9 type veth peer name eth8; ip link set eth8 up; ip addr add 192.168.9.2/24 dev eth9; ip link set eth9 up; ip route del default;"
       "ip route add default via 192.168.9.1 dev eth9")
    assert "dev eth9" in sh("ip route get 198.51.100.1")
    # The whole list is replaced at once; the local network may go around.
    asker.done("set_routes", local_lan=True)
    assert goes_by("192.0.2.77") == "eth0" and "dev eth9" in sh("ip route get 192.168.9.77")
    assert goes_by("172.31.5.1") == "drawbridge0"


def split_routes(helper):
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("set_address")
    # A list that contains the gateway and the local network: the one must go around, the other may.
    asker.done("set_routes", through=("10.0.0.0/8", "198.51.100.0/24", "192.0.2.0/24"), around=("10.5.0.0/16",), local_lan=True)
    assert goes_by("10.1.2.3") == "drawbridge0" and goes_by("10.5.2.3") == "eth0"
    assert goes_by("198.51.100.1") == "eth0" and goes_by("198.51.100.2") == "drawbridge0"
    assert goes_by("192.0.2.77") == "eth0" and goes_by("203.0.113.9") == "eth0"
    asker.done("set_routes", through=("10.1.0.0/16",))
    assert goes_by("10.1.2.3") == "drawbridge0" and goes_by("10.2.2.3") == "eth0"
    assert sh("ip route show table 7400").split() == sh(
        "echo '10.1.0.0/16 dev drawbridge0 proto 216 scope link src 10.89.129.200 throw 198.51.100.1 proto 216'").split()


def hostile_requests(helper):
    asker = Asker(helper)
    # Before there is a device nothing else is done.
    for operation in ("set_address", "set_routes", "set_dns", "block_ipv6", "kill_switch"):
        asker.refused("no_device", operation)
    before = dump()
    for name in ("eth0", "lo", "tun0", "drawbridge", "drawbridge100", "drawbridge01", "drawbridge0 x", "drawbridge0;reboot", "../x"):
        asker.refused("refused", "open_tun", name=name)
    for port in (53, 0, 4501, 10000):
        asker.refused("refused", "open_udp", port=port)
    asker.done("open_tun")
    asker.refused("refused", "open_tun")
    for at in ("0.0.0.0", "127.0.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"):
        asker.refused("refused", "set_address", at=at)
    asker.refused("conflict", "set_address", at="192.0.2.10")
    asker.refused("refused", "set_address", device="eth0")
    for mtu in (0, 575, 9001):
        asker.refused("refused", "set_address", mtu=mtu)
    asker.refused("refused", "set_routes")  # no address yet
    asker.done("set_address")
    for network in ("127.0.0.0/8", "127.0.0.1/32", "224.0.0.0/4", "239.1.2.3/32", "240.0.0.0/4", "0.0.0.0/8", "10.0.0.1/8",
                    "198.51.100.1/32", "255.255.255.255/32"):
        asker.refused("refused", "set_routes", through=(network,))
    asker.refused("refused", "set_routes", gateway="127.0.0.1")
    told = asker.refused("too_many", "set_routes", through=[f"10.{n // 250}.{n % 250}.0/24" for n in range(10000)])
    assert "10000" in told.detail and "1024" in told.detail
    asker.refused("refused", "set_dns", servers=())
    asker.refused("refused", "set_dns", servers=("127.0.0.53",))
    asker.refused("too_many", "set_dns", servers=["10.0.0.1"] * 9)
    for domain in ("", ".", "a..b", "-x.test", "x-.test", "a b", "a\nnameserver 6.6.6.6", "x" * 64, "a.b;c", "$(reboot)", "~.", "ä.test"):
        asker.refused("refused", "set_dns", domains=(domain,))
    asker.refused("refused", "set_dns", domains=(), all_names=False)
    asker.refused("refused", "kill_switch", gateways=())
    asker.refused("too_many", "kill_switch", gateways=["198.51.100.1"] * 17)
    asker.refused("refused", "kill_switch", gateways=("0.0.0.0",))
    asker.refused("refused", "block_ipv6", device="eth0")
    asker.done("undo")
    assert_same(before, dump(), "after nothing but refusals")
    asker.done("open_tun")  # and the connection is as good as before


def as_many_routes_as_are_taken(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("set_address")
    asker.done("set_routes", through=[f"10.{n // 250}.{n % 250}.0/24" for n in range(1024)])
    assert len(sh("ip route show table 7400").splitlines()) == 1025
    assert asker.close() == 0
    assert_same(before, dump(), "after 1024 networks")


def unknown_requests(helper):
    asker = Asker(helper)
    for record in (b"", b"x", b"DB\x01", b"GET / HTTP/1.1\r\n\r\n", b"DB\x02\x09\0\0\0\x02\0\0", b"DB\x01\x63\0\0\0\0",
                   b"DB\x01\x09\0\0\0\x02\0", b"DB\x01\x09\0\0\0\x02\x07\x07", b"DB\x01\x89\0\0\0\0", b"\xff" * 65536):
        if not record:
            continue
        asker.raw(record)
        answer = asker.receive()
        assert answer.error == "malformed" and answer.detail, record
    asker.raw(b"y" * 70000)  # longer than any record
    assert asker.receive().error == "malformed"
    asker.done("open_tun")
    assert asker.close() == 0


# ---- descriptors ----

def descriptors(helper):
    asker = Asker(helper)
    one = socket.socket(fileno=asker.done("open_udp", port=500).descriptor)
    assert one.getsockname() == ("0.0.0.0", 500) and not os.get_blocking(one.fileno())
    two = socket.socket(fileno=asker.done("open_udp", port=4500, at="192.0.2.10").descriptor)
    assert two.getsockname() == ("192.0.2.10", 4500)
    esp = socket.socket(fileno=asker.done("open_raw_esp").descriptor)
    assert esp.type == socket.SOCK_RAW and esp.proto == socket.IPPROTO_ESP
    esp.sendto(b"\x12\x34\x56\x78" * 5, ("198.51.100.1", 0))
    told = asker.refused("port_taken", "open_udp", port=500)
    assert "500 is taken by a program of user 0" in told.detail, told.detail
    asker.refused("system", "open_udp", port=4500, at="192.0.2.11")
    for each in (one, two, esp):
        each.close()
    asker.descriptors = []
    tun = asker.done("open_tun", name="drawbridge5")
    assert tun.device == "drawbridge5" and not os.get_blocking(tun.descriptor)
    asker.done("set_address", device="drawbridge5")
    asker.done("set_routes", device="drawbridge5", through=("10.0.0.0/8",))
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.sendto(b"hello", ("10.1.2.3", 7))
    packet = os.read(tun.descriptor, 2000)
    assert packet[0] == 0x45 and packet[12:20] == socket.inet_aton("10.89.129.200") + socket.inet_aton("10.1.2.3")
    assert packet.endswith(b"hello")


def name_taken(helper):
    sh("ip tuntap add dev drawbridge0 mode tun")
    before = dump()
    asker = Asker(helper)
    assert "drawbridge0" in asker.refused("name_taken", "open_tun", name="drawbridge0").detail
    assert asker.done("open_tun").device == "drawbridge1"
    asker.close()
    after = dump()
    after["ls -1 /run/drawbridge-helper 2>/dev/null || true"] = before["ls -1 /run/drawbridge-helper 2>/dev/null || true"]
    assert_same(before, after, "after a name was taken")


def table_taken(helper):
    sh("ip route add 10.3.0.0/16 via 192.0.2.1 table 7400")
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("set_address")
    assert "7400" in asker.refused("conflict", "set_routes").detail
    asker.close()
    assert "10.3.0.0/16" in sh("ip route show table 7400")


def no_permission(helper):
    asker = Asker(helper, user=65534, group=65534)
    for operation in ("open_tun", "open_udp", "undo"):
        asker.refused("no_permission", operation)
    assert asker.close() == 3
    assert subprocess.run([helper, "--undo"], user=65534, stderr=subprocess.DEVNULL).returncode == 3


def wrong_use(helper):
    with open("/dev/null") as nothing:
        for arguments in ([], ["--wrong"], ["--undo", "x"]):
            done = subprocess.run([helper] + arguments, stdin=nothing, stderr=subprocess.PIPE, text=True)
            assert done.returncode == 2 and done.stderr, arguments
    # A folder of the journal that others can write to is not used.
    sh("mkdir -p /run/drawbridge-helper; chmod 777 /run/drawbridge-helper")
    asker = Asker(helper, stderr=subprocess.DEVNULL)
    assert asker.process.wait(30) == 3


def open_files(process):
    folder = f"/proc/{process}/fd"
    return {os.readlink(f"{folder}/{number}").split(":")[0] for number in os.listdir(folder)}


def confined(helper):
    asker = Asker(helper, pass_fds=[os.open("/etc/hostname", os.O_RDONLY)])
    asker.done("open_tun")
    both = helper_processes()
    assert len(both) == 2
    for process in both:
        status = dict(line.split(":\t", 1) for line in open(f"/proc/{process}/status").read().splitlines() if ":\t" in line)
        # NET_BIND_SERVICE 10, NET_ADMIN 12, NET_RAW 13.
        for which in ("CapBnd", "CapPrm", "CapEff"):
            assert int(status[which], 16) == 1 << 10 | 1 << 12 | 1 << 13, (which, status[which])
        assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2" and int(status["Umask"], 8) == 0o077
        assert int(status["CapAmb"], 16) == 0
        # Nothing of what it was started with, and the descriptor it handed out is not kept.
        own = {"socket", "/dev/null", "anon_inode", f"/run/drawbridge-helper/helper-{asker.process.pid}.undo",
               os.readlink("/proc/self/fd/2").split(":")[0]}
        until(lambda: open_files(process) <= own, f"no other files than {own}: {open_files(process)}")
    needed = sh(f"ldd {helper}")
    if "libasan" not in needed:
        names = {line.split()[0].split("/")[-1].split(".so")[0] for line in needed.splitlines()}
        assert names <= {"linux-vdso", "linux-gate", "libseccomp", "libc", "ld-linux-x86-64", "ld-linux-aarch64"}, names


# ---- the packet filter ----

def reaches(target):
    return subprocess.run(["ping", "-n", "-c", "1", "-W", "2", target], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0


def kill_switch(helper):
    assert reaches("198.51.100.1") and reaches("203.0.113.9") and reaches("192.0.2.77")
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("set_address")
    asker.done("kill_switch")
    assert reaches("198.51.100.1") and reaches("127.0.0.1") and reaches("192.0.2.10")
    assert not reaches("203.0.113.9") and not reaches("192.0.2.77") and not reaches("2001:db8::1")
    # Nobody comes in from there either.
    assert subprocess.run(["ip", "netns", "exec", "far", "ping", "-n", "-c", "1", "-W", "1", "192.0.2.10"],
                          stdout=subprocess.DEVNULL).returncode != 0
    # But a router's word about the size of packets, from wherever it comes.
    listener = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    listener.settimeout(30)
    sh("ip netns exec far python3 -c \"import socket; s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP);"
       "s.bind(('192.0.2.77', 0)); s.sendto(bytes([3, 4, 0xf7, 0xfd, 0, 0, 5, 0]) + b'too big' + bytes(21), ('192.0.2.10', 0))\"")
    while b"too big" not in listener.recv(2000):
        pass
    asker.done("kill_switch", local_lan=True, gateways=("203.0.113.9", "198.51.100.1"))
    assert reaches("192.0.2.77") and reaches("203.0.113.9") and reaches("198.51.100.1")
    # What goes through the tunnel passes.
    asker.done("set_routes", through=("10.0.0.0/8",))
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("10.1.2.3", 7))
    asker.close()
    assert reaches("203.0.113.9") and reaches("2001:db8::1")


def ipv6_block(helper):
    assert reaches("2001:db8::1") and reaches("::1")
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("block_ipv6")
    assert not reaches("2001:db8::1") and reaches("::1") and reaches("203.0.113.9")
    # At once, so that programs go on with IPv4.
    try:
        socket.create_connection(("2001:db8::1", 9), timeout=20)
        raise AssertionError("IPv6 passed")
    except TimeoutError:
        raise AssertionError("IPv6 is swallowed instead of refused")
    except OSError:
        pass
    asker.close()
    assert reaches("2001:db8::1")


def no_packet_filter(helper):
    """A machine without nft."""
    sh("mkdir /run/sbin; mount --bind /run/sbin /usr/sbin")
    asker = Asker(helper)
    asker.done("open_tun")
    assert "/usr/sbin/nft" in asker.refused("no_service", "block_ipv6").detail
    asker.refused("no_service", "kill_switch")
    assert asker.close() == 0


# ---- names ----

def overlay(folder):
    """From now on what is written there is seen by this machine alone."""
    if not os.path.ismount(folder):
        layer = "/run/layer" + folder.replace("/", "-")
        sh(f"mkdir -p {layer}; mount -t tmpfs tmpfs {layer}; mkdir {layer}/upper {layer}/work;"
           f"mount -t overlay overlay -o lowerdir={folder},upperdir={layer}/upper,workdir={layer}/work {folder}")


def mock_tool(path, code="0", then=":"):
    """A program at `path` that writes down how it was called, and ends as /run/status says."""
    overlay(os.path.dirname(path))
    with open(path, "w") as out:
        out.write(f"#!/bin/sh\n{{ echo \"$0\" \"$@\"; /usr/bin/env | /usr/bin/grep -v -e ^PWD= -e ^_= -e ^SHLVL= -e ^OLDPWD=; "
                  f"/usr/bin/cat; }} >> /run/calls\n{then}\n{code_line(code)}")
    os.chmod(path, 0o755)


def code_line(code):
    return f"echo no such link >&2\nexit {code}\n" if code != "0" else "exit 0\n"


def calls():
    if not os.path.exists("/run/calls"):
        return []
    lines = open("/run/calls").read().splitlines()
    os.unlink("/run/calls")
    return lines


def names_by_resolved(helper):
    mock_tool("/usr/bin/resolvectl")
    mock_tool("/usr/bin/nmcli")
    os.makedirs("/run/systemd/resolve")
    os.makedirs("/run/NetworkManager")
    before = dump()
    asker = Asker(helper)
    asker.done("open_tun")
    told = asker.done("set_dns", servers=("10.89.129.53", "10.89.129.54"), domains=("corp.test", "lab.test"))
    assert "resolved" in told.detail
    # No environment, fixed words.
    assert calls() == ["/usr/bin/resolvectl dns drawbridge0 10.89.129.53 10.89.129.54",
                       "/usr/bin/resolvectl domain drawbridge0 ~. corp.test lab.test",
                       "/usr/bin/resolvectl default-route drawbridge0 yes"]
    asker.done("set_dns", domains=("corp.test", "lab.test"), all_names=False)
    assert calls() == ["/usr/bin/resolvectl revert drawbridge0",
                       "/usr/bin/resolvectl dns drawbridge0 10.89.129.53",
                       "/usr/bin/resolvectl domain drawbridge0 ~corp.test ~lab.test",
                       "/usr/bin/resolvectl default-route drawbridge0 no"]
    assert dump()["resolv.conf"] == before["resolv.conf"]
    kill_helpers()
    assert calls() == []
    Asker(helper).close()
    assert calls() == ["/usr/bin/resolvectl revert drawbridge0"]


def system_bus():
    """One of this machine's own, on which everything is allowed."""
    sh("mkdir -p /run/dbus /run/systemd/seats /run/systemd/sessions /run/systemd/users /run/systemd/machines")
    with open("/run/bus.conf", "w") as out:
        out.write('<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" '
                  '"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>system</type>'
                  '<listen>unix:path=/run/dbus/system_bus_socket</listen><policy context="default"><allow user="*"/>'
                  '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>')
    sh("dbus-daemon --config-file=/run/bus.conf --fork --nopidfile")


def names_on_a_mocked_bus(helper):
    """systemd-resolved as python3-dbusmock plays it on a system bus of this machine's own."""
    folder = os.path.dirname(os.path.abspath(__file__))
    if not os.path.exists("/usr/bin/resolvectl"):
        overlay("/usr/bin")
        sh(f"install -m 755 {folder}/resolvectl /usr/bin/resolvectl")
    os.makedirs("/run/systemd/resolve")
    system_bus()
    name, path = "org.freedesktop.resolve1", "/org/freedesktop/resolve1"
    with open("/run/said", "w") as said:
        mock = subprocess.Popen(["/usr/bin/python3", "-m", "dbusmock", "--system", name, path, name + ".Manager"], stdout=said)
    until(lambda: subprocess.run(["busctl", "--system", "status", name], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL).returncode == 0, "the mocked service on the bus")
    for method, signature in (("SetLinkDNSEx", "ia(iayqs)"), ("SetLinkDomains", "ia(sb)"), ("SetLinkDefaultRoute", "ib"),
                              ("RevertLink", "i")):
        sh(f"busctl --system call {name} {path} org.freedesktop.DBus.Mock AddMethod sssss {name}.Manager {method} '{signature}' '' ''")

    def said():
        """Method, link and the plain values of each call."""
        lines = []
        for line in open("/run/said").read().splitlines():
            words = line.split(" ", 3)
            values = re.findall(r"(?:Byte|String|Boolean)\(('[^']*'|\w+)\)|\b(True|False)$", words[3] if len(words) > 3 else "")
            lines.append((words[1], words[2], " ".join((a or b).strip("'") for a, b in values)))
        return lines

    asker = Asker(helper)
    asker.done("open_tun")
    link = sh("ip -o link show dev drawbridge0").split(":")[0]
    asker.done("set_dns", servers=("10.89.129.53", "10.89.129.54"), domains=("corp.test",))
    expected = [("SetLinkDNSEx", link, "10 89 129 53  10 89 129 54 "), ("SetLinkDomains", link, ". True corp.test False"),
                ("SetLinkDefaultRoute", link, "True")]
    assert said() == expected, said()
    asker.done("undo", keep_device=True)
    expected.append(("RevertLink", link, ""))
    assert said() == expected, said()
    asker.done("set_dns", domains=("corp.test", "lab.test"), all_names=False)
    expected += [("SetLinkDNSEx", link, "10 89 129 53 "), ("SetLinkDomains", link, "corp.test True lab.test True"),
                 ("SetLinkDefaultRoute", link, "False")]
    assert said() == expected, said()
    # Both processes killed while the device lives on in the asker's hands: the next start tells the service.
    kill_helpers()
    Asker(helper).close()
    assert said() == expected + [("RevertLink", link, "")], said()
    mock.terminate()


def names_by_network_manager(helper):
    mock_tool("/usr/bin/resolvectl", code="1")  # there, but its service is ill
    mock_tool("/usr/bin/nmcli")
    os.makedirs("/run/systemd/resolve")
    os.makedirs("/run/NetworkManager")
    asker = Asker(helper)
    asker.done("open_tun")
    told = asker.done("set_dns", servers=("10.89.129.53", "10.89.129.54"))
    assert "resolved: no such link" in told.detail and "network-manager" in told.detail, told.detail
    assert calls() == ["/usr/bin/resolvectl dns drawbridge0 10.89.129.53 10.89.129.54",
                       "/usr/bin/resolvectl revert drawbridge0",
                       "/usr/bin/nmcli --wait 5 device modify drawbridge0 ipv4.dns 10.89.129.53,10.89.129.54 ipv4.dns-search "
                       "~.,corp.test ipv4.dns-priority -50"]
    # The real one takes away the routes that it does not know: they are put there again.
    asker.done("set_address")
    asker.done("set_routes", through=("10.0.0.0/8",))
    calls()
    mock_tool("/usr/bin/nmcli", then="/usr/sbin/ip route flush table 7400 dev drawbridge0")
    asker.done("set_dns")
    assert len(calls()) == 4 and "dev drawbridge0" in sh("ip route get 10.1.2.3")
    mock_tool("/usr/bin/nmcli")
    asker.done("undo", keep_device=True)
    assert calls() == ["/usr/bin/nmcli --wait 5 device modify drawbridge0 ipv4.dns  ipv4.dns-search  ipv4.dns-priority 0"]
    asker.done("set_dns", all_names=False, domains=("a.test", "b.test"))
    assert calls()[2:] == ["/usr/bin/nmcli --wait 5 device modify drawbridge0 ipv4.dns 10.89.129.53 ipv4.dns-search "
                           "~a.test,~b.test ipv4.dns-priority 50"]
    asker.close()
    assert len(calls()) == 1


def names_while_network_manager_is_late(helper):
    """It knows a new device only after some moments: the first calls fail."""
    mock_tool("/usr/bin/nmcli", then="echo x >> /run/tries; [ $(/usr/bin/wc -l < /run/tries) -ge 4 ] || exit 1")
    os.makedirs("/run/NetworkManager")
    asker = Asker(helper)
    asker.done("open_tun")
    assert "network-manager" in asker.done("set_dns").detail
    assert len(calls()) == 4


def names_by_resolvconf(helper):
    mock_tool("/usr/sbin/resolvconf")
    asker = Asker(helper)
    asker.done("open_tun")
    assert "resolvconf" in asker.done("set_dns", domains=("corp.test", "lab.test")).detail
    assert calls() == ["/usr/sbin/resolvconf -a drawbridge0", "search corp.test lab.test", "nameserver 10.89.129.53"]
    asker.process.kill()
    asker.process.wait(30)
    wait_for_helpers()
    assert calls() == ["/usr/sbin/resolvconf -d drawbridge0"]


def names_in_the_file(helper):
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("set_dns", domains=("corp.test", "lab.test"), servers=("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"))
    lines = open("/etc/resolv.conf").read().splitlines()
    assert lines[0].startswith("# Made by Drawbridge") and lines[1:] == [
        "search corp.test lab.test", "nameserver 10.0.0.1", "nameserver 10.0.0.2", "nameserver 10.0.0.3"]
    assert os.stat("/etc/resolv.conf").st_mode & 0o777 == 0o644
    told = asker.done("set_dns", all_names=False)
    assert "split" in told.detail
    assert open("/etc/resolv.conf").read().splitlines()[1:] == [
        "search corp.test home.test", "nameserver 10.89.129.53", "nameserver 192.0.2.53"]
    asker.close()
    assert_same(before, dump(), "after the file was replaced twice")

    # A link comes back as a link, nothing as nothing.
    sh("mv /etc/resolv.conf /etc/elsewhere; ln -s elsewhere /etc/resolv.conf")
    before = dump()
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("set_dns")
    assert not os.path.islink("/etc/resolv.conf") and "192.0.2.53" in open("/etc/elsewhere").read()
    asker.close()
    assert_same(before, dump(), "after a link was replaced")

    # Somebody else has written it meanwhile: that stays.
    asker = Asker(helper)
    asker.done("open_tun")
    asker.done("set_dns")
    sh("echo nameserver 192.0.2.99 > /etc/resolv.conf")
    assert asker.close() == 0
    assert open("/etc/resolv.conf").read() == "nameserver 192.0.2.99\n"
    assert not os.path.exists("/etc/resolv.conf.before-drawbridge")
    assert os.listdir("/var/lib/drawbridge-helper") == []


def no_way_to_set_names(helper):
    """A file system for /etc that cannot be written."""
    sh("mount -o remount,ro /etc")
    before = dump()
    asker = Asker(helper)
    asker.done("open_tun")
    assert "Read-only" in asker.refused("no_service", "set_dns").detail
    assert asker.close() == 0
    after = dump()
    for part in ("resolv.conf", "ls -1 /etc"):
        assert before[part] == after[part]
    assert os.listdir("/var/lib/drawbridge-helper") == []


# ---- permission ----

def permission_by_polkit(helper):
    """pkexec and the real polkitd with the action that is installed: a user who may, and one who may not."""
    top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    system_bus()
    overlay("/usr/share/polkit-1/actions")
    sh("mkdir -p /etc/polkit-1/rules.d")
    overlay("/usr/libexec")
    sh(f"install -m 755 {helper} /usr/libexec/drawbridge-helper;"
       f"install -m 644 {top}/resources/polkit/org.drawbridge.helper.policy /usr/share/polkit-1/actions/")
    with open("/etc/polkit-1/rules.d/10-test.rules", "w") as rule:
        rule.write('polkit.addRule(function(action, subject) { if (action.id == "org.drawbridge.helper.run" &&'
                   ' subject.user == "nobody") return polkit.Result.YES; });')
    sh("chmod 755 /etc/polkit-1 /etc/polkit-1/rules.d; chmod 644 /etc/polkit-1/rules.d/10-test.rules")
    authority = subprocess.Popen(["/usr/lib/polkit-1/polkitd", "--no-debug"])
    until(lambda: subprocess.run(["busctl", "--system", "status", "org.freedesktop.PolicyKit1"], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL).returncode == 0, "polkitd on the bus")
    before = dump()
    # With a shell between: pkexec takes process 1, which this test is in its namespace, for the end of a dead parent.
    pkexec = ["sh", "-c", "/usr/bin/pkexec --disable-internal-agent /usr/libexec/drawbridge-helper; exit $?"]
    asker = Asker(pkexec, user=65534, group=65534, extra_groups=[])
    asker.connect_whole_system()
    assert_connected()
    assert asker.close() == 0
    after = dump()
    for part in ("ls -1 /var/lib/drawbridge-helper 2>/dev/null || true",):
        before[part] = after[part]
    assert_same(before, after, "after a connection by polkit")
    asker = Asker(pkexec, user=1, group=1, extra_groups=[], stderr=subprocess.DEVNULL)
    assert asker.process.wait(30) == 127  # helper_link.h: not authorized
    assert helper_processes() == []
    # Without the authority nobody gets in.
    authority.terminate()
    authority.wait(30)
    asker = Asker(pkexec, user=65534, group=65534, extra_groups=[], stderr=subprocess.DEVNULL)
    assert asker.process.wait(30) == 127
    assert helper_processes() == []


NAMES = [name for name, value in list(globals().items())
         if callable(value) and getattr(value, "__code__", None) is not None and value.__module__ == __name__
         and value.__code__.co_varnames[:1] == ("helper",) and name != "warm_up"]
