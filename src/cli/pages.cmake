# Manual pages and completions: made by the command itself while building, so that they say what it
# does.
if(NOT CMAKE_CROSSCOMPILING)
  set(manuals ${PROJECT_BINARY_DIR}/man)
  foreach(command "" annotate list qpv dotation sources completion)
    set(page zonage)
    if(command)
      set(page zonage-${command})
    endif()
    foreach(language en fr)
      set(folder man1)
      if(language STREQUAL "fr")
        set(folder fr/man1)
      endif()
      add_custom_command(OUTPUT ${manuals}/${folder}/${page}.1
        COMMAND ${CMAKE_COMMAND} -E make_directory ${manuals}/${folder}
        COMMAND zonage ${command} --lang ${language} --man > ${manuals}/${folder}/${page}.1
        DEPENDS zonage VERBATIM)
      list(APPEND manual_pages ${manuals}/${folder}/${page}.1)
    endforeach()
  endforeach()
  set(completions ${PROJECT_BINARY_DIR}/completions)
  foreach(shell bash zsh fish)
    add_custom_command(OUTPUT ${completions}/${shell}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${completions}
      COMMAND zonage completion ${shell} > ${completions}/${shell}
      DEPENDS zonage VERBATIM)
    list(APPEND completion_files ${completions}/${shell})
  endforeach()
  add_custom_target(zonage_pages ALL DEPENDS ${manual_pages} ${completion_files})
  install(DIRECTORY ${manuals}/ DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT command)
  install(FILES ${completions}/bash RENAME zonage
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
          COMPONENT command)
  install(FILES ${completions}/zsh RENAME _zonage
          DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions
          COMPONENT command)
  install(FILES ${completions}/fish RENAME zonage.fish
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
          COMPONENT command)
endif()

