# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How a room, a test, a fuzzer and a benchmark are declared:
#
#   longspan_library(trace SOURCES a.cpp HEADERS a.h DEPENDS base LINK SQLite::SQLite3 LINK_PUBLIC tl::expected)
#   longspan_program(longspanctl SOURCES main.cpp HEADERS command.h DEPENDS wiring LINK nlohmann_json::nlohmann_json)
#   longspan_test(span_table SOURCES span_table_test.cpp DEPENDS trace)
#   longspan_fuzzer(jaeger SOURCES jaeger_fuzzer.cpp DEPENDS decode CORPUS corpus/jaeger)
#   longspan_bench(decode SOURCES decode_bench.cpp DEPENDS decode LINK simdjson::simdjson)
#
# DEPENDS names rooms and is public (a room's headers may include the headers of what it uses).
# LINK names third-party targets that stay inside the .cpp files; LINK_PUBLIC those that show in headers.
include_guard(GLOBAL)

include(LongspanOptions)
include(LongspanFlags)
include(LongspanDependencies)
include(LongspanQt)
include(FeatureSummary)
include(GoogleTest)

function(longspan_add_rooms)
    foreach(room IN LISTS ARGN)
        if(EXISTS "${PROJECT_SOURCE_DIR}/${room}/CMakeLists.txt")
            add_subdirectory("${PROJECT_SOURCE_DIR}/${room}" "${PROJECT_BINARY_DIR}/${room}")
        endif()
    endforeach()
endfunction()

# Room names in, targets out.
function(_longspan_rooms result)
    set(targets)
    foreach(room IN LISTS ARGN)
        list(APPEND targets "longspan::${room}")
    endforeach()
    set(${result} ${targets} PARENT_SCOPE)
endfunction()

macro(_longspan_parse)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "CORPUS" "SOURCES;HEADERS;DEPENDS;LINK;LINK_PUBLIC")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "${name}: unknown arguments ${arg_UNPARSED_ARGUMENTS}")
    endif()
    _longspan_rooms(rooms ${arg_DEPENDS})
endmacro()

function(longspan_library name)
    _longspan_parse()
    set(target longspan_${name})
    if(arg_SOURCES)
        set(scope PUBLIC)
        add_library(${target} STATIC ${arg_SOURCES})
        target_link_libraries(${target} PRIVATE longspan_flags ${arg_LINK})
    else()
        set(scope INTERFACE)
        add_library(${target} INTERFACE)
    endif()
    target_link_libraries(${target} ${scope} longspan_build ${rooms} ${arg_LINK_PUBLIC})
    target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${arg_HEADERS})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    add_library(longspan::${name} ALIAS ${target})
endfunction()

function(longspan_program name)
    _longspan_parse()
    add_executable(${name} ${arg_SOURCES} ${arg_HEADERS})
    target_link_libraries(${name} PRIVATE longspan_flags longspan_build ${rooms} ${arg_LINK} ${arg_LINK_PUBLIC})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
endfunction()

# The label is the folder the test lies in, which is the room it tests: ctest -L store.
function(longspan_test name)
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME room)
    if(NOT BUILD_TESTING OR (LONGSPAN_TEST_ROOMS AND NOT room IN_LIST LONGSPAN_TEST_ROOMS))
        return()
    endif()
    _longspan_parse()
    set(target test_${name})
    add_executable(${target} ${arg_SOURCES} ${arg_HEADERS})
    target_link_libraries(${target} PRIVATE longspan_flags longspan_build ${rooms} ${arg_LINK} ${arg_LINK_PUBLIC}
                          GTest::gtest GTest::gmock GTest::gtest_main)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_compile_definitions(${target} PRIVATE LONGSPAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    # Names of parameterized cases come from the suite; the bytes of the parameter say nothing.
    gtest_discover_tests(${target} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60 NO_PRETTY_VALUES
                         PROPERTIES LABELS ${room} TIMEOUT ${LONGSPAN_TEST_TIMEOUT})
endfunction()

# With LONGSPAN_FUZZ a libFuzzer target that ctest runs for some seconds from a fixed seed, or at random for
# LONGSPAN_FUZZ_SECONDS; otherwise the same source becomes a regression test that feeds every file of the seed corpus
# once.
function(longspan_fuzzer name)
    if(NOT BUILD_TESTING OR LONGSPAN_TEST_ROOMS)
        return()
    endif()
    _longspan_parse()
    cmake_path(ABSOLUTE_PATH arg_CORPUS BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE corpus)
    set(target fuzz_${name})
    add_executable(${target} ${arg_SOURCES} ${arg_HEADERS})
    target_link_libraries(${target} PRIVATE longspan_flags longspan_build ${rooms} ${arg_LINK} ${arg_LINK_PUBLIC})
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
    if(LONGSPAN_FUZZ)
        target_link_options(${target} PRIVATE -fsanitize=fuzzer)
        set(test fuzz.${name})
        add_test(NAME ${test}
                 COMMAND "${PROJECT_SOURCE_DIR}/resources/cmake/run_fuzzer" $<TARGET_FILE:${target}> "${corpus}"
                 WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
    else()
        target_sources(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests/support/replay_corpus.cpp")
        set(test corpus.${name})
        add_test(NAME ${test} COMMAND ${target} "${corpus}")
    endif()
    # libFuzzer ends itself; LONGSPAN_FUZZ_SECONDS may be hours.
    set_tests_properties(${test} PROPERTIES LABELS fuzz TIMEOUT 100000)
endfunction()

function(longspan_bench name)
    if(NOT LONGSPAN_BENCH)
        return()
    endif()
    _longspan_parse()
    set(target bench_${name})
    add_executable(${target} ${arg_SOURCES} ${arg_HEADERS})
    target_link_libraries(${target} PRIVATE longspan_flags longspan_build ${rooms} ${arg_LINK} ${arg_LINK_PUBLIC}
                          benchmark::benchmark)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
endfunction()

function(longspan_summary)
    add_feature_info("warnings as errors" LONGSPAN_WERROR "LONGSPAN_WERROR")
    add_feature_info("desktop" LONGSPAN_UI "LONGSPAN_UI")
    add_feature_info("benchmarks" LONGSPAN_BENCH "LONGSPAN_BENCH")
    add_feature_info("fuzzers" LONGSPAN_FUZZ "LONGSPAN_FUZZ")
    add_feature_info("sanitizers" LONGSPAN_SANITIZE "LONGSPAN_SANITIZE=${LONGSPAN_SANITIZE}")
    add_feature_info("coverage" LONGSPAN_COVERAGE "LONGSPAN_COVERAGE")
    add_feature_info("clang-tidy" LONGSPAN_TIDY "LONGSPAN_TIDY")
    add_feature_info("compiler cache" CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
    feature_summary(WHAT ENABLED_FEATURES DISABLED_FEATURES REQUIRED_PACKAGES_NOT_FOUND)
endfunction()
