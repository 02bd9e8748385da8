# `cmake --install` and CPack. Two components, `chinwag` (client) and `chinwagd` (server): what each consists of is said beside
# it, in app/packaging and server/packaging; here is what they have in common.
include(GNUInstallDirs)

set(CHINWAG_PACKAGE_MAINTAINER "The Chinwag maintainers <maintainers@chinwag.invalid>" CACHE STRING "Who answers for the packages")
# Sorts before a package of the same version that Debian itself might have.
set(CHINWAG_DEBIAN_REVISION "1~upstream1" CACHE STRING "Revision of the Debian packages")
set(CHINWAG_DEBIAN_VERSION ${PROJECT_VERSION}-${CHINWAG_DEBIAN_REVISION})
set(CHINWAG_CONFIG_DIR ${CMAKE_INSTALL_FULL_SYSCONFDIR}/chinwag)
set(CHINWAG_STATE_DIR ${CMAKE_INSTALL_FULL_LOCALSTATEDIR}/lib/chinwagd)
# SOURCE_DATE_EPOCH, where it is set, makes these reproducible.
string(TIMESTAMP CHINWAG_RELEASE_DATE "%Y-%m-%d" UTC)
string(TIMESTAMP CHINWAG_DEBIAN_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
find_program(GZIP_PROGRAM gzip)

# DEP-5 wants the licence's text indented and blank lines as dots.
file(READ ${PROJECT_SOURCE_DIR}/LICENSE license)
string(REGEX REPLACE "^.*\n(Permission is hereby)" "\\1" license "${license}")
string(STRIP "${license}" license)
string(REGEX REPLACE "\n\n" "\n.\n" license "${license}")
string(REGEX REPLACE "(^|\n)([^\n]+)" "\\1 \\2" CHINWAG_LICENSE_TEXT "${license}")

set(package_files)

# Installs <file> gzipped where Debian wants it so and gzip is there, as it is elsewhere.
function(chinwag_install_compressed component file directory name)
    if(NOT GZIP_PROGRAM OR WIN32)
        install(FILES ${file} DESTINATION ${directory} RENAME ${name} COMPONENT ${component})
        return()
    endif()
    set(compressed ${PROJECT_BINARY_DIR}/packaging/${component}/${name}.gz)
    add_custom_command(OUTPUT ${compressed} COMMAND ${GZIP_PROGRAM} -9nc ${file} > ${compressed} DEPENDS ${file} VERBATIM)
    set(package_files ${package_files} ${compressed} PARENT_SCOPE)
    install(FILES ${compressed} DESTINATION ${directory} COMPONENT ${component})
endfunction()

# Copyright and changelogs of a Debian package. A macro, for package_files.
macro(chinwag_install_documents package)
    set(documents ${PROJECT_BINARY_DIR}/packaging/${package})
    file(MAKE_DIRECTORY ${documents})
    configure_file(${PROJECT_SOURCE_DIR}/shared/packaging/copyright.in ${documents}/copyright @ONLY)
    set(package ${package})
    configure_file(${PROJECT_SOURCE_DIR}/shared/packaging/changelog.in ${documents}/changelog.Debian @ONLY)
    install(FILES ${documents}/copyright DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${package} COMPONENT ${package})
    chinwag_install_compressed(${package} ${documents}/changelog.Debian ${CMAKE_INSTALL_DATAROOTDIR}/doc/${package} changelog.Debian)
    chinwag_install_compressed(${package} ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${CMAKE_INSTALL_DATAROOTDIR}/doc/${package} changelog)
endmacro()

set(CPACK_COMPONENTS_ALL)
if(TARGET chinwagd)
    list(APPEND CPACK_COMPONENTS_ALL chinwagd)
    include(server/packaging/package.cmake)
endif()
if(TARGET chinwag)
    list(APPEND CPACK_COMPONENTS_ALL chinwag)
    include(app/packaging/package.cmake)
endif()
add_custom_target(chinwag_package_files ALL DEPENDS ${package_files})

set(CPACK_PACKAGE_NAME chinwag)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # or it comes before the first line of each description
set(CPACK_PACKAGE_VENDOR "The Chinwag maintainers")
set(CPACK_PACKAGE_CONTACT ${CHINWAG_PACKAGE_MAINTAINER})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${CHINWAG_DEBIAN_REVISION})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_NSIS_DISPLAY_NAME Chinwag)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_DMG_VOLUME_NAME Chinwag)
if(WIN32)
    set(CPACK_GENERATOR NSIS)
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_SET_DESTDIR ON) # /etc is not below /usr
endif()
include(CPack)
