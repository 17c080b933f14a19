/**
 * @file
 * tcenvelope: decodes the response envelope of the Tencent Cloud API 3.0.
 *
 * Made by `cargo xtask generate` from the crate tcenvelope-c. Do not edit.
 * SPDX-License-Identifier: Apache-2.0 OR MIT
 *
 * Every action of every product answers {"Response": {..., "RequestId": "..."}}, with "Error": {"Code", "Message"}
 * in it when the call failed. "These bytes are no envelope" is a status; "the API said no" is an outcome.
 *
 * Ownership: tce_response_decode gives a response, to be given back once to tce_response_free. tce_response_retain
 *   gives another reference. Every text of a response is borrowed from it. tce_response_free(NULL) does nothing.
 *
 * Errors: fallible functions return a tce_status (TCE_STATUS_OK is 0) and write their outputs on TCE_STATUS_OK only,
 *   unless they say otherwise. A panic, which would be a bug of the library, comes out as TCE_STATUS_INTERNAL; Rust
 *   writes a line about it to standard error. The library prints nothing else, and never ends the process (but for
 *   tce_code_nearest without memory).
 *
 * Texts are tce_str {data, len}: UTF-8, no NUL at the end, data never NULL. The names of numbers are static
 *   NUL-terminated strings.
 *
 * Threads: the library has no global state and no thread-local of its own. A response never changes: any number of threads may read,
 *   retain and free it at once, each with a reference of its own.
 *
 * Numbers and layouts are fixed under one TCE_ABI_VERSION from 1 on. Enums may grow: keep a default branch. They come
 *   in as uint32_t, so that a number from the future is no undefined behaviour.
 */


#ifndef TCENVELOPE_H
#define TCENVELOPE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The version of the library that this header belongs to. */
#define TCE_VERSION "0.1.0"

/* Anomalies: bits of tce_response_anomalies. The numbers are fixed; more may be added. */

/** `Message` in `Error` is missing or null. */
#define TCE_ANOMALY_MESSAGE_MISSING UINT64_C(0x1)

/** `Message` in `Error` is no string; the message is empty. */
#define TCE_ANOMALY_MESSAGE_NOT_STRING UINT64_C(0x2)

/** `Error` in `Response` is null; that alone is a success. */
#define TCE_ANOMALY_ERROR_NULL UINT64_C(0x4)

/** Members stand beside `Response` and were ignored. */
#define TCE_ANOMALY_UNEXPECTED_MEMBER UINT64_C(0x8)

/** The error stands beside `Response`, not in it. */
#define TCE_ANOMALY_ERROR_OUTSIDE UINT64_C(0x10)

/** `Code` in `Error` is missing, null or blank; the code is empty. */
#define TCE_ANOMALY_CODE_MISSING UINT64_C(0x20)

/** `Code` in `Error` is no string; the code is the literal of a number, else empty. */
#define TCE_ANOMALY_CODE_NOT_STRING UINT64_C(0x40)

/** `Error` is neither an object nor null; a string is the message. */
#define TCE_ANOMALY_ERROR_NOT_OBJECT UINT64_C(0x80)

/** `RequestId` is missing. */
#define TCE_ANOMALY_REQUEST_ID_MISSING UINT64_C(0x100)

/** `RequestId` is null. */
#define TCE_ANOMALY_REQUEST_ID_NULL UINT64_C(0x200)

/** `RequestId` is the empty string. */
#define TCE_ANOMALY_REQUEST_ID_EMPTY UINT64_C(0x400)

/** `RequestId` is no string; the id is the literal of a number, else absent. */
#define TCE_ANOMALY_REQUEST_ID_NOT_STRING UINT64_C(0x800)

/** The request id comes from `RequestID`, or from beside `Response`. */
#define TCE_ANOMALY_REQUEST_ID_FALLBACK UINT64_C(0x1000)

/** `Response` holds an object called `Response`; the outer one decided. */
#define TCE_ANOMALY_NESTED_RESPONSE UINT64_C(0x2000)

/** White space stands around the code, or a dot behind it. */
#define TCE_ANOMALY_CODE_UNTRIMMED UINT64_C(0x4000)

/** Half a surrogate pair stands in request id, code or message, and reads as U+FFFD. */
#define TCE_ANOMALY_LONE_SURROGATE UINT64_C(0x8000)

/** The body begins with a UTF-8 byte order mark. */
#define TCE_ANOMALY_BYTE_ORDER_MARK UINT64_C(0x10000)

/** What happened. The numbers are fixed; more may be added: keep a default branch. */
enum tce_category
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif
{
    /** Nothing is known about this code. */
    TCE_CATEGORY_UNKNOWN = 0,
    /** The credential or the signature of the call was refused. */
    TCE_CATEGORY_AUTHENTICATION = 1,
    /** The account may not do this. */
    TCE_CATEGORY_AUTHORIZATION = 2,
    /** The account is in arrears, or its balance does not suffice. */
    TCE_CATEGORY_PAYMENT_REQUIRED = 3,
    /** A parameter is missing, malformed, out of range or contradicts another one. */
    TCE_CATEGORY_INVALID_REQUEST = 4,
    /** The request or its answer has too many bytes. */
    TCE_CATEGORY_PAYLOAD_TOO_LARGE = 5,
    /** There is no such action, version or product. */
    TCE_CATEGORY_NO_SUCH_API = 6,
    /** What the request names does not exist. */
    TCE_CATEGORY_NOT_FOUND = 7,
    /** It exists already, or is done already. */
    TCE_CATEGORY_ALREADY_EXISTS = 8,
    /** Another operation holds the resource; that passes by itself. */
    TCE_CATEGORY_CONFLICT = 9,
    /** The state forbids it until somebody acts; a service that is not activated, too. */
    TCE_CATEGORY_FAILED_PRECONDITION = 10,
    /** Requests come too often. */
    TCE_CATEGORY_THROTTLED = 11,
    /** A limit of the account or of a resource is reached. */
    TCE_CATEGORY_QUOTA = 12,
    /** The cloud has no more of what was asked for. */
    TCE_CATEGORY_CAPACITY = 13,
    /** The service, or what it depends on, is not able to answer now. */
    TCE_CATEGORY_UNAVAILABLE = 14,
    /** This cannot be done here at all. */
    TCE_CATEGORY_UNSUPPORTED = 15,
    /** It was tried and failed, and the code does not say why. */
    TCE_CATEGORY_OPERATION_FAILED = 16,
    /** An error inside the service. */
    TCE_CATEGORY_INTERNAL = 17,
    /** A dry run, which would have worked. */
    TCE_CATEGORY_DRY_RUN = 18,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_category tce_category;
#else
typedef uint32_t tce_category;
#endif
#endif

/** What to do next with the same request. The numbers are fixed; more may be added: keep a default branch. */
enum tce_retry
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif
{
    /** Do not send it again: that is not known to help. */
    TCE_RETRY_NEVER = 0,
    /** It was not executed. Send it again after a second or more, with jitter. */
    TCE_RETRY_BACKOFF = 1,
    /** It may have been executed. Send it again after a while only if doing it twice does no harm. */
    TCE_RETRY_BACKOFF_IF_IDEMPOTENT = 2,
    /** What holds it passes by itself. Wait for that, for a bounded time, and send it again. */
    TCE_RETRY_AFTER_STATE_CHANGE = 3,
    /** Correct the clock or take fresh credentials, sign it anew, and send it once more. */
    TCE_RETRY_AFTER_RESIGN = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_retry tce_retry;
#else
typedef uint32_t tce_retry;
#endif
#endif

/** How a judgement is known; a higher number is firmer ground. The numbers are fixed; more may be added: keep a default branch. */
enum tce_basis
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif
{
    /** Nothing is known about this code. */
    TCE_BASIS_NONE = 0,
    /** By what stands before the first dot. */
    TCE_BASIS_FAMILY = 1,
    /** By words in the detail. */
    TCE_BASIS_DETAIL = 2,
    /** This code was judged from its documentation. */
    TCE_BASIS_CODE = 3,
    /** This code was judged from its documentation for this product. */
    TCE_BASIS_PRODUCT = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_basis tce_basis;
#else
typedef uint32_t tce_basis;
#endif
#endif

/** Who must act. The numbers are fixed; more may be added: keep a default branch. */
enum tce_fault
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif
{
    /** Nobody can tell from the code. */
    TCE_FAULT_UNKNOWN = 0,
    /** Who sends the request: another request, or fewer of them. */
    TCE_FAULT_CALLER = 1,
    /** Who administers the account: a permission, a payment, a quota. */
    TCE_FAULT_ACCOUNT = 2,
    /** Tencent Cloud. */
    TCE_FAULT_SERVICE = 3,
    /** Nobody: it passes by itself, or nothing is wrong. */
    TCE_FAULT_NOBODY = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_fault tce_fault;
#else
typedef uint32_t tce_fault;
#endif
#endif

/** A language that descriptions and advice are written in. The numbers are fixed; more may be added: keep a default branch. */
enum tce_language
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif
{
    /** English. */
    TCE_LANGUAGE_ENGLISH = 0,
    /** Simplified Chinese. */
    TCE_LANGUAGE_CHINESE = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_language tce_language;
#else
typedef uint32_t tce_language;
#endif
#endif

/** A text from a string literal: TCE_STR("RequestLimitExceeded"). Nothing is copied, nothing is to be freed. */
#ifdef __cplusplus
#define TCE_STR(literal) (tce_str{"" literal "", sizeof(literal) - 1})
#else
#define TCE_STR(literal) ((tce_str){"" literal "", sizeof(literal) - 1})
#endif

/** For printf: printf("%" TCE_STR_FMT "\n", TCE_STR_ARG(text)). A text that holds U+0000 is printed up to there. */
#define TCE_STR_FMT ".*s"

/** What TCE_STR_FMT prints: the length and the bytes of a text, two arguments. */
#define TCE_STR_ARG(text) ((text).len > (size_t)INT_MAX ? INT_MAX : (int)(text).len), (text).data

/** Stands for no time, where a number of seconds is expected. */
#define TCE_NO_TIME UINT64_MAX

/** Default limits, and no product; see tce_options. */
#define TCE_OPTIONS_INIT {sizeof(tce_options), 0, 0, 0, {NULL, 0}}

/** A decode error that nothing has been written to; see tce_decode_error. */
#define TCE_DECODE_ERROR_INIT \
    {sizeof(tce_decode_error), TCE_STATUS_OK, TCE_HINT_NONE, 0, 0, 0, {0}, \
     0, TCE_CATEGORY_UNKNOWN, TCE_RETRY_NEVER, TCE_NO_TIME, TCE_NO_TIME}

/** An HTTP answer without headers; see tce_http. */
#define TCE_HTTP_INIT {sizeof(tce_http), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}}

/** The first attempt at a request that must not be carried out twice; see tce_attempt. */
#define TCE_ATTEMPT_INIT {sizeof(tce_attempt), 1, TCE_ATTEMPT_LIMIT, 0, 0, 0}

/**
 * A buffer of this many bytes holds every summary and its NUL.
 */
#define TCE_SUMMARY_SIZE 1025

/**
 * How often a request is sent at most, unless told otherwise.
 */
#define TCE_ATTEMPT_LIMIT 6

/**
 * The version of the C ABI that this header describes. Numbers and layouts are fixed within one version from 1 on;
 * 0 means that they may still change, which the CHANGELOG then lists.
 */
#define TCE_ABI_VERSION 0

/**
 * Bytes of `tce_decode_error.text`, the NUL included.
 */
#define TCE_ERROR_TEXT_SIZE 256

/**
 * What a fallible function returns. 0 is success; 1xx is the caller's mistake, 2xx says that the bytes are no
 * envelope, 3xx that a look-up gave nothing, 9xx is memory or a bug of the library. More may be added: keep a default branch.
 *
 * A status never says that the API call failed: that is `TCE_OUTCOME_FAILURE`, of a response that was decoded well.
 * And no 2xx status says that the action did not run.
 */
enum tce_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Done.
     */
    TCE_STATUS_OK = 0,
    /**
     * A pointer that must not be NULL is NULL.
     */
    TCE_STATUS_NULL_POINTER = 101,
    /**
     * An argument is out of its range, or the `struct_size` of a struct is not one that this library knows.
     */
    TCE_STATUS_INVALID_ARGUMENT = 102,
    /**
     * The buffer is too small for the text.
     */
    TCE_STATUS_BUFFER_TOO_SMALL = 103,
    /**
     * The body is empty or has only white space.
     */
    TCE_STATUS_EMPTY = 201,
    /**
     * The body is the beginning of a valid one: the rest was lost on the way.
     */
    TCE_STATUS_TRUNCATED = 202,
    /**
     * The body is not UTF-8.
     */
    TCE_STATUS_INVALID_UTF8 = 203,
    /**
     * The body is not JSON (RFC 8259).
     */
    TCE_STATUS_INVALID_JSON = 204,
    /**
     * Brackets nest deeper than `max_depth`.
     */
    TCE_STATUS_TOO_DEEP = 205,
    /**
     * The body is longer than `max_bytes`.
     */
    TCE_STATUS_TOO_LARGE = 206,
    /**
     * A member that decides stands there twice.
     */
    TCE_STATUS_DUPLICATE_MEMBER = 207,
    /**
     * The body is valid JSON, but not an object with an object `Response`.
     */
    TCE_STATUS_NOT_ENVELOPE = 208,
    /**
     * Nothing stands there.
     */
    TCE_STATUS_NOT_FOUND = 301,
    /**
     * It is no JSON pointer (RFC 6901), or not one into the array that it meets.
     */
    TCE_STATUS_INVALID_POINTER = 302,
    /**
     * The value is of another kind.
     */
    TCE_STATUS_WRONG_KIND = 303,
    /**
     * The number was not written as an integer.
     */
    TCE_STATUS_NOT_INTEGER = 304,
    /**
     * The number does not fit the type.
     */
    TCE_STATUS_OUT_OF_RANGE = 305,
    /**
     * Memory could not be had.
     */
    TCE_STATUS_OUT_OF_MEMORY = 901,
    /**
     * A bug of the library was caught. Nothing was given out.
     */
    TCE_STATUS_INTERNAL = 902,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_status tce_status;
#else
typedef uint32_t tce_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a body that is no envelope looks like. It helps a person; decide nothing by it. More may be added.
 */
enum tce_hint
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Nothing is known.
     */
    TCE_HINT_NONE = 0,
    /**
     * The body of an API 2.0 response: `code` with `message` or `codeDesc`, and no `Response`.
     */
    TCE_HINT_LEGACY_API = 1,
    /**
     * An HTML page, as proxies and load balancers send.
     */
    TCE_HINT_LOOKS_LIKE_HTML = 2,
    /**
     * gzip data: the HTTP client did not decompress the body.
     */
    TCE_HINT_LOOKS_LIKE_GZIP = 3,
    /**
     * zlib data, which HTTP calls deflate.
     */
    TCE_HINT_LOOKS_LIKE_DEFLATE = 4,
    /**
     * Zstandard data.
     */
    TCE_HINT_LOOKS_LIKE_ZSTD = 5,
    /**
     * A stream of server-sent events: `data:` lines.
     */
    TCE_HINT_LOOKS_LIKE_EVENT_STREAM = 6,
    /**
     * The head of an HTTP answer stands before the body.
     */
    TCE_HINT_LOOKS_LIKE_HTTP = 7,
    /**
     * UTF-16 text.
     */
    TCE_HINT_LOOKS_LIKE_UTF16 = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_hint tce_hint;
#else
typedef uint32_t tce_hint;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a call came to. 0 is neither: what was never decoded is no success.
 */
enum tce_outcome
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * No response was passed.
     */
    TCE_OUTCOME_NONE = 0,
    /**
     * The response holds no error.
     */
    TCE_OUTCOME_SUCCESS = 1,
    /**
     * The API said no; code and message say why.
     */
    TCE_OUTCOME_FAILURE = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_outcome tce_outcome;
#else
typedef uint32_t tce_outcome;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What kind of value it is.
 */
enum tce_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * No value: a `tce_value` that is all zero.
     */
    TCE_KIND_NONE = 0,
    /**
     * `null`
     */
    TCE_KIND_NULL = 1,
    /**
     * `true` or `false`
     */
    TCE_KIND_BOOL = 2,
    /**
     * A number, of any size and precision.
     */
    TCE_KIND_NUMBER = 3,
    /**
     * A string.
     */
    TCE_KIND_STRING = 4,
    /**
     * An array.
     */
    TCE_KIND_ARRAY = 5,
    /**
     * An object.
     */
    TCE_KIND_OBJECT = 6,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_kind tce_kind;
#else
typedef uint32_t tce_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What to do next. Nothing here sleeps or reads a clock. More may be added: take what is not known for
 * `TCE_STEP_STOP`.
 */
enum tce_step
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Do not send the request again.
     */
    TCE_STEP_STOP = 0,
    /**
     * Wait, then send it again.
     */
    TCE_STEP_WAIT = 1,
    /**
     * Wait for what holds the resource to pass (or look at its state meanwhile), then send it again.
     */
    TCE_STEP_WAIT_FOR_STATE = 2,
    /**
     * Sign the request anew, once: with fresh credentials, or with the clock set to the server's time.
     */
    TCE_STEP_RESIGN = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum tce_step tce_step;
#else
typedef uint32_t tce_step;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * A decoded response envelope. Made by `tce_response_decode`, given back with `tce_response_free`.
 *
 * It never changes: any number of threads may read it at once.
 */
typedef struct tce_response tce_response;

/**
 * A text, borrowed from whatever the function that returned it says. UTF-8, not NUL-terminated, and it may hold any
 * character, U+0000 too. `data` is never NULL in what this library returns.
 *
 * Print it with `printf("%" TCE_STR_FMT "\n", TCE_STR_ARG(text))`, make one with `TCE_STR("literal")`.
 * `fwrite(text.data, 1, text.len, stdout)` prints what is behind an U+0000 too.
 */
typedef struct tce_str {
    /**
     * The first byte.
     */
    const char *data;
    /**
     * How many bytes.
     */
    size_t len;
} tce_str;

/**
 * Limits for a decode, and what the body does not say. Start from `TCE_OPTIONS_INIT`, which leaves every limit at its
 * default, and set what differs:
 *
 * @code
 * tce_options options = TCE_OPTIONS_INIT;
 * options.max_depth = 16;
 * tce_response *response = NULL;
 * tce_status status = tce_response_decode("{}", 2, &options, &response, NULL);
 * assert(status == TCE_STATUS_NOT_ENVELOPE);
 * @endcode
 *
 * The struct may grow at its end; `struct_size` tells the library which one it was given. A field that a newer
 * program set and this library does not know is refused with `TCE_STATUS_INVALID_ARGUMENT`, never ignored.
 */
typedef struct tce_options {
    /**
     * `sizeof(tce_options)`.
     */
    size_t struct_size;
    /**
     * The longest body that is accepted, in bytes; 0 means 67,108,864 (64 MiB).
     */
    size_t max_bytes;
    /**
     * How deep brackets may nest, 1 to 1024; 0 means 128. `{}` has depth 1.
     */
    uint32_t max_depth;
    /**
     * 0.
     */
    uint32_t reserved;
    /**
     * The product that was called, as in the name of its host: `TCE_STR("cvm")`. Some codes mean something else in some
     * products, and the body does not name the product. Empty, or one that is not known, changes nothing. It is read
     * while the function runs, and may be freed afterwards.
     */
    struct tce_str product;
} tce_options;

/**
 * Why a decode did not give a response. Start from `TCE_DECODE_ERROR_INIT`; it is filled when a decode returns
 * anything but `TCE_STATUS_OK`, and left alone on `TCE_STATUS_OK` (so test what the function returned, not
 * `error.status`). A struct whose `struct_size` the library does not know, such as one that was never initialised, is
 * left alone too:
 *
 * @code
 * tce_decode_error error = TCE_DECODE_ERROR_INIT;
 * tce_response *response = NULL;
 * if (tce_response_decode("[1,]", 4, NULL, &response, &error) != TCE_STATUS_OK) {
 *     fprintf(stderr, "%s\n", error.text);
 * }
 * assert(error.status == TCE_STATUS_INVALID_JSON && error.offset == 3);
 * @endcode
 *
 * It owns all that it holds: nothing is to be freed. The struct may grow at its end; `struct_size` tells the library
 * which one it was given.
 */
typedef struct tce_decode_error {
    /**
     * `sizeof(tce_decode_error)`.
     */
    size_t struct_size;
    /**
     * What the function returned.
     */
    tce_status status;
    /**
     * What the body may be instead.
     */
    tce_hint hint;
    /**
     * Where, in bytes from the start of the body, a byte order mark included. 0 unless `status` is 2xx.
     */
    size_t offset;
    /**
     * The line of the offset, from 1; lines end at LF. 0 unless `status` is 2xx.
     */
    size_t line;
    /**
     * The column of the offset, from 1, in bytes. 0 unless `status` is 2xx.
     */
    size_t column;
    /**
     * One line for a person, NUL-terminated ASCII. It shows nothing of the body. The wording may improve.
     */
    char text[TCE_ERROR_TEXT_SIZE];
    /**
     * The HTTP status, such as 502; 0 unless `status` is 2xx and the body was decoded with `tce_response_decode_http`.
     */
    uint32_t http_status;
    /**
     * What happened: throttled for the HTTP status 429; unavailable for 500, 502, 503 and 504, and if the body was cut;
     * else unknown.
     */
    tce_category category;
    /**
     * What to do next: backoff; backoff if idempotent; never, as with `category`. `tce_decode_error_advise` says how
     * long to wait, too.
     */
    tce_retry retry;
    /**
     * How long the server asks to wait, in seconds; see `tce_response_retry_after`. `TCE_NO_TIME` if it asks nothing.
     */
    uint64_t retry_after;
    /**
     * The server's clock, in seconds since 1970; `TCE_NO_TIME` if HTTP did not say it.
     */
    uint64_t server_time;
} tce_decode_error;

/**
 * What an HTTP answer says beside its body. Start from `TCE_HTTP_INIT`, and set what there is; a header that was not
 * sent stays empty. Texts are read while the function runs, and may be freed afterwards.
 *
 * The struct may grow at its end; `struct_size` tells the library which one it was given. A field that a newer
 * program set and this library does not know is refused with `TCE_STATUS_INVALID_ARGUMENT`, never ignored.
 */
typedef struct tce_http {
    /**
     * `sizeof(tce_http)`.
     */
    size_t struct_size;
    /**
     * The status, such as 502; at most 65,535.
     */
    uint32_t status;
    /**
     * 0.
     */
    uint32_t reserved;
    /**
     * The header `Content-Type`: a hint for a person, decides nothing.
     */
    struct tce_str content_type;
    /**
     * The header `X-TC-RequestId`: the request id, if the body gives none.
     */
    struct tce_str request_id;
    /**
     * The header `Retry-After`, as it was sent: seconds or a date.
     */
    struct tce_str retry_after;
    /**
     * The header `Date`, as it was sent: the server's clock.
     */
    struct tce_str date;
} tce_http;

/**
 * A value of a response, borrowed from it (after `tce_response_decode_borrowed`, from the body). Pass it by value;
 * there is nothing to free. It costs nothing until it is visited; a visit looks at the value's own bytes only, and
 * allocates nothing. All zero, it is no value (`TCE_KIND_NONE`).
 *
 * @code
 * const char body[] = "{\"Response\":{\"Set\":[{\"Id\":\"i-1\"}],\"RequestId\":\"ed93\"}}";
 * tce_response *response = NULL;
 * tce_response_decode(body, sizeof body - 1, NULL, &response, NULL);
 * tce_value set;
 * tce_value id;
 * tce_str text;
 * if (tce_response_pointer(response, TCE_STR("/Set/0"), &set) == TCE_STATUS_OK &&
 *     tce_value_member(set, TCE_STR("Id"), &id) == TCE_STATUS_OK) {
 *     char buffer[64];
 *     assert(tce_value_str(id, buffer, sizeof buffer, &text) == TCE_STATUS_OK);
 *     assert(tce_str_equal(text, TCE_STR("i-1")));
 * }
 * tce_response_free(response);
 * @endcode
 */
typedef struct tce_value {
    /**
     * Not for use; `tce_value_raw` gives the text.
     */
    const void *opaque_data;
    /**
     * Not for use.
     */
    size_t opaque_len;
} tce_value;

/**
 * Where an iteration stands. Made by `tce_response_fields` or `tce_iter_over`, moved by `tce_iter_next`; a copy goes on
 * by itself. There is nothing to free. All zero, it is at its end.
 */
typedef struct tce_iter {
    /**
     * Not for use.
     */
    const void *opaque_data;
    /**
     * Not for use.
     */
    size_t opaque_len;
    /**
     * Not for use.
     */
    size_t opaque_kind;
} tce_iter;

/**
 * An attempt at a request. Start from `TCE_ATTEMPT_INIT`, which is the first of at most `TCE_ATTEMPT_LIMIT`, of a
 * request that must not be carried out twice, and set what differs.
 *
 * Limits of this API are per second, so no wait is under a second; waits double from one attempt to the next up to a
 * cap, and random bits spread them, so that many callers do not come back at once. After attempt n:
 *
 * - `TCE_RETRY_BACKOFF`: 1 s and a random part of min(2^(n-1), 32) s
 * - `TCE_RETRY_BACKOFF_IF_IDEMPOTENT`: the same, if the request is idempotent; else `TCE_STEP_STOP`
 * - `TCE_RETRY_AFTER_STATE_CHANGE`: min(5 * 2^(n-1), 60) s and a random part of half of that
 * - `TCE_RETRY_AFTER_RESIGN`: none: `TCE_STEP_RESIGN`, once
 * - `TCE_RETRY_NEVER`: none: `TCE_STEP_STOP`
 *
 * After `limit` attempts it is `TCE_STEP_STOP`. A `Retry-After` that asks for a longer wait is granted, and up to a
 * second of random time is added; one of over five minutes is `TCE_STEP_STOP`, for then somebody should decide.
 *
 * The struct may grow at its end; `struct_size` tells the library which one it was given. A field that a newer
 * program set and this library does not know is refused with `TCE_STATUS_INVALID_ARGUMENT`, never ignored.
 */
typedef struct tce_attempt {
    /**
     * `sizeof(tce_attempt)`.
     */
    size_t struct_size;
    /**
     * How often the request was sent, from 1; 0 counts as 1.
     */
    uint32_t number;
    /**
     * How many attempts there are at most.
     */
    uint32_t limit;
    /**
     * 1 if the request does no harm when it is carried out twice: it only reads, or holds a `ClientToken`. Else 0.
     */
    uint32_t idempotent;
    /**
     * 1 if the request was signed anew already, which helps at most once. Else 0.
     */
    uint32_t resigned;
    /**
     * 64 random bits, for the random part of a wait. Without any, all callers wait the least.
     */
    uint64_t random;
} tce_attempt;

/**
 * What to do next, and when. It is filled by `tce_response_advise` and `tce_decode_error_advise`.
 */
typedef struct tce_next_step {
    /**
     * What to do.
     */
    tce_step kind;
    /**
     * How long to wait, in nanoseconds: with `TCE_STEP_WAIT` and `TCE_STEP_WAIT_FOR_STATE`; else 0.
     */
    uint64_t wait_ns;
    /**
     * With `TCE_STEP_RESIGN` the server's clock, in seconds since 1970, if HTTP said it; else `TCE_NO_TIME`.
     */
    uint64_t server_time;
} tce_next_step;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Decodes a body. What the response needs of it is copied: the body may go at once.
 *
 * @code
 * const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"LimitExceeded\",\"Message\":\"\"},\"RequestId\":\"ed93\"}}";
 * tce_decode_error error = TCE_DECODE_ERROR_INIT;
 * tce_response *response = NULL;
 * if (tce_response_decode(body, sizeof body - 1, NULL, &response, &error) != TCE_STATUS_OK) {
 *     fprintf(stderr, "%s\n", error.text);
 * } else if (tce_response_outcome(response) == TCE_OUTCOME_FAILURE) {
 *     assert(tce_str_equal(tce_response_code(response), TCE_STR("LimitExceeded")));
 * }
 * tce_response_free(response);
 * @endcode
 *
 * @param data     The body. May be NULL if `len` is 0.
 * @param len      Bytes of the body.
 * @param options  Limits, and the product; NULL means the defaults.
 * @param response Gets the response on `TCE_STATUS_OK`, and is left alone otherwise. The caller owns it: give it back
 *                 with `tce_response_free`. NULL is `TCE_STATUS_NULL_POINTER`.
 * @param error    Is filled unless `TCE_STATUS_OK` is returned; may be NULL. Start from `TCE_DECODE_ERROR_INIT`: a
 *                 struct whose `struct_size` the library does not know is left alone, nothing is decoded, and the
 *                 status is `TCE_STATUS_INVALID_ARGUMENT`.
 * @return `TCE_STATUS_OK` for an envelope, be it a success or a failure; 2xx if the bytes are no envelope;
 *         `TCE_STATUS_NULL_POINTER`, `TCE_STATUS_INVALID_ARGUMENT` (an option out of its range, a `len` over
 *         PTRDIFF_MAX), `TCE_STATUS_OUT_OF_MEMORY`, `TCE_STATUS_INTERNAL`. Any thread may call this; it needs at
 *         most 8 KiB of stack, whatever the body.
 */
tce_status tce_response_decode(const void *data,
                               size_t len,
                               const struct tce_options *options,
                               struct tce_response **response,
                               struct tce_decode_error *error);

/**
 * Decodes a body without copying it: texts are borrowed from the body where they have no escape.
 *
 * The body must outlive every reference to the response, and must not change as long as one is left. All else is as
 * with `tce_response_decode`.
 *
 * @param data     The body. May be NULL if `len` is 0.
 * @param len      Bytes of the body.
 * @param options  Limits, and the product; NULL means the defaults.
 * @param response Gets the response on `TCE_STATUS_OK`, and is left alone otherwise. The caller owns it: give it back
 *                 with `tce_response_free`. NULL is `TCE_STATUS_NULL_POINTER`.
 * @param error    As for `tce_response_decode`; may be NULL.
 * @return As `tce_response_decode`. Any thread may call this.
 */
tce_status tce_response_decode_borrowed(const void *data,
                                        size_t len,
                                        const struct tce_options *options,
                                        struct tce_response **response,
                                        struct tce_decode_error *error);

/**
 * Decodes the body of an HTTP answer, and keeps what HTTP says beside it. The body is decoded first, and an envelope wins
 * over the status: failures come with 200, too. What the body needs of it is copied: the body may go at once.
 *
 * Without an envelope, the HTTP status says what happened (`tce_decode_error.category`, `retry`), and the header
 * `X-TC-RequestId` is the request id of an envelope that has none.
 *
 * @code
 * tce_http http = TCE_HTTP_INIT;
 * http.status = 502;
 * http.content_type = TCE_STR("text/html");
 * tce_decode_error error = TCE_DECODE_ERROR_INIT;
 * tce_response *response = NULL;
 * assert(tce_response_decode_http("Bad Gateway", 11, &http, NULL, &response, &error) == TCE_STATUS_INVALID_JSON);
 * assert(error.http_status == 502 && error.hint == TCE_HINT_LOOKS_LIKE_HTML);
 * assert(error.category == TCE_CATEGORY_UNAVAILABLE && error.retry == TCE_RETRY_BACKOFF_IF_IDEMPOTENT);
 * @endcode
 *
 * @param data     The body. May be NULL if `len` is 0.
 * @param len      Bytes of the body.
 * @param http     Status and headers. NULL is `TCE_STATUS_NULL_POINTER`.
 * @param options  Limits, and the product; NULL means the defaults.
 * @param response Gets the response on `TCE_STATUS_OK`, and is left alone otherwise. The caller owns it: give it back
 *                 with `tce_response_free`. NULL is `TCE_STATUS_NULL_POINTER`.
 * @param error    As for `tce_response_decode`; may be NULL.
 * @return As `tce_response_decode`; `TCE_STATUS_INVALID_ARGUMENT`, too, for a status over 65,535 and for a header text without
 *         data. Any thread may call this.
 */
tce_status tce_response_decode_http(const void *data,
                                    size_t len,
                                    const struct tce_http *http,
                                    const struct tce_options *options,
                                    struct tce_response **response,
                                    struct tce_decode_error *error);

/**
 * Another reference to a response, for another owner: each is given back by its own `tce_response_free`.
 *
 * @param response A response, or NULL.
 * @return The same response; NULL for NULL. Any thread may call this.
 */
struct tce_response *tce_response_retain(const struct tce_response *response);

/**
 * Gives back one reference. With the last one the response goes, and with it every text that was borrowed from it.
 *
 * @param response A response, or NULL: then nothing happens. It must not be used through this reference again. Any
 *                 thread may call this.
 */
void tce_response_free(struct tce_response *response);

/**
 * Whether the call succeeded.
 *
 * @param response A response, or NULL.
 * @return `TCE_OUTCOME_SUCCESS` or `TCE_OUTCOME_FAILURE`; `TCE_OUTCOME_NONE` for NULL. Any thread may call this.
 */
tce_outcome tce_response_outcome(const struct tce_response *response);

/**
 * The request id, the identifier that support asks for. Usually a UUID, but any text may stand there.
 *
 * @param response A response, or NULL.
 * @return The id, borrowed from the response; empty if the body gives none (the anomalies say why) and for NULL. Any
 *         thread may call this.
 */
struct tce_str tce_response_request_id(const struct tce_response *response);

/**
 * The error code as it was sent, for programs: `AuthFailure.SignatureFailure`.
 *
 * @param response A response, or NULL.
 * @return The code, borrowed from the response; empty on a success, on a failure whose body gives none (the anomalies
 *         say why), and for NULL. Any thread may call this.
 */
struct tce_str tce_response_code(const struct tce_response *response);

/**
 * The error message as it was sent, for people. It changes at any time: decide nothing by it. It can hold values that
 * do not belong in a log.
 *
 * @param response A response, or NULL.
 * @return The message, borrowed from the response; empty on a success, on a failure whose body gives none (the
 *         anomalies say why), and for NULL. Any thread may call this.
 */
struct tce_str tce_response_message(const struct tce_response *response);

/**
 * How the body deviates from the documentation, though it was understood. There is no strict mode: test this where
 * strictness is wanted.
 *
 * @code
 * tce_response *response = NULL;
 * tce_response_decode("{\"Response\":{\"RequestId\":null}}", 31, NULL, &response, NULL);
 * uint64_t rest = tce_response_anomalies(response);
 * assert(rest == TCE_ANOMALY_REQUEST_ID_NULL);
 * for (; rest != 0; rest &= rest - 1) {
 *     puts(tce_anomaly_name(rest & (~rest + 1)));
 * }
 * tce_response_free(response);
 * @endcode
 *
 * @param response A response, or NULL.
 * @return A mask of `TCE_ANOMALY_...` bits; 0 if the body is as documented, and for NULL. Bits that this header does
 *         not name may be set by a newer library. Any thread may call this.
 */
uint64_t tce_response_anomalies(const struct tce_response *response);

/**
 * One line for a log: outcome, code, request id, anomalies; never the message or a field's value. Control and
 * bidirectional characters in code and id are escaped, and what is too long is cut and marked.
 *
 * @code
 * char line[TCE_SUMMARY_SIZE];
 * tce_response *response = NULL;
 * tce_response_decode_borrowed("{\"Response\":{\"RequestId\":\"b5b4\"}}", 33, NULL, &response, NULL);
 * assert(tce_response_summary(response, line, sizeof line, NULL) == TCE_STATUS_OK);
 * assert(strcmp(line, "success request_id=b5b4") == 0);
 * tce_response_free(response);
 * @endcode
 *
 * @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param buffer   Where the line goes, with a NUL behind it. NULL is `TCE_STATUS_NULL_POINTER`, unless `capacity` is 0.
 * @param capacity Bytes of the buffer; `TCE_SUMMARY_SIZE` always suffices.
 * @param len      Gets the length of the line in bytes, the NUL not counted, on `TCE_STATUS_OK` and on
 *                 `TCE_STATUS_BUFFER_TOO_SMALL`; may be NULL.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_BUFFER_TOO_SMALL` if the line and its NUL need more, and then the buffer is as
 *         it was. Any thread may call this.
 */
tce_status tce_response_summary(const struct tce_response *response,
                                char *buffer,
                                size_t capacity,
                                size_t *len);

/**
 * What a JSON pointer (RFC 6901) points to that starts at the object `Response`: `/Set/0/Id`; `/RequestId` and
 * `/Error/Code` are reached too. Of members with one name the last counts.
 *
 * @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param pointer  The pointer; an empty one points to `Response` itself. `data` may be NULL if `len` is 0.
 * @param value    Gets the value, borrowed from the response. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND`; `TCE_STATUS_INVALID_POINTER` if it is no JSON pointer, or not one into
 *         the array that it meets (a name, `-`, leading zeros). Any thread may call this.
 */
tce_status tce_response_pointer(const struct tce_response *response,
                                struct tce_str pointer,
                                struct tce_value *value);

/**
 * A string by JSON pointer. It is borrowed if nothing in it is escaped, and decoded into the buffer otherwise.
 *
 * @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
 * @param buffer   Where a string with escapes goes; it may be NULL if `capacity` is 0.
 * @param capacity Bytes of the buffer.
 * @param out      Gets the string, borrowed from the response, or in the buffer. On `TCE_STATUS_BUFFER_TOO_SMALL` it gets
 *                 {NULL, the capacity needed}. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return As `tce_response_pointer` and `tce_value_str`. Any thread may call this.
 */
tce_status tce_response_get_str(const struct tce_response *response,
                                struct tce_str pointer,
                                char *buffer,
                                size_t capacity,
                                struct tce_str *out);

/**
 * An integer by JSON pointer, if it was written as one: `1.0` and `1e3` are none.
 *
 * @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
 * @param out      Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return As `tce_response_pointer` and `tce_value_i64`. Any thread may call this.
 */
tce_status tce_response_get_i64(const struct tce_response *response, struct tce_str pointer, int64_t *out);

/**
 * An integer that is not negative, by JSON pointer, if it was written as one: `1.0` and `1e3` are none.
 *
 * @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
 * @param out      Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return As `tce_response_pointer` and `tce_value_u64`. Any thread may call this.
 */
tce_status tce_response_get_u64(const struct tce_response *response, struct tce_str pointer, uint64_t *out);

/**
 * A number as the nearest double, by JSON pointer.
 *
 * @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
 * @param out      Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return As `tce_response_pointer` and `tce_value_f64`. Any thread may call this.
 */
tce_status tce_response_get_f64(const struct tce_response *response, struct tce_str pointer, double *out);

/**
 * `true` or `false`, by JSON pointer.
 *
 * @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
 * @param out      Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return As `tce_response_pointer` and `tce_value_bool`. Any thread may call this.
 */
tce_status tce_response_get_bool(const struct tce_response *response, struct tce_str pointer, bool *out);

/**
 * What kind of value it is.
 *
 * @param value A value; all zero is none.
 * @return The kind; `TCE_KIND_NONE` for no value. Any thread may call this.
 */
tce_kind tce_value_kind(struct tce_value value);

/**
 * The value as the body has it, to the letter: an object with its brackets, a string with its quotes and escapes.
 *
 * @param value A value; all zero is none.
 * @return The text, borrowed from where the value is; empty for no value. Any thread may call this.
 */
struct tce_str tce_value_raw(struct tce_value value);

/**
 * A string. It is borrowed if nothing in it is escaped, and decoded into the buffer otherwise.
 *
 * @param value    A value; all zero is none.
 * @param buffer   Where a string with escapes goes; it may be NULL if `capacity` is 0.
 * @param capacity Bytes of the buffer. The length of `tce_value_raw` always suffices.
 * @param out      Gets the string, borrowed from where the value is, or in the buffer. On
 *                 `TCE_STATUS_BUFFER_TOO_SMALL` it gets {NULL, the capacity needed}. NULL is
 *                 `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_WRONG_KIND` if it is no string; `TCE_STATUS_BUFFER_TOO_SMALL`. Any thread may
 *         call this.
 */
tce_status tce_value_str(struct tce_value value,
                         char *buffer,
                         size_t capacity,
                         struct tce_str *out);

/**
 * An integer that was written as one: `1.0` and `1e3` are none.
 *
 * @param value A value; all zero is none.
 * @param out   Gets the number. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_WRONG_KIND` if it is no number, `TCE_STATUS_NOT_INTEGER`,
 *         `TCE_STATUS_OUT_OF_RANGE`. Any thread may call this.
 */
tce_status tce_value_i64(struct tce_value value, int64_t *out);

/**
 * An integer that was written as one and is not negative: `1.0` and `1e3` are none.
 *
 * @param value A value; all zero is none.
 * @param out   Gets the number. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return As `tce_value_i64`. Any thread may call this.
 */
tce_status tce_value_u64(struct tce_value value, uint64_t *out);

/**
 * A number as the nearest double.
 *
 * @param value A value; all zero is none.
 * @param out   Gets the number. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_WRONG_KIND` if it is no number, `TCE_STATUS_OUT_OF_RANGE` if it would be
 *         infinite. Any thread may call this.
 */
tce_status tce_value_f64(struct tce_value value,
                         double *out);

/**
 * `true` or `false`.
 *
 * @param value A value; all zero is none.
 * @param out   Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_WRONG_KIND` if it is neither. Any thread may call this.
 */
tce_status tce_value_bool(struct tce_value value, bool *out);

/**
 * The member of an object with a name, the last one if there are several.
 *
 * @param value A value; all zero is none.
 * @param name  The name, not escaped; `data` may be NULL if `len` is 0.
 * @param out   Gets the member's value. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND`; `TCE_STATUS_WRONG_KIND` if it is no object;
 *         `TCE_STATUS_INVALID_ARGUMENT` for a name without data or in another encoding than UTF-8. Any thread may call
 *         this.
 */
tce_status tce_value_member(struct tce_value value,
                            struct tce_str name,
                            struct tce_value *out);

/**
 * The element of an array.
 *
 * @param value A value; all zero is none.
 * @param index Which one, counted from 0. To visit all, iterate: this one walks from the beginning each time.
 * @param out   Gets the element. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND`; `TCE_STATUS_WRONG_KIND` if it is no array. Any thread may call this.
 */
tce_status tce_value_element(struct tce_value value,
                             size_t index,
                             struct tce_value *out);

/**
 * The action's own fields, one after the other: all of `Response` but `RequestId` and `Error`.
 *
 * @code
 * const char body[] = "{\"Response\":{\"TotalCount\":2,\"Zone\":\"a\",\"RequestId\":\"ed93\"}}";
 * tce_response *response = NULL;
 * tce_response_decode(body, sizeof body - 1, NULL, &response, NULL);
 * tce_iter fields = tce_response_fields(response);
 * tce_value name;
 * tce_value value;
 * size_t count = 0;
 * while (tce_iter_next(&fields, &name, &value)) {
 *     count++;
 *     printf("%" TCE_STR_FMT " is %s\n", TCE_STR_ARG(tce_value_raw(name)), tce_kind_name(tce_value_kind(value)));
 * }
 * assert(count == 2);
 * tce_response_free(response);
 * @endcode
 *
 * @param response A response, or NULL.
 * @return An iteration over the fields in order, duplicates included; at its end for NULL. Any thread may call this.
 */
struct tce_iter tce_response_fields(const struct tce_response *response);

/**
 * The members of an object, or the elements of an array, one after the other.
 *
 * @param value A value; all zero is none.
 * @return An iteration in order, duplicates included; at its end for any other value. Any thread may call this.
 */
struct tce_iter tce_iter_over(struct tce_value value);

/**
 * Goes on to the next member or element. All steps together look at each byte of what is iterated over once.
 *
 * @param iter  The iteration; NULL is at its end.
 * @param name  Gets the name of a field or member, as a string that `tce_value_str` decodes; of an element it gets no
 *              value (`TCE_KIND_NONE`). May be NULL.
 * @param value Gets the value. May be NULL.
 * @return true if there was one more; false at the end, and then nothing was written. Any thread may call this, each
 *         with an iteration of its own.
 */
bool tce_iter_next(struct tce_iter *iter,
                   struct tce_value *name,
                   struct tce_value *value);

/**
 * What happened, by the code of a failure. It was judged once, when the body was decoded, for the product in the
 * options.
 *
 * @code
 * const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"RequestLimitExceeded\",\"Message\":\"\"}}}";
 * tce_response *response = NULL;
 * assert(tce_response_decode(body, sizeof body - 1, NULL, &response, NULL) == TCE_STATUS_OK);
 * assert(tce_response_category(response) == TCE_CATEGORY_THROTTLED);
 * assert(tce_response_retry(response) == TCE_RETRY_BACKOFF);
 * assert(tce_response_fault(response) == TCE_FAULT_CALLER);
 * tce_response_free(response);
 * @endcode
 *
 * @param response A response, or NULL.
 * @return The category; `TCE_CATEGORY_UNKNOWN`, which is 0, on a success, and for NULL. Any thread may call this.
 */
tce_category tce_response_category(const struct tce_response *response);

/**
 * What to do next, by the code of a failure. `tce_response_advise` says how long to wait, too.
 *
 * @param response A response, or NULL.
 * @return The retry; `TCE_RETRY_NEVER`, which is 0, on a success, and for NULL. Any thread may call this.
 */
tce_retry tce_response_retry(const struct tce_response *response);

/**
 * How category and retry of a failure are known.
 *
 * @param response A response, or NULL.
 * @return The basis; `TCE_BASIS_NONE`, which is 0, on a success, and for NULL. Any thread may call this.
 */
tce_basis tce_response_basis(const struct tce_response *response);

/**
 * Who must act after a failure.
 *
 * @param response A response, or NULL.
 * @return The fault; `TCE_FAULT_UNKNOWN`, which is 0, on a success, and for NULL. Any thread may call this.
 */
tce_fault tce_response_fault(const struct tce_response *response);

/**
 * What happened, by an error code. White space around the code and trailing dots are ignored; it is case-sensitive.
 *
 * @code
 * tce_str code = TCE_STR("UnauthorizedOperation.Unknown");
 * assert(tce_code_category(code, TCE_STR("")) == TCE_CATEGORY_AUTHORIZATION);
 * assert(tce_code_category(code, TCE_STR("ecdn")) == TCE_CATEGORY_INTERNAL);
 * assert(tce_code_basis(code, TCE_STR("ecdn")) == TCE_BASIS_PRODUCT);
 * @endcode
 *
 * @param code    A code; `data` may be NULL if `len` is 0. An empty code, and bytes that are not UTF-8, are a code of
 *                which nothing is known.
 * @param product The product that sent it, as in the name of the host that was called: `cvm`; some codes mean
 *                something else in some products. Empty if it is not known; `data` may be NULL if `len` is 0. A
 *                product that is not known changes nothing.
 * @return The category. Any thread may call this.
 */
tce_category tce_code_category(struct tce_str code,
                               struct tce_str product);

/**
 * What to do next, by an error code.
 *
 * @param code    As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @param product As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @return The retry. Any thread may call this.
 */
tce_retry tce_code_retry(struct tce_str code, struct tce_str product);

/**
 * How category and retry of an error code are known.
 *
 * @param code    As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @param product As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @return The basis. Any thread may call this.
 */
tce_basis tce_code_basis(struct tce_str code, struct tce_str product);

/**
 * Who must act after an error code. It follows from the category.
 *
 * @param code    As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @param product As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @return The fault. Any thread may call this.
 */
tce_fault tce_code_fault(struct tce_str code, struct tce_str product);

/**
 * Whether it is one of the 38 codes that the documentation says any action can give.
 *
 * @param code    As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @param product As for `tce_code_category`; `data` may be NULL if `len` is 0. No product changes the answer today.
 * @return true if it is. Any thread may call this.
 */
bool tce_code_is_common(struct tce_str code,
                        struct tce_str product);

/**
 * Who must act after what happened: of an error that has a category and no code, such as a `tce_decode_error`.
 *
 * @param category A `tce_category`, or any number.
 * @return The fault; `TCE_FAULT_UNKNOWN` for a number that is no category. Any thread may call this.
 */
tce_fault tce_category_fault(uint32_t category);

/**
 * The HTTP status of the answer that a response was decoded from. It decided nothing: an envelope wins over it.
 *
 * @param response A response, or NULL.
 * @return The status that was passed; 0 if the response was decoded without one, and for NULL. Any thread may call this.
 */
uint32_t tce_response_http_status(const struct tce_response *response);

/**
 * How long the server asks to wait before the next request. `tce_response_advise` heeds it.
 *
 * @param response A response, or NULL.
 * @return Seconds, from the header `Retry-After`, at most 4,294,967,295; a date there counts from the header `Date`, and is nothing
 *         without it. `TCE_NO_TIME` if nothing was asked, and for NULL. Any thread may call this.
 */
uint64_t tce_response_retry_after(const struct tce_response *response);

/**
 * The server's clock.
 *
 * @param response A response, or NULL.
 * @return Seconds since 1970, from the header `Date`; `TCE_NO_TIME` if there was none, and for NULL. Any thread may call
 *         this.
 */
uint64_t tce_response_server_time(const struct tce_response *response);

/**
 * What to do after an attempt that gave a response. After a success it is `TCE_STEP_STOP`: there is nothing more to
 * send.
 *
 * @code
 * const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"RequestLimitExceeded\",\"Message\":\"\"}}}";
 * tce_response *response = NULL;
 * tce_response_decode(body, sizeof body - 1, NULL, &response, NULL);
 * tce_attempt attempt = TCE_ATTEMPT_INIT;
 * attempt.number = 2;
 * attempt.random = UINT64_C(1) << 63;
 * tce_next_step step;
 * assert(tce_response_advise(response, &attempt, &step) == TCE_STATUS_OK);
 * assert(step.kind == TCE_STEP_WAIT && step.wait_ns == 2000000000);
 * tce_response_free(response);
 * @endcode
 *
 * @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param attempt  The attempt that gave it; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param step     Gets what to do, on `TCE_STATUS_OK`. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_NULL_POINTER`; `TCE_STATUS_INVALID_ARGUMENT` if `idempotent` or `resigned` is neither 0
 *         nor 1, or `struct_size` is not one that this library knows. Any thread may call this.
 */
tce_status tce_response_advise(const struct tce_response *response,
                               const struct tce_attempt *attempt,
                               struct tce_next_step *step);

/**
 * What to do after an attempt whose answer was no envelope. Whether the action ran is not known: only what is
 * idempotent is sent again after anything but a rate limit.
 *
 * @code
 * tce_http http = TCE_HTTP_INIT;
 * http.status = 502;
 * http.retry_after = TCE_STR("3");
 * tce_decode_error error = TCE_DECODE_ERROR_INIT;
 * tce_response *response = NULL;
 * assert(tce_response_decode_http("<html>", 6, &http, NULL, &response, &error) == TCE_STATUS_INVALID_JSON);
 * tce_attempt attempt = TCE_ATTEMPT_INIT;
 * tce_next_step step;
 * assert(tce_decode_error_advise(&error, &attempt, &step) == TCE_STATUS_OK && step.kind == TCE_STEP_STOP);
 * attempt.idempotent = 1;
 * assert(tce_decode_error_advise(&error, &attempt, &step) == TCE_STATUS_OK && step.kind == TCE_STEP_WAIT);
 * assert(step.wait_ns == 3000000000);
 * @endcode
 *
 * @param error   An error that a decode filled; NULL is `TCE_STATUS_NULL_POINTER`. Of one that says that the caller made a
 *                mistake, or that nothing was written to, it is `TCE_STEP_STOP`.
 * @param attempt As for `tce_response_advise`; NULL is `TCE_STATUS_NULL_POINTER`.
 * @param step    Gets what to do, on `TCE_STATUS_OK`. NULL is `TCE_STATUS_NULL_POINTER`.
 * @return As `tce_response_advise`. Any thread may call this.
 */
tce_status tce_decode_error_advise(const struct tce_decode_error *error,
                                   const struct tce_attempt *attempt,
                                   struct tce_next_step *step);

/**
 * The family of an error code: what stands before the first dot, all of it if there is none. White space around the
 * code and dots behind it are left out.
 *
 * @code
 * tce_str family = tce_code_family(TCE_STR("InvalidParameterValue.Zone"));
 * assert(tce_str_equal(family, TCE_STR("InvalidParameterValue")));
 * @endcode
 *
 * @param code A code; `data` may be NULL if `len` is 0.
 * @return A part of `code`, borrowed from where that is; empty if there is none, and for bytes that are not UTF-8.
 *         Any thread may call this.
 */
struct tce_str tce_code_family(struct tce_str code);

/**
 * The detail of an error code: what stands behind the first dot. White space around the code and dots behind it are
 * left out.
 *
 * @param code A code; `data` may be NULL if `len` is 0.
 * @return A part of `code`, borrowed from where that is; empty if there is none, and for bytes that are not UTF-8.
 *         Any thread may call this.
 */
struct tce_str tce_code_detail(struct tce_str code);

/**
 * What happened, in a sentence for a person: of a common code its own; else of its family, if the family tells what the
 * category does; else of the category.
 *
 * @code
 * tce_str code = TCE_STR("AuthFailure.SignatureExpire"), any = TCE_STR("");
 * tce_str description = tce_code_description(code, any, TCE_LANGUAGE_ENGLISH);
 * tce_str advice = tce_code_advice(code, any, TCE_LANGUAGE_CHINESE);
 * assert(description.len > 0 && advice.len > 0);
 * printf("%" TCE_STR_FMT " %" TCE_STR_FMT "\n", TCE_STR_ARG(description), TCE_STR_ARG(advice));
 * @endcode
 *
 * @param code     As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @param product  As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @param language A `tce_language`.
 * @return A static text; empty for a number that is no language. Any thread may call this.
 */
struct tce_str tce_code_description(struct tce_str code,
                                    struct tce_str product,
                                    uint32_t language);

/**
 * Who must do what after an error code, in a sentence for a person. Whether to send the request again is what
 * `tce_retry_advice` says.
 *
 * @param code     As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @param product  As for `tce_code_category`; `data` may be NULL if `len` is 0.
 * @param language A `tce_language`.
 * @return A static text; empty for a number that is no language. Any thread may call this.
 */
struct tce_str tce_code_advice(struct tce_str code, struct tce_str product, uint32_t language);

/**
 * What happened, in a sentence for a person, by the code of a failure and the product in the options.
 *
 * @code
 * const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"RequestLimitExceeded\",\"Message\":\"\"}}}";
 * tce_response *response = NULL;
 * assert(tce_response_decode(body, sizeof body - 1, NULL, &response, NULL) == TCE_STATUS_OK);
 * tce_str description = tce_response_description(response, TCE_LANGUAGE_ENGLISH);
 * tce_str advice = tce_response_advice(response, TCE_LANGUAGE_ENGLISH);
 * printf("%" TCE_STR_FMT " %" TCE_STR_FMT "\n", TCE_STR_ARG(description), TCE_STR_ARG(advice));
 * tce_response_free(response);
 * @endcode
 *
 * @param response A response, or NULL.
 * @param language A `tce_language`.
 * @return A static text; empty on a success, for NULL, and for a number that is no language. Any thread may call this.
 */
struct tce_str tce_response_description(const struct tce_response *response,
                                        uint32_t language);

/**
 * Who must do what after a failure, in a sentence for a person. Whether to send the request again is what
 * `tce_retry_advice` says.
 *
 * @param response A response, or NULL.
 * @param language A `tce_language`.
 * @return A static text; empty on a success, for NULL, and for a number that is no language. Any thread may call this.
 */
struct tce_str tce_response_advice(const struct tce_response *response,
                                   uint32_t language);

/**
 * What happened, in a sentence for a person, by the category alone: of a `tce_decode_error`, for instance.
 *
 * @param category A `tce_category`.
 * @param language A `tce_language`.
 * @return A static text; empty for a number that is no category or no language. Any thread may call this.
 */
struct tce_str tce_category_description(uint32_t category, uint32_t language);

/**
 * Who must do what, in a sentence for a person, by the category alone.
 *
 * @param category A `tce_category`.
 * @param language A `tce_language`.
 * @return A static text; empty for a number that is no category or no language. Any thread may call this.
 */
struct tce_str tce_category_advice(uint32_t category, uint32_t language);

/**
 * What a retry means, in a sentence for a person.
 *
 * @param retry    A `tce_retry`.
 * @param language A `tce_language`.
 * @return A static text; empty for a number that is no retry or no language. Any thread may call this.
 */
struct tce_str tce_retry_description(uint32_t retry, uint32_t language);

/**
 * Whether and how to send the request again, in a sentence for a person.
 *
 * @param retry    A `tce_retry`.
 * @param language A `tce_language`.
 * @return A static text; empty for a number that is no retry or no language. Any thread may call this.
 */
struct tce_str tce_retry_advice(uint32_t retry, uint32_t language);

/**
 * Whether the official SDK packages list a code: for any product, for one, or for one version of it. No judgement
 * depends on that, for a code may be sent long before it is listed.
 *
 * Like the other functions of the catalogue, it finds nothing in a library that was built without the Cargo feature
 * `catalogue`.
 *
 * @code
 * tce_str code = TCE_STR("InvalidInstanceId.NotFound"), any = TCE_STR("");
 * assert(tce_code_is_documented(code, TCE_STR("cvm"), TCE_STR("2017-03-12")));
 * assert(tce_code_is_documented(code, any, any));
 * assert(!tce_code_is_documented(code, TCE_STR("redis"), any));
 * @endcode
 *
 * @param code    A code; `data` may be NULL if `len` is 0. White space and dots that are not part of it make it another
 *                one.
 * @param product A product, such as `cvm`; empty for any, and then `data` may be NULL.
 * @param version A version of its API, such as `2017-03-12`; empty for any, and then `data` may be NULL.
 * @return true if it is listed; false, too, for bytes that are not UTF-8. Any thread may call this.
 */
bool tce_code_is_documented(struct tce_str code,
                            struct tce_str product,
                            struct tce_str version);

/**
 * A product that documents a code.
 *
 * @code
 * tce_str code = TCE_STR("FailedOperation.AddInstanceInfoFailed"), product;
 * for (size_t i = 0; (product = tce_code_product(code, i)).len > 0; i++) {
 *     assert(tce_code_is_documented(code, product, TCE_STR("")));
 * }
 * @endcode
 *
 * @param code  As for `tce_code_is_documented`; `data` may be NULL if `len` is 0.
 * @param index Which one, counted from 0, in the order of their names.
 * @return A static text; empty past the last. Any thread may call this.
 */
struct tce_str tce_code_product(struct tce_str code, size_t index);

/**
 * A code that a product documents.
 *
 * @code
 * char buffer[256];
 * tce_str code;
 * size_t count = 0;
 * while (tce_product_code(TCE_STR("redis"), count, buffer, sizeof buffer, &code) == TCE_STATUS_OK) count++;
 * assert(count > 100);
 * @endcode
 *
 * @param product  A product, such as `cvm`; `data` may be NULL if `len` is 0.
 * @param index    Which one, counted from 0, in the order of their bytes.
 * @param buffer   Where the code goes; it may be NULL if `capacity` is 0.
 * @param capacity Bytes of the buffer; 256 suffice.
 * @param out      Gets the code, in the buffer. On `TCE_STATUS_BUFFER_TOO_SMALL` it gets {NULL, the capacity needed}. NULL
 *                 is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND` past the last, and for a product that is not known;
 *         `TCE_STATUS_BUFFER_TOO_SMALL`. Each call counts from the beginning, which takes tens of microseconds. Any
 *         thread may call this.
 */
tce_status tce_product_code(struct tce_str product,
                            size_t index,
                            char *buffer,
                            size_t capacity,
                            struct tce_str *out);

/**
 * A documented code that a misspelt one is near to, for a person's help. What has less than two thirds of its letters in
 * common is not near.
 *
 * @code
 * char buffer[256];
 * tce_str near, any = TCE_STR("");
 * tce_str misspelt = TCE_STR("AuthFailure.SignatureExpired");
 * assert(tce_code_nearest(misspelt, any, 0, buffer, sizeof buffer, &near) == TCE_STATUS_OK);
 * assert(tce_str_equal(near, TCE_STR("AuthFailure.SignatureExpire")));
 * @endcode
 *
 * @param code     What may be misspelt; `data` may be NULL if `len` is 0.
 * @param product  Only the codes of this product count; empty for all products, and then `data` may be NULL.
 * @param rank     0 for the nearest, 1 for the next.
 * @param buffer   Where the code goes; it may be NULL if `capacity` is 0.
 * @param capacity Bytes of the buffer; 256 suffice.
 * @param out      Gets the code, in the buffer. On `TCE_STATUS_BUFFER_TOO_SMALL` it gets {NULL, the capacity needed}. NULL
 *                 is `TCE_STATUS_NULL_POINTER`.
 * @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND` if no code, or no further one, is near; `TCE_STATUS_BUFFER_TOO_SMALL`. Each
 *         call compares with every code, which takes milliseconds: ask for few ranks. It needs memory while it runs, under a megabyte, and is the one
 *         function that ends the process if there is none. Any thread may call this.
 */
tce_status tce_code_nearest(struct tce_str code,
                            struct tce_str product,
                            size_t rank,
                            char *buffer,
                            size_t capacity,
                            struct tce_str *out);

/**
 * Whether two texts have the same bytes.
 *
 * @param left  A text; `data` may be NULL if `len` is 0.
 * @param right A text; likewise.
 * @return true if they are equal. A text whose `data` is NULL and whose `len` is not 0 equals nothing. Any thread
 *         may call this.
 */
bool tce_str_equal(struct tce_str left,
                   struct tce_str right);

/**
 * The name of a status, such as "Truncated".
 *
 * @param status A `tce_status`, or any number.
 * @return A static NUL-terminated string, "unknown" for a number that is no status; never NULL. Any thread may call
 *         this.
 */
const char *tce_status_name(uint32_t status);

/**
 * What a status means, in one English line. `tce_decode_error.text` says more where there is one.
 *
 * @param status A `tce_status`, or any number.
 * @return A static NUL-terminated string, never NULL. Any thread may call this.
 */
const char *tce_status_message(uint32_t status);

/**
 * The name of an outcome: "success" or "failure".
 *
 * @param outcome A `tce_outcome`, or any number.
 * @return A static NUL-terminated string, "unknown" for any other number, 0 included; never NULL. Any thread may
 *         call this.
 */
const char *tce_outcome_name(uint32_t outcome);

/**
 * The name of a hint, such as "LooksLikeHtml".
 *
 * @param hint A `tce_hint`, or any number.
 * @return A static NUL-terminated string, "none" for `TCE_HINT_NONE`, "unknown" for a number that is no hint; never
 *         NULL. Any thread may call this.
 */
const char *tce_hint_name(uint32_t hint);

/**
 * The name of a kind of value, such as "object".
 *
 * @param kind A `tce_kind`, or any number.
 * @return A static NUL-terminated string, "none" for `TCE_KIND_NONE`, "unknown" for a number that is no kind; never
 *         NULL. Any thread may call this.
 */
const char *tce_kind_name(uint32_t kind);

/**
 * The name of what to do next, such as "WaitForState".
 *
 * @param step A `tce_step`, or any number.
 * @return A static NUL-terminated string, "unknown" for a number that is no step; never NULL. Any thread may call this.
 */
const char *tce_step_name(uint32_t step);

/**
 * The name of a category, such as "Throttled".
 *
 * @param category A `tce_category`, or any number.
 * @return A static NUL-terminated string, "Unknown" for `TCE_CATEGORY_UNKNOWN`, "unknown" for a number that is no category;
 *         never NULL. Any thread may call this.
 */
const char *tce_category_name(uint32_t category);

/**
 * The name of a retry, such as "BackoffIfIdempotent".
 *
 * @param retry A `tce_retry`, or any number.
 * @return A static NUL-terminated string, "unknown" for a number that is no retry; never NULL. Any thread may call this.
 */
const char *tce_retry_name(uint32_t retry);

/**
 * The name of a basis, such as "Family".
 *
 * @param basis A `tce_basis`, or any number.
 * @return A static NUL-terminated string, "None" for `TCE_BASIS_NONE`, "unknown" for a number that is no basis; never
 *         NULL. Any thread may call this.
 */
const char *tce_basis_name(uint32_t basis);

/**
 * The name of a fault, such as "Caller".
 *
 * @param fault A `tce_fault`, or any number.
 * @return A static NUL-terminated string, "Unknown" for `TCE_FAULT_UNKNOWN`, "unknown" for a number that is no fault; never
 *         NULL. Any thread may call this.
 */
const char *tce_fault_name(uint32_t fault);

/**
 * The name of one anomaly, such as "request_id_null".
 *
 * @param anomaly One `TCE_ANOMALY_...`: a number with one bit set, or any number.
 * @return A static NUL-terminated string, "unknown" for a number that is no anomaly (none or several bits set, or a
 *         bit that this version does not know); never NULL. Any thread may call this.
 */
const char *tce_anomaly_name(uint64_t anomaly);

/**
 * The version of the library that is linked, such as "0.1.0"; `TCE_VERSION` is that of the header.
 *
 * @return A static NUL-terminated string, never NULL. Any thread may call this.
 */
const char *tce_version(void);

/**
 * The ABI version of the library that is linked. A program that finds another number than `TCE_ABI_VERSION` was
 * compiled for another library.
 *
 * @return The number. Any thread may call this.
 */
uint32_t tce_abi_version(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* TCENVELOPE_H */
