# zonage_python_test(NAME name SCRIPT file [LABEL label] [TIMEOUT seconds] ARGUMENTS argument...)
# A test that is a program in Python 3.9 or later; skipped where there is none, and where the program
# ends with 77.
find_package(Python3 3.9 COMPONENTS Interpreter)
function(zonage_python_test)
  cmake_parse_arguments(arg "" "NAME;SCRIPT;LABEL;TIMEOUT" "ARGUMENTS" ${ARGN})
  if(ZONAGE_SANITIZE)  # instrumented, it takes its time
    set(arg_TIMEOUT 3600)
  endif()
  if(Python3_Interpreter_FOUND)
    add_test(NAME ${arg_NAME} COMMAND Python3::Interpreter -B ${arg_SCRIPT} ${arg_ARGUMENTS})
  else()
    add_test(NAME ${arg_NAME} COMMAND sh -c "echo skipped: there is no python3; exit 77")
  endif()
  set_tests_properties(${arg_NAME} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT}
                       SKIP_RETURN_CODE 77)
endfunction()
