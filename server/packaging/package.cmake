# What the server's package consists of.
set(packaging ${PROJECT_SOURCE_DIR}/server/packaging)
set(configured ${PROJECT_BINARY_DIR}/packaging/chinwagd)

install(TARGETS chinwagd RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT chinwagd)
install(FILES ${packaging}/chinwagd.conf DESTINATION ${CHINWAG_CONFIG_DIR} COMPONENT chinwagd)
install(FILES ${packaging}/samples/nginx.conf ${packaging}/samples/haproxy.cfg
        ${packaging}/samples/prometheus-alerts.yml ${packaging}/samples/grafana-dashboard.json
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/chinwagd/examples COMPONENT chinwagd)
install(FILES ${packaging}/chinwagd.bash DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions
    RENAME chinwagd COMPONENT chinwagd)
install(FILES ${packaging}/_chinwagd DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/zsh/vendor-completions COMPONENT chinwagd)
install(FILES ${packaging}/chinwagd.fish DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/fish/vendor_completions.d
    COMPONENT chinwagd)
if(TARGET chinwag-bench)
    install(TARGETS chinwag-bench RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT chinwagd)
    install(FILES ${packaging}/chinwag-bench.bash DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions
        RENAME chinwag-bench COMPONENT chinwagd)
    install(FILES ${packaging}/_chinwag-bench DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/zsh/vendor-completions COMPONENT chinwagd)
    chinwag_install_compressed(chinwagd ${packaging}/chinwag-bench.1 ${CMAKE_INSTALL_MANDIR}/man1 chinwag-bench.1)
endif()
chinwag_install_compressed(chinwagd ${packaging}/chinwagd.8 ${CMAKE_INSTALL_MANDIR}/man8 chinwagd.8)
chinwag_install_compressed(chinwagd ${packaging}/chinwagd.conf.5 ${CMAKE_INSTALL_MANDIR}/man5 chinwagd.conf.5)
chinwag_install_documents(chinwagd)

if(CMAKE_SYSTEM_NAME STREQUAL Linux)
    configure_file(${packaging}/chinwagd.service.in ${configured}/chinwagd.service @ONLY)
    configure_file(${packaging}/chinwagd-backup.service.in ${configured}/chinwagd-backup.service @ONLY)
    configure_file(${packaging}/sysusers.conf.in ${configured}/sysusers.conf @ONLY)
    install(FILES ${configured}/chinwagd.service ${configured}/chinwagd-backup.service ${packaging}/chinwagd-backup.timer
        DESTINATION lib/systemd/system COMPONENT chinwagd)
    install(FILES ${configured}/sysusers.conf DESTINATION lib/sysusers.d RENAME chinwagd.conf COMPONENT chinwagd)
    install(FILES ${packaging}/tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME chinwagd.conf COMPONENT chinwagd)
endif()

set(CPACK_COMPONENT_CHINWAGD_DESCRIPTION
"server of the Chinwag desktop chat
Keeps the accounts, rooms and messages of a Chinwag service and connects the
people who use it. It needs nothing beside it: the database is a file.

Installed as a system service for this machine only, until its settings in
/etc/chinwag/chinwagd.conf say otherwise.")
set(CPACK_DEBIAN_CHINWAGD_PACKAGE_NAME chinwagd)
set(CPACK_DEBIAN_CHINWAGD_PACKAGE_SECTION net)
set(CPACK_DEBIAN_CHINWAGD_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6sql6-psql, procps, systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_CHINWAGD_PACKAGE_SUGGESTS "avahi-daemon, chinwag, nginx | haproxy, postgresql, redis-server")
set(CPACK_DEBIAN_CHINWAGD_PACKAGE_CONTROL_EXTRA
    ${packaging}/debian/conffiles ${packaging}/debian/postinst ${packaging}/debian/prerm ${packaging}/debian/postrm)
