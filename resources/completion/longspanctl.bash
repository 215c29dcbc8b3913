# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of longspanctl for bash: source <(longspanctl completion bash)
# The program itself knows what fits; names of services and interfaces come from the source on the line.

_longspanctl() {
    local reply kind=""
    COMPREPLY=()
    while IFS= read -r reply; do
        if [[ -z $kind ]]; then
            kind=$reply
        else
            COMPREPLY+=("$reply")
        fi
    done < <("${COMP_WORDS[0]}" completion line -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    if [[ $kind == files ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r reply; do
            COMPREPLY+=("$reply")
        done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
    fi
}

complete -F _longspanctl longspanctl
