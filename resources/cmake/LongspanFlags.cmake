# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# longspan_flags: warnings, for our own sources only. longspan_build: what every object of one build must agree on.
include_guard(GLOBAL)

add_library(longspan_flags INTERFACE)
target_compile_options(longspan_flags INTERFACE
    -Wall -Wextra -Wpedantic
    -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-qual -Wcast-align
    -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi -Wundef -Wformat=2 -Wimplicit-fallthrough
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
    $<$<BOOL:${LONGSPAN_WERROR}>:-Werror>)

# Wrong in g++ 12: reports overlapping copies inside std::string's operator+ (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(longspan_flags INTERFACE -Wno-restrict)
endif()
# The instrumentation of the sanitizers confuses g++'s flow analysis.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND LONGSPAN_SANITIZE)
    target_compile_options(longspan_flags INTERFACE -Wno-maybe-uninitialized)
endif()

add_library(longspan_build INTERFACE)
target_compile_options(longspan_build INTERFACE
    $<$<CONFIG:Debug>:-O1 -fno-omit-frame-pointer>
    $<$<CONFIG:Release>:-fstack-protector-strong>)
target_compile_definitions(longspan_build INTERFACE
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>
    $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
target_link_options(longspan_build INTERFACE $<$<CONFIG:Release>:LINKER:-z,relro,-z,now>)

if(LONGSPAN_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "LONGSPAN_FUZZ needs clang: use the preset 'fuzz'")
    endif()
    target_compile_options(longspan_build INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(LONGSPAN_SANITIZE)
    target_compile_options(longspan_build INTERFACE -fsanitize=${LONGSPAN_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(longspan_build INTERFACE -fsanitize=${LONGSPAN_SANITIZE})
endif()

if(LONGSPAN_COVERAGE)
    target_compile_options(longspan_build INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(longspan_build INTERFACE --coverage)
endif()

if(LONGSPAN_TIDY)
    find_program(LONGSPAN_CLANG_TIDY clang-tidy REQUIRED)
    set(CMAKE_CXX_CLANG_TIDY "${LONGSPAN_CLANG_TIDY};--quiet;--warnings-as-errors=*")
endif()
