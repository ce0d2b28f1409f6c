# libzonage: every folder of the house but cli and compile, as one static and one shared library.

zonage_module(library DEPS zonage_annotate zonage_builtin)
target_compile_definitions(zonage_library PRIVATE ZONAGE_VERSION="${PROJECT_VERSION}")
if(NOT ZONAGE_LIBRARY)
  return()
endif()

# One archive holds the objects of all folders, so that a program links one library.
set(zonage_library_modules library annotate render resolve builtin dataset zones communes sources
                           csv text base)
if(TARGET zonage_grant)
  list(APPEND zonage_library_modules grant lists)
endif()
set(zonage_library_objects)
foreach(module IN LISTS zonage_library_modules)
  list(APPEND zonage_library_objects $<TARGET_OBJECTS:zonage_${module}>)
endforeach()

foreach(kind static shared)
  string(TOUPPER ${kind} type)
  add_library(zonage_${kind} ${type} ${zonage_library_objects})
  add_library(zonage::${kind} ALIAS zonage_${kind})
  set_target_properties(zonage_${kind} PROPERTIES OUTPUT_NAME zonage EXPORT_NAME ${kind}
                                                  LINKER_LANGUAGE CXX)
  target_link_libraries(zonage_${kind} PRIVATE Threads::Threads)
  zonage_harden(zonage_${kind})
  # What the headers need of a program.
  target_compile_features(zonage_${kind} INTERFACE cxx_std_17)
  target_include_directories(zonage_${kind} INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
endforeach()

# As find_package gives them (zonage-config.cmake.in), for who has zonage as a subdirectory.
add_library(zonage::zonage ALIAS zonage_shared)

# Until 1.0 a minor version may change what programs were compiled against.
set_target_properties(zonage_shared PROPERTIES
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(exports ${CMAKE_CURRENT_LIST_DIR}/exports.map)
target_link_options(zonage_shared PRIVATE LINKER:--gc-sections LINKER:--no-undefined
                                          LINKER:--version-script=${exports})
set_target_properties(zonage_shared PROPERTIES LINK_DEPENDS ${exports})
