# shellcheck shell=sh
# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by ./run and ./test, with $root set. The compiler cache lies where the user has it, or below build/ where that
# cannot be written. Clones in other folders share it.
: "${root:?}"
if [ -z "${CCACHE_DIR:-}" ]; then
    CCACHE_DIR=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/ccache
fi
if ! mkdir -p "$CCACHE_DIR/tmp" 2>/dev/null || [ ! -w "$CCACHE_DIR" ]; then
    CCACHE_DIR=$root/build/ccache
fi
CCACHE_BASEDIR=$root
CCACHE_NOHASHDIR=1
export CCACHE_DIR CCACHE_BASEDIR CCACHE_NOHASHDIR
