#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The inside web server of the lab: a page, a big file to fetch, and a place to put one.

usage: web.py ADDRESS PORT TEXT SIZE

GET /      a page that holds TEXT
GET /big   SIZE octets that no compression or repetition makes easy; their SHA-256 is GET /big.sha256
PUT /big   takes any number of octets and answers with their SHA-256
"""
import hashlib
import http.server
import random
import sys

address, port, text, size = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
big = random.Random(20031117).randbytes(size)
digest = hashlib.sha256(big).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/":
            self.answer(f"<html><body>{text}</body></html>\n".encode())
        elif self.path == "/big":
            self.answer(big)
        elif self.path == "/big.sha256":
            self.answer(digest.encode())
        else:
            self.send_error(404)

    def do_PUT(self):
        left = int(self.headers.get("Content-Length", "0"))
        sha = hashlib.sha256()
        while left > 0:
            piece = self.rfile.read(min(left, 65536))
            if not piece:
                return
            left -= len(piece)
            sha.update(piece)
        self.answer(sha.hexdigest().encode())


http.server.ThreadingHTTPServer((address, port), Handler).serve_forever()
