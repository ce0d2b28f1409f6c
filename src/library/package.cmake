# cpack: zonage_*.deb (the command), libzonage*.deb and libzonage-dev_*.deb (for programs), and a
# tar.gz of the command that runs from wherever it is unpacked.

set(CPACK_PACKAGE_NAME zonage)
set(CPACK_PACKAGE_VENDOR "the zonage authors")
set(CPACK_PACKAGE_CONTACT "the zonage authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "legal housing zone of a French commune, with proof")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_INSTALL_DIRECTORY zonage)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_COMPONENTS_ALL command library development)
set(CPACK_ZONAGE_PROCESSOR ${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/package_each.cmake)

# Names and sections as Debian has them. What each needs is read from its binaries (shlibdeps): the
# static command needs nothing.
set(soversion ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME zonage)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libzonage${soversion})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/debian/postinst
                                               ${CMAKE_CURRENT_LIST_DIR}/debian/postrm)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libzonage-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libzonage${soversion} (= ${PROJECT_VERSION}), libstdc++-dev")
if(NOT ZONAGE_STATIC)
  set(CPACK_DEBIAN_COMMAND_PACKAGE_SHLIBDEPS ON)
endif()
if(NOT ZONAGE_LIBRARY)
  set(CPACK_COMPONENTS_ALL command)
endif()

set(CPACK_COMPONENT_COMMAND_DESCRIPTION
"Tells notaries, tax advisers and HR staff in which zone a commune lies: A, B, C
of the arrêté of 19 December 2003 (Robien, Besson, Lienemann), I, II, III of
the arrêté of 17 March 1978 (APL), pilot towns of the Nord. Any spelling of a
name is read, none is guessed, and every answer comes with its proof; a whole
CSV file is annotated in one go. Works offline and needs no other package.")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
"What zonage answers, for programs in C, C++ and languages that can call C:
the shared library.")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
"What zonage answers, for programs in C, C++ and languages that can call C:
headers, the static library, the CMake package and the pkg-config file.")

include(CPack)
