# bash completion for chinwag-bench
_chinwag-bench() {
    local cur prev
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $cur == "=" ]]; then
        cur=
    elif [[ $prev == "=" ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case $prev in
        --accounts | --json | --output | --server-pid)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
            ;;
        --mode) mapfile -t COMPREPLY < <(compgen -W "typing messages" -- "$cur"); return ;;
        --protocol) mapfile -t COMPREPLY < <(compgen -W "chinwag limit nchan nats ws socketio fastapi" -- "$cur"); return ;;
        --server | --rooms | --members | --publishers | --outstanding | --rate | --idle | --payload | --warm-up | --seconds | \
            --connecting | --label | --shape) return ;;
    esac
    # The program knows its flags best.
    local subcommand=
    [[ ${COMP_WORDS[1]:-} != prepare ]] || subcommand=prepare
    local words
    words=$("$1" $subcommand --help 2>/dev/null | grep -oE '^ +(-h,)?--[a-z-]+' | grep -o -- '--[a-z-]*')
    ((COMP_CWORD > 1)) || words+=" prepare"
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
} && complete -F _chinwag-bench chinwag-bench
