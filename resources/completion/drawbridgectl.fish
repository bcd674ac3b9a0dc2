# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of drawbridgectl for fish.
set -l commands connect disconnect auto stat notify log verify suspendfw resumefw list import export cert console config demo lab
complete -c drawbridgectl -f
complete -c drawbridgectl -n "not __fish_seen_subcommand_from $commands" -a "$commands"
complete -c drawbridgectl -n "__fish_seen_subcommand_from connect disconnect export" -a "(drawbridgectl list --names 2>/dev/null)"
complete -c drawbridgectl -n "__fish_seen_subcommand_from connect" -a "user eraseuserpwd stdin cliauth nocertpwd sd"
complete -c drawbridgectl -n "__fish_seen_subcommand_from connect" -l background -l proxy -l whole-system
complete -c drawbridgectl -n "__fish_seen_subcommand_from connect" -l socks -x
complete -c drawbridgectl -n "__fish_seen_subcommand_from connect" -l http -x
complete -c drawbridgectl -n "__fish_seen_subcommand_from connect" -s L -x
complete -c drawbridgectl -n "__fish_seen_subcommand_from stat" -a "reset traffic tunnel route firewall repeat"
complete -c drawbridgectl -n "__fish_seen_subcommand_from stat notify list" -l json
complete -c drawbridgectl -n "__fish_seen_subcommand_from log" -a follow
complete -c drawbridgectl -n "__fish_seen_subcommand_from verify" -a autoinitconfig
complete -c drawbridgectl -n "__fish_seen_subcommand_from import config export" -F
complete -c drawbridgectl -n "__fish_seen_subcommand_from stat" -l entry -x -a "(drawbridgectl list --names 2>/dev/null)"
complete -c drawbridgectl -n "__fish_seen_subcommand_from cert" -a "list import verify export delete enroll"
complete -c drawbridgectl -n "__fish_seen_subcommand_from cert; and __fish_seen_subcommand_from verify export delete" -a "(drawbridgectl cert list --names 2>/dev/null)"
complete -c drawbridgectl -n "__fish_seen_subcommand_from cert; and __fish_seen_subcommand_from import enroll export" -F
