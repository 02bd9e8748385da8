# bash completion for chinwagd
_chinwagd() {
    local cur prev
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $cur == "=" ]]; then
        cur=
    elif [[ $prev == "=" ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case $prev in
        --config | --ports-file | --tls-cert | --tls-key)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
            ;;
        --data-dir)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$cur")
            return
            ;;
        --database | --redis)
            # A URL, or @FILE.
            [[ $cur == @* ]] || return
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -P @ -f -- "${cur#@}")
            return
            ;;
        --registration) mapfile -t COMPREPLY < <(compgen -W "open invite closed" -- "$cur"); return ;;
        --rate-limits) mapfile -t COMPREPLY < <(compgen -W "on off" -- "$cur"); return ;;
        --log-format) mapfile -t COMPREPLY < <(compgen -W "text json" -- "$cur"); return ;;
        --log-level) mapfile -t COMPREPLY < <(compgen -W "debug info warning error" -- "$cur"); return ;;
        --listen | --admin-listen | --node | --server-name | --allowed-origin | --public-name | --trusted-proxy | \
            --registrations-per-address | --registrations-per-node | --rooms-per-day | --adds-per-day | --joins-per-day | --sync-parts-per-second) return ;;
    esac
    # The program knows its flags best.
    mapfile -t COMPREPLY < <(compgen -W "$("$1" --help 2>/dev/null | grep -o -- '--[a-z-]*')" -- "$cur")
} && complete -F _chinwagd chinwagd
