# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Rooms, tests and benchmarks that use Qt; with LONGSPAN_UI=OFF there are none of them and Qt is not looked for:
#
#   longspan_ui_library(scene SOURCES a.cpp HEADERS a.h DEPENDS analysis LINK_PUBLIC Qt6::Gui)
#   longspan_qt_test(time_scale SOURCES time_scale_test.cpp DEPENDS scene)
#
# A test is one class for QtTest that ends with QTEST_MAIN and the .moc of its file. It sees no screen.
include_guard(GLOBAL)

if(LONGSPAN_UI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools Charts)
endif()

add_library(longspan_qt INTERFACE)
target_compile_definitions(longspan_qt INTERFACE
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# moc of Qt 6.4 stumbles over the concepts of libstdc++ when it knows that this is C++20; our headers do not ask the
# compiler for anything that moc would have to know.
function(_longspan_moc target)
    set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOMOC_COMPILER_PREDEFINES OFF)
endfunction()

function(longspan_ui_library name)
    if(NOT LONGSPAN_UI)
        return()
    endif()
    longspan_library(${name} ${ARGN})
    _longspan_moc(longspan_${name})
    target_link_libraries(longspan_${name} PUBLIC longspan_qt Qt6::Core)
endfunction()

function(longspan_qt_test name)
    if(NOT BUILD_TESTING OR NOT LONGSPAN_UI)
        return()
    endif()
    _longspan_parse()
    set(target test_${name})
    add_executable(${target} ${arg_SOURCES} ${arg_HEADERS})
    _longspan_moc(${target})
    target_link_libraries(${target} PRIVATE longspan_flags longspan_build longspan_qt ${rooms} ${arg_LINK}
                          ${arg_LINK_PUBLIC} Qt6::Gui Qt6::Test)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_compile_definitions(${target} PRIVATE LONGSPAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME room)
    add_test(NAME ${name} COMMAND ${target})
    set_tests_properties(${name} PROPERTIES LABELS ${room} TIMEOUT ${LONGSPAN_TEST_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_HASH_SEED=0;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/resources/cmake/qt_leaks.txt:print_suppressions=0")
endfunction()

# longspan_translations(TARGET resources/i18n/longspan_zh_CN.ts ...): compiled and built in below ":/i18n". Whoever
# starts the program says Q_INIT_RESOURCE(i18n).
function(longspan_translations target)
    set(list "${CMAKE_CURRENT_BINARY_DIR}/i18n.qrc")
    set(lines "<RCC><qresource prefix=\"/i18n\">")
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM language)
        qt_add_translation(compiled "${PROJECT_SOURCE_DIR}/${source}")
        string(APPEND lines "<file alias=\"${language}.qm\">${CMAKE_CURRENT_BINARY_DIR}/${language}.qm</file>")
    endforeach()
    file(CONFIGURE OUTPUT "${list}" CONTENT "${lines}</qresource></RCC>\n" @ONLY)
    qt_add_resources(resources "${list}")
    set_source_files_properties(${resources} PROPERTIES OBJECT_DEPENDS "${compiled}" SKIP_AUTOGEN ON)
    target_sources(${target} PRIVATE ${resources})
endfunction()
