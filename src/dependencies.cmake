# What zonage is built with, and from which version on: all of it stands here. Debian's package is
# named where it is missing.

# zonage_needs(NAME VERSION PACKAGE [argument of find_package...])
macro(zonage_needs name version package)
  find_package(${name} ${version} QUIET ${ARGN})
  if(NOT ${name}_FOUND)
    set(found "it was not found")
    if(${name}_VERSION)
      set(found "found ${${name}_VERSION}")
    elseif(${name}_CONSIDERED_VERSIONS)
      set(found "found ${${name}_CONSIDERED_VERSIONS}")
    endif()
    message(FATAL_ERROR "zonage needs ${name} ${version} or later (${found}): "
                        "install ${package}, or say where it is with -D${name}_ROOT=FOLDER")
  endif()
  message(STATUS "Found ${name} ${${name}_VERSION} (needs ${version})")
endmacro()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12)
  message(FATAL_ERROR "zonage needs g++ 12 or later (found ${CMAKE_CXX_COMPILER_VERSION}): install "
                      "g++-12 and give -DCMAKE_CXX_COMPILER=g++-12")
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  message(FATAL_ERROR "zonage needs clang 14 or later (found ${CMAKE_CXX_COMPILER_VERSION}): "
                      "install clang-14 and give -DCMAKE_CXX_COMPILER=clang++-14")
endif()
zonage_needs(nlohmann_json 3.9 nlohmann-json3-dev)
zonage_needs(ICU 67 libicu-dev COMPONENTS uc data)  # while building; nothing links it
zonage_needs(CLI11 2.1 libcli11-dev)
if(BUILD_TESTING)
  zonage_needs(Catch2 2.13 catch2)  # 2 and 3
endif()
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
