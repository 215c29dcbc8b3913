# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What `cmake --install` puts where, and the Debian package that `cpack` makes of it in build/<preset>.
include_guard(GLOBAL)
include(GNUInstallDirs)

set(_id org.longspan.Longspan)
set(_resources "${PROJECT_SOURCE_DIR}/resources")

install(TARGETS longspanctl RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES "${_resources}/completion/longspanctl.bash" RENAME longspanctl
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${_resources}/completion/longspanctl.zsh" RENAME _longspanctl
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
set(_pages longspanctl)

if(TARGET longspan)
    list(APPEND _pages longspan)
    install(TARGETS longspan RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
    install(FILES "${_resources}/desktop/${_id}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${_resources}/desktop/${_id}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES "${_resources}/desktop/${_id}.mime.xml" RENAME ${_id}.xml
            DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages")
    set(_icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
    install(FILES "${_resources}/desktop/${_id}.svg" DESTINATION "${_icons}/scalable/apps")
    foreach(_size 16 24 32 48 64 128 256)
        install(FILES "${_resources}/desktop/icons/${_size}.png" RENAME ${_id}.png
                DESTINATION "${_icons}/${_size}x${_size}/apps")
    endforeach()
endif()

# Debian wants manual pages and the list of changes compressed, always to the same bytes.
find_program(LONGSPAN_GZIP gzip REQUIRED)
mark_as_advanced(LONGSPAN_GZIP)
function(_longspan_install_gzip source name destination)
    set(packed "${PROJECT_BINARY_DIR}/packaging/${name}.gz")
    file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/packaging")
    configure_file("${source}" "${PROJECT_BINARY_DIR}/packaging/${name}" @ONLY)
    add_custom_command(OUTPUT "${packed}"
        COMMAND "${LONGSPAN_GZIP}" -9nkf "${PROJECT_BINARY_DIR}/packaging/${name}"
        DEPENDS "${PROJECT_BINARY_DIR}/packaging/${name}" VERBATIM)
    set_property(GLOBAL APPEND PROPERTY LONGSPAN_PACKED "${packed}")
    install(FILES "${packed}" DESTINATION "${destination}")
endfunction()

foreach(_page IN LISTS _pages)
    _longspan_install_gzip("${_resources}/packaging/${_page}.1.in" ${_page}.1 "${CMAKE_INSTALL_MANDIR}/man1")
endforeach()
_longspan_install_gzip("${_resources}/packaging/changelog.in" changelog "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${_resources}/packaging/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
get_property(_packed GLOBAL PROPERTY LONGSPAN_PACKED)
add_custom_target(longspan_packed ALL DEPENDS ${_packed})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME longspan)
set(CPACK_PACKAGE_VENDOR "Longspan contributors")
set(CPACK_PACKAGE_CONTACT "Longspan contributors <maintainers@longspan.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "native viewer that finds the slow calls in distributed traces")
set(CPACK_PACKAGE_DESCRIPTION "Longspan reads the traces of Zipkin, Jaeger, OpenTelemetry and Tempo
from files, compressed or not, and from its own local store. It lists the
100 slowest calls of every interface and says how complete the list is,
draws the waterfall and the critical path of a trace and the topology of
its services.
.
It comes as a desktop program, longspan, and a command line, longspanctl.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
