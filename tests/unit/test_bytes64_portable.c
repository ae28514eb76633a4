/* The same of the way for processors that are no x86. */
#undef __SSE2__
#include "test_bytes64.c"
