# The SQLite extension, where SQLite's header is: one file that holds the library and its table.

find_path(ZONAGE_SQLITE_INCLUDE sqlite3ext.h)
if(NOT ZONAGE_LIBRARY OR NOT ZONAGE_SQLITE_INCLUDE)
  return()
endif()
add_library(zonage_sqlite MODULE ${CMAKE_CURRENT_LIST_DIR}/zonage_sqlite.c)
set_target_properties(zonage_sqlite PROPERTIES PREFIX "" C_STANDARD 99
                                               C_VISIBILITY_PRESET hidden LINKER_LANGUAGE CXX)
target_include_directories(zonage_sqlite PRIVATE ${PROJECT_SOURCE_DIR}/include
                                                 ${ZONAGE_SQLITE_INCLUDE})
target_link_libraries(zonage_sqlite PRIVATE zonage_static)
target_link_options(zonage_sqlite PRIVATE LINKER:--exclude-libs,ALL LINKER:--gc-sections)
install(TARGETS zonage_sqlite DESTINATION ${CMAKE_INSTALL_LIBDIR}/zonage COMPONENT library)
