#compdef longspanctl
# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of longspanctl for zsh: put it as _longspanctl into a folder of $fpath, or after compinit
# source <(longspanctl completion zsh)

_longspanctl() {
    local -a replies
    replies=("${(@f)$("${words[1]}" completion words -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    local kind=${replies[1]}
    shift replies
    (( ${#replies} )) && compadd -a replies
    [[ $kind == files ]] && _files
}

(( $+functions[compdef] )) && compdef _longspanctl longspanctl
