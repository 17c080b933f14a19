/* Iteration: everything in order, duplicates included; a look-up gives the last. */
#include <stdio.h>

#include "expect.h"

/* Writes what is left of an iteration down as `name=value;`, names decoded. */
static const char *walk(tce_iter iter) {
    static char line[1024];
    char buffer[64];
    size_t used = 0;
    tce_value name, value;
    line[0] = '\0';
    while (tce_iter_next(&iter, &name, &value)) {
        tce_str text = TCE_STR("");
        if (tce_value_kind(name) != TCE_KIND_NONE) {
            assert(tce_value_kind(name) == TCE_KIND_STRING);
            assert(tce_value_str(name, buffer, sizeof buffer, &text) == TCE_STATUS_OK);
        }
        const tce_str raw = tce_value_raw(value);
        used += (size_t)snprintf(line + used, sizeof line - used, "%" TCE_STR_FMT "=%" TCE_STR_FMT ";",
                                 TCE_STR_ARG(text), TCE_STR_ARG(raw));
    }
    /* The end is the end, and writes nothing. */
    value.opaque_len = 77;
    assert(!tce_iter_next(&iter, &name, &value) && value.opaque_len == 77);
    return line;
}

static bool fields_are(const char *body, const char *expected) {
    tce_response *response = decoded(body);
    const bool same = strcmp(walk(tce_response_fields(response)), expected) == 0;
    tce_response_free(response);
    return same;
}

static void fields(void) {
    assert(fields_are("{\"Response\":{}}", ""));
    assert(fields_are(SUCCESS, ""));
    assert(fields_are(FAILURE, ""));
    assert(fields_are("{\"Response\":{\"Z\":1,\"A\":2,\"RequestId\":\"r\",\"Z\":[3]}}", "Z=1;A=2;Z=[3];"));
    assert(fields_are("{\"Response\" : { \"\" : 1 ,\n\"\\u0041\\/\\n\"\t: \"\\u0041\" , \"Request\\u0049d\":\"r\" } }",
                      "=1;A/\n=\"\\u0041\";"));
    assert(fields_are("{\"Response\":{\"\\ud800\":1,\"\\ud83d\\ude00\":2,\"\xe4\xb8\xad\":3,\"a\\\"}\":4}}",
                      "\xef\xbf\xbd=1;\xf0\x9f\x98\x80=2;\xe4\xb8\xad=3;a\"}=4;"));
    assert(fields_are("{\"RequestId\":\"r\",\"Response\":{\"Response\":{},\"error\":null,\"RequestID\":7}}",
                      "Response={};error=null;RequestID=7;"));
}

static bool over_is(const char *value, const char *expected) {
    char body[256];
    snprintf(body, sizeof body, "{\"Response\":{\"V\":%s,\"W\":0}}", value);
    tce_response *response = decoded(body);
    tce_value found;
    assert(tce_response_pointer(response, TCE_STR("/V"), &found) == TCE_STATUS_OK);
    const bool same = strcmp(walk(tce_iter_over(found)), expected) == 0;
    tce_response_free(response);
    return same;
}

static void over(void) {
    assert(over_is("[]", "") && over_is("{}", "") && over_is("[ \n]", "") && over_is("{\t}", ""));
    assert(over_is("[1, \"a,]\" ,[2,[3]],{\"A\":[]}, null]", "=1;=\"a,]\";=[2,[3]];={\"A\":[]};=null;"));
    assert(over_is("{\"A\":1,\"B\":{\"A\":2},\"A\":3,\"\\u0041\":4}", "A=1;B={\"A\":2};A=3;A=4;"));
    /* The fixed fields are fixed in Response only. */
    assert(over_is("{\"RequestId\":1,\"Error\":2}", "RequestId=1;Error=2;"));
    assert(over_is("null", "") && over_is("true", "") && over_is("-1.5", "") && over_is("\"[1]\"", ""));
}

/* The last of a name is what a look-up gives. */
static void look_up(void) {
    tce_response *response = decoded("{\"Response\":{\"A\":1,\"B\":2,\"\\u0041\":3}}");
    tce_value object, value;
    assert(tce_response_pointer(response, TCE_STR(""), &object) == TCE_STATUS_OK);
    assert(tce_value_member(object, TCE_STR("A"), &value) == TCE_STATUS_OK && is(tce_value_raw(value), "3"));
    assert(tce_response_pointer(response, TCE_STR("/A"), &value) == TCE_STATUS_OK && is(tce_value_raw(value), "3"));
    tce_response_free(response);
}

static void a_copy_goes_on_by_itself(void) {
    tce_response *response = decoded("{\"Response\":{\"A\":1,\"B\":2,\"C\":3}}");
    tce_iter iter = tce_response_fields(response);
    assert(tce_iter_next(&iter, NULL, NULL));
    tce_iter copy = iter;
    assert(strcmp(walk(iter), "B=2;C=3;") == 0);
    assert(tce_iter_next(&copy, NULL, NULL) && strcmp(walk(copy), "C=3;") == 0);
    assert(strcmp(walk(iter), "B=2;C=3;") == 0);
    tce_response_free(response);
}

static void of_nothing(void) {
    const tce_value none = {NULL, 0};
    tce_iter zero = {NULL, 0, 0};
    assert(!tce_iter_next(&zero, NULL, NULL));
    assert(strcmp(walk(tce_iter_over(none)), "") == 0);
}

int main(void) {
    fields();
    over();
    look_up();
    a_copy_goes_on_by_itself();
    of_nothing();
    return 0;
}
