/* Header and library belong together. */
#include "expect.h"

int main(void) {
    assert(strcmp(tce_version(), TCE_VERSION) == 0);
    assert(tce_abi_version() == TCE_ABI_VERSION);
    return 0;
}
