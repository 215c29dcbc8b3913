# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
include_guard(GLOBAL)

option(LONGSPAN_WERROR "Treat warnings as errors" OFF)
option(LONGSPAN_UI "Build the desktop's rooms; without it Qt is not needed" ON)
set(LONGSPAN_TEST_ROOMS "" CACHE STRING "Build only the tests of these rooms; empty: all")
option(LONGSPAN_BENCH "Build the benchmarks" OFF)
option(LONGSPAN_FUZZ "Build the fuzz targets with libFuzzer (clang)" OFF)
option(LONGSPAN_COVERAGE "Instrument for gcov" OFF)
option(LONGSPAN_TIDY "Run clang-tidy beside the compiler" OFF)
set(LONGSPAN_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, e.g. address,undefined")
set(LONGSPAN_TEST_TIMEOUT 300 CACHE STRING "Seconds after which a hung test is ended")

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
    find_program(LONGSPAN_CCACHE ccache)
    mark_as_advanced(LONGSPAN_CCACHE)
    if(LONGSPAN_CCACHE)
        set(CMAKE_CXX_COMPILER_LAUNCHER "${LONGSPAN_CCACHE}")
    endif()
endif()
