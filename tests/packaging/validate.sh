#!/usr/bin/env bash
# Everything that can be said about the packages and what they carry without installing them: validate.sh PACKAGES
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
packages=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '  %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

say "lintian"
lintian --allow-root --fail-on error,warning --tag-display-limit 0 "$packages"/*.deb

for package in "$packages"/*.deb; do dpkg-deb --extract "$package" "$work/root"; done
share=$work/root/usr/share

say "desktop file and AppStream metainfo"
desktop-file-validate "$share/applications/chinwag.desktop"
appstreamcli validate --no-net "$share"/metainfo/*.xml
[[ $(find "$share/icons" -name 'chinwag.png' | wc -l) -ge 8 ]] || fail "icons are missing"
for size in 16 48 256; do
    file=$share/icons/hicolor/${size}x$size/apps/chinwag.png
    [[ $(identify -format '%wx%h' "$file") == "${size}x$size" ]] || fail "$file has another size"
done

tests/packaging/mark.py

say "manual pages"
for page in "$share"/man/man*/*; do
    warnings=$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings --encoding=UTF-8 --local-file "$page" 2>&1 >/dev/null)
    [[ -z $warnings ]] || fail "$page: $warnings"
done

say "maintainer scripts"
for script in server/packaging/debian/p*; do sh -n "$script"; done

say "systemd"
unit=$work/root/usr/lib/systemd/system/chinwagd.service
exposure=$(systemd-analyze security --offline=true --threshold=20 --no-pager "$unit") || fail "the service is exposed: $exposure"
grep 'Overall exposure' <<<"$exposure"
timeout=$(sed -n 's/^TimeoutStopSec=//p' "$unit")
((timeout > 15)) || fail "systemd kills the server before its drain of 15 s is over"

say "hardening"
tests/packaging/hardening.py "$work"/root/usr/bin/chinwag* || fail "a program is not hardened"

say "completions"
export PATH=$work/root/usr/bin:$PATH QT_QPA_PLATFORM=offscreen
for program in chinwag chinwagd chinwag-bench; do
    flags=$("$program" --help | grep -oE '^ +(-[a-z],? ?)?--[a-z-]+' | grep -oE -- '--[a-z-]+' | grep -vx -e --help-all | sort -u)
    [[ $(wc -l <<<"$flags") -gt 5 ]] || fail "$program --help lists nothing"
    offered=$(bash -c '
        source "$1"
        COMP_WORDS=("$2" --); COMP_CWORD=1
        "_$2" "$2"
        printf "%s\n" "${COMPREPLY[@]}" | sort -u' _ "$share/bash-completion/completions/$program" "$program")
    missing=$(comm -23 <(echo "$flags") <(echo "$offered"))
    [[ -z $missing ]] || fail "bash does not complete $program $missing"
    zsh -n "$share/zsh/vendor-completions/_$program"
    for flag in $flags; do
        grep -qE -- "$flag([=['\"}]|\$)" "$share/zsh/vendor-completions/_$program" || fail "zsh does not complete $program $flag"
    done
done
printf '  %s\n' "Valid."
