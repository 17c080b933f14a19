/* What a code means: asked of a response, of a code, of a number; and what a person is told. */
#include "expect.h"

static const tce_str any = {NULL, 0};

typedef struct meaning {
    tce_category category;
    tce_retry retry;
    tce_basis basis;
    tce_fault fault;
    bool common;
} meaning;

static const struct {
    const char *code, *product;
    meaning means;
} cases[] = {
    {"RequestLimitExceeded", "", {TCE_CATEGORY_THROTTLED, TCE_RETRY_BACKOFF, TCE_BASIS_CODE, TCE_FAULT_CALLER, true}},
    {"InternalError",
     "",
     {TCE_CATEGORY_INTERNAL, TCE_RETRY_BACKOFF_IF_IDEMPOTENT, TCE_BASIS_CODE, TCE_FAULT_SERVICE, true}},
    {"ResourceInUse",
     "cvm",
     {TCE_CATEGORY_CONFLICT, TCE_RETRY_AFTER_STATE_CHANGE, TCE_BASIS_CODE, TCE_FAULT_NOBODY, true}},
    {"AuthFailure.SignatureExpire",
     "",
     {TCE_CATEGORY_AUTHENTICATION, TCE_RETRY_AFTER_RESIGN, TCE_BASIS_CODE, TCE_FAULT_CALLER, true}},
    {"UnauthorizedOperation.Unknown",
     "ecdn",
     {TCE_CATEGORY_INTERNAL, TCE_RETRY_BACKOFF_IF_IDEMPOTENT, TCE_BASIS_PRODUCT, TCE_FAULT_SERVICE, false}},
    {"ResourceNotFound.PublishedTomorrow",
     "cvm",
     {TCE_CATEGORY_NOT_FOUND, TCE_RETRY_NEVER, TCE_BASIS_FAMILY, TCE_FAULT_CALLER, false}},
    {"InvalidParameter.TomorrowNotExist",
     "",
     {TCE_CATEGORY_NOT_FOUND, TCE_RETRY_NEVER, TCE_BASIS_DETAIL, TCE_FAULT_CALLER, false}},
    {" DryRunOperation. ", "", {TCE_CATEGORY_DRY_RUN, TCE_RETRY_NEVER, TCE_BASIS_CODE, TCE_FAULT_NOBODY, true}},
    {"dryrunoperation", "", {TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER, TCE_BASIS_NONE, TCE_FAULT_UNKNOWN, false}},
    {"", "cvm", {TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER, TCE_BASIS_NONE, TCE_FAULT_UNKNOWN, false}},
    {"Invalid\xff", "", {TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER, TCE_BASIS_NONE, TCE_FAULT_UNKNOWN, false}},
    {"RequestLimitExceeded",
     "\xff",
     {TCE_CATEGORY_THROTTLED, TCE_RETRY_BACKOFF, TCE_BASIS_CODE, TCE_FAULT_CALLER, true}},
};

static void of_codes(void) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const tce_str code = {cases[i].code, strlen(cases[i].code)};
        const tce_str product = {cases[i].product, strlen(cases[i].product)};
        const meaning want = cases[i].means;
        assert(tce_code_category(code, product) == want.category);
        assert(tce_code_retry(code, product) == want.retry);
        assert(tce_code_basis(code, product) == want.basis);
        assert(tce_code_fault(code, product) == want.fault);
        assert(tce_code_is_common(code, product) == want.common);
        assert(tce_category_fault(want.category) == want.fault);
    }
}

static void of_responses(void) {
    static const struct {
        const char *body;
        meaning means;
    } bodies[] = {
        {"{\"Response\":{\"Error\":{\"Code\":\"RequestLimitExceeded\",\"Message\":\"\"}}}",
         {TCE_CATEGORY_THROTTLED, TCE_RETRY_BACKOFF, TCE_BASIS_CODE, TCE_FAULT_CALLER, true}},
        {"{\"Response\":{\"Error\":{\"Code\":\"\\u0052equestLimitExceeded. \",\"Message\":\"\"}}}",
         {TCE_CATEGORY_THROTTLED, TCE_RETRY_BACKOFF, TCE_BASIS_CODE, TCE_FAULT_CALLER, true}},
        {"{\"Response\":{\"Error\":{\"Code\":4100,\"Message\":\"RequestLimitExceeded\"}}}",
         {TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER, TCE_BASIS_NONE, TCE_FAULT_UNKNOWN, false}},
        {"{\"Response\":{\"Error\":{}}}",
         {TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER, TCE_BASIS_NONE, TCE_FAULT_UNKNOWN, false}},
        /* A success means nothing of all this, whatever its fields say. */
        {"{\"Response\":{\"Code\":\"RequestLimitExceeded\"}}",
         {TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER, TCE_BASIS_NONE, TCE_FAULT_UNKNOWN, false}},
    };
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        tce_response *copied = decoded(bodies[i].body), *borrowed = NULL;
        const size_t len = strlen(bodies[i].body);
        assert(tce_response_decode_borrowed(bodies[i].body, len, NULL, &borrowed, NULL) == TCE_STATUS_OK);
        tce_response *const both[] = {copied, borrowed};
        for (size_t j = 0; j < 2; j++) {
            assert(tce_response_category(both[j]) == bodies[i].means.category);
            assert(tce_response_retry(both[j]) == bodies[i].means.retry);
            assert(tce_response_basis(both[j]) == bodies[i].means.basis);
            assert(tce_response_fault(both[j]) == bodies[i].means.fault);
            tce_response_free(both[j]);
        }
    }
}

static bool is_empty(tce_str text) {
    return text.len == 0 && text.data != NULL;
}

static bool is_ascii(tce_str text) {
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.data[i] >= 0x80) return false;
    }
    return true;
}

/* A sentence in English, and another in Chinese. */
static void told(tce_str english, tce_str chinese) {
    assert(english.len > 10 && is_ascii(english));
    assert(chinese.len > 10 && !is_ascii(chinese));
}

/* The texts of a response are those of its code in its product, wherever the name of that has gone. */
static void texts_of_responses(void) {
    const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"UnauthorizedOperation.Unknown\",\"Message\":\"\"}}}";
    const tce_str code = TCE_STR("UnauthorizedOperation.Unknown");
    char name[] = "ecdn";
    tce_options options = TCE_OPTIONS_INIT;
    options.product.data = name;
    options.product.len = 4;
    tce_response *copied = NULL, *borrowed = NULL;
    assert(tce_response_decode(body, sizeof body - 1, &options, &copied, NULL) == TCE_STATUS_OK);
    assert(tce_response_decode_borrowed(body, sizeof body - 1, &options, &borrowed, NULL) == TCE_STATUS_OK);
    memset(name, 'x', sizeof name);
    tce_response *const both[] = {copied, borrowed};
    for (uint32_t language = 0; language < 2; language++) {
        for (size_t i = 0; i < 2; i++) {
            const tce_str description = tce_response_description(both[i], language);
            const tce_str advice = tce_response_advice(both[i], language);
            assert(tce_str_equal(description, tce_code_description(code, TCE_STR("ecdn"), language)));
            assert(!tce_str_equal(description, tce_code_description(code, TCE_STR(""), language)));
            assert(tce_str_equal(advice, tce_code_advice(code, TCE_STR("ecdn"), language)));
        }
    }
    assert(is_empty(tce_response_description(copied, 2)));
    assert(is_empty(tce_response_advice(copied, UINT32_MAX)));
    tce_response_free(copied);
    tce_response_free(borrowed);
    tce_response *success = decoded("{\"Response\":{}}");
    assert(is_empty(tce_response_description(success, TCE_LANGUAGE_ENGLISH)));
    assert(is_empty(tce_response_advice(success, TCE_LANGUAGE_ENGLISH)));
    tce_response_free(success);
}

static void texts(void) {
    const uint32_t en = TCE_LANGUAGE_ENGLISH, zh = TCE_LANGUAGE_CHINESE;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const tce_str code = {cases[i].code, strlen(cases[i].code)};
        const tce_str product = {cases[i].product, strlen(cases[i].product)};
        told(tce_code_description(code, product, en), tce_code_description(code, product, zh));
        told(tce_code_advice(code, product, en), tce_code_advice(code, product, zh));
        assert(is_empty(tce_code_description(code, product, 2)));
        assert(is_empty(tce_code_advice(code, product, UINT32_MAX)));
    }
    for (uint32_t category = TCE_CATEGORY_UNKNOWN; category <= TCE_CATEGORY_DRY_RUN; category++) {
        told(tce_category_description(category, en), tce_category_description(category, zh));
        told(tce_category_advice(category, en), tce_category_advice(category, zh));
        assert(is_empty(tce_category_description(category, 2)));
        assert(is_empty(tce_category_advice(category, 2)));
    }
    for (uint32_t retry = TCE_RETRY_NEVER; retry <= TCE_RETRY_AFTER_RESIGN; retry++) {
        told(tce_retry_description(retry, en), tce_retry_description(retry, zh));
        told(tce_retry_advice(retry, en), tce_retry_advice(retry, zh));
        assert(is_empty(tce_retry_description(retry, 2)));
        assert(is_empty(tce_retry_advice(retry, 2)));
    }
    /* The product decides what is told, too. */
    const tce_str code = TCE_STR("UnauthorizedOperation.Unknown");
    const tce_str anywhere = tce_code_description(code, any, en);
    assert(!tce_str_equal(tce_code_description(code, TCE_STR("ecdn"), en), anywhere));
}

static void unknown_numbers(void) {
    const uint32_t unknown[] = {TCE_CATEGORY_DRY_RUN + 1, 1000, UINT32_MAX};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        assert(tce_category_fault(unknown[i]) == TCE_FAULT_UNKNOWN);
        assert(is_empty(tce_category_description(unknown[i], TCE_LANGUAGE_ENGLISH)));
        assert(is_empty(tce_category_advice(unknown[i], TCE_LANGUAGE_ENGLISH)));
        assert(is_empty(tce_retry_description(unknown[i], TCE_LANGUAGE_ENGLISH)));
        assert(is_empty(tce_retry_advice(unknown[i], TCE_LANGUAGE_ENGLISH)));
    }
}

int main(void) {
    of_codes();
    of_responses();
    texts();
    texts_of_responses();
    unknown_numbers();
    return 0;
}
