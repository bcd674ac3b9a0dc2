# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine to try the privileged helper on: namespaces of its own for network, mounts and processes, with /run, /var/lib
and /etc that nobody else sees; and an asker that speaks the helper's language by itself (privilege/helper_messages.h)."""
import ctypes
import os
import signal
import socket
import stat
import struct
import subprocess
import time

CLONE_NEWNET = 0x40000000
OPERATIONS = {"open_tun": 1, "open_udp": 2, "open_raw_esp": 3, "set_address": 4, "set_routes": 5, "set_dns": 6,
              "block_ipv6": 7, "kill_switch": 8, "undo": 9, "lift_kill_switch": 10}
ERRORS = ["none", "malformed", "refused", "too_many", "no_device", "name_taken", "port_taken", "no_permission", "conflict",
          "no_service", "journal", "system"]
PATIENCE = 30.0


def sh(command, check=True):
    done = subprocess.run(["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if check and done.returncode != 0:
        raise AssertionError(f"{command}: {done.stdout}")
    return done.stdout


def until(condition, what):
    """Waits for a condition that other processes bring about."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"never came: {what}")
        time.sleep(0.01)


def make_machine():
    """Called once, inside the new namespaces."""
    sh("mount --make-rprivate /; mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/lib; mkdir -p /run/netns;"
       "mount -t tmpfs tmpfs /mnt; cp -a /etc/. /mnt/; mount --move /mnt /etc;"
       "rm -f /etc/resolv.conf; printf 'search home.test\\nnameserver 192.0.2.53\\n' > /etc/resolv.conf;"
       "chmod 664 /etc/resolv.conf; chown 12:34 /etc/resolv.conf")
    make_network()


def make_network():
    """A desktop at home: an address, a router, IPv6, and a rule, a route and a table that somebody else made."""
    sh("ip link set lo up; ip netns del far 2>/dev/null; ip netns add far; ip link add eth0 type veth peer name eth0 netns far;"
       "ip link set eth0 addrgenmode none address 02:00:00:00:00:10; ip -n far link set eth0 addrgenmode none;"
       "ip addr add 192.0.2.10/24 dev eth0; ip addr add 2001:db8::10/64 dev eth0 nodad; ip link set eth0 up;"
       "ip -n far link set lo up; ip -n far addr add 192.0.2.1/24 dev eth0; ip -n far addr add 192.0.2.77/24 dev eth0;"
       "ip -n far addr add 198.51.100.1/32 dev lo; ip -n far addr add 203.0.113.9/32 dev lo;"
       "ip -n far addr add 2001:db8::1/64 dev eth0 nodad; ip -n far link set eth0 up;"
       "ip route add default via 192.0.2.1; ip -6 route add default via 2001:db8::1;"
       "ip route add 172.31.0.0/16 via 192.0.2.1 metric 7; ip rule add from 192.0.2.99 lookup 77 pref 999;"
       "ip route add 172.30.0.0/16 via 192.0.2.1 table 77;"
       "nft 'table inet somebody { chain c { type filter hook input priority 0; policy accept; tcp dport 1 drop; }; }'")
    until(lambda: "state UP" in sh("ip link show eth0"), "the carrier of eth0")


def reboot():
    """What a reboot leaves: the disk. Processes of the helper are dead before."""
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    sh("umount /run/netns 2>/dev/null; mount -t tmpfs tmpfs /run; mkdir -p /run/netns")
    make_network()


def dump():
    """Everything that the helper could have left behind."""
    parts = {command: sh(command) for command in (
        "ip -d link", "ip -4 addr", "ip -6 addr", "ip -4 route show table all", "ip -6 route show table all", "ip -4 rule",
        "ip -6 rule", "nft list ruleset", "ls -1 /etc", "ls -1 /run/drawbridge-helper 2>/dev/null || true",
        "ls -1 /var/lib/drawbridge-helper 2>/dev/null || true")}
    status = os.lstat("/etc/resolv.conf")
    parts["resolv.conf"] = (status.st_ino, status.st_mode, status.st_uid, status.st_gid, status.st_nlink,
                            os.readlink("/etc/resolv.conf") if stat.S_ISLNK(status.st_mode) else "",
                            open("/etc/resolv.conf").read() if os.path.exists("/etc/resolv.conf") else None)
    return parts


def assert_same(before, after, when):
    for part, text in before.items():
        if after[part] != text:
            raise AssertionError(f"{when}: '{part}' is not as before.\nbefore:\n{text}\nafter:\n{after[part]}")


def text(value):
    octets = value.encode()
    return struct.pack(">H", len(octets)) + octets


def address(value):
    return socket.inet_aton(value)


def prefix(value):
    host, length = value.split("/")
    return address(host) + bytes([int(length)])


def several(encode, values):
    return struct.pack(">H", len(values)) + b"".join(encode(v) for v in values)


BODIES = {
    "open_tun": lambda name="", plain=True: text(name) + bytes([plain]),
    "open_udp": lambda port=500, at="0.0.0.0": struct.pack(">H", port) + address(at),
    "open_raw_esp": lambda at="0.0.0.0": address(at),
    "set_address": lambda device="drawbridge0", at="10.89.129.200", mtu=1400:
        text(device) + address(at) + struct.pack(">H", mtu),
    "set_routes": lambda device="drawbridge0", gateway="198.51.100.1", through=("0.0.0.0/0",), around=(), local_lan=False:
        text(device) + address(gateway) + several(prefix, through) + several(prefix, around) + bytes([local_lan]),
    "set_dns": lambda device="drawbridge0", servers=("10.89.129.53",), domains=("corp.test",), all_names=True:
        text(device) + several(address, servers) + several(text, domains) + bytes([all_names]),
    "block_ipv6": lambda device="drawbridge0": text(device),
    "kill_switch": lambda device="drawbridge0", gateways=("198.51.100.1",), local_lan=False, dhcp=True:
        text(device) + several(address, gateways) + bytes([local_lan, dhcp]),
    "lift_kill_switch": lambda device="drawbridge0": text(device),
    "undo": lambda keep_kill_switch=False, keep_device=False: bytes([keep_kill_switch, keep_device]),
}


class Answer:
    def __init__(self, record, descriptors):
        assert record[:3] == b"DB\x01" and record[3] & 0x80, record
        assert struct.unpack(">I", record[4:8])[0] == len(record) - 8
        self.operation = record[3] & 0x7f
        self.error = ERRORS[record[8]]
        self.system_error = struct.unpack(">i", record[10:14])[0]
        size = struct.unpack(">H", record[14:16])[0]
        self.device = record[16:16 + size].decode()
        rest = record[16 + size:]
        self.detail = rest[2:].decode()
        assert struct.unpack(">H", rest[:2])[0] == len(rest) - 2
        self.descriptor = descriptors[0] if descriptors else None
        assert bool(record[9]) == (self.descriptor is not None)


class Asker:
    """Starts a helper as the program does: one end of a socket pair as its standard input."""

    def __init__(self, helper, **options):
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.process = subprocess.Popen(helper if isinstance(helper, list) else [helper], stdin=theirs.fileno(), **options)
        theirs.close()
        self.socket = ours
        self.socket.settimeout(PATIENCE)
        self.descriptors = []

    def send(self, operation, **fields):
        body = BODIES[operation](**fields)
        self.raw(b"DB\x01" + bytes([OPERATIONS[operation]]) + struct.pack(">I", len(body)) + body)

    def raw(self, record):
        self.socket.send(record)

    def receive(self):
        record, descriptors, _, _ = socket.recv_fds(self.socket, 65536, 4)
        if not record:
            raise EOFError("the helper has closed")
        self.descriptors += descriptors
        return Answer(record, descriptors)

    def ask(self, operation, **fields):
        self.send(operation, **fields)
        answer = self.receive()
        assert answer.operation == OPERATIONS[operation], (operation, answer.operation)
        return answer

    def done(self, operation, **fields):
        answer = self.ask(operation, **fields)
        assert answer.error == "none", f"{operation}: {answer.error}: {answer.detail}"
        return answer

    def refused(self, error, operation, **fields):
        answer = self.ask(operation, **fields)
        assert answer.error == error, f"{operation} {fields}: {answer.error} instead of {error}: {answer.detail}"
        assert answer.detail and answer.detail.endswith("."), f"no sentence: {answer.detail!r}"
        return answer

    def connect_whole_system(self, **routes):
        """What a full tunnel does."""
        device = self.done("open_tun").device
        self.done("set_address", device=device)
        self.done("kill_switch", device=device)
        self.done("block_ipv6", device=device)
        self.done("set_routes", device=device, **routes)
        self.done("set_dns", device=device)
        return device

    def drop_descriptors(self):
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.descriptors = []

    def close(self):
        """The pipe ends; waits until the helper has tidied up."""
        self.socket.close()
        status = self.process.wait(PATIENCE)
        wait_for_helpers()
        self.drop_descriptors()
        return status

    def processes(self):
        return helper_processes()


def helper_processes():
    """Front and back of every helper in this process namespace."""
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/comm") as comm, open(f"/proc/{name}/stat") as status:
                if comm.read().startswith("drawbridge-help") and status.read().rsplit(")", 1)[1].split()[0] != "Z":
                    found.append(int(name))
        except OSError:
            continue
    return sorted(found)


def wait_for_helpers():
    until(lambda: not helper_processes(), "the end of the helper's processes")


def kill_helpers():
    """All at once: none may see the other's end."""
    everyone = helper_processes()
    for process in everyone:
        os.kill(process, signal.SIGSTOP)
    for process in everyone:
        os.kill(process, signal.SIGKILL)
    wait_for_helpers()


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


def overlay(folder):
    """From now on what is written there is seen by this machine alone."""
    if not os.path.ismount(folder):
        layer = "/run/layer" + folder.replace("/", "-")
        sh(f"mkdir -p {layer}; mount -t tmpfs tmpfs {layer}; mkdir {layer}/upper {layer}/work;"
           f"mount -t overlay overlay -o lowerdir={folder},upperdir={layer}/upper,workdir={layer}/work {folder}")


def system_bus():
    """One of this machine's own, on which everything is allowed."""
    sh("mkdir -p /run/dbus /run/systemd/seats /run/systemd/sessions /run/systemd/users /run/systemd/machines")
    with open("/run/bus.conf", "w") as out:
        out.write('<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" '
                  '"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>system</type>'
                  '<listen>unix:path=/run/dbus/system_bus_socket</listen><policy context="default"><allow user="*"/>'
                  '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>')
    sh("dbus-daemon --config-file=/run/bus.conf --fork --nopidfile")
