/* Which product documents which codes. */
#include "expect.h"

static const tce_str any = {NULL, 0}, not_utf8 = {"\xff", 1};

static void documented(void) {
    const tce_str code = TCE_STR("InvalidInstanceId.NotFound");
    assert(tce_code_is_documented(code, any, any));
    assert(tce_code_is_documented(code, TCE_STR("cvm"), any));
    assert(tce_code_is_documented(code, TCE_STR("cvm"), TCE_STR("2017-03-12")));
    assert(tce_code_is_documented(code, any, TCE_STR("2017-03-12")));
    assert(!tce_code_is_documented(code, TCE_STR("cvm"), TCE_STR("2018-03-12")));
    assert(!tce_code_is_documented(code, TCE_STR("redis"), any));
    assert(!tce_code_is_documented(code, TCE_STR("CVM"), any));
    assert(!tce_code_is_documented(TCE_STR("InvalidInstanceId.NotFound."), any, any));
    assert(!tce_code_is_documented(any, any, any));
    /* What is no text is not "any". */
    assert(!tce_code_is_documented(code, not_utf8, any));
    assert(!tce_code_is_documented(code, any, not_utf8));
    assert(!tce_code_is_documented(not_utf8, any, any));
}

static void products(void) {
    const tce_str code = TCE_STR("InternalError");
    tce_str last = any, product;
    size_t count = 0;
    bool has_redis = false;
    for (; (product = tce_code_product(code, count)).len > 0; count++) {
        assert(tce_code_is_documented(code, product, any));
        assert(last.len == 0 || memcmp(last.data, product.data, last.len < product.len ? last.len : product.len) <= 0);
        has_redis = has_redis || is(product, "redis");
        last = product;
    }
    assert(count > 100 && has_redis);
    assert(product.data != NULL);
    assert(tce_code_product(code, SIZE_MAX).len == 0);
    assert(tce_code_product(TCE_STR("NoSuchCode"), 0).len == 0);
    assert(tce_code_product(not_utf8, 0).len == 0);
}

static size_t count_codes(tce_str product) {
    char buffer[256];
    tce_str code;
    size_t count = 0;
    while (tce_product_code(product, count, buffer, sizeof buffer, &code) == TCE_STATUS_OK) {
        assert(code.data == buffer && code.len <= sizeof buffer);
        assert(tce_code_is_documented(code, product, any));
        count++;
    }
    return count;
}

static void codes_of_products(void) {
    /* Both editions of the SDK packages together. */
    assert(count_codes(TCE_STR("sqlserver")) == 95);
    assert(count_codes(TCE_STR("dcdb")) == 131);
    assert(count_codes(TCE_STR("lighthouse")) == 298);
    assert(count_codes(TCE_STR("redis")) == 112);
    assert(count_codes(TCE_STR("wedata")) == 58);
    assert(count_codes(TCE_STR("no such product")) == 0);
    assert(count_codes(any) == 0 && count_codes(not_utf8) == 0);
}

/* A code is written into the buffer or not at all. */
static void buffers(void) {
    char buffer[64];
    memset(buffer, '#', sizeof buffer);
    const tce_str redis = TCE_STR("redis");
    tce_str code = {NULL, 0}, needed = {buffer, 0};
    assert(tce_product_code(redis, 0, buffer, sizeof buffer, &code) == TCE_STATUS_OK);
    assert(code.data == buffer && code.len > 4 && buffer[code.len] == '#');

    memset(buffer, '#', sizeof buffer);
    assert(tce_product_code(redis, 0, buffer, code.len - 1, &needed) == TCE_STATUS_BUFFER_TOO_SMALL);
    assert(needed.data == NULL && needed.len == code.len && buffer[0] == '#');
    assert(tce_product_code(redis, 0, NULL, 0, &needed) == TCE_STATUS_BUFFER_TOO_SMALL);
    assert(needed.data == NULL && needed.len == code.len);
    assert(tce_product_code(redis, 0, buffer, code.len, &needed) == TCE_STATUS_OK);
    assert(needed.data == buffer && needed.len == code.len && buffer[code.len] == '#');

    needed = (tce_str){buffer, 7};
    assert(tce_product_code(redis, 112, buffer, sizeof buffer, &needed) == TCE_STATUS_NOT_FOUND);
    assert(tce_product_code(redis, SIZE_MAX, buffer, sizeof buffer, &needed) == TCE_STATUS_NOT_FOUND);
    assert(needed.data == buffer && needed.len == 7);
}

static void nearest(void) {
    char buffer[64];
    tce_str near = {NULL, 0};
    const tce_str misspelt = TCE_STR("InvalidInstanceld.NotFound");
    assert(tce_code_nearest(misspelt, any, 0, buffer, sizeof buffer, &near) == TCE_STATUS_OK);
    assert(near.data == buffer && is(near, "InvalidInstanceId.NotFound"));
    assert(tce_code_nearest(misspelt, any, 1, buffer, sizeof buffer, &near) == TCE_STATUS_OK);
    assert(near.data == buffer && !is(near, "InvalidInstanceId.NotFound"));
    assert(tce_code_nearest(misspelt, TCE_STR("cvm"), 0, buffer, sizeof buffer, &near) == TCE_STATUS_OK);
    assert(is(near, "InvalidInstanceId.NotFound"));
    const tce_status elsewhere = tce_code_nearest(misspelt, TCE_STR("redis"), 0, buffer, sizeof buffer, &near);
    assert(elsewhere == TCE_STATUS_NOT_FOUND || !is(near, "InvalidInstanceId.NotFound"));
    assert(tce_code_nearest(misspelt, any, 0, buffer, 3, &near) == TCE_STATUS_BUFFER_TOO_SMALL);
    assert(near.data == NULL && near.len == strlen("InvalidInstanceId.NotFound"));
    assert(tce_code_nearest(misspelt, any, SIZE_MAX, buffer, sizeof buffer, &near) == TCE_STATUS_NOT_FOUND);
    assert(tce_code_nearest(TCE_STR("zzzzzzzzzz"), any, 0, buffer, sizeof buffer, &near) == TCE_STATUS_NOT_FOUND);
    assert(tce_code_nearest(not_utf8, any, 0, buffer, sizeof buffer, &near) == TCE_STATUS_NOT_FOUND);
    assert(tce_code_nearest(misspelt, not_utf8, 0, buffer, sizeof buffer, &near) == TCE_STATUS_NOT_FOUND);
    assert(tce_code_nearest(misspelt, TCE_STR("no such"), 0, buffer, sizeof buffer, &near) == TCE_STATUS_NOT_FOUND);
    assert(near.data == NULL);
}

int main(void) {
    documented();
    products();
    codes_of_products();
    buffers();
    nearest();
    return 0;
}
