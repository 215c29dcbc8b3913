# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Targets for LINK and LINK_PUBLIC: tl::expected simdjson::simdjson protozero::protozero SQLite::SQLite3 ZLIB::ZLIB
# zstd::zstd nlohmann_json::nlohmann_json CURL::libcurl yaml-cpp::yaml-cpp OpenSSL::Crypto microhttpd::microhttpd
# Threads::Threads, for benchmarks benchmark::benchmark, and for rooms in ui/ Qt6::Core Qt6::Gui Qt6::Widgets Qt6::Svg.
include_guard(GLOBAL)

find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(simdjson REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CURL REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)

find_package(PkgConfig REQUIRED)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET GLOBAL libzstd)
add_library(zstd::zstd ALIAS PkgConfig::zstd)
pkg_check_modules(microhttpd REQUIRED IMPORTED_TARGET GLOBAL libmicrohttpd)
add_library(microhttpd::microhttpd ALIAS PkgConfig::microhttpd)

# Headers only, without a package description of its own.
find_path(LONGSPAN_PROTOZERO_INCLUDE protozero/pbf_reader.hpp REQUIRED)
mark_as_advanced(LONGSPAN_PROTOZERO_INCLUDE)
add_library(protozero::protozero INTERFACE IMPORTED GLOBAL)
target_include_directories(protozero::protozero INTERFACE "${LONGSPAN_PROTOZERO_INCLUDE}")

# Debian's description names it without a namespace.
add_library(yaml-cpp::yaml-cpp INTERFACE IMPORTED GLOBAL)
target_link_libraries(yaml-cpp::yaml-cpp INTERFACE yaml-cpp)

if(BUILD_TESTING)
    find_package(GTest REQUIRED)
endif()
if(LONGSPAN_UI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg)
    if(BUILD_TESTING OR LONGSPAN_BENCH)
        find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    endif()
endif()
if(LONGSPAN_BENCH)
    find_package(benchmark REQUIRED)
endif()
