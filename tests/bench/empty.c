/* The least a process can cost: what every start is compared with. */
int main(void) { return 0; }
