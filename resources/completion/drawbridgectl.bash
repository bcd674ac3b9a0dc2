# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of drawbridgectl for bash.
_drawbridgectl() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words= IFS=$'\n'
    if [ "$COMP_CWORD" -eq 1 ]; then
        words=$'connect\ndisconnect\nauto\nstat\nnotify\nlog\nverify\nsuspendfw\nresumefw\nlist\nimport\nexport\ncert\nconsole\nconfig\ndemo\nlab\n--help\n--version'
    else
        case $command in
            connect)
                case $before in
                    connect) words=$(drawbridgectl list --names 2>/dev/null) ;;
                    user|--socks|--http|-L) return ;;
                    *) words=$'user\neraseuserpwd\nstdin\ncliauth\nnocertpwd\nsd\n--background\n--proxy\n--whole-system\n--socks\n--http\n-L\n--classic-exit-codes' ;;
                esac ;;
            disconnect) words=$(drawbridgectl list --names 2>/dev/null) ;;
            stat)
                case $before in
                    --entry) words=$(drawbridgectl list --names 2>/dev/null) ;;
                    *) words=$'reset\ntraffic\ntunnel\nroute\nfirewall\nrepeat\n--entry\n--json\n--classic-exit-codes' ;;
                esac ;;
            cert)
                if [ "$COMP_CWORD" -eq 2 ]; then
                    words=$'list\nimport\nverify\nexport\ndelete\nenroll'
                else
                    case ${COMP_WORDS[2]} in
                        list) words=$'--names\n--json' ;;
                        verify|delete) words=$(drawbridgectl cert list --names 2>/dev/null) ;;
                        *) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
                    esac
                fi ;;
            notify) words=--json ;;
            log) words=follow ;;
            verify) words=autoinitconfig ;;
            list) words=$'--names\n--json' ;;
            export)
                case $before in
                    export|--with-secrets|--yes|--force) words=$(drawbridgectl list --names 2>/dev/null)$'\n--with-secrets\n--yes\n--force' ;;
                    *) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
                esac ;;
            import) mapfile -t COMPREPLY < <(compgen -f -X '!*.pcf' -- "$word"; compgen -d -- "$word"); return ;;
            config)
                if [ "$COMP_CWORD" -gt 2 ]; then mapfile -t COMPREPLY < <(compgen -f -- "$word"); return; fi
                words=$'format\ncheck\ndiff' ;;
            lab) words=console ;;
            demo) words=$'--client\n--transcript' ;;
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    # Names of entries may have blanks.
    local i
    for i in "${!COMPREPLY[@]}"; do printf -v "COMPREPLY[$i]" '%q' "${COMPREPLY[$i]}"; done
}
complete -F _drawbridgectl drawbridgectl
