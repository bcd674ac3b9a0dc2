# SPDX-License-Identifier: GPL-3.0-or-later
"""Routes, descriptors, hostile and unknown requests, and what the helper gives up."""
import os
import socket
import subprocess

from machine import (Asker, assert_same, dump, helper_processes, sh, until, warm_up)


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
