/* A value: its kind, its text, and what the getters make of it. Outputs are written on TCE_STATUS_OK only. */
#include "expect.h"

static const char body[] =
    "{\"Response\":{\"Null\":null,\"True\":true,\"False\":false,\"Int\":-5,\"Big\":18446744073709551615,\"Huge\":1e400,"
    "\"Real\":1.50,\"Text\":\"a b\",\"Escaped\":\"\\u4e2d\\n\\u0000\\ud83d\\ude00\",\"Empty\":\"\","
    "\"List\":[ 1 ,\"x\"],\"Object\":{ \"A\" : 1 , \"A\" : 2 },\"RequestId\":\"r\"}}";
static const char unescaped[] = "\xe4\xb8\xad\n\0\xf0\x9f\x98\x80";
enum { UNESCAPED = sizeof unescaped - 1 };

static tce_value at(const tce_response *response, const char *pointer) {
    tce_value value = {NULL, 0};
    assert(tce_response_pointer(response, (tce_str){pointer, strlen(pointer)}, &value) == TCE_STATUS_OK);
    return value;
}

static const struct {
    const char *pointer;
    tce_kind kind;
    const char *raw;
    tce_status i64, u64, f64, truth, str, member, element;
} values[] = {
#define WRONG TCE_STATUS_WRONG_KIND
    {"/Null", TCE_KIND_NULL, "null", WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG},
    {"/True", TCE_KIND_BOOL, "true", WRONG, WRONG, WRONG, TCE_STATUS_OK, WRONG, WRONG, WRONG},
    {"/False", TCE_KIND_BOOL, "false", WRONG, WRONG, WRONG, TCE_STATUS_OK, WRONG, WRONG, WRONG},
    {"/Int", TCE_KIND_NUMBER, "-5", TCE_STATUS_OK, TCE_STATUS_OUT_OF_RANGE, TCE_STATUS_OK, WRONG, WRONG, WRONG, WRONG},
    {"/Big", TCE_KIND_NUMBER, "18446744073709551615", TCE_STATUS_OUT_OF_RANGE, TCE_STATUS_OK, TCE_STATUS_OK, WRONG,
     WRONG, WRONG, WRONG},
    {"/Huge", TCE_KIND_NUMBER, "1e400", TCE_STATUS_NOT_INTEGER, TCE_STATUS_NOT_INTEGER, TCE_STATUS_OUT_OF_RANGE, WRONG,
     WRONG, WRONG, WRONG},
    {"/Real", TCE_KIND_NUMBER, "1.50", TCE_STATUS_NOT_INTEGER, TCE_STATUS_NOT_INTEGER, TCE_STATUS_OK, WRONG, WRONG,
     WRONG, WRONG},
    {"/Text", TCE_KIND_STRING, "\"a b\"", WRONG, WRONG, WRONG, WRONG, TCE_STATUS_OK, WRONG, WRONG},
    {"/Escaped", TCE_KIND_STRING, "\"\\u4e2d\\n\\u0000\\ud83d\\ude00\"", WRONG, WRONG, WRONG, WRONG,
     TCE_STATUS_BUFFER_TOO_SMALL, WRONG, WRONG},
    {"/Empty", TCE_KIND_STRING, "\"\"", WRONG, WRONG, WRONG, WRONG, TCE_STATUS_OK, WRONG, WRONG},
    {"/List", TCE_KIND_ARRAY, "[ 1 ,\"x\"]", WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, TCE_STATUS_OK},
    {"/Object", TCE_KIND_OBJECT, "{ \"A\" : 1 , \"A\" : 2 }", WRONG, WRONG, WRONG, WRONG, WRONG, TCE_STATUS_OK, WRONG},
};

/* By value and by pointer: the same answer, and nothing is written unless there is one. */
static void getters(const tce_response *response) {
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        const tce_value value = at(response, values[i].pointer);
        const tce_str pointer = {values[i].pointer, strlen(values[i].pointer)};
        assert(tce_value_kind(value) == values[i].kind);
        assert(is(tce_value_raw(value), values[i].raw));
        int64_t i64 = 77;
        assert(tce_value_i64(value, &i64) == values[i].i64 && (values[i].i64 == TCE_STATUS_OK || i64 == 77));
        assert(tce_response_get_i64(response, pointer, &i64) == values[i].i64);
        uint64_t u64 = 77;
        assert(tce_value_u64(value, &u64) == values[i].u64 && (values[i].u64 == TCE_STATUS_OK || u64 == 77));
        assert(tce_response_get_u64(response, pointer, &u64) == values[i].u64);
        double f64 = 77;
        assert(tce_value_f64(value, &f64) == values[i].f64 && (values[i].f64 == TCE_STATUS_OK || f64 == 77));
        assert(tce_response_get_f64(response, pointer, &f64) == values[i].f64);
        bool truth = true;
        assert(tce_value_bool(value, &truth) == values[i].truth && (values[i].truth == TCE_STATUS_OK || truth));
        assert(tce_response_get_bool(response, pointer, &truth) == values[i].truth);
        tce_str text = {NULL, 77};
        assert(tce_value_str(value, NULL, 0, &text) == values[i].str && (values[i].str != WRONG || text.len == 77));
        assert(tce_response_get_str(response, pointer, NULL, 0, &text) == values[i].str);
        tce_value inner = {NULL, 77};
        assert(tce_value_member(value, TCE_STR("A"), &inner) == values[i].member);
        assert(values[i].member == TCE_STATUS_OK || inner.opaque_len == 77);
        inner.opaque_len = 77;
        assert(tce_value_element(value, 1, &inner) == values[i].element);
        assert(values[i].element == TCE_STATUS_OK || inner.opaque_len == 77);
    }
}

static void what_they_give(const tce_response *response) {
    int64_t i64;
    uint64_t u64;
    double f64;
    bool truth = true;
    tce_value inner;
    assert(tce_value_i64(at(response, "/Int"), &i64) == TCE_STATUS_OK && i64 == -5);
    assert(tce_value_u64(at(response, "/Big"), &u64) == TCE_STATUS_OK && u64 == UINT64_MAX);
    assert(tce_value_f64(at(response, "/Real"), &f64) == TCE_STATUS_OK && f64 == 1.5);
    assert(tce_value_bool(at(response, "/False"), &truth) == TCE_STATUS_OK && !truth);
    assert(tce_value_bool(at(response, "/True"), &truth) == TCE_STATUS_OK && truth);
    assert(tce_response_get_i64(response, TCE_STR("/List/0"), &i64) == TCE_STATUS_OK && i64 == 1);
    assert(tce_response_get_u64(response, TCE_STR("/Object/A"), &u64) == TCE_STATUS_OK && u64 == 2);
    assert(tce_response_get_f64(response, TCE_STR("/Int"), &f64) == TCE_STATUS_OK && f64 == -5);
    assert(tce_response_get_bool(response, TCE_STR("/False"), &truth) == TCE_STATUS_OK && !truth);
    assert(tce_value_member(at(response, "/Object"), TCE_STR("A"), &inner) == TCE_STATUS_OK);
    assert(is(tce_value_raw(inner), "2"));
    assert(tce_value_member(at(response, "/Object"), TCE_STR("a"), &inner) == TCE_STATUS_NOT_FOUND);
    assert(tce_value_member(at(response, "/Object"), TCE_STR("\xff"), &inner) == TCE_STATUS_INVALID_ARGUMENT);
    assert(tce_value_element(at(response, "/List"), 1, &inner) == TCE_STATUS_OK && is(tce_value_raw(inner), "\"x\""));
    assert(tce_value_element(at(response, "/List"), 2, &inner) == TCE_STATUS_NOT_FOUND);
    assert(tce_value_element(at(response, "/List"), SIZE_MAX, &inner) == TCE_STATUS_NOT_FOUND);
}

/* Without an escape a string is where it is; with one it is in the buffer, which has to be long enough. */
static void strings(const tce_response *response) {
    char buffer[64];
    tce_str text;
    const tce_value plain = at(response, "/Text"), escaped = at(response, "/Escaped");
    assert(tce_value_str(plain, NULL, 0, &text) == TCE_STATUS_OK && is(text, "a b"));
    assert(text.data == tce_value_raw(plain).data + 1);
    assert(tce_value_str(plain, buffer, sizeof buffer, &text) == TCE_STATUS_OK);
    assert(text.data == tce_value_raw(plain).data + 1);
    assert(tce_value_str(at(response, "/Empty"), NULL, 0, &text) == TCE_STATUS_OK && is(text, "") && text.data != NULL);

    for (size_t capacity = 0; capacity <= sizeof buffer; capacity++) {
        memset(buffer, 'x', sizeof buffer);
        text = TCE_STR("");
        const tce_status status = tce_value_str(escaped, buffer, capacity, &text);
        const bool enough = capacity >= UNESCAPED;
        assert(status == (enough ? TCE_STATUS_OK : TCE_STATUS_BUFFER_TOO_SMALL));
        assert(text.data == (enough ? buffer : NULL) && text.len == UNESCAPED);
        assert(enough ? memcmp(buffer, unescaped, UNESCAPED) == 0 : buffer[0] == 'x');
        for (size_t i = enough ? UNESCAPED : 0; i < sizeof buffer; i++) assert(buffer[i] == 'x');
        assert(tce_response_get_str(response, TCE_STR("/Escaped"), buffer, capacity, &text) == status);
    }
    assert(tce_value_raw(escaped).len >= UNESCAPED);
    assert(tce_response_get_str(response, TCE_STR("/Text"), NULL, 0, &text) == TCE_STATUS_OK && is(text, "a b"));
}

static void none(void) {
    const tce_value none = {NULL, 0};
    int64_t i64;
    uint64_t u64;
    double f64;
    bool truth;
    tce_str text;
    tce_value value;
    assert(tce_value_kind(none) == TCE_KIND_NONE);
    assert(tce_value_raw(none).len == 0 && tce_value_raw(none).data != NULL);
    assert(tce_value_i64(none, &i64) == WRONG && tce_value_u64(none, &u64) == WRONG);
    assert(tce_value_f64(none, &f64) == WRONG && tce_value_bool(none, &truth) == WRONG);
    assert(tce_value_str(none, NULL, 0, &text) == WRONG);
    assert(tce_value_member(none, TCE_STR("A"), &value) == WRONG && tce_value_element(none, 0, &value) == WRONG);
}

/* After a borrowing decode a value is a part of the body. */
static void borrowed(void) {
    tce_response *response = NULL;
    assert(tce_response_decode_borrowed(body, strlen(body), NULL, &response, NULL) == TCE_STATUS_OK);
    assert(tce_value_raw(at(response, "/Text")).data == strstr(body, "\"a b\""));
    assert(tce_value_raw(at(response, "")).data == strstr(body, "{\"Null"));
    tce_response *second = tce_response_retain(response);
    tce_response_free(response);
    strings(second);
    tce_response_free(second);
}

int main(void) {
    tce_response *response = decoded(body);
    getters(response);
    what_they_give(response);
    strings(response);
    tce_response_free(response);
    none();
    borrowed();
    return 0;
}
