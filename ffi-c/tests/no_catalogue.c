/* Without the catalogue its functions are there and find nothing; all else is as with it. */
#undef NDEBUG
#include <assert.h>

#include "tcenvelope.h"

int main(void) {
    const tce_str code = TCE_STR("InternalError"), redis = TCE_STR("redis"), any = TCE_STR("");
    char buffer[64];
    tce_str out = {buffer, 7};
    assert(!tce_code_is_documented(code, any, any));
    assert(tce_code_product(code, 0).len == 0 && tce_code_product(code, 0).data != NULL);
    assert(tce_product_code(redis, 0, buffer, sizeof buffer, &out) == TCE_STATUS_NOT_FOUND);
    assert(tce_code_nearest(code, any, 0, buffer, sizeof buffer, &out) == TCE_STATUS_NOT_FOUND);
    assert(tce_product_code(redis, 0, buffer, sizeof buffer, NULL) == TCE_STATUS_NULL_POINTER);
    assert(tce_code_nearest(code, any, 0, NULL, 1, &out) == TCE_STATUS_NULL_POINTER);
    assert(out.data == buffer && out.len == 7);
    assert(tce_code_category(code, redis) == TCE_CATEGORY_INTERNAL);
    assert(tce_code_description(code, redis, TCE_LANGUAGE_CHINESE).len > 0);
    return 0;
}
