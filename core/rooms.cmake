# The rooms of core and the arrows between them: ROOM : what it may include and link, beyond itself.
# tests/tools/check_arrows reads this same table; see core/README.md for the picture.
# A name with .status means only that room's status.h (and trace.h for ike).
set(DRAWBRIDGE_ROOMS
  "base:"
  "wire:base"
  "crypto:base"
  "net:base wire"
  "ike:base wire crypto"
  "esp:base wire crypto"
  "fw:base wire"
  "aaa:base wire crypto"
  "cli:base"
  "pix:base cli crypto"
  "console:base cli pix ike.status esp.status fw.status aaa.status"
  "client:base wire crypto ike esp privilege"
  "headend:base wire crypto ike esp fw aaa cli pix console"
  "tcpip:base net"
  "lab:base wire crypto net tcpip"
  "keyring:base client"
  "ipc:base pix client ike.status esp.status fw.status aaa.status"
  "proxy:base wire"
  "privilege:base"
  "helper:base privilege"
  "service:base wire crypto net ike esp fw aaa cli pix console client headend tcpip lab keyring ipc proxy privilege"
)
# Not built by the fuzz preset: rooms that use Qt or the TCP/IP stack, and what needs them.
# client plans what the helper is asked for, as values of privilege/helper_messages.h.
# privilege: what the privileged helper and those who ask it say to each other; helper: its inside, which links libc and
# libseccomp only. proxy: what a rootless connection offers to programs, as octets.
set(DRAWBRIDGE_NOT_FUZZED tcpip lab keyring service)
