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
        --listen | --node | --server-name | --registrations-per-address | --registrations-per-node | --password-score | --file-size | --files-per-person | --rooms-per-day | --adds-per-day | --joins-per-day | --sync-parts-per-second | --retention-days | --allowed-origin | --public-name | --trusted-proxy | --from | --url)
            :
            return
            ;;
        --database | --redis | --to | --into)
            [[ $cur != @* ]] || mapfile -t COMPREPLY < <(compgen -P @ -f -- "${cur#@}")
            return
            ;;
        --data-dir | --directory)
            compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur")
            return
            ;;
        --config | --ports-file | --tls-cert | --tls-key | --accounts)
            compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
            ;;
        --as)
            mapfile -t COMPREPLY < <(compgen -W "bash fish zsh manual" -- "$cur")
            return
            ;;
        --log-level)
            mapfile -t COMPREPLY < <(compgen -W "debug info warning error" -- "$cur")
            return
            ;;
        --deleted-accounts)
            mapfile -t COMPREPLY < <(compgen -W "keep remove" -- "$cur")
            return
            ;;
        --require-second-factor)
            mapfile -t COMPREPLY < <(compgen -W "none admins" -- "$cur")
            return
            ;;
        --admin-listen)
            mapfile -t COMPREPLY < <(compgen -W "off" -- "$cur")
            return
            ;;
        --rate-limits)
            mapfile -t COMPREPLY < <(compgen -W "on off" -- "$cur")
            return
            ;;
        --registration)
            mapfile -t COMPREPLY < <(compgen -W "open invite closed" -- "$cur")
            return
            ;;
        --log-format)
            mapfile -t COMPREPLY < <(compgen -W "text json" -- "$cur")
            return
            ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "migrate admin backup verify restore doctor rehearse nodes new-service-id import-accounts describe --help --version --config --check-config --print-config --listen --admin-listen --ports-file --data-dir --database --redis --node --server-name --registration --registrations-per-address --registrations-per-node --password-score --require-second-factor --deleted-accounts --tls-cert --tls-key --tls-self-signed --announce --insecure --rate-limits --file-size --files-per-person --rooms-per-day --adds-per-day --joins-per-day --sync-parts-per-second --retention-days --allowed-origin --public-name --trusted-proxy --allow-query-token --log-format --log-level --demo --from --to --json --directory --url --into --accounts --as" -- "$cur")
} && complete -F _chinwagd chinwagd
