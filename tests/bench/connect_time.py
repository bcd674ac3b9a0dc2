#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times how long a VPN client takes from its start to a tunnel that can be used (called by real_client).

usage: connect_time.py vpnc|system|proxy FOLDER TIMES

FOLDER holds what the client's lab script left there. vpnc is ready when its process has gone to the background,
drawbridgectl when it has said that the connection is secure. The end of each is waited for and not timed.
"""
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import time

kind, folder, times = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])


def vpnc():
    start = time.monotonic()
    subprocess.run(["vpnc", "--non-inter", folder / "vpnc.conf"], check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    taken = time.monotonic() - start
    file = folder / "vpnc.pid"
    while not file.exists() or not file.read_text().strip():
        time.sleep(0.005)
    pid = int(file.read_text())
    os.kill(pid, signal.SIGTERM)
    while pathlib.Path(f"/proc/{pid}").exists():
        time.sleep(0.01)
    file.unlink(missing_ok=True)
    return taken


def drawbridge():
    programs = os.environ["LAB_DBC_PROGRAMS"]
    environment = dict(os.environ, HOME=str(folder), XDG_CONFIG_HOME=str(folder / "config"), LC_ALL="C.UTF-8",
                       XDG_DATA_HOME=str(folder / "data"), XDG_RUNTIME_DIR=str(folder / "runtime"),
                       QT_QPA_PLATFORM="offscreen", DRAWBRIDGE_HELPER=f"{programs}/drawbridge-helper")
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    start = time.monotonic()
    with open(folder / "password", "rb") as password:
        client = subprocess.Popen([f"{programs}/drawbridgectl", "connect", "lab", "user",
                                   os.environ.get("LAB_USER", "cisco_customer"), "cliauth", "stdin"], stdin=password,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    for line in client.stdout:
        if b"Your VPN connection is secure" in line:
            break
    else:
        sys.exit(f"connect_time: {kind} could not connect")
    taken = time.monotonic() - start
    client.send_signal(signal.SIGTERM)
    client.stdout.read()
    client.wait()
    return taken


taken = sorted((vpnc if kind == "vpnc" else drawbridge)() * 1000 for _ in range(times))
print(f"{kind}: median {statistics.median(taken):.0f} ms of {times}, fastest {taken[0]:.0f}, "
      f"slowest {taken[-1]:.0f}", flush=True)
