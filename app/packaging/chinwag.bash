# bash completion for chinwag
_chinwag() {
    local cur prev
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $cur == "=" ]]; then
        cur=
    elif [[ $prev == "=" ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case $prev in
        --password-file)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
            ;;
        --theme) mapfile -t COMPREPLY < <(compgen -W "light dark system" -- "$cur"); return ;;
        --server | --user | --profile | --geometry) return ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "--server --user --password-file --profile --geometry --theme --minimized --no-tray --help --version" -- "$cur")
} && complete -F _chinwag chinwag
