# SPDX-License-Identifier: GPL-3.0-or-later
"""The packet filter, the services of names and polkit, each as the machine has it."""
import os
import re
import socket
import subprocess

from machine import (Asker, assert_connected, assert_same, dump, helper_processes, kill_helpers, sh, until, wait_for_helpers,
                     warm_up, overlay, system_bus)


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


def kill_switch_paused(helper):
    """Taken away and set again while everything else stays."""
    warm_up(helper)
    before = dump()
    asker = Asker(helper)
    device = asker.connect_whole_system()
    connected = dump()
    assert "_kill" in connected["nft list ruleset"]
    asker.refused("refused", "lift_kill_switch", device="drawbridge7")
    asker.done("lift_kill_switch", device=device)
    paused = dump()
    assert "_kill" not in paused["nft list ruleset"] and "_ipv6" in paused["nft list ruleset"]
    for part in ("ip -4 addr", "ip -4 route show table all", "ip -4 rule", "resolv.conf"):
        assert paused[part] == connected[part], part
    asker.done("lift_kill_switch", device=device)  # there is none: no error
    asker.done("kill_switch", device=device)
    assert "_kill" in dump()["nft list ruleset"]
    asker.done("lift_kill_switch", device=device)
    assert asker.close() == 0
    assert_same(before, dump(), "after a kill switch that was paused")


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
