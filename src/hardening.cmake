# What makes an error that nobody found harder to use. Held against the finished files by
# tests/supply.
#
# The static command stays at a fixed address: as a static PIE it took 14,844 KiB for one lookup
# instead of 3,912, as recent kernels map the table by huge pages unless addresses and file offsets
# differ (see -Ttext-segment in CMakeLists.txt, which a PIE cannot have), and a third more time to
# start, for its relocations. libzonage.so, and a command that is not static, move.
function(zonage_harden target)
  target_compile_options(${target} PRIVATE
    "$<$<COMPILE_LANGUAGE:CXX>:-fstack-protector-strong>"
    # Needs an optimizer, and gets in the way of sanitizers.
    "$<$<AND:$<COMPILE_LANGUAGE:CXX>,$<NOT:$<CONFIG:Debug>>,$<NOT:$<BOOL:${ZONAGE_FUZZ}>>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
  get_target_property(type ${target} TYPE)
  if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT type STREQUAL "STATIC_LIBRARY")
    target_link_options(${target} PRIVATE LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
  endif()
endfunction()
