/* Family and detail of a code: parts of what was passed, and nothing for what is no text. */
#include "expect.h"

static void split(void) {
    const struct {
        const char *code, *family, *detail;
    } cases[] = {
        {"", "", ""},
        {"LimitExceeded", "LimitExceeded", ""},
        {"AuthFailure.SignatureFailure", "AuthFailure", "SignatureFailure"},
        {"A.B.C", "A", "B.C"},
        {"A.", "A", ""},
        {"A.B..", "A", "B"},
        {" \t\nA.B \r\n", "A", "B"},
        {"A.B. ", "A", "B"},
        {"...", "", ""},
        {".A", "", "A"},
        {"A B.C D", "A B", "C D"},
        {"\xe3\x80\x80\xe4\xb8\xad.\xe6\x96\x87", "\xe4\xb8\xad", "\xe6\x96\x87"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const tce_str code = {cases[i].code, strlen(cases[i].code)};
        assert(is(tce_code_family(code), cases[i].family));
        assert(is(tce_code_detail(code), cases[i].detail));
    }
}

static void parts_are_borrowed(void) {
    const char code[] = " Family.Detail ";
    const tce_str text = {code, strlen(code)};
    assert(tce_code_family(text).data == code + 1);
    assert(tce_code_detail(text).data == code + 8);
}

static void not_utf8(void) {
    const tce_str codes[] = {TCE_STR("\xff.A"), TCE_STR("A.\xff"), TCE_STR("A.\xc3"), TCE_STR("\xed\xa0\x80.A")};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        assert(is(tce_code_family(codes[i]), "") && tce_code_family(codes[i]).data != NULL);
        assert(is(tce_code_detail(codes[i]), "") && tce_code_detail(codes[i]).data != NULL);
    }
}

int main(void) {
    split();
    parts_are_borrowed();
    not_utf8();
    return 0;
}
