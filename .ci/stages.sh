# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The stages of ./test. Each is a function stage_NAME that counts with add; none ends the script, so that one run
# tells everything that is wrong. $only limits the tests by name.

: "${root:?}"
passed=0
failed=0
skipped=0
launcher=()
jobs=${LONGSPAN_JOBS:-$(nproc 2>/dev/null || echo 2)}

add() {
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

say() {
    printf '%s\n' "$*"
}

fail() {
    say "  FAILED: $1"
    add 0 1 0
    return 1
}

log_of() {
    printf 'build/log/%s.log' "$1"
}

# quietly LOG COMMAND...: the output goes to the log, and what explains a failure to the terminal.
quietly() {
    local log=$1
    shift
    if "$@" >"$log" 2>&1 </dev/null; then
        return 0
    fi
    say "  from $log:"
    { grep -E -A6 'error:|Error|FAILED:|warning:' "$log" || tail -n 30 "$log"; } | head -n 60 | sed 's/^/    /'
    return 1
}

# build PRESET [TARGET...]
build() {
    local preset=$1
    shift
    local targets=()
    [[ $# -eq 0 ]] || targets=(--target "$@")
    quietly "$(log_of "$preset-configure")" cmake --preset "$preset" || { fail "$preset: configure"; return 1; }
    quietly "$(log_of "$preset-build")" cmake --build "build/$preset" -j "$jobs" "${targets[@]}" -- -k 0 \
        || { fail "$preset: build"; return 1; }
}

# One number out of the head of a JUnit file.
junit() {
    sed -n "s/.*[[:space:]]$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1
}

count_junit() {
    local file=$1 total bad off
    total=$(junit "$file" tests)
    bad=$(junit "$file" failures)
    off=$(($(junit "$file" skipped) + $(junit "$file" disabled)))
    say "  $((total - bad - off)) passed, $bad failed, $off skipped"
    add $((total - bad - off)) "$bad" "$off"
}

# run_tests PRESET CTEST_ARGUMENT...: every test that failed is shown with its output.
run_tests() {
    local preset=$1 log junit_file result
    shift
    log=$(log_of "$preset-tests")
    junit_file=$root/build/log/$preset-junit.xml
    rm -f "$junit_file"
    "${launcher[@]}" ctest --test-dir "build/$preset" --output-on-failure --output-junit "$junit_file" \
        -j "$jobs" --no-tests=error "$@" >"$log" 2>&1 </dev/null
    result=$?
    if [[ ! -s $junit_file ]]; then
        tail -n 20 "$log" | sed 's/^/    /'
        fail "$preset: ctest did not run"
        return
    fi
    count_junit "$junit_file"
    [[ $result -eq 0 ]] || show_failures "$log"
    if [[ $result -ne 0 && $(junit "$junit_file" failures) -eq 0 ]]; then
        fail "$preset: ctest reports a failure that no test has"
    fi
}

show_failures() {
    sed -n '/Start /!p' "$1" | grep -vE '^ *[0-9]+/[0-9]+ Test .* Passed|^$' | tail -n 120 | sed 's/^/    /'
}

# Adds what the last line of a log says; false when the script did not come that far.
count_last_line() {
    local numbers
    numbers=$(tail -n 1 "$1" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p')
    [[ -n $numbers ]] || return 1
    # shellcheck disable=SC2086 # three words
    add $numbers
}

stage_checks() {
    local log
    log=$(log_of checks)
    .ci/check >"$log" 2>&1 </dev/null
    grep -vE '^        ' "$log" | sed 's/^/  /'
    count_last_line "$log" || fail ".ci/check did not finish"
}

stage_scripts() {
    local log total bad off
    log=$(log_of scripts)
    python3 -B -m unittest discover -v -s tests/ci >"$log" 2>&1 </dev/null
    total=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} in .*/\1/p' "$log")
    if [[ -z $total ]]; then
        tail -n 20 "$log"
        fail "the tests of the scripts did not run"
        return
    fi
    bad=$(grep -cE '^(ERROR|FAIL): ' "$log")
    off=$(grep -cE '\.\.\. skipped ' "$log")
    [[ $bad -eq 0 ]] || sed 's/^/    /' "$log"
    say "  $((total - bad - off)) passed, $bad failed, $off skipped"
    add $((total - bad - off)) "$bad" "$off"
}

stage_dev() {
    build dev || return
    if [[ -n $only ]]; then
        run_tests dev -R "$only"
    else
        run_tests dev
    fi
}

stage_asan() {
    build asan || return
    UBSAN_OPTIONS=print_stacktrace=1 run_tests asan
}

# Rooms that use threads, and those that call them. The sanitizer wants its addresses where they always were, which
# recent kernels do not promise; setarch asks for it.
stage_tsan() {
    build tsan || return
    launcher=()
    if setarch -R true 2>/dev/null; then
        launcher=(setarch -R)
    fi
    run_tests tsan -L '^(base|trace|decode|analysis|store|source|query)$'
    launcher=()
}

# clang builds everything with warnings as errors; its tests run, and each fuzz target for some seconds.
stage_fuzz() {
    build fuzz || return
    run_tests fuzz
    grep -hoE 'fuzz\.[a-z0-9_]+ \.+ .*' "$(log_of fuzz-tests)" | sed 's/^/  /'
}

stage_headers() {
    if build dev all_verify_interface_header_sets; then
        say "  every header compiles on its own"
        add 1 0 0
    fi
}

stage_tidy() {
    quietly "$(log_of tidy-configure)" cmake --preset tidy || { fail "tidy: configure"; return; }
    local log
    log=$(log_of tidy)
    if .ci/tidy --jobs "$jobs" >"$log" 2>&1 </dev/null; then
        say "  $(tail -n 1 "$log")"
        add 1 0 0
    else
        tail -n 60 "$log" | sed 's/^/    /'
        fail "clang-tidy"
    fi
}

# What users run, with the benchmarks. The preset does not stop at a warning, so that a newer compiler still builds it.
stage_release() {
    build release || return
    local warnings
    warnings=$(grep -cE "warning:" "$(log_of release-build)")
    if [[ $warnings -gt 0 ]]; then
        grep -E "warning:" "$(log_of release-build)" | head -n 20 | sed 's/^/    /'
        fail "release: $warnings warnings"
        return
    fi
    add 1 0 0
}

# The Debian package of the release build.
stage_package() {
    build release || return
    local log
    log=$(log_of package)
    .ci/package build/release >"$log" 2>&1 </dev/null
    sed 's/^/  /' "$log"
    count_last_line "$log" || fail ".ci/package did not finish"
}

run_stages() {
    local stage start begin=$SECONDS
    for stage in "$@"; do
        if ! declare -F "stage_$stage" >/dev/null; then
            say "no such stage: $stage"
            return 2
        fi
        say "== $stage"
        start=$SECONDS
        "stage_$stage"
        say "   $stage took $((SECONDS - start)) s"
    done
    say "all of it took $((SECONDS - begin)) s on $jobs jobs"
    say "$passed passed, $failed failed, $skipped skipped"
    [[ $failed -eq 0 ]]
}
