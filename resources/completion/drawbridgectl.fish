# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of drawbridgectl for fish.

# Whether the command is COMMAND and, if said, so many words stand before the one at the cursor.
function __drawbridgectl_is --argument-names command number
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test $words[2] = $command
    and begin
        test -z "$number"; or test (count $words) -eq $number
    end
end

# Whether the word before the one at the cursor is one of these.
function __drawbridgectl_behind
    contains -- (commandline -opc)[-1] $argv
end

set -l names "(drawbridgectl list --names 2>/dev/null)"
set -l certificates "(drawbridgectl cert list --names 2>/dev/null)"
complete -c drawbridgectl -f
complete -c drawbridgectl -n "test (count (commandline -opc)) -eq 1" -a "connect disconnect auto stat notify log verify suspendfw resumefw list import export cert console config demo lab"
complete -c drawbridgectl -n "test (count (commandline -opc)) -eq 1" -l help -l version
complete -c drawbridgectl -n "__drawbridgectl_is connect 2; or __drawbridgectl_is disconnect 2" -a $names
set -l connect "__drawbridgectl_is connect; and not __drawbridgectl_is connect 2; and not __drawbridgectl_behind user"
complete -c drawbridgectl -n $connect -a "user eraseuserpwd stdin cliauth nocertpwd sd"
complete -c drawbridgectl -n $connect -l background -l proxy -l whole-system
complete -c drawbridgectl -n $connect -l socks -x
complete -c drawbridgectl -n $connect -l http -x
complete -c drawbridgectl -n $connect -s L -x
complete -c drawbridgectl -n "__drawbridgectl_is stat; and not __drawbridgectl_behind --entry" -a "reset traffic tunnel route firewall repeat"
complete -c drawbridgectl -n "__drawbridgectl_is stat" -l json
complete -c drawbridgectl -n "__drawbridgectl_is stat" -l entry -x -a $names
complete -c drawbridgectl -n "__drawbridgectl_is connect; or __drawbridgectl_is stat" -l classic-exit-codes
complete -c drawbridgectl -n "__drawbridgectl_is notify" -l json
complete -c drawbridgectl -n "__drawbridgectl_is log" -a follow
complete -c drawbridgectl -n "__drawbridgectl_is verify" -a autoinitconfig
complete -c drawbridgectl -n "__drawbridgectl_is list" -l names -l json
complete -c drawbridgectl -n "__drawbridgectl_is import" -a "(__fish_complete_suffix .pcf | string match -r '.*(?:\.pcf|/)(?:\t.*)?\$')"
set -l entry "__drawbridgectl_is export; and __drawbridgectl_behind export --with-secrets --yes --force"
complete -c drawbridgectl -n $entry -a $names
complete -c drawbridgectl -n "__drawbridgectl_is export" -l with-secrets -l yes -l force
complete -c drawbridgectl -n "__drawbridgectl_is export; and not __drawbridgectl_behind export --with-secrets --yes --force" -F
complete -c drawbridgectl -n "__drawbridgectl_is config 2" -a "format check diff"
complete -c drawbridgectl -n "__drawbridgectl_is config; and not __drawbridgectl_is config 2" -F
complete -c drawbridgectl -n "__drawbridgectl_is lab" -a console
complete -c drawbridgectl -n "__drawbridgectl_is demo" -l client -x -a "4.x 1.1"
complete -c drawbridgectl -n "__drawbridgectl_is demo" -l transcript -r -F
complete -c drawbridgectl -n "__drawbridgectl_is cert 2" -a "list import verify export delete enroll"
function __drawbridgectl_cert
    set -l words (commandline -opc)
    __drawbridgectl_is cert; and test (count $words) -ge 3; and contains -- $words[3] $argv
end
complete -c drawbridgectl -n "__drawbridgectl_cert list" -l names -l json
complete -c drawbridgectl -n "__drawbridgectl_cert verify delete; or begin; __drawbridgectl_cert export; and __drawbridgectl_is cert 3; end" -a $certificates
complete -c drawbridgectl -n "__drawbridgectl_cert import enroll; or begin; __drawbridgectl_cert export; and not __drawbridgectl_is cert 3; end" -F
