#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""drawbridged as an appliance on two wires: inside hosts reach a web server outside through PAT, visitors reach a
static and are asked for their name, people inside reach its console, and a new outside address counts at once.

    lab/topology.sh run -- wires.py DRAWBRIDGED DRAWBRIDGECTL

In the namespaces of the lab's network; LAB_PREFIX is topology.sh's. The kernel of "pix" has no address and
forwards nothing. Every wait is bounded.
"""
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PREFIX = os.environ["LAB_PREFIX"]
DAEMON, CTL = sys.argv[1], sys.argv[2]
LAB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lab")
BIG = 10_000_000
CONFIG = """\
interface ethernet0 auto
interface ethernet1 auto
nameif ethernet0 outside security0
nameif ethernet1 inside security100
hostname pixfirewall
passwd telnetword
access-list in permit tcp any host 192.168.1.50 eq www
ip address outside 192.168.1.1 255.255.255.0
ip address inside 10.89.129.194 255.255.255.240
global (outside) 1 interface
nat (inside) 1 10.89.129.128 255.255.255.128 0 0
static (inside,outside) 192.168.1.50 10.89.129.131 netmask 255.255.255.255 0 0
access-group in in interface outside
route outside 0.0.0.0 0.0.0.0 192.168.1.3 1
route inside 10.89.129.128 255.255.255.128 10.89.129.193 1
icmp permit any outside
telnet 10.89.129.128 255.255.255.128 inside
ssh 10.89.129.128 255.255.255.128 inside
aaa-server LOCAL protocol local
username friend password secretword
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


def at(role, *words, seconds=120, ok=True):
    done = subprocess.run(["ip", "netns", "exec", PREFIX + role, *words], capture_output=True, timeout=seconds)
    if ok:
        assert done.returncode == 0, (words, done.returncode, done.stdout[-500:], done.stderr.decode())
    return done


class Programs:
    """Those that run until the end, each ended by its own number."""

    def __init__(self, folder):
        self.folder = folder
        self.all = []

    def start(self, role, name, *words):
        log = open(f"{self.folder}/{name}.log", "ab")
        process = subprocess.Popen(["ip", "netns", "exec", PREFIX + role, *words], stdout=log, stderr=log,
                                   stdin=subprocess.DEVNULL)
        self.all.append(process)
        return process

    def end(self):
        for process in self.all:
            if process.poll() is None:
                process.terminate()
        for process in self.all:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Appliance:
    def __init__(self, folder, programs):
        self.folder, self.programs = folder, programs
        self.socket = folder + "/control"
        self.start()

    def start(self):
        if os.path.exists(self.socket):
            os.unlink(self.socket)
        folder = self.folder
        self.process = self.programs.start(
            "pix", "daemon", DAEMON, "--outside-wire", "outside", "--inside-wire", "inside", "--user", "root",
            "--config", folder + "/startup.cfg", "--state", folder + "/state", "--socket", self.socket)
        within(30, "the daemon's socket", lambda: os.path.exists(self.socket))

    def console(self, *lines):
        text = "enable\n\n" + "".join(each + "\n" for each in lines)
        answer = subprocess.run([CTL, "console", "--socket", self.socket], input=text.encode(), capture_output=True,
                                timeout=60)
        assert answer.returncode == 0, answer.stderr.decode()
        return answer.stdout.decode()


def page(role, address, *words, ok=True):
    return at(role, "curl", "-sS", "-m", "60", *words, f"http://{address}/", ok=ok)


def digest(role, address, path):
    octets = at(role, "curl", "-sS", "-m", "120", f"http://{address}{path}").stdout
    return len(octets), hashlib.sha256(octets).hexdigest()


def web(programs, role, address):
    programs.start(role, "web-" + role, "python3", LAB + "/web.py", address, "80", f"web server of {role}", str(BIG))
    within(20, "the web server of " + role, lambda: page(role, address, ok=False).returncode == 0)


def from_inside(appliance):
    """Through PAT on the outside address, both ways; the server sees the headend only."""
    assert b"web server of client" in page("inside", "192.168.1.2").stdout
    # The page and what comes with it again, long enough to be looked at.
    slow = subprocess.Popen(["ip", "netns", "exec", PREFIX + "inside", "curl", "-sS", "-m", "60", "--limit-rate", "2M",
                             "-o", "/dev/null", "http://192.168.1.2/big"])
    try:
        shown = within(20, "the transfer's connection", lambda: re.search(
            r"TCP out 192\.168\.1\.2:80 in 10\.89\.129\.193:\d+.*", appliance.console("show conn")))
        assert shown, shown
        xlate = appliance.console("show xlate")
        assert re.search(r"PAT Global 192\.168\.1\.1\(\d+\) Local 10\.89\.129\.193\(\d+\)", xlate), xlate
    finally:
        assert slow.wait(60) == 0
    assert digest("inside", "192.168.1.2", "/big") == digest("client", "192.168.1.2", "/big")
    # Up as well, by hash.
    sent = os.urandom(BIG)
    with open("/dev/shm/" + PREFIX + "up", "wb") as file:
        file.write(sent)
    try:
        answer = at("inside", "curl", "-sS", "-m", "120", "-T", "/dev/shm/" + PREFIX + "up", "http://192.168.1.2/put")
        assert hashlib.sha256(sent).hexdigest().encode() in answer.stdout, answer.stdout
    finally:
        os.unlink("/dev/shm/" + PREFIX + "up")


def from_outside(appliance):
    """The static and nothing but the static; the appliance itself answers pings."""
    assert b"web server of inside" in page("client", "192.168.1.50").stdout
    assert digest("client", "192.168.1.50", "/big") == digest("inside", "10.89.129.131", "/big")
    assert "Global 192.168.1.50 Local 10.89.129.131" in appliance.console("show xlate")
    assert "hitcnt=0" not in appliance.console("show access-list in"), "the access list was not asked"
    at("client", "ping", "-c", "2", "-W", "5", "192.168.1.1")
    blocked = at("client", "curl", "-sS", "-m", "3", "http://192.168.1.50:81/", ok=False)
    assert blocked.returncode == 28, blocked
    # Nobody answers for an address that is nobody's.
    nobody = at("client", "ping", "-c", "1", "-W", "2", "192.168.1.51", ok=False)
    assert nobody.returncode != 0


def visitors_log_in(appliance):
    appliance.console("configure terminal", "aaa authentication include http outside 0 0 0 0 LOCAL")
    asked = page("client2", "192.168.1.50", "-o", "/dev/null", "-w", "%{http_code}")
    assert b"401" in asked.stdout, asked.stdout
    answer = page("client2", "192.168.1.50", "-u", "friend:secretword")
    assert b"web server of inside" in answer.stdout, answer.stdout
    shown = appliance.console("show uauth")
    assert "friend" in shown and "192.168.1.4" in shown, shown
    appliance.console("configure terminal", "no aaa authentication include http outside 0 0 0 0 LOCAL")


TALK = r"""
import socket, sys
talk = socket.create_connection(("10.89.129.194", 23), 20, ("10.89.129.131", 0))
talk.settimeout(20)
heard = b""
def until(mark):
    global heard
    while mark not in heard:
        more = talk.recv(4096)
        if not more: raise SystemExit("closed: %r" % heard)
        heard += more
    heard = heard[heard.index(mark) + len(mark):]
until(b"Password: ")
talk.sendall(b"telnetword\r\n")
until(b"> ")
talk.sendall(b"show uauth\r\n")
until(b"> ")
print("logged in")
"""


def by_ssh(folder, appliance):
    """At its own address, and only for whom the `ssh` lines name."""
    helper = folder + "/askpass"
    with open(helper, "w") as file:
        file.write("#!/bin/sh\necho telnetword\n")
    os.chmod(helper, 0o700)
    words = ["env", "SSH_ASKPASS=" + helper, "SSH_ASKPASS_REQUIRE=force", "HOME=" + folder, "ssh", "-T", "-F",
             "/dev/null", "-o", "StrictHostKeyChecking=accept-new", "-o", "UserKnownHostsFile=" + folder + "/known",
             "-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=1", "-o", "ConnectTimeout=5", "-l", "pix"]
    answer = at("inside", *words, "10.89.129.194", "show version")
    assert answer.stdout.startswith(b"PIX Firewall Version"), (answer.stdout, answer.stderr)
    # More than a window holds, both ways.
    answer = at("inside", *words, "10.89.129.194", "show version\n" * 400)
    assert answer.stdout.count(b"PIX Firewall Version") == 400, len(answer.stdout)
    assert at("client", *words, "192.168.1.1", "show version", ok=False).returncode == 255


RECORDER = r"""
import hashlib, socketserver, struct, sys
def hide(session, version, sequence, body):
    start, pad, last = struct.pack("!I", session) + b"secretkey" + bytes([version, sequence]), b"", b""
    while len(pad) < len(body):
        last = hashlib.md5(start + last).digest()
        pad += last
    return bytes(a ^ b for a, b in zip(body, pad))
class Talk(socketserver.StreamRequestHandler):
    def handle(self):
        while True:
            head = self.rfile.read(12)
            if len(head) < 12: return
            version, kind, sequence, flags, session, size = struct.unpack("!BBBBII", head)
            body = hide(session, version, sequence, self.rfile.read(size))
            user, port, where, count = body[5:9]
            sizes, at = body[9:9 + count], 9 + count + user + port + where
            words = []
            for each in sizes:
                words.append(body[at:at + each].decode())
                at += each
            what = {2: "start", 4: "stop"}.get(body[0], "other")
            with open(sys.argv[1], "a") as file: file.write(" ".join([what] + words) + "\n")
            self.wfile.write(struct.pack("!BBBBII", version, kind, sequence + 1, 0, session, 5)
                             + hide(session, version, sequence + 1, b"\0\0\0\0\1"))
class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
Server(("10.89.129.134", 49), Talk).serve_forever()
"""


def records_outlive_the_program(folder, programs, appliance):
    """The server of accounting is down, the program is killed: what was taken is delivered once and in order."""
    appliance.console("configure terminal", "aaa-server TACACS+ (inside) host 10.89.129.134 secretkey",
                      "aaa authentication include http outside 0 0 0 0 LOCAL",
                      "aaa accounting include http outside 0 0 0 0 TACACS+", "write memory")
    visits = 3
    for _ in range(visits):
        answer = page("client2", "192.168.1.50", "-u", "friend:secretword")
        assert b"web server of inside" in answer.stdout, answer.stdout
    kept = folder + "/state/accounting"
    within(20, "records on disk", lambda: os.path.isdir(kept) and any(
        os.path.getsize(os.path.join(kept, each)) > 0 for each in os.listdir(kept)))
    within(20, "the ends of the connections", lambda: "192.168.1.4" not in appliance.console("show conn"))
    appliance.process.kill()
    appliance.process.wait(20)
    delivered = folder + "/delivered"
    programs.start("inside", "recorder", "python3", "-c", RECORDER, delivered)
    within(20, "the server of accounting", lambda: at("inside", "sh", "-c", "ss -Htln sport = :49").stdout)
    appliance.start()

    def lines():
        return open(delivered).read().splitlines() if os.path.exists(delivered) else []
    within(60, "every record", lambda: len(lines()) >= 2 * visits)
    # Killed once more, it delivers what is new and nothing twice.
    appliance.process.kill()
    appliance.process.wait(20)
    appliance.start()
    assert b"web server of inside" in page("client2", "192.168.1.50", "-u", "friend:secretword").stdout
    visits += 1
    within(60, "the last records", lambda: len(lines()) >= 2 * visits)
    got = [(each.split()[0], re.search(r"task_id=(\S+)", each).group(1)) for each in lines()]
    assert len(got) == 2 * visits, got
    # Numbers of tasks begin anew with the program; before that each comes once, in order.
    before = got[:2 * visits - 2]
    assert len(set(before)) == len(before), got
    for kind in ("start", "stop"):
        numbers = [int(task, 0) for what, task in before if what == kind]
        assert numbers == sorted(numbers) and len(numbers) == visits - 1, got
    for task in {task for _, task in before}:
        assert before.index(("start", task)) < before.index(("stop", task)), got
    assert [what for what, _ in got[-2:]] == ["start", "stop"], got
    appliance.console("configure terminal", "no aaa accounting include http outside 0 0 0 0 TACACS+",
                      "no aaa authentication include http outside 0 0 0 0 LOCAL")


def another_address(appliance):
    """The outside address is changed at the console: it counts at once, and the old one is gone."""
    appliance.console("configure terminal", "ip address outside 192.168.1.7 255.255.255.0", "clear xlate")
    assert b"web server of client" in page("inside", "192.168.1.2").stdout
    at("client", "ping", "-c", "2", "-W", "5", "192.168.1.7")
    gone = at("client", "ping", "-c", "1", "-W", "2", "192.168.1.1", ok=False)
    assert gone.returncode != 0, gone.stdout
    appliance.console("configure terminal", "ip address outside 192.168.1.1 255.255.255.0")
    at("client", "ping", "-c", "2", "-W", "5", "192.168.1.1")


def story(folder, programs):
    for side in ("outside", "inside"):
        at("pix", "ip", "address", "flush", "dev", side)
    at("pix", "sh", "-c", "echo 0 >/proc/sys/net/ipv4/ip_forward; echo 0 >/proc/sys/net/ipv4/conf/inside/proxy_arp")
    with open(folder + "/startup.cfg", "w") as file:
        file.write(CONFIG)
    appliance = Appliance(folder, programs)
    web(programs, "client", "192.168.1.2")
    web(programs, "inside", "10.89.129.131")
    from_inside(appliance)
    from_outside(appliance)
    visitors_log_in(appliance)
    assert b"logged in" in at("inside", "python3", "-c", TALK).stdout
    by_ssh(folder, appliance)
    records_outlive_the_program(folder, programs, appliance)
    another_address(appliance)
    appliance.process.send_signal(signal.SIGTERM)
    assert appliance.process.wait(30) == 0


def main():
    folder = tempfile.mkdtemp(prefix="drawbridged-")
    programs = Programs(folder)
    try:
        story(folder, programs)
    except BaseException:
        for name in ("daemon", "web-client", "web-inside"):
            path = f"{folder}/{name}.log"
            if os.path.exists(path):
                sys.stderr.write(f"--- {name}\n" + open(path, errors="replace").read()[-4000:])
        raise
    finally:
        programs.end()
        shutil.rmtree(folder, ignore_errors=True)
    print("two wires: all as it should be")


main()
