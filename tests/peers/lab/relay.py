#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins two network interfaces and treats frames as a bad line does: the kernel here has no netem.

usage: relay.py IFNAME IFNAME [--seed N] [--delay MS] [--jitter MS] [--reorder P] [--duplicate P] [--limit SECONDS]

Every frame waits --delay milliseconds, up to --jitter more by chance; with probability P it waits two delays more
(so that later ones overtake it), or is sent twice. The same seed and the same frames give the same faults. Ends by
itself after --limit seconds.
"""
import argparse
import heapq
import random
import select
import socket
import time

options = argparse.ArgumentParser()
options.add_argument("interfaces", nargs=2)
options.add_argument("--seed", type=int, default=1)
options.add_argument("--delay", type=float, default=0)
options.add_argument("--jitter", type=float, default=0)
options.add_argument("--reorder", type=float, default=0)
options.add_argument("--duplicate", type=float, default=0)
options.add_argument("--limit", type=float, default=600)
given = options.parse_args()

chance = random.Random(given.seed)
ends = []
for name in given.interfaces:
    end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0003))
    end.bind((name, 0x0003))
    end.setblocking(False)
    ends.append(end)
poll = select.epoll()
for number, end in enumerate(ends):
    poll.register(end.fileno(), select.EPOLLIN)
by_descriptor = {end.fileno(): number for number, end in enumerate(ends)}

waiting = []  # (time, order, end to send from, frame)
order = 0
until = time.monotonic() + given.limit
while time.monotonic() < until:
    now = time.monotonic()
    while waiting and waiting[0][0] <= now:
        _, _, end, frame = heapq.heappop(waiting)
        try:
            ends[end].send(frame)
        except OSError:
            pass  # the other side is full or down: a line loses frames too
    pause = min(waiting[0][0] - now, 1.0) if waiting else 1.0
    for descriptor, _ in poll.poll(max(pause, 0)):
        number = by_descriptor[descriptor]
        while True:
            try:
                frame, (_, _, kind, _, _) = ends[number].recvfrom(65600)
            except BlockingIOError:
                break
            except OSError:
                break
            if kind == socket.PACKET_OUTGOING:
                continue
            wait = (given.delay + chance.random() * given.jitter) / 1000
            if chance.random() < given.reorder:
                wait += 2 * max(given.delay, 1) / 1000
            for _ in range(2 if chance.random() < given.duplicate else 1):
                order += 1
                heapq.heappush(waiting, (time.monotonic() + wait, order, 1 - number, frame))
