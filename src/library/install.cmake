# cmake --install: what goes where. Components: `command` (what a user of the command needs),
# `library` (what a program needs to run), `development` (what it needs to be built).

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS zonage RUNTIME COMPONENT command)
# Manual pages and completions: src/cli/pages.cmake.

# Pages lie to each other, and to what they name, as they do in the source tree.
function(zonage_install_as_in_tree package component)
  foreach(path ${ARGN})
    cmake_path(GET path PARENT_PATH folder)
    install(FILES ${PROJECT_SOURCE_DIR}/${path} COMPONENT ${component}
            DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}/${folder})
  endforeach()
endfunction()

# Who may copy it, and where its data come from.
function(zonage_install_terms package component)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright COMPONENT ${component}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package})
  zonage_install_as_in_tree(${package} ${component} data/README.md)
endfunction()
zonage_install_terms(zonage command)
# What README.md names, and the lists and corrections that --explain cites by line.
file(GLOB cited_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
     ${PROJECT_SOURCE_DIR}/data/sources/*.txt ${PROJECT_SOURCE_DIR}/data/errata/*.tsv)
zonage_install_as_in_tree(zonage command README.md LICENSE data/manifest.tsv
                          .github/CONTRIBUTING.md .github/DOTATION.md .github/FIELDS.md
                          .github/LARGE_FILES.md .github/LIBRARY.md .github/QPV.md .github/SECURITY.md
                          tests/readme/clients.csv ${cited_files})

if(ZONAGE_LIBRARY)
  zonage_install_terms(libzonage${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} library)
  zonage_install_terms(libzonage-dev development)
  # Where a programmer looks, out of the hidden folder; the two link to each other.
  install(FILES ${PROJECT_SOURCE_DIR}/.github/LIBRARY.md ${PROJECT_SOURCE_DIR}/.github/LARGE_FILES.md
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libzonage-dev COMPONENT development)
  install(TARGETS zonage_static zonage_shared EXPORT zonage-targets
          LIBRARY COMPONENT library NAMELINK_COMPONENT development
          ARCHIVE COMPONENT development
          INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/zonage TYPE INCLUDE COMPONENT development
          FILES_MATCHING PATTERN *.h)

  set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/zonage)
  install(EXPORT zonage-targets NAMESPACE zonage:: DESTINATION ${package_folder}
          COMPONENT development)
  configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/zonage-config.cmake.in ${ZONAGE_GENERATED}/zonage-config.cmake
    INSTALL_DESTINATION ${package_folder})
  write_basic_package_version_file(${ZONAGE_GENERATED}/zonage-config-version.cmake
                                   COMPATIBILITY SameMinorVersion)
  install(FILES ${ZONAGE_GENERATED}/zonage-config.cmake
                ${ZONAGE_GENERATED}/zonage-config-version.cmake
          DESTINATION ${package_folder} COMPONENT development)

  # The prefix is told from where the file lies, so that an installed tree can be moved.
  set(pkgconfig_folder ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
  file(RELATIVE_PATH pkgconfig_to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig
       ${CMAKE_INSTALL_PREFIX})
  string(REGEX REPLACE "/$" "" pkgconfig_to_prefix ${pkgconfig_to_prefix})
  configure_file(${CMAKE_CURRENT_LIST_DIR}/zonage.pc.in ${ZONAGE_GENERATED}/zonage.pc @ONLY)
  install(FILES ${ZONAGE_GENERATED}/zonage.pc DESTINATION ${pkgconfig_folder}
          COMPONENT development)
endif()
