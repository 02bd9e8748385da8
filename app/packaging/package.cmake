# What the client's package consists of.
set(packaging ${PROJECT_SOURCE_DIR}/app/packaging)
set(configured ${PROJECT_BINARY_DIR}/packaging/chinwag)

install(TARGETS chinwag RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT chinwag BUNDLE DESTINATION . COMPONENT chinwag)
if(WIN32 OR APPLE)
    # Brings Qt and its plugins along. (On Linux, Qt 6.4 cannot do this and the distribution has them.)
    qt_generate_deploy_qml_app_script(TARGET chinwag OUTPUT_SCRIPT deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT ${deploy_script} COMPONENT chinwag)
    set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\chinwag.exe)
    set(CPACK_NSIS_MENU_LINKS bin/chinwag.exe Chinwag)
    # chinwag:// links open the program.
    set(scheme "HKLM 'Software\\Classes\\chinwag")
    set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS "
        WriteRegStr ${scheme}' '' 'URL:Chinwag'
        WriteRegStr ${scheme}' 'URL Protocol' ''
        WriteRegStr ${scheme}\\shell\\open\\command' '' '\"$INSTDIR\\bin\\chinwag.exe\" \"%1\"'")
    set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "DeleteRegKey ${scheme}'")
else()
    set(icons ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor)
    install(FILES ${packaging}/chinwag.svg DESTINATION ${icons}/scalable/apps COMPONENT chinwag)
    find_program(RSVG_CONVERT_PROGRAM rsvg-convert)
    if(RSVG_CONVERT_PROGRAM)
        foreach(size 16 22 24 32 48 64 96 128 256 512)
            set(icon ${configured}/icons/${size}/chinwag.png)
            file(MAKE_DIRECTORY ${configured}/icons/${size})
            add_custom_command(OUTPUT ${icon} DEPENDS ${packaging}/chinwag.svg VERBATIM
                COMMAND ${RSVG_CONVERT_PROGRAM} -w ${size} -h ${size} -o ${icon} ${packaging}/chinwag.svg)
            list(APPEND package_files ${icon})
            install(FILES ${icon} DESTINATION ${icons}/${size}x${size}/apps COMPONENT chinwag)
        endforeach()
    endif()
    configure_file(${packaging}/chinwag.metainfo.xml.in ${configured}/chat.chinwag.chinwag.metainfo.xml @ONLY)
    install(FILES ${configured}/chat.chinwag.chinwag.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/metainfo COMPONENT chinwag)
    install(FILES ${packaging}/chinwag.desktop DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/applications COMPONENT chinwag)
    install(FILES ${packaging}/chinwag.bash DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions
        RENAME chinwag COMPONENT chinwag)
    install(FILES ${packaging}/_chinwag DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/zsh/vendor-completions COMPONENT chinwag)
    chinwag_install_compressed(chinwag ${packaging}/chinwag.1 ${CMAKE_INSTALL_MANDIR}/man1 chinwag.1)
    chinwag_install_documents(chinwag)
endif()

set(CPACK_COMPONENT_CHINWAG_DESCRIPTION
"desktop chat with its own server in the box
Rooms and direct messages with the people on a Chinwag server, and who is
typing. What is written while the connection is away is sent when it is back.

The server is in the package chinwagd; one is needed somewhere.")
set(CPACK_DEBIAN_CHINWAG_PACKAGE_NAME chinwag)
set(CPACK_DEBIAN_CHINWAG_PACKAGE_SECTION net)
# No library asks for these: they are found when the program runs, the font for emoji by its name. The QML modules do not depend on each other either.
# From Debian 13 on the library for SVG no longer brings the plugin that reads our icons.
set(client_depends "qt6-svg-plugins | libqt6svg6 (<< 6.6)" libqt6sql6-sqlite hicolor-icon-theme fonts-noto-color-emoji
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript qml6-module-qtquick
    qml6-module-qtquick-controls qml6-module-qtquick-layouts qml6-module-qtquick-shapes
    qml6-module-qtquick-templates qml6-module-qtquick-window qml6-module-qtquick-dialogs qml6-module-qt-labs-folderlistmodel qt6-image-formats-plugins)
list(JOIN client_depends ", " CPACK_DEBIAN_CHINWAG_PACKAGE_DEPENDS)
set(CPACK_DEBIAN_CHINWAG_PACKAGE_RECOMMENDS "gnome-keyring | kwalletmanager | org.freedesktop.secrets")
# For each language of whoever has it another dictionary; the composer checks by what there is.
set(CPACK_DEBIAN_CHINWAG_PACKAGE_SUGGESTS "avahi-daemon, chinwagd, fonts-inter, hunspell-dictionary")
