// Starts a program and waits for its end, as cheaply as the system allows.
#pragma once

#include <string>
#include <vector>

namespace zonage::bench {

// Seconds from before the start to after the end; output is thrown away, input is empty. Throws
// when the program cannot be started or ends with another status than 0.
double time_process(const std::vector<std::string>& command);

// What a program that ends with status 0 writes.
std::string output_of(const std::vector<std::string>& command);

}  // namespace zonage::bench
