#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""drawbridged as a service: what systemd is told, the console over its socket, over Telnet and over SSH, the
end in order, and what is left after a kill.

    lab/topology.sh run -- daemon.py DRAWBRIDGED DRAWBRIDGECTL

In the namespace "pix" of the lab's network; LAB_PREFIX is topology.sh's. Every wait is bounded.
"""
import os
import re
import select
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time

PIX = os.environ["LAB_PREFIX"] + "pix"
INSIDE = os.environ["LAB_PREFIX"] + "inside"
DAEMON, CTL = sys.argv[1], sys.argv[2]
CONFIG = """\
nameif ethernet0 outside security0
nameif ethernet1 inside security100
hostname pixfirewall
ip address outside 192.168.1.1 255.255.255.0
ip address inside 10.89.129.194 255.255.255.240
ip local pool VPNpool 10.89.129.200-10.89.129.204
passwd telnetword
aaa-server LOCAL protocol local
username friend password secretword
telnet 10.89.129.128 255.255.255.128 inside
ssh 10.89.129.128 255.255.255.128 inside
telnet timeout 5
"""


def within(seconds, what, check):
    """What check() returns, once it is true."""
    end = time.monotonic() + seconds
    while True:
        found = check()
        if found:
            return found
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


class Daemon:
    def __init__(self, folder):
        self.folder = folder
        self.socket = folder + "/run/control"
        self.notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notify_path = folder + "/notify"
        if os.path.exists(self.notify_path):
            os.unlink(self.notify_path)
        self.notify.bind(self.notify_path)
        self.told = []
        environment = dict(os.environ, NOTIFY_SOCKET=self.notify_path, WATCHDOG_USEC="400000")
        environment.pop("WATCHDOG_PID", None)
        self.log = open(folder + "/log", "ab")
        # A limit so that no failure leaves it behind; the namespace's end would end it as well.
        self.process = subprocess.Popen(
            ["ip", "netns", "exec", PIX, DAEMON, "--outside", "outside", "--inside", "inside",
             "--config", folder + "/startup.cfg", "--state", folder + "/state", "--socket", self.socket],
            env=environment, stderr=self.log, stdin=subprocess.DEVNULL)

    def hear(self, wanted, seconds=20):
        """Reads what is told until a line of it is `wanted`."""
        end = time.monotonic() + seconds
        while True:
            if any(wanted in each for each in self.told):
                return
            left = end - time.monotonic()
            assert left > 0, f"never told {wanted!r}, only {self.told}"
            if select.select([self.notify], [], [], left)[0]:
                self.told.append(self.notify.recv(4096).decode())

    def console(self, text):
        answer = subprocess.run([CTL, "console", "--socket", self.socket], input=text.encode(),
                                capture_output=True, timeout=60)
        assert answer.returncode == 0, answer.stderr.decode()
        return answer.stdout.decode()

    def end(self, how, seconds=20):
        self.process.send_signal(how)
        return self.process.wait(seconds)


def inside(*words, text=b"", seconds=60):
    return subprocess.run(["ip", "netns", "exec", INSIDE, *words], input=text, capture_output=True,
                          timeout=seconds)


TALK = r"""
import socket, sys, time
talk = socket.create_connection((sys.argv[1], 23), 10)
talk.settimeout(20)
heard = b""
def until(mark):
    global heard
    while mark not in heard:
        more = talk.recv(4096)
        if not more: return
        heard += more
    heard = heard[heard.index(mark) + len(mark):]
until(b"Password: ")
talk.sendall(sys.argv[2].encode() + b"\r\n")
if len(sys.argv) > 3: until(b"> "); talk.sendall(b"show uauth\r\n"); until(b"> "); print("logged in")
else: until(b"Password: "); print("refused")
"""


def telnet(source, *words):
    """From an address of the inside hosts."""
    script = TALK.replace("create_connection((sys.argv[1], 23), 10)",
                          f"create_connection((sys.argv[1], 23), 10, ({source!r}, 0))")
    return inside("python3", "-c", script, "10.89.129.194", *words)


def routes():
    return subprocess.run(["ip", "-n", PIX, "route"], capture_output=True, text=True).stdout


def ssh(folder, user, password, text, seconds=60, command=None):
    helper = folder + "/askpass"
    with open(helper, "w") as file:
        file.write(f"#!/bin/sh\necho '{password}'\n")
    os.chmod(helper, 0o700)
    environment = ["env", "SSH_ASKPASS=" + helper, "SSH_ASKPASS_REQUIRE=force", "HOME=" + folder]
    return inside(*environment, "ssh", "-T", "-o", "StrictHostKeyChecking=accept-new",
                  "-o", "UserKnownHostsFile=" + folder + "/known", "-o", "NumberOfPasswordPrompts=1",
                  "-o", "PubkeyAuthentication=no", "-F", "/dev/null", "-l", user, "10.89.129.194",
                  *([command] if command else []), text=text.encode(), seconds=seconds)


def story(folder):
    with open(folder + "/startup.cfg", "w") as file:
        file.write(CONFIG)
    before = routes()
    daemon = Daemon(folder)
    try:
        tell(folder, daemon, before)
    finally:
        if daemon.process.poll() is None:
            daemon.process.kill()
            daemon.process.wait()
    return before


def tell(folder, daemon, before):
    daemon.hear("READY=1")
    assert any("STATUS=Headend at 192.168.1.1" in each for each in daemon.told), daemon.told
    # Alive, again and again.
    daemon.told.clear()
    daemon.hear("WATCHDOG=1")
    daemon.told.clear()
    daemon.hear("WATCHDOG=1")

    mode = os.stat(daemon.socket).st_mode
    assert stat.S_ISSOCK(mode) and stat.S_IMODE(mode) & 0o007 == 0, oct(mode)
    assert "dbr0" in routes(), routes()

    # Of all rights those to the network are left.
    with open(f"/proc/{daemon.process.pid}/status") as file:
        status = file.read()
    assert re.search(r"CapEff:\s+0*3400\b", status), status
    assert re.search(r"NoNewPrivs:\s+1", status), status

    said = daemon.console("show version\n")
    assert "PIX" in said and "pixfirewall" in said, said
    assert "Invalid" not in said, said

    # SIGHUP changes nothing and ends nothing.
    daemon.process.send_signal(signal.SIGHUP)
    assert "pixfirewall" in daemon.console("enable\n\nshow running-config\n")

    # What is written stays.
    said = daemon.console("enable\n\nconfigure terminal\nhostname keptname\nwrite memory\n")
    assert "[OK]" in said, said
    with open(folder + "/startup.cfg") as file:
        assert "hostname keptname" in file.read()
    assert stat.S_IMODE(os.stat(folder + "/startup.cfg").st_mode) == 0o600

    # Telnet, as the lines permit: from the network of the inside hosts, not from beside it.
    answer = telnet("10.89.129.131", "telnetword", "in")
    assert b"logged in" in answer.stdout, (answer.stdout, answer.stderr)
    answer = telnet("10.89.129.131", "wrong")
    assert b"refused" in answer.stdout, (answer.stdout, answer.stderr)

    if "--ssh" in sys.argv:
        secure_shell(folder, daemon)

    another_address(folder, daemon)

    # A second one at the same place says what is in the way.
    second = subprocess.run(["ip", "netns", "exec", PIX, DAEMON, "--outside", "outside", "--state",
                             folder + "/second", "--socket", folder + "/second.sock"],
                            capture_output=True, text=True, timeout=30)
    assert second.returncode == 1 and "UDP port 500" in second.stderr, second.stderr
    assert "drawbridged" in second.stderr, second.stderr

    # Killed: what was written is there again, and so is the socket.
    daemon.end(signal.SIGKILL)
    again = Daemon(folder)
    try:
        again.hear("READY=1")
        assert "keptname" in again.console("show version\n")
        assert again.end(signal.SIGTERM) == 0
        again.hear("STOPPING=1", 5)
        assert not os.path.exists(again.socket)
    finally:
        if again.process.poll() is None:
            again.process.kill()
            again.process.wait()
    assert routes() == before, routes()


def listens(port):
    table = subprocess.run(["ip", "netns", "exec", PIX, "ss", "-Hunl", "sport", "=", f":{port}"], capture_output=True,
                           text=True).stdout
    return set(re.findall(r"(\d+\.\d+\.\d+\.\d+):%d\b" % port, table))


def address(verb, text):
    subprocess.run(["ip", "-n", PIX, "address", verb, text, "dev", "outside"], check=True)


def another_address(folder, daemon):
    """Another outside address needs no restart, from the console and from the machine; one that the machine does not
    have is refused, and nothing is lost."""
    def log():
        return open(folder + "/log", errors="replace").read()

    assert listens(500) == listens(4500) == {"192.168.1.1"}
    address("add", "192.168.1.9/24")
    daemon.console("enable\n\nconfigure terminal\nip address outside 192.168.1.9 255.255.255.0\n")
    within(10, "ports at the new address", lambda: listens(500) == listens(4500) == {"192.168.1.9"})
    assert "Clients are served at 192.168.1.9 from now on" in log(), log()
    daemon.console("enable\n\nconfigure terminal\nip address outside 192.168.1.77 255.255.255.0\n")
    within(10, "a refusal", lambda: "No interface of this machine has the address 192.168.1.77" in log())
    assert listens(500) == {"192.168.1.9"}
    within(10, "the old line", lambda: "ip address outside 192.168.1.9 " in daemon.console("enable\n\nshow run\n"))
    # The interface loses it: what the interface has now is followed.
    address("del", "192.168.1.9/24")
    within(20, "ports at the interface's address", lambda: listens(500) == listens(4500) == {"192.168.1.1"})
    within(10, "the line", lambda: "ip address outside 192.168.1.1 " in daemon.console("enable\n\nshow run\n"))


def secure_shell(folder, daemon):
    answer = ssh(folder, "pix", "telnetword", "show version\nexit\n")
    assert b"keptname" in answer.stdout, (answer.stdout, answer.stderr)
    answer = ssh(folder, "pix", "wrong", "show version\nexit\n")
    assert answer.returncode != 0 and b"keptname" not in answer.stdout, answer.stdout
    assert b"Permission denied" in answer.stderr, answer.stderr
    # One command: its output alone, with the privileges of that login, and the end.
    answer = ssh(folder, "pix", "telnetword", "", command="show version")
    assert answer.returncode == 0, (answer.stdout, answer.stderr)
    lines = answer.stdout.decode().replace("\r", "").splitlines()
    assert lines[0].startswith("PIX Firewall Version") and any(each.startswith("keptname up") for each in lines), lines
    assert "keptname>" not in answer.stdout.decode(), answer.stdout
    answer = ssh(folder, "pix", "telnetword", "", command="show running-config")
    assert b"nameif" not in answer.stdout, answer.stdout
    # How sessions ended is in the log.
    said = daemon.console("enable\n\nconfigure terminal\nlogging on\nlogging buffered informational\n")
    ssh(folder, "pix", "telnetword", "exit\n")
    ssh(folder, "pix", "wrong", "exit\n")
    end = 'SSH session from 10.89.129.193 on interface inside for user "pix" disconnected by SSH server, reason: '
    for wanted in ("605005: Login permitted from 10.89.129.193", "605004: Login denied from 10.89.129.193",
                   "315011: " + end + '"Terminated normally"', "315011: " + end + '"User authentication failed"'):
        within(20, wanted, lambda: wanted in daemon.console("enable\n\nshow logging\n"))
    # The key that clients know is the appliance's.
    shown = daemon.console("enable\n\nshow ca mypubkey rsa\n")
    assert "Key name: keptname" in shown, shown
    octets = bytes.fromhex("".join(re.findall(r"^  ((?:[0-9a-f]+ ?)+)$", shown.replace("\r", ""), re.M)).replace(" ", ""))
    made = subprocess.run(["openssl", "pkey", "-in", folder + "/state/ssh_host_rsa_key", "-pubout", "-outform", "DER"],
                          capture_output=True, check=True).stdout
    assert octets == made, shown
    # A new one is another one, and serves at once.
    said = daemon.console("enable\n\nconfigure terminal\nca zeroize rsa\nca generate rsa key 2048\n")
    assert ".Success." in said, said
    assert daemon.console("enable\n\nshow ca mypubkey rsa\n") != shown
    os.unlink(folder + "/known")
    answer = ssh(folder, "pix", "telnetword", "", command="show version")
    assert b"keptname" in answer.stdout, (answer.stdout, answer.stderr)
    # With a server group (or LOCAL) its users log in, and `pix` does not.
    daemon.console("enable\n\nconfigure terminal\naaa authentication ssh console LOCAL\n")
    answer = ssh(folder, "friend", "secretword", "show version\nexit\n")
    assert b"keptname" in answer.stdout, (answer.stdout, answer.stderr)
    answer = ssh(folder, "pix", "telnetword", "exit\n")
    assert answer.returncode != 0, answer.stdout
    # The key stays, and nobody else may read it.
    key = folder + "/state/ssh_host_rsa_key"
    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
    # Who is not permitted is not answered at all.
    daemon.console("enable\n\nconfigure terminal\nno ssh 10.89.129.128 255.255.255.128 inside\n")
    answer = ssh(folder, "friend", "secretword", "exit\n")
    assert answer.returncode != 0 and b"keptname" not in answer.stdout, answer.stderr


def main():
    folder = tempfile.mkdtemp(prefix="drawbridged-")
    try:
        story(folder)
    except BaseException:
        sys.stderr.write(open(folder + "/log", errors="replace").read())
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("drawbridged: all as it should be")


main()
