#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A numbered stream of pings through a tunnel while a command runs, and what became of each.

usage: load.py ADDRESS [--size OCTETS] [--every MS] [--margin SECONDS] [--may-lose N] -- COMMAND...

The stream begins MARGIN before the command and goes on for MARGIN after its end; then late answers are waited for.
Needs root (a raw socket). One line tells the counts; each number that was lost is told with its time relative to the
command's start. Ends with the command's status, or 1 when more than --may-lose answers are missing or any came twice.
"""
import argparse
import os
import select
import socket
import struct
import subprocess
import sys
import time

LATE_SECONDS = 3.0  # how long an answer may take


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def request(identifier, number, size):
    # The whole number stands in the data: the field of the header holds 16 bits of it.
    data = struct.pack("!Q", number).ljust(size, b"\xa5")
    head = struct.pack("!BBHHH", 8, 0, 0, identifier, number & 0xFFFF)
    return struct.pack("!BBHHH", 8, 0, checksum(head + data), identifier, number & 0xFFFF) + data


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("address")
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--every", type=float, default=5.0)
    parser.add_argument("--margin", type=float, default=0.5)
    parser.add_argument("--may-lose", type=int, default=0)
    words = sys.argv[1:]
    if "--" not in words:
        sys.exit(__doc__)
    options, command = parser.parse_args(words[: words.index("--")]), words[words.index("--") + 1 :]
    size = options.size + options.size % 2  # the checksum is of whole words
    stream = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    stream.setblocking(False)
    identifier = os.getpid() & 0xFFFF
    sent, answered = {}, {}
    doubled = unsent = 0
    begin = time.monotonic()
    started = ended = process = None
    due = begin
    while True:
        now = time.monotonic()
        if process is None and now - begin >= options.margin:
            started, process = now, subprocess.Popen(command)
        if process is not None and ended is None and process.poll() is not None:
            ended = now
        sending = ended is None or now - ended < options.margin
        if not sending and (len(answered) == len(sent) or now - max(sent.values(), default=now) > LATE_SECONDS):
            break
        if sending and now >= due:
            number = len(sent) + unsent
            try:
                stream.sendto(request(identifier, number, size), (options.address, 0))
                sent[number] = now
            except OSError:
                unsent += 1  # no route: the tunnel is away
            due = max(due + options.every / 1000, now - 0.1)
        wait = max(0.0, min(due - time.monotonic(), 0.02)) if sending else 0.02
        readable, _, _ = select.select([stream], [], [], wait)
        while readable:
            try:
                packet = stream.recv(65535)
            except BlockingIOError:
                break
            icmp = packet[(packet[0] & 15) * 4 :]
            if len(icmp) < 16 or icmp[0] != 0 or struct.unpack("!H", icmp[4:6])[0] != identifier:
                continue
            number = struct.unpack("!Q", icmp[8:16])[0]
            if number in answered:
                doubled += 1
            elif number in sent and len(icmp) == 8 + size:
                answered[number] = time.monotonic()
    lost = [number for number in sent if number not in answered]
    slowest = max((answered[number] - sent[number] for number in answered), default=0.0)
    print(f"load: {len(sent)} pings sent, {len(answered)} answered, {len(lost)} lost, {doubled} doubled, {unsent} not sent; "
          f"the slowest took {slowest * 1000:.0f} ms; the command took {ended - started:.1f} s", file=sys.stderr)
    if lost:
        print("load: lost at " + ", ".join(f"{sent[number] - started:+.2f} s" for number in lost[:40]), file=sys.stderr)
    status = process.returncode
    if status == 0 and (len(lost) + unsent > options.may_lose or doubled):
        status = 1
    sys.exit(status)


main()
