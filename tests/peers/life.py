# SPDX-License-Identifier: GPL-3.0-or-later
"""A client's life on a machine of its own, as root, with a real gateway on the other side: several entries at once,
sleep, another address, a helper that dies, a port that is taken, a permission that is refused, the always-on firewall,
names, a banner; and counters compared with the kernel's. Services of a booted system are played by python3-dbusmock.

Usage: life.py CASE, in the lab's namespaces (cases/life.sh)."""
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAMS = pathlib.Path(os.environ["LAB_DBC_PROGRAMS"]).resolve()
PREFIX = os.environ["LAB_PREFIX"]
HERE = pathlib.Path(__file__).resolve().parent
GATEWAY, WEB = "192.168.1.1", "10.89.129.131"
PATIENCE = 60.0


def sh(command, role="client", check=True):
    done = subprocess.run(["ip", "netns", "exec", PREFIX + role, "sh", "-c", command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=120)
    if check and done.returncode != 0:
        raise AssertionError(f"{command}: {done.stdout}")
    return done.stdout


def until(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"never came: {what}")
        time.sleep(0.05)


def dump():
    """What a connection could have left behind in the client's network."""
    return {command: sh(command) for command in ("ip -o link", "ip -4 addr", "ip -4 rule", "ip -4 route show table all",
                                                 "nft list ruleset")}


def assert_same(before, when):
    after = dump()
    for part, text in before.items():
        assert after[part] == text, f"{when}: '{part}' is not as before.\nbefore:\n{text}\nafter:\n{after[part]}"


class Machine:
    """Folders of the client's own, and a /run that nobody else sees: programs start inside by enter()."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="life-"))
        self.folder.chmod(0o755)
        for name in ("run", "config/drawbridge/profiles", "data", "runtime", "bin"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "runtime").chmod(0o700)
        (self.folder / "resolv.conf").write_text("nameserver 192.168.1.3\n")
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "config"),
                            "XDG_DATA_HOME": str(self.folder / "data"), "XDG_RUNTIME_DIR": str(self.folder / "runtime"),
                            "LC_ALL": "C.UTF-8", "TZ": "UTC", "DRAWBRIDGE_HELPER": str(PROGRAMS / "drawbridge-helper"),
                            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.folder}/no-bus"}
        self.environment.update({key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")})
        # Held open by a process that only sleeps: everybody else enters its mounts and its network.
        mounts = (f"mount --bind {self.folder}/run /run; mount --bind {self.folder}/resolv.conf /etc/resolv.conf;"
                  "mount -t tmpfs tmpfs /var/lib; exec sleep infinity")
        self.holder = subprocess.Popen(["ip", "netns", "exec", PREFIX + "client", "unshare", "--mount", "--propagation", "private",
                                        "sh", "-c", mounts])
        until(lambda: self.run("findmnt", "/var/lib", "-o", "FSTYPE", "-n").stdout == "tmpfs\n", "the machine's mounts")
        self.processes = []

    def enter(self, *command):
        return ["nsenter", "--target", str(self.holder.pid), "--mount", "--net", "--wd=/", *command]

    def run(self, *command, **options):
        return subprocess.run(self.enter(*command), env=self.environment, text=True, capture_output=True, timeout=120, **options)

    def start(self, *command, **options):
        process = subprocess.Popen(self.enter(*command), env=self.environment, **options)
        self.processes.append(process)
        return process

    def ctl(self, *arguments, status=0, typed=""):
        done = self.run(str(PROGRAMS / "drawbridgectl"), *arguments, input=typed)
        assert status is None or done.returncode == status, f"{arguments}: exit status {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def entry(self, name, group="vpn3000", secret="cisco123", user="cisco_customer", password="cisco", **more):
        lines = {"Host": GATEWAY, "AuthType": 1, "GroupName": group, "GroupPwd": secret, "Username": user, "SaveUserPassword": 1,
                 "UserPassword": password, "DHGroup": 2, "EnableNat": 1, "PeerTimeout": 30, "X-Drawbridge-Reach": "whole-system",
                 "X-Drawbridge-LegacyCrypto": 1}
        lines.update({key.replace("__", "-"): value for key, value in more.items()})
        text = "[main]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())
        (self.folder / f"config/drawbridge/profiles/{name}.pcf").write_text(text)

    def connect(self, name, *more, reaches=True):
        """In the background: returns when it is up, and the first packet passes."""
        self.ctl("connect", name, "--background", *more)
        if reaches:
            ping()

    def put(self, path, text):
        """A program that only this machine has, over one of the same name."""
        folder, name = os.path.split(path)
        (self.folder / "bin" / name).write_text(text)
        self.run("sh", "-c", f"mountpoint -q /mnt || mount -t tmpfs tmpfs /mnt; mkdir -p /mnt/{name}/u /mnt/{name}/w;"
                 f"mount -t overlay overlay -o lowerdir={folder},upperdir=/mnt/{name}/u,workdir=/mnt/{name}/w {folder};"
                 f"install -m 755 {self.folder}/bin/{name} {path}", check=True)

    def stat(self):
        return json.loads(self.run(str(PROGRAMS / "drawbridgectl"), "stat", "--json").stdout)

    def log(self):
        return self.run(str(PROGRAMS / "drawbridgectl"), "log").stdout

    def disconnect(self, *name):
        self.ctl("disconnect", *name)
        until(lambda: self.run(str(PROGRAMS / "drawbridgectl"), "stat").returncode == 1 or name, "the end")

    def helpers(self):
        """Processes of privileged helpers in this machine's network."""
        found = []
        for process in sh("ip netns pids " + PREFIX + "client", role="client").split():
            try:
                if pathlib.Path(f"/proc/{process}/comm").read_text().startswith("drawbridge-help"):
                    found.append(int(process))
            except OSError:
                pass
        return sorted(found)

    def close(self):
        self.run(str(PROGRAMS / "drawbridgectl"), "disconnect")
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
                process.wait(30)
        until(lambda: not self.helpers(), "the end of the helpers")
        self.holder.terminate()
        self.holder.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def system_bus(self):
        for name in ("dbus", "systemd/seats", "systemd/sessions", "systemd/users", "systemd/machines"):
            (self.folder / "run" / name).mkdir(parents=True)
        (self.folder / "run/bus.conf").write_text(
            '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" '
            '"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>system</type>'
            '<listen>unix:path=/run/dbus/system_bus_socket</listen><policy context="default"><allow user="*"/>'
            '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>')
        self.start("dbus-daemon", "--config-file=/run/bus.conf", "--nofork", "--nopidfile")
        until(lambda: (self.folder / "run/dbus/system_bus_socket").exists(), "the system's bus")

    def mock(self, name, *words, said=None):
        """A service of the system's bus, played by python3-dbusmock."""
        self.start("/usr/bin/python3", "-m", "dbusmock", "--system", *words, stdout=said or subprocess.DEVNULL)
        until(lambda: self.is_on_bus(name), f"{name} on the bus")

    def is_on_bus(self, name):
        done = self.run("busctl", "--system", "call", "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                        "NameHasOwner", "s", name)
        return done.stdout == "b true\n"


def ping(check=True, size=56, count=1):
    done = sh(f"ping -n -q -c {count} -i 0.05 -W 5 -s {size} {WEB}", check=False)
    ok = " 0% packet loss" in done
    assert ok or not check, done
    return ok


def device_of(network):
    found = re.search(r"dev (\S+)", sh(f"ip route get {network}"))
    return found[1] if found else None


def several(machine):
    machine.entry("first")
    machine.entry("other", group="other", secret="secret2", user="cisco_customer2", password="cisco2")
    machine.entry("clash", group="clash", secret="secret2")
    machine.entry("full", group="full", secret="secret2")
    before = dump()
    machine.connect("first")
    machine.connect("other", reaches=False)
    ping()
    until(lambda: device_of("198.18.3.4") == "drawbridge1", "the second connection's routes")
    assert device_of(WEB) == "drawbridge0" and device_of("198.18.3.4") == "drawbridge1"
    values = machine.stat()
    assert [each["entry"] for each in values["connections"]] == ["first", "other"], values
    # Each counts its own: nothing has gone through the second one.
    until(lambda: machine.stat()["connections"][0]["bytes_in"] >= 84, "the pings in the first one's statistics")
    assert machine.stat()["connections"][1]["bytes_in"] == 0, machine.stat()
    shown = machine.ctl("stat", "tunnel").stdout
    assert shown.count("Connection Entry: ") == 2, shown
    # A network in the tunnels of two: one sentence that names both entries and both networks.
    for entry, ours, owner, theirs in (("clash", "10.89.0.0/16", "first", "10.89.129.128/25"),
                                       ("full", "0.0.0.0/0", "first", "10.89.129.128/25")):
        done = machine.ctl("connect", entry, "--background", "--classic-exit-codes", status=25)
        assert "Reason 1005: " in done.stdout, done.stdout
        sentence = f'"{entry}" wants {ours} in its tunnel, but "{owner}" has {theirs} in its own. Disconnect "{owner}" first.'
        assert sentence in done.stdout, done.stdout
    done = machine.ctl("connect", "first", "--background", "--classic-exit-codes", status=25)
    assert 'there is a connection already, "first"' in done.stderr, done.stderr
    ping()
    # The gateway's plain ESP for one comes to the other's socket as well: that is nobody's loss.
    assert [each["nat_port"] for each in machine.stat()["connections"]] == [None, None], machine.stat()
    assert [each["packets_discarded"] for each in machine.stat()["connections"]] == [0, 0], machine.stat()
    machine.disconnect("first")
    assert [each["entry"] for each in machine.stat()["connections"]] == ["other"]
    assert device_of(WEB) != "drawbridge0" and device_of("198.18.3.4") == "drawbridge1"
    # A full tunnel is alone.
    machine.disconnect("other")
    machine.connect("full")
    ping()
    done = machine.ctl("connect", "other", "--background", "--classic-exit-codes", status=25)
    assert '"other" cannot be connected beside "full", which has every network (0.0.0.0/0) in its tunnel.' in done.stdout, done.stdout
    machine.disconnect()
    until(lambda: not machine.helpers(), "the end of the helpers")
    assert_same(before, "after several connections")


def sleep(machine):
    """logind says that the machine has slept."""
    machine.system_bus()
    machine.mock("org.freedesktop.login1", "--template", "logind")
    machine.entry("first")
    machine.connect("first")
    ping()

    def slept():
        for word in ("true", "false"):
            machine.run("busctl", "--system", "emit", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                        "b", word, check=True)

    slept()
    until(lambda: "This machine slept; the connection is made again." in machine.log(), "the news of logind")
    until(lambda: ping(check=False), "the connection after sleep")
    assert machine.stat()["seconds"] < PATIENCE
    assert "Connection terminated" not in machine.ctl("notify").stdout
    # Now the gateway cannot be reached: between its attempts the connection is said to wait.
    sh("nft 'table ip gone { chain c { type filter hook input priority 0; udp dport { 500, 4500 } drop; }; }'", role="pix")
    slept()
    until(lambda: "waiting" in machine.stat(), "the wait for the next attempt")
    told = {}

    def waits():
        told.update(machine.stat())
        return not told["connected"] and told.get("waiting", [{}])[0].get("seconds_to_next_attempt", 0) > 5

    until(waits, "a wait of ten seconds")
    assert told["waiting"][0]["entry"] == "first" and told["waiting"][0]["reason"] == 412, told
    done = machine.ctl("stat", "--classic-exit-codes", status=27)
    sentence = r'The connection "first" was lost \(reason 412\) and is made again in \d+ seconds\.'
    assert re.fullmatch(r"Your VPN connection is not active\.\n" + sentence + r"\n", done.stdout), done.stdout
    # Whoever wants it now need not wait.
    sh("nft delete table ip gone", role="pix")
    machine.connect("first", reaches=False)
    until(lambda: ping(check=False), "the connection that was wanted at once")


def roaming(machine):
    """The way to the gateway begins at another address."""
    machine.entry("first")
    machine.connect("first")
    sh("ip addr add 192.168.1.77/24 dev eth0; ip addr del 192.168.1.2/24 dev eth0;"
       "ip addr replace 192.168.1.77/24 dev eth0; ip route replace default via 192.168.1.3")
    assert "src 192.168.1.77" in sh(f"ip route get {GATEWAY}"), sh("ip addr show eth0")
    until(lambda: "The way to the gateway begins at 192.168.1.77 now, not at 192.168.1.2" in machine.log(), "the news of the kernel")
    until(lambda: ping(check=False), "the connection from the other address")


def statistics(machine):
    """Octets and packets of the statistics are those that the kernel counts at the tunnel's device."""
    machine.entry("first")
    machine.connect("first")

    def kernel():
        counted = json.loads(sh("ip -s -j link show drawbridge0"))[0]["stats64"]
        return (counted["rx"]["bytes"], counted["tx"]["bytes"], counted["rx"]["packets"], counted["tx"]["packets"])

    def ours():
        values = machine.stat()
        return (values["bytes_in"], values["bytes_out"], values["packets_decrypted"], values["packets_encrypted"])

    def both():
        """When nothing moves any more: the statistics are told once a second."""
        seen = {}

        def is_settled():
            now = kernel() + ours()
            if seen.get("values") != now:
                seen.update(values=now, since=time.monotonic())
            return time.monotonic() - seen["since"] > 2.5

        until(is_settled, "quiet counters")
        return seen["values"]

    # What came to the device before the first key was there is the kernel's alone, so differences are compared.
    before = both()
    for size in (0, 56, 500, 1200):
        ping(size=size, count=20)
    ping(size=3000, count=5)  # in fragments
    # And in small pieces by UDP, to a port where nobody listens: the answers are errors of ICMP, limited in number.
    sh(f"bash -c 'for i in 1 2 3 4 5 6 7 8 9 10; do echo $i > /dev/udp/{WEB}/9; done'", check=False)
    passed = [after - then for after, then in zip(both(), before)]
    assert passed[:4] == passed[4:], f"kernel {passed[:4]}, statistics {passed[4:]}"
    assert passed[0] > 40000 and passed[3] >= 80, passed
    machine.ctl("stat", "reset", "traffic")
    assert machine.stat()["bytes_in"] == 0


def helper_dies(machine):
    machine.entry("first")
    before = dump()
    client = machine.start(str(PROGRAMS / "drawbridgectl"), "connect", "first", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True)
    until(lambda: device_of(WEB) == "drawbridge0", "the connection's routes")
    until(lambda: ping(check=False), "the first answer")
    os.kill(machine.helpers()[0], signal.SIGKILL)
    text, _ = client.communicate(timeout=PATIENCE)
    assert client.returncode == 1, text
    assert "Reason 440: The tunnel device, or the helper that holds it, has gone away.\n" in text, text
    assert "The privileged helper ended; everything it had set was taken back.\n" in text, text
    until(lambda: not machine.helpers(), "the end of the helper's other process")
    assert_same(before, "after kill -9 of the helper")


def port_taken(machine):
    """An entry that wants no encapsulation needs port 500 itself."""
    holder = machine.start("/usr/bin/python3", "-c", "import socket, time; s = socket.socket(type=socket.SOCK_DGRAM); "
                           "s.bind(('', 500)); print('bound', flush=True); time.sleep(1000)", stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "bound\n"
    machine.entry("first", EnableNat=0)
    before = dump()
    done = machine.ctl("connect", "first", "--background", "--classic-exit-codes", status=14)
    assert "Reason 1001: UDP port 500 of this machine is in use by another program.\n" in done.stdout, done.stdout
    assert re.search(r"^UDP port 500 of this machine is in use by python3\S* \(process \d+\)\.$", done.stdout, re.M), done.stdout
    until(lambda: not machine.helpers(), "the end of the helper")
    assert_same(before, "after the port was taken")
    # With encapsulation any port will do.
    machine.entry("second")
    machine.connect("second")
    ping()


def refused(machine):
    """The real pkexec, and polkit as python3-dbusmock plays it, which allows nothing."""
    machine.system_bus()
    machine.mock("org.freedesktop.PolicyKit1", "--template", "polkitd")
    machine.run("mount", "-t", "tmpfs", "tmpfs", "/mnt", check=True)
    machine.run("sh", "-c", "mkdir -p /usr/libexec /usr/share/polkit-1/actions && mkdir /mnt/u /mnt/w && mount -t overlay overlay "
                f"-o lowerdir=/usr/libexec,upperdir=/mnt/u,workdir=/mnt/w /usr/libexec && install -m 755 {PROGRAMS}/drawbridge-helper "
                "/usr/libexec/drawbridge-helper", check=True)
    del machine.environment["DRAWBRIDGE_HELPER"]
    machine.entry("first")
    before = dump()
    machine.run("chown", "-R", "nobody", str(machine.folder / "config"), str(machine.folder / "data"),
                str(machine.folder / "runtime"), check=True)
    done = machine.run("setpriv", "--reuid", "nobody", "--clear-groups", str(PROGRAMS / "drawbridgectl"), "connect", "first",
                       "--whole-system", stdin=subprocess.DEVNULL)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Reason 1008: The privileged helper could not be started, or refuses to serve this user.\n" in done.stdout, done.stdout
    assert "This user may not use the privileged helper.\n" in done.stdout, done.stdout
    assert_same(before, "after a refusal")


def firewall(machine):
    machine.entry("full", group="full", secret="secret2", X__Drawbridge__KillSwitch=1)
    machine.connect("full")
    tables = lambda: sh("nft list tables")
    assert "drawbridge0_kill" in tables() and "drawbridge0_ipv6" in tables(), tables()
    assert machine.ctl("stat", "firewall").stdout == "Firewall information.\nFirewall policy: Always On\n"
    # The neighbour is not in the tunnel.
    outside = lambda: "1 received" in sh("ping -n -c 1 -W 1 -I eth0 192.168.1.4", check=False)
    assert not outside()
    assert machine.ctl("suspendfw").stdout == "The always-on firewall is suspended.\n"
    assert "drawbridge0_kill" not in tables() and "drawbridge0_ipv6" in tables(), tables()
    assert machine.ctl("stat", "firewall").stdout == "Firewall information.\nFirewall policy: Always On (suspended)\n"
    assert outside()
    ping()
    machine.ctl("suspendfw", "--classic-exit-codes", status=15)
    assert machine.ctl("resumefw").stdout == "The always-on firewall is in force again.\n"
    assert "drawbridge0_kill" in tables() and not outside()
    machine.ctl("resumefw", "--classic-exit-codes", status=15)
    ping()
    machine.disconnect()
    until(lambda: not machine.helpers(), "the end of the helper")
    assert tables() == "", tables()
    assert outside()


def names(machine):
    """systemd-resolved as python3-dbusmock plays it: what a real connection tells it, and takes back."""
    machine.system_bus()
    (machine.folder / "run/systemd/resolve").mkdir()
    name, path = "org.freedesktop.resolve1", "/org/freedesktop/resolve1"
    record = machine.folder / "said"
    with open(record, "w") as said:
        machine.mock(name, name, path, name + ".Manager", said=said)
    for method, signature in (("SetLinkDNSEx", "ia(iayqs)"), ("SetLinkDomains", "ia(sb)"), ("SetLinkDefaultRoute", "ib"),
                              ("RevertLink", "i")):
        machine.run("busctl", "--system", "call", name, path, "org.freedesktop.DBus.Mock", "AddMethod", "sssss", name + ".Manager",
                    method, signature, "", "", check=True)
    if not os.path.exists("/usr/bin/resolvectl"):
        machine.put("/usr/bin/resolvectl", (HERE.parent / "helper" / "resolvectl").read_text())
    said = lambda: [line.split(" ", 3)[1:] for line in record.read_text().splitlines()]
    methods = lambda link: [words[0] for words in said() if words[1] == link]
    link_of = lambda device: sh(f"ip -o link show dev {device}").split(":")[0]

    machine.entry("first")
    machine.entry("other", group="other", secret="secret2", user="cisco_customer2", password="cisco2")
    machine.connect("first")
    first = link_of("drawbridge0")
    set_names = ["SetLinkDNSEx", "SetLinkDomains", "SetLinkDefaultRoute"]
    until(lambda: methods(first) == set_names, "names of the first connection")
    # It has no split list, so every name is asked at its server; the second one answers for its own domain alone.
    assert [words[2] for words in said() if words[0] == "SetLinkDefaultRoute"] == ["True"], said()
    machine.connect("other")
    second = link_of("drawbridge1")
    until(lambda: methods(second) == set_names, "names of the second connection")
    assert [words[2] for words in said() if words[0] == "SetLinkDefaultRoute"] == ["True", "False"], said()
    domains = [words[2] for words in said() if words[0] == "SetLinkDomains"]
    assert "inside.example" in domains[0] and "other.example" in domains[1] and "inside.example" not in domains[1], domains
    assert "Another connection answers every name" in machine.log()
    # What a device was told goes with it, or is taken back before; the other one's stays.
    machine.disconnect("first")
    until(lambda: methods(first)[-1] == "RevertLink" or "drawbridge0:" not in sh("ip -o link"), "the undoing")
    assert "RevertLink" not in methods(second) and "drawbridge1:" in sh("ip -o link")
    machine.disconnect()
    until(lambda: methods(second)[-1] == "RevertLink" or "drawbridge1:" not in sh("ip -o link"), "the undoing of the second")


def network_manager(machine):
    """NetworkManager as python3-dbusmock plays it, with nmcli itself where there is one: what is asked of it, and taken back."""
    machine.system_bus()
    (machine.folder / "run/NetworkManager").mkdir()
    name, path = "org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager"
    record = machine.folder / "said"
    with open(record, "w") as said:
        machine.mock(name, "--template", "networkmanager", said=said)
    mock = lambda path, *words: machine.run("busctl", "--system", "call", name, path, "org.freedesktop.DBus.Mock", *words, check=True)
    devices = ("drawbridge0", "drawbridge1")
    for device in devices:
        mock(path, "AddEthernetDevice", "ssi", device, device, "100")
        applied = (f'ret = ({{"connection": {{"id": "{device}", "uuid": "11111111-1111-1111-1111-111111111111", "type": "tun"}}, '
                   '"ipv4": {"method": "manual"}}, dbus.UInt64(7))')
        mock(f"{path}/Devices/{device}", "AddMethod", "sssss", name + ".Device", "GetAppliedConnection", "u", "a{sa{sv}}t", applied)
        mock(f"{path}/Devices/{device}", "AddMethod", "sssss", name + ".Device", "Reapply", "a{sa{sv}}tu", "", "")
    if not os.path.exists("/usr/bin/nmcli"):
        machine.put("/usr/bin/nmcli", (HERE.parent / "helper" / "nmcli").read_text())
    resolv_conf = machine.run("cat", "/etc/resolv.conf").stdout

    def applied(device):
        """The settings that NetworkManager was to apply to the device, in turn."""
        return [line.split(" Reapply ")[1] for line in record.read_text().splitlines() if " Reapply " in line and f'"id": "{device}"' in line]

    machine.entry("first")
    machine.entry("other", group="other", secret="secret2", user="cisco_customer2", password="cisco2")
    machine.connect("first")
    # It has no split list of names, so every name is asked at its server, and at no other's.
    assert len(applied("drawbridge0")) == 1, record.read_text()
    for part in (f'"dns-data": ["{WEB}"]', '"dns-search": ["~.", "inside.example"]', '"dns-priority": -50', "} 7 0"):
        assert part in applied("drawbridge0")[0], applied("drawbridge0")
    # The second one answers for its own domain alone.
    machine.connect("other", reaches=False)
    assert len(applied("drawbridge1")) == 1, record.read_text()
    for part in ('"dns-data": ["198.18.0.53"]', '"dns-search": ["~other.example"]', '"dns-priority": 50'):
        assert part in applied("drawbridge1")[0], applied("drawbridge1")
    # Each is taken back alone.
    machine.disconnect("first")
    until(lambda: len(applied("drawbridge0")) == 2, "the undoing of the first")
    assert len(applied("drawbridge1")) == 1, record.read_text()
    machine.disconnect()
    until(lambda: len(applied("drawbridge1")) == 2, "the undoing of the second")
    until(lambda: not machine.helpers(), "the end of the helpers")
    for device in devices:
        undone = applied(device)[1]
        assert '"dns-search": []' in undone and WEB not in undone and "198.18" not in undone and "-priority" not in undone, undone
        assert len(applied(device)) == 2, record.read_text()
    assert machine.run("cat", "/etc/resolv.conf").stdout == resolv_conf


def secure_last(machine):
    """People hear that it is up when address, routes and names are in force: here the names take their time."""
    machine.system_bus()
    machine.mock("org.freedesktop.login1", "--template", "logind")
    (machine.folder / "run/systemd/resolve").mkdir()
    told, go = machine.folder / "run/told", machine.folder / "run/go"
    # It waits for the test's word, which is a file: nothing here depends on how long that takes.
    machine.put("/usr/bin/resolvectl", "#!/bin/sh\necho \"$@\" >> /run/told\n"
                "until [ -e /run/go ] || [ \"$1\" = revert ]; do /usr/bin/sleep 0.05; done\n")
    machine.entry("first")

    def assert_not_yet():
        assert machine.run(str(PROGRAMS / "drawbridgectl"), "stat").stdout == "Your VPN connection is not active.\n"
        assert device_of(WEB) == "drawbridge0", sh(f"ip route get {WEB}")

    def start():
        return machine.start(str(PROGRAMS / "drawbridgectl"), "connect", "first", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT)

    def shown_so_far(client):
        os.set_blocking(client.stdout.fileno(), False)
        try:
            return (client.stdout.read() or b"").decode()
        finally:
            os.set_blocking(client.stdout.fileno(), True)

    client = start()
    until(lambda: told.exists(), "the servers' names at systemd-resolved")
    assert_not_yet()
    text = shown_so_far(client)
    assert text.endswith("Securing communication channel.\n"), text
    go.touch()
    for line in iter(client.stdout.readline, b""):
        if line == b"Your VPN connection is secure.\n":
            break
    ping()  # the first packet passes
    # The same when it is made again.
    told.unlink()
    go.unlink()
    for word in ("true", "false"):
        machine.run("busctl", "--system", "emit", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                    "b", word, check=True)
    until(lambda: told.exists() and "dns " in told.read_text(), "the names once more")
    assert_not_yet()
    go.touch()
    until(lambda: machine.ctl("stat", status=None).returncode == 0, "the connection after sleep")
    ping()
    client.send_signal(signal.SIGINT)
    client.communicate(timeout=PATIENCE)
    until(lambda: not machine.helpers(), "the end of the helper")
    # And if it cannot be set: nobody was told that it was up.
    told.unlink()
    go.unlink()
    client = start()
    until(lambda: told.exists(), "the names of the third connection")
    os.kill(machine.helpers()[0], signal.SIGKILL)
    text = client.communicate(timeout=PATIENCE)[0].decode()
    assert client.returncode == 1, text
    assert "Reason 440: " in text and "is secure" not in text and "Connection terminated on" not in text, text


PORTAL = """
import http.server, sys
class Portal(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        address = self.server.server_address[0]
        sys.stdout.write(f"{address} {self.path} {self.headers['Host']}\\n")
        sys.stdout.flush()
        if address.endswith(".5"):
            self.send_response(302)
            self.send_header("Location", "http://login.hotel.example/?from=" + address)
        else:
            self.send_response(511 if address.endswith(".6") else 200)
        self.end_headers()
        self.wfile.write(b"<html>Please log in</html>")
    def log_message(self, *words):
        pass
import threading
for each in sys.argv[1:]:
    server = http.server.ThreadingHTTPServer((each, 80), Portal)
    threading.Thread(target=server.serve_forever).start()
print("ready", flush=True)
"""


def portal(machine):
    """A network that swallows IKE and answers web pages in everybody's place until somebody logs in."""
    where = {"hotel": "203.0.113.5", "airport": "203.0.113.6", "page": "203.0.113.7"}
    for address in where.values():
        sh(f"ip addr add {address}/32 dev lo", role="gateway")
    sh("nft 'table inet portal { chain c { type filter hook input priority 0; udp dport { 500, 4500 } drop; }; }'", role="gateway")
    asked = machine.folder / "asked"
    with open(asked, "w") as out:
        machine.processes.append(subprocess.Popen(["ip", "netns", "exec", PREFIX + "gateway", "/usr/bin/python3", "-c", PORTAL,
                                                   *where.values()], stdout=out))
    until(lambda: asked.read_text() == "ready\n", "the portal's web server")
    for name, address in where.items():
        machine.entry(name, Host=address, X__Drawbridge__Reach="proxy", X__Drawbridge__SocksPort=0, X__Drawbridge__HttpPort=0)
    # One that stays keeps the service: the others are told over its socket.
    machine.ctl("connect", "Lab headend", "user", "cisco_customer", "stdin", "--background", typed="cisco\n")
    clients = {name: machine.start(str(PROGRAMS / "drawbridgectl"), "connect", name, "--classic-exit-codes", stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for name in where}
    said = {name: client.communicate(timeout=120)[0] for name, client in clients.items()}
    sentence = "Reason 1006: This network asks for a login in a web browser before it lets anything through.\n"
    for name, client in clients.items():
        assert client.returncode == 14, said[name]
        assert (sentence in said[name]) == (name != "page"), said[name]
    assert "Reason 412: " in said["page"], said["page"]
    for address in where.values():
        assert f"{address} / {address}\n" in asked.read_text(), asked.read_text()
    notes = [each["text"] for each in json.loads(machine.ctl("notify", "--json").stdout)["notifications"]]
    assert len([text for text in notes if sentence.strip() in text]) == 2 and len(notes) == 3, notes


def banner(machine):
    """strongSwan sends one: it is answered at a terminal."""
    machine.entry("first", DHGroup=14)
    for answer, status in (("n", 24), ("y", 201)):
        master, slave = pty.openpty()
        process = machine.start(str(PROGRAMS / "drawbridgectl"), "connect", "first", "--classic-exit-codes", stdin=slave, stdout=slave,
                                stderr=slave)
        os.close(slave)
        shown = b""

        def wait_for(text):
            nonlocal shown
            while text not in shown:
                try:
                    part = os.read(master, 1024)
                except OSError:
                    part = b""
                assert part, f"{text} does not come:\n{shown.decode()}"
                shown += part

        wait_for(b"Securing communication channel.\r\n\r\nWelcome to the inside network\r\nDo you wish to continue? (y/n): ")
        assert b"Your VPN connection is secure." not in shown
        os.write(master, answer.encode() + b"\n")
        if answer == "y":
            wait_for(b"Local LAN Access is ")
            until(lambda: ping(check=False), "the first answer")
            process.send_signal(signal.SIGINT)
        wait_for(b"Secure VPN Connection terminated locally by the Client.")
        os.set_blocking(master, True)
        assert process.wait(PATIENCE) == status, (process.returncode, shown.decode())
        os.close(master)
    # A script is not asked; the text is in the notes.
    client = machine.start(str(PROGRAMS / "drawbridgectl"), "connect", "first", "stdin", stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE, text=True)
    client.stdin.write("cisco\n")
    client.stdin.flush()
    text = ""
    while "Local LAN Access" not in text:
        line = client.stdout.readline()
        assert line, text
        text += line
    assert "\nWelcome to the inside network\n\nYour VPN connection is secure." in text, text
    assert "Welcome to the inside network" in machine.ctl("notify").stdout
    client.send_signal(signal.SIGINT)
    client.communicate(timeout=PATIENCE)


def main():
    machine = Machine()
    try:
        globals()[sys.argv[1]](machine)
    except BaseException:
        print(machine.log(), file=sys.stderr)
        raise
    finally:
        machine.close()


main()
