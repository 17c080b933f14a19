/// @file
/// tcenvelope for C++17: decodes the response envelope of the Tencent Cloud API 3.0.
///
/// Header-only, over tcenvelope.h; link the same library. It needs neither exceptions nor RTTI.
/// SPDX-License-Identifier: Apache-2.0 OR MIT
///
/// @code
/// auto result = tcenvelope::decode(R"({"Response": {"Error": {"Code": "LimitExceeded", "Message": ""},
///                                                  "RequestId": "ed93"}})");
/// if (!result) {
///     std::cerr << result.error().message() << '\n';  // the bytes are no envelope
/// } else if (!result->ok()) {
///     assert(result->code() == "LimitExceeded");      // the API said no
/// }
/// @endcode
///
/// @code
/// auto response = tcenvelope::decode(R"({"Response": {"TotalCount": 1, "Zones": ["a"]}})").value();
/// assert(response.get<std::int64_t>("/TotalCount").value() == 1);
/// assert(response.get<std::string>("/Zones/7").value_or("none") == "none");
/// for (auto [name, value] : response.fields()) {
///     std::cout << name.str() << " is " << tcenvelope::name(value.kind()) << '\n';
/// }
/// @endcode
///
/// Two questions, two types: a DecodeError says that the bytes are no envelope, a Response with Outcome::failure that
/// the API said no. Nothing is both, and a DecodeError never says that the action did not run. A LookupError says that
/// a field is not there, or not of the type that was asked for.
///
/// Lifetimes: a Response owns what it shows. Every std::string_view and pointer is borrowed from the object that
///   returned it, and every Value, Name and range from the Response; asking a temporary for one does not compile.
///
/// Errors: decoding and looking up never throw; only Result::value() and what makes a std::string do.
///
/// Threads: there is no global state. Any number of threads may call const functions of one object at once. Give each
///   thread that needs the response for longer an owner of its own: Response::retain().

#ifndef TCENVELOPE_HPP
#define TCENVELOPE_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "tcenvelope.h"

/// Decodes the response envelope of the Tencent Cloud API 3.0.
namespace tcenvelope {

/// What happened. More may be added: keep a default branch.
enum class Category : std::uint32_t {
    /// Nothing is known about this code.
    unknown = TCE_CATEGORY_UNKNOWN,
    /// The credential or the signature of the call was refused.
    authentication = TCE_CATEGORY_AUTHENTICATION,
    /// The account may not do this.
    authorization = TCE_CATEGORY_AUTHORIZATION,
    /// The account is in arrears, or its balance does not suffice.
    payment_required = TCE_CATEGORY_PAYMENT_REQUIRED,
    /// A parameter is missing, malformed, out of range or contradicts another one.
    invalid_request = TCE_CATEGORY_INVALID_REQUEST,
    /// The request or its answer has too many bytes.
    payload_too_large = TCE_CATEGORY_PAYLOAD_TOO_LARGE,
    /// There is no such action, version or product.
    no_such_api = TCE_CATEGORY_NO_SUCH_API,
    /// What the request names does not exist.
    not_found = TCE_CATEGORY_NOT_FOUND,
    /// It exists already, or is done already.
    already_exists = TCE_CATEGORY_ALREADY_EXISTS,
    /// Another operation holds the resource; that passes by itself.
    conflict = TCE_CATEGORY_CONFLICT,
    /// The state forbids it until somebody acts; a service that is not activated, too.
    failed_precondition = TCE_CATEGORY_FAILED_PRECONDITION,
    /// Requests come too often.
    throttled = TCE_CATEGORY_THROTTLED,
    /// A limit of the account or of a resource is reached.
    quota = TCE_CATEGORY_QUOTA,
    /// The cloud has no more of what was asked for.
    capacity = TCE_CATEGORY_CAPACITY,
    /// The service, or what it depends on, is not able to answer now.
    unavailable = TCE_CATEGORY_UNAVAILABLE,
    /// This cannot be done here at all.
    unsupported = TCE_CATEGORY_UNSUPPORTED,
    /// It was tried and failed, and the code does not say why.
    operation_failed = TCE_CATEGORY_OPERATION_FAILED,
    /// An error inside the service.
    internal = TCE_CATEGORY_INTERNAL,
    /// A dry run, which would have worked.
    dry_run = TCE_CATEGORY_DRY_RUN,
};

/// What to do next with the same request. More may be added: keep a default branch, and take what is not known for
/// Retry::never.
enum class Retry : std::uint32_t {
    /// Do not send it again: that is not known to help.
    never = TCE_RETRY_NEVER,
    /// It was not executed. Send it again after a second or more, with jitter.
    backoff = TCE_RETRY_BACKOFF,
    /// It may have been executed. Send it again after a while only if doing it twice does no harm.
    backoff_if_idempotent = TCE_RETRY_BACKOFF_IF_IDEMPOTENT,
    /// What holds it passes by itself. Wait for that, for a bounded time, and send it again.
    after_state_change = TCE_RETRY_AFTER_STATE_CHANGE,
    /// Correct the clock or take fresh credentials, sign it anew, and send it once more.
    after_resign = TCE_RETRY_AFTER_RESIGN,
};

/// How a judgement is known; a higher number is firmer ground. More may be added: keep a default branch.
enum class Basis : std::uint32_t {
    /// Nothing is known about this code.
    none = TCE_BASIS_NONE,
    /// By what stands before the first dot.
    family = TCE_BASIS_FAMILY,
    /// By words in the detail.
    detail = TCE_BASIS_DETAIL,
    /// This code was judged from its documentation.
    code = TCE_BASIS_CODE,
    /// This code was judged from its documentation for this product.
    product = TCE_BASIS_PRODUCT,
};

/// Who must act. More may be added: keep a default branch.
enum class Fault : std::uint32_t {
    /// Nobody can tell from the code.
    unknown = TCE_FAULT_UNKNOWN,
    /// Who sends the request: another request, or fewer of them.
    caller = TCE_FAULT_CALLER,
    /// Who administers the account: a permission, a payment, a quota.
    account = TCE_FAULT_ACCOUNT,
    /// Tencent Cloud.
    service = TCE_FAULT_SERVICE,
    /// Nobody: it passes by itself, or nothing is wrong.
    nobody = TCE_FAULT_NOBODY,
};

/// A language that descriptions and advice are written in. More may be added.
enum class Language : std::uint32_t {
    /// English.
    english = TCE_LANGUAGE_ENGLISH,
    /// Simplified Chinese.
    chinese = TCE_LANGUAGE_CHINESE,
};

/// What a decode or a look-up came to, as in C: 1xx is the caller's mistake, 2xx says that the bytes are no envelope,
/// 3xx that a look-up gave nothing, 9xx is memory or a bug of the library. More may be added: keep a default branch.
enum class Status : std::uint32_t {
    /// Done.
    ok = TCE_STATUS_OK,
    /// A pointer that must not be null is null.
    null_pointer = TCE_STATUS_NULL_POINTER,
    /// An option is out of its range.
    invalid_argument = TCE_STATUS_INVALID_ARGUMENT,
    /// A buffer is too small for a text.
    buffer_too_small = TCE_STATUS_BUFFER_TOO_SMALL,
    /// The body is empty or has only white space.
    empty = TCE_STATUS_EMPTY,
    /// The body is the beginning of a valid one: the rest was lost on the way.
    truncated = TCE_STATUS_TRUNCATED,
    /// The body is not UTF-8.
    invalid_utf8 = TCE_STATUS_INVALID_UTF8,
    /// The body is not JSON (RFC 8259).
    invalid_json = TCE_STATUS_INVALID_JSON,
    /// Brackets nest deeper than Options::max_depth.
    too_deep = TCE_STATUS_TOO_DEEP,
    /// The body is longer than Options::max_bytes.
    too_large = TCE_STATUS_TOO_LARGE,
    /// A member that decides stands there twice.
    duplicate_member = TCE_STATUS_DUPLICATE_MEMBER,
    /// The body is valid JSON, but not an object with an object `Response`.
    not_envelope = TCE_STATUS_NOT_ENVELOPE,
    /// Nothing stands there.
    not_found = TCE_STATUS_NOT_FOUND,
    /// It is no JSON pointer (RFC 6901), or not one into the array that it meets.
    invalid_pointer = TCE_STATUS_INVALID_POINTER,
    /// The value is of another kind.
    wrong_kind = TCE_STATUS_WRONG_KIND,
    /// The number was not written as an integer.
    not_integer = TCE_STATUS_NOT_INTEGER,
    /// The number does not fit the type.
    out_of_range = TCE_STATUS_OUT_OF_RANGE,
    /// Memory could not be had.
    out_of_memory = TCE_STATUS_OUT_OF_MEMORY,
    /// A bug of the library was caught.
    internal = TCE_STATUS_INTERNAL,
};

/// What a body that is no envelope looks like. It helps a person; decide nothing by it. More may be added.
enum class Hint : std::uint32_t {
    /// Nothing is known.
    none = TCE_HINT_NONE,
    /// The body of an API 2.0 response.
    legacy_api = TCE_HINT_LEGACY_API,
    /// An HTML page, as proxies and load balancers send.
    looks_like_html = TCE_HINT_LOOKS_LIKE_HTML,
    /// gzip data: the HTTP client did not decompress the body.
    looks_like_gzip = TCE_HINT_LOOKS_LIKE_GZIP,
    /// zlib data, which HTTP calls deflate.
    looks_like_deflate = TCE_HINT_LOOKS_LIKE_DEFLATE,
    /// Zstandard data.
    looks_like_zstd = TCE_HINT_LOOKS_LIKE_ZSTD,
    /// A stream of server-sent events: `data:` lines.
    looks_like_event_stream = TCE_HINT_LOOKS_LIKE_EVENT_STREAM,
    /// The head of an HTTP answer stands before the body.
    looks_like_http = TCE_HINT_LOOKS_LIKE_HTTP,
    /// UTF-16 text.
    looks_like_utf16 = TCE_HINT_LOOKS_LIKE_UTF16,
};

/// What a call came to.
enum class Outcome : std::uint32_t {
    /// The Response was moved from: it holds nothing, and nothing is no success.
    none = TCE_OUTCOME_NONE,
    /// The response holds no error.
    success = TCE_OUTCOME_SUCCESS,
    /// The API said no; code and message say why.
    failure = TCE_OUTCOME_FAILURE,
};

/// What kind of value it is.
enum class Kind : std::uint32_t {
    /// No value: a Value that was made of nothing.
    none = TCE_KIND_NONE,
    /// `null`
    null = TCE_KIND_NULL,
    /// `true` or `false`
    boolean = TCE_KIND_BOOL,
    /// A number, of any size and precision.
    number = TCE_KIND_NUMBER,
    /// A string.
    string = TCE_KIND_STRING,
    /// An array.
    array = TCE_KIND_ARRAY,
    /// An object.
    object = TCE_KIND_OBJECT,
};

/// What to do next. More may be added: take what is not known for Step::stop.
enum class Step : std::uint32_t {
    /// Do not send the request again.
    stop = TCE_STEP_STOP,
    /// Wait, then send it again.
    wait = TCE_STEP_WAIT,
    /// Wait for what holds the resource to pass (or look at its state meanwhile), then send it again.
    wait_for_state = TCE_STEP_WAIT_FOR_STATE,
    /// Sign the request anew, once: with fresh credentials, or with the clock set to the server's time.
    resign = TCE_STEP_RESIGN,
};

/// A text of the C API as a view of the same bytes, borrowed from where the text is. Never throws.
inline std::string_view to_string_view(tce_str text) noexcept {
    return {text.data, text.len};
}

/// The name of a status, such as "Truncated"; "unknown" for any other number. Static, NUL-terminated.
inline std::string_view name(Status status) noexcept {
    return tce_status_name(static_cast<std::uint32_t>(status));
}

/// The name of a hint, such as "LooksLikeHtml"; "unknown" for any other number. Static, NUL-terminated.
inline std::string_view name(Hint hint) noexcept {
    return tce_hint_name(static_cast<std::uint32_t>(hint));
}

/// The name of an outcome, "success" or "failure"; "unknown" for any other number. Static, NUL-terminated.
inline std::string_view name(Outcome outcome) noexcept {
    return tce_outcome_name(static_cast<std::uint32_t>(outcome));
}

/// The name of a kind of value, such as "object"; "unknown" for any other number. Static, NUL-terminated.
inline std::string_view name(Kind kind) noexcept {
    return tce_kind_name(static_cast<std::uint32_t>(kind));
}

/// The name of a category, such as "Throttled"; "unknown" for any other number, which Category::unknown ("Unknown") is
/// not. Static, NUL-terminated.
inline std::string_view name(Category category) noexcept {
    return tce_category_name(static_cast<std::uint32_t>(category));
}

/// The name of a retry, such as "BackoffIfIdempotent"; "unknown" for any other number. Static, NUL-terminated.
inline std::string_view name(Retry retry) noexcept {
    return tce_retry_name(static_cast<std::uint32_t>(retry));
}

/// The name of a basis, such as "Family"; "unknown" for any other number. Static, NUL-terminated.
inline std::string_view name(Basis basis) noexcept {
    return tce_basis_name(static_cast<std::uint32_t>(basis));
}

/// The name of a fault, such as "Caller"; "unknown" for any other number. Static, NUL-terminated.
inline std::string_view name(Fault fault) noexcept {
    return tce_fault_name(static_cast<std::uint32_t>(fault));
}

/// The name of what to do next, such as "WaitForState"; "unknown" for any other number. Static, NUL-terminated.
inline std::string_view name(Step step) noexcept {
    return tce_step_name(static_cast<std::uint32_t>(step));
}

/// Who must act after what happened.
inline Fault fault(Category category) noexcept {
    return static_cast<Fault>(tce_category_fault(static_cast<std::uint32_t>(category)));
}

/// What happened, in a sentence for a person. Static; empty for a number that is no category or no language.
inline std::string_view description(Category category, Language language = Language::english) noexcept {
    return to_string_view(
        tce_category_description(static_cast<std::uint32_t>(category), static_cast<std::uint32_t>(language)));
}

/// Who must do what, in a sentence for a person. Static; empty for a number that is no category or no language.
inline std::string_view advice(Category category, Language language = Language::english) noexcept {
    return to_string_view(
        tce_category_advice(static_cast<std::uint32_t>(category), static_cast<std::uint32_t>(language)));
}

/// What a retry means, in a sentence for a person. Static; empty for a number that is no retry or no language.
inline std::string_view description(Retry retry, Language language = Language::english) noexcept {
    return to_string_view(
        tce_retry_description(static_cast<std::uint32_t>(retry), static_cast<std::uint32_t>(language)));
}

/// Whether and how to send the request again, in a sentence for a person. Static; empty for a number that is no retry
/// or no language.
///
/// @code
/// const auto retry = tcenvelope::Code("RequestLimitExceeded").retry();
/// std::cout << tcenvelope::advice(retry) << tcenvelope::advice(retry, tcenvelope::Language::chinese) << '\n';
/// assert(!tcenvelope::advice(retry).empty());
/// @endcode
inline std::string_view advice(Retry retry, Language language = Language::english) noexcept {
    return to_string_view(tce_retry_advice(static_cast<std::uint32_t>(retry), static_cast<std::uint32_t>(language)));
}

/// The name of one anomaly, such as "request_id_null"; "unknown" for none, for several, and for a bit that the library
/// does not know. Static, NUL-terminated.
///
/// @param anomaly One `TCE_ANOMALY_...`.
inline std::string_view anomaly_name(std::uint64_t anomaly) noexcept {
    return tce_anomaly_name(anomaly);
}

/// Implementation, not for use.
namespace detail {

inline tce_str to_tce_str(std::string_view text) noexcept {
    return {text.data(), text.size()};
}

/// A code that the catalogue writes into a buffer; none behind the last. Throws std::bad_alloc.
template <class Write>
std::optional<std::string> written(Write write) {
    std::string buffer(128, '\0');
    tce_str found = {nullptr, 0};
    tce_status status = write(buffer.data(), buffer.size(), &found);
    if (status == TCE_STATUS_BUFFER_TOO_SMALL) {
        buffer.resize(found.len);
        status = write(buffer.data(), buffer.size(), &found);
    }
    if (status != TCE_STATUS_OK) return std::nullopt;
    buffer.resize(found.len);
    return buffer;
}

}  // namespace detail

/// An error code, and the product that sent it if that is known: what they mean. It is a view of two texts, to be
/// passed by value; what it gives that is no part of the code is static.
///
/// White space around the code and trailing dots are ignored by all but is_documented(), products() and nearest(), to
/// which they make it another code; it is case-sensitive. Of an empty code, and of bytes that are not
/// UTF-8, nothing is known.
///
/// @code
/// const tcenvelope::Code code("LimitExceeded.TooFrequentlyCalled");
/// assert(code.family() == "LimitExceeded" && code.detail() == "TooFrequentlyCalled");
/// assert(code.category() == tcenvelope::Category::throttled);
/// assert(code.retry() == tcenvelope::Retry::backoff);
/// std::cout << code.description() << ' ' << code.advice(tcenvelope::Language::chinese) << '\n';
/// @endcode
class Code {
public:
    /// A code, such as Response::code() gives.
    ///
    /// @param code    The code, borrowed.
    /// @param product The product that sent it, borrowed, as in the name of the host that was called: `cvm`. Some codes
    ///                mean something else in some products. Empty, or one that is not known, changes nothing.
    explicit Code(std::string_view code, std::string_view product = {}) noexcept : code_(code), product_(product) {}

    /// A temporary string would be gone with what this shows: this does not compile.
    template <class Allocator>
    explicit Code(const std::basic_string<char, std::char_traits<char>, Allocator>&& code,
                  std::string_view product = {}) = delete;
    /// A temporary string would be gone with what this shows: this does not compile.
    template <class Allocator>
    Code(std::string_view code, const std::basic_string<char, std::char_traits<char>, Allocator>&& product) = delete;

    /// The code as it was given.
    std::string_view text() const noexcept { return code_; }

    /// The product as it was given.
    std::string_view product() const noexcept { return product_; }

    /// What stands before the first dot, all of it if there is none. Borrowed from the code.
    std::string_view family() const noexcept { return to_string_view(tce_code_family(to_c(code_))); }

    /// What stands behind the first dot. Borrowed from the code.
    std::string_view detail() const noexcept { return to_string_view(tce_code_detail(to_c(code_))); }

    /// What happened.
    Category category() const noexcept { return static_cast<Category>(ask(tce_code_category)); }

    /// What to do next.
    Retry retry() const noexcept { return static_cast<Retry>(ask(tce_code_retry)); }

    /// How category and retry are known.
    Basis basis() const noexcept { return static_cast<Basis>(ask(tce_code_basis)); }

    /// Who must act.
    Fault fault() const noexcept { return static_cast<Fault>(ask(tce_code_fault)); }

    /// Whether it is one of the 38 codes that the documentation says any action can give.
    bool is_common() const noexcept { return ask(tce_code_is_common); }

    /// What happened, in a sentence for a person. Static; empty for a number that is no language.
    std::string_view description(Language language = Language::english) const noexcept {
        return say(tce_code_description, language);
    }

    /// Who must do what, in a sentence for a person. Whether to send the request again is what advice(Retry) says.
    /// Static; empty for a number that is no language.
    std::string_view advice(Language language = Language::english) const noexcept {
        return say(tce_code_advice, language);
    }

    /// Whether the official SDK packages list the code: for the product, or for any if that is empty; in one version of
    /// its API (`2017-03-12`), or in any. No judgement depends on that. Like the rest of the catalogue, it finds none
    /// in a library that was built without the Cargo feature `catalogue`.
    ///
    /// @code
    /// assert(tcenvelope::Code("InvalidInstanceId.NotFound", "cvm").is_documented("2017-03-12"));
    /// assert(!tcenvelope::Code("InvalidInstanceId.NotFound", "redis").is_documented());
    /// @endcode
    bool is_documented(std::string_view version = {}) const noexcept {
        return tce_code_is_documented(to_c(code_), to_c(product_), to_c(version));
    }

    /// The products that document the code, in the order of their names. The texts are static. Throws std::bad_alloc.
    std::vector<std::string_view> products() const {
        std::vector<std::string_view> all;
        for (;;) {
            const tce_str next = tce_code_product(to_c(code_), all.size());
            if (next.len == 0) return all;
            all.push_back(to_string_view(next));
        }
    }

    /// The documented codes that this one is near to, the nearest first, at most `limit`: for a person who may have
    /// misspelt it. If there is a product, only its codes count. Each costs a search of milliseconds, so
    /// ask for few. Throws std::bad_alloc.
    ///
    /// @code
    /// const auto near = tcenvelope::Code("AuthFailure.SignatureExpired").nearest(1);
    /// assert(near.size() == 1 && near[0] == "AuthFailure.SignatureExpire");
    /// @endcode
    std::vector<std::string> nearest(std::size_t limit = 3) const {
        std::vector<std::string> all;
        while (all.size() < limit) {
            auto next = tcenvelope::detail::written([&](char* buffer, std::size_t capacity, tce_str* out) {
                return tce_code_nearest(to_c(code_), to_c(product_), all.size(), buffer, capacity, out);
            });
            if (!next) break;
            all.push_back(*std::move(next));
        }
        return all;
    }

private:
    static tce_str to_c(std::string_view text) noexcept { return tcenvelope::detail::to_tce_str(text); }

    template <class Answer>
    Answer ask(Answer (*question)(tce_str, tce_str)) const noexcept {
        return question(to_c(code_), to_c(product_));
    }

    std::string_view say(tce_str (*words)(tce_str, tce_str, std::uint32_t), Language language) const noexcept {
        return to_string_view(words(to_c(code_), to_c(product_), static_cast<std::uint32_t>(language)));
    }

    std::string_view code_;
    std::string_view product_;
};

/// The codes that a product documents, in the order of their bytes; none if it is not known. Throws std::bad_alloc.
///
/// @code
/// assert(tcenvelope::product_codes("redis").size() > 100);
/// assert(tcenvelope::product_codes("Redis").empty());
/// @endcode
inline std::vector<std::string> product_codes(std::string_view product) {
    std::vector<std::string> all;
    for (;;) {
        auto next = detail::written([&](char* buffer, std::size_t capacity, tce_str* out) {
            return tce_product_code(detail::to_tce_str(product), all.size(), buffer, capacity, out);
        });
        if (!next) return all;
        all.push_back(*std::move(next));
    }
}

/// What an HTTP answer says beside its body; a header that was not sent stays empty.
///
/// @code
/// tcenvelope::Http http;
/// http.status = 429;
/// http.retry_after = "3";
/// const auto result = tcenvelope::decode_http("slow down", http);
/// assert(result.error().category() == tcenvelope::Category::throttled);
/// assert(result.error().retry_after() == std::chrono::seconds(3));
/// @endcode
struct Http {
    /// The status, such as 502; at most 65,535.
    std::uint32_t status = 0;
    /// The header `Content-Type`: a hint for a person, decides nothing.
    std::string content_type = {};
    /// The header `X-TC-RequestId`: the request id, if the body gives none.
    std::string request_id = {};
    /// The header `Retry-After`, as it was sent: seconds or a date.
    std::string retry_after = {};
    /// The header `Date`, as it was sent: the server's clock.
    std::string date = {};
};

/// An attempt at a request: the first of at most six, of a request that must not be carried out twice, unless told
/// otherwise. What comes after it, and how long the waits are, stands at tce_attempt.
struct Attempt {
    /// How often the request was sent, from 1; 0 counts as 1.
    std::uint32_t number = 1;
    /// How many attempts there are at most.
    std::uint32_t limit = TCE_ATTEMPT_LIMIT;
    /// Whether the request does no harm when it is carried out twice: it only reads, or holds a `ClientToken`.
    bool idempotent = false;
    /// Whether the request was signed anew already, which helps at most once.
    bool resigned = false;
    /// 64 random bits, for the random part of a wait. Without any, all callers wait the least.
    std::uint64_t random = 0;
};

/// What to do after an attempt, and when. A plain value.
///
/// @code
/// const auto error = tcenvelope::decode("{").error();
/// tcenvelope::Attempt attempt;
/// assert(error.advise(attempt).kind() == tcenvelope::Step::stop);  // it may have been executed
/// attempt.idempotent = true;
/// assert(error.advise(attempt).kind() == tcenvelope::Step::wait);
/// assert(error.advise(attempt).wait() == std::chrono::seconds(1));
/// @endcode
class NextStep {
public:
    /// What a C function gave.
    explicit NextStep(const tce_next_step& step) noexcept : step_(step) {}

    /// What to do.
    Step kind() const noexcept { return static_cast<Step>(step_.kind); }

    /// How long to wait: with Step::wait and Step::wait_for_state; else no time.
    std::chrono::nanoseconds wait() const noexcept {
        return std::chrono::nanoseconds(static_cast<std::chrono::nanoseconds::rep>(step_.wait_ns));
    }

    /// With Step::resign the server's clock, in seconds since 1970, if HTTP said it.
    std::optional<std::chrono::seconds> server_time() const noexcept;

private:
    tce_next_step step_;
};

/// Implementation, not for use.
namespace detail {

inline std::optional<std::chrono::seconds> to_seconds(std::uint64_t seconds) noexcept {
    if (seconds == TCE_NO_TIME) return std::nullopt;
    return std::chrono::seconds(static_cast<std::chrono::seconds::rep>(seconds));
}

/// Nothing to go by, such as a Response that holds nothing, is a reason to stop.
template <class Answer>
NextStep advise(tce_status (*ask)(const Answer*, const tce_attempt*, tce_next_step*), const Answer* answer,
                const Attempt& attempt) noexcept {
    tce_attempt given = TCE_ATTEMPT_INIT;
    given.number = attempt.number;
    given.limit = attempt.limit;
    given.idempotent = attempt.idempotent ? 1 : 0;
    given.resigned = attempt.resigned ? 1 : 0;
    given.random = attempt.random;
    tce_next_step step = {TCE_STEP_STOP, 0, TCE_NO_TIME};
    ask(answer, &given, &step);
    return NextStep(step);
}

}  // namespace detail

inline std::optional<std::chrono::seconds> NextStep::server_time() const noexcept {
    return detail::to_seconds(step_.server_time);
}

/// Limits for a decode, and what the body does not say.
///
/// @code
/// tcenvelope::Options options;
/// options.max_depth = 2;
/// auto result = tcenvelope::decode(R"({"Response": {"List": []}})", options);
/// assert(result.error().status() == tcenvelope::Status::too_deep);
/// @endcode
struct Options {
    /// How deep brackets may nest, 1 to 1024; 0 means 128. `{}` has depth 1.
    std::uint32_t max_depth = 0;
    /// The longest body that is accepted, in bytes; 0 means 67,108,864 (64 MiB).
    std::size_t max_bytes = 0;
    /// The product that was called, as in the name of its host: `cvm`. Some codes mean something else in some products,
    /// and the body does not name the product. Empty, or one that is not known, changes nothing.
    std::string product = {};
};

class DecodeException;
class LookupException;

/// Why a decode gave no Response. A plain value that owns all it holds. It never says that the action did not run.
class DecodeError {
public:
    /// What Result::value() throws.
    using Exception = DecodeException;

    /// The error that a C function filled.
    explicit DecodeError(const tce_decode_error& error) noexcept : error_(error) {}

    /// The kind of error; never Status::ok.
    Status status() const noexcept { return static_cast<Status>(error_.status); }

    /// What the body may be instead.
    Hint hint() const noexcept { return static_cast<Hint>(error_.hint); }

    /// Where, in bytes from the start of the body, a byte order mark included. 0 unless status() is 2xx.
    std::size_t offset() const noexcept { return error_.offset; }

    /// The line of the offset, from 1; lines end at LF. 0 unless status() is 2xx.
    std::size_t line() const noexcept { return error_.line; }

    /// The column of the offset, from 1, in bytes. 0 unless status() is 2xx.
    std::size_t column() const noexcept { return error_.column; }

    /// One line for a person, ASCII, NUL-terminated, borrowed from this object. It shows nothing of the body. The
    /// wording may improve.
    std::string_view message() const& noexcept { return error_.text; }

    /// The message of a temporary would be gone with it: this does not compile.
    std::string_view message() const&& = delete;

    /// The HTTP status; 0 if the body was decoded without one.
    std::uint32_t http_status() const noexcept { return error_.http_status; }

    /// What happened: Category::throttled for the HTTP status 429; Category::unavailable for 500, 502, 503 and 504, and
    /// if the body was cut; else Category::unknown.
    Category category() const noexcept { return static_cast<Category>(error_.category); }

    /// What to do next: Retry::backoff, Retry::backoff_if_idempotent or Retry::never, as with category().
    Retry retry() const noexcept { return static_cast<Retry>(error_.retry); }

    /// How long the server asks to wait, from the header `Retry-After`; a date there counts from the header `Date`.
    std::optional<std::chrono::seconds> retry_after() const noexcept { return detail::to_seconds(error_.retry_after); }

    /// The server's clock, from the header `Date`: seconds since 1970.
    std::optional<std::chrono::seconds> server_time() const noexcept { return detail::to_seconds(error_.server_time); }

    /// What to do after an attempt that gave this. Whether the action ran is not known: only what is idempotent is sent
    /// again after anything but a rate limit.
    NextStep advise(const Attempt& attempt) const noexcept {
        return detail::advise(tce_decode_error_advise, &error_, attempt);
    }

private:
    tce_decode_error error_;
};

/// What Result::value() throws when there is no value. `what()` is the message of the DecodeError.
class DecodeException : public std::runtime_error {
public:
    /// An exception for an error.
    explicit DecodeException(const DecodeError& error)
        : std::runtime_error(std::string(error.message())), error_(error) {}

    /// Why there is no value, borrowed from this exception.
    const DecodeError& error() const& noexcept { return error_; }

    /// The error of a temporary would be gone with it: this does not compile.
    const DecodeError& error() const&& = delete;

private:
    DecodeError error_;
};

/// Why a look-up gave no value. A plain value. It shows neither the pointer nor what stands there.
///
/// @code
/// auto response = tcenvelope::decode(R"({"Response": {"Price": 1.50}})").value();
/// assert(response.get<std::int64_t>("/Price").error().status() == tcenvelope::Status::not_integer);
/// assert(response.get<double>("/Cost").error().status() == tcenvelope::Status::not_found);
/// @endcode
class LookupError {
public:
    /// What Result::value() throws.
    using Exception = LookupException;

    /// The error that a C function returned.
    explicit LookupError(tce_status status) noexcept : status_(static_cast<Status>(status)) {}

    /// The kind of error; never Status::ok.
    Status status() const noexcept { return status_; }

    /// One line for a person, ASCII, NUL-terminated, static. The wording may improve.
    std::string_view message() const noexcept { return tce_status_message(static_cast<std::uint32_t>(status_)); }

private:
    Status status_;
};

/// What Result::value() throws when a look-up gave no value. `what()` is the message of the LookupError.
class LookupException : public std::runtime_error {
public:
    /// An exception for an error.
    explicit LookupException(const LookupError& error)
        : std::runtime_error(std::string(error.message())), error_(error) {}

    /// Why there is no value.
    LookupError error() const noexcept { return error_; }

private:
    LookupError error_;
};

/// A value, or the error that says why there is none: a DecodeError, or the LookupError of a Lookup.
///
/// To use the one that is not there is a mistake in the program: `*`, `->` and error() then end it (std::terminate),
/// and value() throws. A temporary gives its value away, but no reference into itself.
///
/// @code
/// auto result = tcenvelope::decode("[1,]");
/// assert(!result && result.error().offset() == 3);
/// @endcode
template <class T, class E = DecodeError>
class [[nodiscard]] Result {
    static_assert(!std::is_same_v<T, E>, "a value and its error are different things");

public:
    /// A result with a value.
    Result(T value) noexcept(std::is_nothrow_move_constructible_v<T>)
        : state_(std::in_place_index<0>, std::move(value)) {}

    /// A result without one.
    Result(const E& error) noexcept : state_(std::in_place_index<1>, error) {}

    /// Whether there is a value. It says nothing about the value: whether the call succeeded is Response::ok(), and a
    /// Lookup<bool> that has the value false has one.
    bool has_value() const noexcept { return state_.index() == 0; }

    /// As has_value().
    explicit operator bool() const noexcept { return has_value(); }

    /// The value, borrowed from this object.
    T& operator*() & noexcept { return std::get<0>(state_); }
    /// The value, borrowed from this object.
    const T& operator*() const& noexcept { return std::get<0>(state_); }
    /// The value, moved out of a temporary.
    T operator*() && noexcept { return std::get<0>(std::move(state_)); }
    /// A constant temporary cannot give its value away: this does not compile.
    T operator*() const&& = delete;

    /// The value, borrowed from this object.
    T* operator->() & noexcept { return &std::get<0>(state_); }
    /// The value, borrowed from this object.
    const T* operator->() const& noexcept { return &std::get<0>(state_); }
    /// What hangs on the value of a temporary would be gone with it: this does not compile.
    const T* operator->() const&& = delete;

    /// The value, borrowed from this object. Throws the error's exception (DecodeException, LookupException) if
    /// there is none; compiled without exceptions, ends the program (std::abort).
    T& value() & {
        check();
        return **this;
    }
    /// The value, borrowed from this object. Throws as above.
    const T& value() const& {
        check();
        return **this;
    }
    /// The value, moved out of a temporary. Throws as above.
    T value() && {
        check();
        return *std::move(*this);
    }
    /// A constant temporary cannot give its value away: this does not compile.
    T value() const&& = delete;

    /// A copy of the value, or what is given here if there is none, for whatever reason.
    ///
    /// @code
    /// auto response = tcenvelope::decode(R"({"Response": {"Limit": null}})").value();
    /// assert(response.get<std::int64_t>("/Limit").value_or(20) == 20);
    /// @endcode
    template <class U>
    T value_or(U&& fallback) const& {
        return has_value() ? **this : static_cast<T>(std::forward<U>(fallback));
    }
    /// The value, moved out of a temporary, or what is given here.
    template <class U>
    T value_or(U&& fallback) && {
        return has_value() ? *std::move(*this) : static_cast<T>(std::forward<U>(fallback));
    }

    /// A copy of the value, if there is one; why there is none is lost.
    ///
    /// @code
    /// auto response = tcenvelope::decode(R"({"Response": {"Zone": "a"}})").value();
    /// std::optional<std::string> zone = response.get<std::string>("/Zone").optional();
    /// assert(zone == "a" && !response.get<std::string>("/Region").optional());
    /// @endcode
    std::optional<T> optional() const& { return has_value() ? std::optional<T>(**this) : std::nullopt; }
    /// The value, moved out of a temporary, if there is one.
    std::optional<T> optional() && { return has_value() ? std::optional<T>(*std::move(*this)) : std::nullopt; }

    /// Why there is no value, borrowed from this object.
    const E& error() const& noexcept { return std::get<1>(state_); }
    /// Why there is no value, copied out of a temporary.
    E error() const&& noexcept { return std::get<1>(state_); }

private:
    void check() const {
        if (has_value()) return;
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
        throw typename E::Exception(error());
#else
        std::abort();
#endif
    }

    std::variant<T, E> state_;
};

/// What a look-up came to: a value, or the LookupError that says why there is none.
template <class T>
using Lookup = Result<T, LookupError>;

class Value;
struct Member;

template <class Item>
class Range;

/// The fields of a response, or the members of an object, in order, duplicates included.
using Members = Range<Member>;

/// The elements of an array, in order.
using Elements = Range<Value>;

/// Implementation, not for use.
namespace detail {

inline tce_status read(tce_value value, bool* out) noexcept {
    return tce_value_bool(value, out);
}
inline tce_status read(tce_value value, std::int64_t* out) noexcept {
    return tce_value_i64(value, out);
}
inline tce_status read(tce_value value, std::uint64_t* out) noexcept {
    return tce_value_u64(value, out);
}
inline tce_status read(tce_value value, double* out) noexcept {
    return tce_value_f64(value, out);
}

inline tce_status read(tce_value value, std::string* out) {
    tce_str text = {nullptr, 0};
    tce_status status = tce_value_str(value, nullptr, 0, &text);
    if (status == TCE_STATUS_OK) {
        out->assign(text.data, text.len);
    } else if (status == TCE_STATUS_BUFFER_TOO_SMALL) {
        // It has escapes, and now its length is known.
        out->resize(text.len);
        status = tce_value_str(value, out->data(), out->size(), &text);
    }
    return status;
}

template <class T, class... Types>
inline constexpr bool is_one_of = (std::is_same_v<T, Types> || ...);

}  // namespace detail

/// A value of a Response, borrowed from it: two words, to be passed by value and copied at will. It is valid as long as
/// the Response or what Response::retain() made of it, or, after decode_borrowed(), as long as the body.
///
/// It costs nothing until it is visited; a visit looks at the value's own bytes only.
///
/// @code
/// auto response = tcenvelope::decode(R"({"Response": {"Set": [{"Id": "i-1", "Cpu": 4}]}})").value();
/// for (tcenvelope::Value instance : response.pointer("/Set").value().elements()) {
///     assert(instance.member("Id").value().get<std::string>().value() == "i-1");
///     assert(instance.raw() == R"({"Id": "i-1", "Cpu": 4})");
/// }
/// @endcode
class Value {
public:
    /// No value: its kind is Kind::none, and whatever it is asked for is not there.
    Value() noexcept : value_{nullptr, 0} {}

    /// A value that a C function gave.
    explicit Value(tce_value value) noexcept : value_(value) {}

    /// What kind of value it is.
    Kind kind() const noexcept { return static_cast<Kind>(tce_value_kind(value_)); }

    /// The value as the body has it, to the letter: an object with its brackets, a string with its quotes and escapes.
    /// Borrowed from the Response; empty for no value.
    std::string_view raw() const noexcept { return to_string_view(tce_value_raw(value_)); }

    /// The value as a bool, std::int64_t, std::uint64_t, double or std::string; else Status::wrong_kind,
    /// Status::not_integer (`1.0` and `1e3` were not written as integers) or Status::out_of_range. A double is the
    /// nearest one. For a std::string this throws std::bad_alloc.
    template <class T>
    Lookup<T> get() const {
        static_assert(!std::is_same_v<T, std::string_view>,
                      "a string that has escapes cannot be borrowed: get<std::string>() works for every string");
        static_assert(detail::is_one_of<T, bool, std::int64_t, std::uint64_t, double, std::string, std::string_view>,
                      "get<T>() gives a bool, std::int64_t, std::uint64_t, double or std::string");
        T found{};
        const tce_status status = detail::read(value_, &found);
        if (status != TCE_STATUS_OK) return LookupError(status);
        return found;
    }

    /// The member of an object with a name, the last one if there are several; else Status::not_found, or
    /// Status::wrong_kind if this is no object.
    ///
    /// @param name The name, not escaped.
    Lookup<Value> member(std::string_view name) const noexcept {
        tce_value found = {nullptr, 0};
        const tce_status status = tce_value_member(value_, {name.data(), name.size()}, &found);
        if (status != TCE_STATUS_OK) return LookupError(status);
        return Value(found);
    }

    /// The element of an array, counted from 0; else Status::not_found, or Status::wrong_kind if this is no array. To
    /// visit all, use elements(): this one walks from the beginning each time.
    Lookup<Value> element(std::size_t index) const noexcept {
        tce_value found = {nullptr, 0};
        const tce_status status = tce_value_element(value_, index, &found);
        if (status != TCE_STATUS_OK) return LookupError(status);
        return Value(found);
    }

    /// The members of an object, for a range-based for; none if this is no object.
    Members members() const noexcept;

    /// The elements of an array, for a range-based for; none if this is no array.
    Elements elements() const noexcept;

    /// The value for a C function.
    tce_value get() const noexcept { return value_; }

private:
    tce_value value_;
};

/// The name of a field or member, borrowed as a Value is. It compares with a std::string_view and turns into a
/// std::string; there is no view of it, for a name that has escapes does not stand in the body as it reads.
///
/// @code
/// auto response = tcenvelope::decode(R"({"Response": {"\u0041": 1}})").value();
/// for (auto [name, value] : response.fields()) assert(name == "A" && name.str() == "A");
/// @endcode
class Name {
public:
    /// No name.
    Name() noexcept = default;

    /// A name that a C function gave.
    explicit Name(tce_value name) noexcept : name_(name) {}

    /// The name, decoded. Throws std::bad_alloc.
    std::string str() const { return name_.get<std::string>().value_or(std::string()); }

    /// As str().
    operator std::string() const { return str(); }

    /// The name as the body has it, with its quotes and escapes. Borrowed from the Response.
    std::string_view raw() const noexcept { return name_.raw(); }

    /// Whether the name is this text. A name without an escape, which nearly all are, is compared where it stands.
    friend bool operator==(const Name& name, std::string_view text) {
        tce_str found = {nullptr, 0};
        const tce_status status = tce_value_str(name.name_.get(), nullptr, 0, &found);
        if (status == TCE_STATUS_OK) return to_string_view(found) == text;
        return status == TCE_STATUS_BUFFER_TOO_SMALL && found.len == text.size() && name.str() == text;
    }
    /// Whether the name is this text.
    friend bool operator==(std::string_view text, const Name& name) { return name == text; }
    /// Whether the name is another text.
    friend bool operator!=(const Name& name, std::string_view text) { return !(name == text); }
    /// Whether the name is another text.
    friend bool operator!=(std::string_view text, const Name& name) { return !(name == text); }

private:
    Value name_;
};

/// A field of a response, or a member of an object. Borrowed as a Value is.
struct Member {
    /// Its name.
    Name name;
    /// Its value.
    Value value;
};

/// What a range-based for walks over: Members or Elements. Borrowed as a Value is. A whole walk looks at each byte
/// once.
template <class Item>
class Range {
public:
    /// Where a walk stands: an input iterator.
    class Iterator {
    public:
        /// It goes forward, and shows one item at a time.
        using iterator_category = std::input_iterator_tag;
        /// What it shows.
        using value_type = Item;
        /// Not for use: iterators have no distance.
        using difference_type = std::ptrdiff_t;
        /// What `->` gives.
        using pointer = const Item*;
        /// What `*` gives.
        using reference = const Item&;

        /// The end of every walk.
        Iterator() noexcept = default;

        /// The first item of what is left.
        explicit Iterator(tce_iter rest) noexcept : rest_(rest) { ++*this; }

        /// The item, borrowed from this iterator.
        const Item& operator*() const noexcept { return item_; }
        /// The item, borrowed from this iterator.
        const Item* operator->() const noexcept { return &item_; }

        /// Goes on to the next item.
        Iterator& operator++() noexcept {
            tce_value name = {nullptr, 0};
            tce_value value = {nullptr, 0};
            tce_iter_next(&rest_, &name, &value);
            at_ = value.opaque_data;
            if constexpr (std::is_same_v<Item, Member>) {
                item_ = {Name(name), Value(value)};
            } else {
                item_ = Value(value);
            }
            return *this;
        }
        /// Goes on to the next item, and gives the iterator as it was.
        Iterator operator++(int) noexcept {
            Iterator before = *this;
            ++*this;
            return before;
        }

        /// Whether two iterators show the same item, or are both at the end.
        friend bool operator==(const Iterator& left, const Iterator& right) noexcept { return left.at_ == right.at_; }
        /// Whether they do not.
        friend bool operator!=(const Iterator& left, const Iterator& right) noexcept { return left.at_ != right.at_; }

    private:
        tce_iter rest_ = {nullptr, 0, 0};
        const void* at_ = nullptr;
        Item item_;
    };

    /// What a C function gave.
    explicit Range(tce_iter all) noexcept : all_(all) {}

    /// The first item.
    Iterator begin() const noexcept { return Iterator(all_); }

    /// The end.
    Iterator end() const noexcept { return Iterator(); }

private:
    tce_iter all_;
};

inline Members Value::members() const noexcept {
    return Members(kind() == Kind::object ? tce_iter_over(value_) : tce_iter{nullptr, 0, 0});
}

inline Elements Value::elements() const noexcept {
    return Elements(kind() == Kind::array ? tce_iter_over(value_) : tce_iter{nullptr, 0, 0});
}

/// A decoded response envelope: the one owner of one reference. It moves; retain() makes another owner.
///
/// It never changes, so that any number of threads may read it at once. A Response that was moved from holds nothing:
/// its outcome is Outcome::none, its texts are empty.
///
/// @code
/// const auto response = tcenvelope::decode(R"({"Response": {"RequestId": "b5b4"}})").value();
/// assert(response.ok() && response.request_id() == "b5b4");
/// assert(response.summary() == "success request_id=b5b4");
/// @endcode
class Response {
public:
    /// Takes over a reference that a C function gave: it is given back by this object. May be null.
    explicit Response(tce_response* owned) noexcept : handle_(owned) {}

    /// Whether the call succeeded.
    Outcome outcome() const noexcept { return static_cast<Outcome>(tce_response_outcome(handle_.get())); }

    /// Whether the outcome is Outcome::success.
    bool ok() const noexcept { return outcome() == Outcome::success; }

    /// The request id, the identifier that support asks for. Usually a UUID, but any text may stand there. Borrowed;
    /// empty if the body gives none (the anomalies say why).
    std::string_view request_id() const& noexcept { return to_string_view(tce_response_request_id(handle_.get())); }

    /// The error code as it was sent, for programs: `AuthFailure.SignatureFailure`. Borrowed; empty on a success, and
    /// on a failure whose body gives none (the anomalies say why).
    std::string_view code() const& noexcept { return to_string_view(tce_response_code(handle_.get())); }

    /// The error message as it was sent, for people. It changes at any time: decide nothing by it. It can hold values
    /// that do not belong in a log. Borrowed; empty on a success, and on a failure whose body gives none.
    std::string_view message() const& noexcept { return to_string_view(tce_response_message(handle_.get())); }

    /// What happened, by the code of a failure, which was judged once, for Options::product, when the body was decoded;
    /// Category::unknown on a success.
    ///
    /// @code
    /// auto result = tcenvelope::decode(R"({"Response": {"Error": {"Code": "ResourceInUse", "Message": ""}}})");
    /// assert(result->category() == tcenvelope::Category::conflict);
    /// assert(result->retry() == tcenvelope::Retry::after_state_change);
    /// @endcode
    Category category() const noexcept { return static_cast<Category>(tce_response_category(handle_.get())); }

    /// What to do next, by the code of a failure; Retry::never on a success. advise() says how long to wait, too.
    Retry retry() const noexcept { return static_cast<Retry>(tce_response_retry(handle_.get())); }

    /// How category and retry are known; Basis::none on a success.
    Basis basis() const noexcept { return static_cast<Basis>(tce_response_basis(handle_.get())); }

    /// Who must act after a failure; Fault::unknown on a success.
    Fault fault() const noexcept { return static_cast<Fault>(tce_response_fault(handle_.get())); }

    /// What happened, in a sentence for a person, for Options::product. Static; empty on a success, and for a number
    /// that is no language.
    std::string_view description(Language language = Language::english) const noexcept {
        return to_string_view(tce_response_description(handle_.get(), static_cast<std::uint32_t>(language)));
    }

    /// Who must do what after a failure, in a sentence for a person. Whether to send the request again is what
    /// advice(Retry) says. Static; empty on a success, and for a number that is no language.
    std::string_view advice(Language language = Language::english) const noexcept {
        return to_string_view(tce_response_advice(handle_.get(), static_cast<std::uint32_t>(language)));
    }

    /// The HTTP status, which decided nothing; 0 if the body was decoded without one.
    std::uint32_t http_status() const noexcept { return tce_response_http_status(handle_.get()); }

    /// How long the server asks to wait, from the header `Retry-After`; a date there counts from the header `Date`.
    std::optional<std::chrono::seconds> retry_after() const noexcept {
        return detail::to_seconds(tce_response_retry_after(handle_.get()));
    }

    /// The server's clock, from the header `Date`: seconds since 1970.
    std::optional<std::chrono::seconds> server_time() const noexcept {
        return detail::to_seconds(tce_response_server_time(handle_.get()));
    }

    /// What to do after an attempt that gave this. After a success it is Step::stop: there is nothing more to send. So
    /// it is if this holds nothing.
    NextStep advise(const Attempt& attempt) const noexcept {
        return detail::advise(tce_response_advise, handle_.get(), attempt);
    }

    /// How the body deviates from the documentation, though it was understood: a mask of `TCE_ANOMALY_...` bits, 0 if
    /// it does not. A newer library may set bits that this header does not name.
    ///
    /// @code
    /// auto result = tcenvelope::decode(R"({"Response": {"RequestId": null}})");
    /// assert((result->anomalies() & TCE_ANOMALY_REQUEST_ID_NULL) != 0);
    /// @endcode
    std::uint64_t anomalies() const noexcept { return tce_response_anomalies(handle_.get()); }

    /// One line for a log: outcome, code, request id, anomalies; never the message or a field's value. Control and
    /// bidirectional characters are escaped, and what is too long is cut and marked. Empty if this holds nothing.
    /// Throws std::bad_alloc.
    std::string summary() const {
        char line[TCE_SUMMARY_SIZE];
        std::size_t length = 0;
        const bool written = tce_response_summary(handle_.get(), line, sizeof line, &length) == TCE_STATUS_OK;
        return written ? std::string(line, length) : std::string();
    }

    /// The action's own fields, for a range-based for: all of `Response` but `RequestId` and `Error`, in order,
    /// duplicates included. Borrowed.
    ///
    /// @code
    /// auto response = tcenvelope::decode(R"({"Response": {"A": 1, "RequestId": "b5b4", "B": [2]}})").value();
    /// std::string names;
    /// for (auto [name, value] : response.fields()) names += name.str();
    /// assert(names == "AB");
    /// @endcode
    Members fields() const& noexcept { return Members(tce_response_fields(handle_.get())); }

    /// What a JSON pointer (RFC 6901) points to that starts at the object `Response`: `/Set/0/Id`; `/RequestId` and
    /// `/Error/Code` are reached too. Of members with one name the last counts. Borrowed.
    ///
    /// @param pointer The pointer; an empty one points to `Response` itself.
    /// @return The Value; else Status::not_found, or Status::invalid_pointer if it is no JSON pointer, or not one into
    ///         the array that it meets (a name, `-`, leading zeros).
    Lookup<Value> pointer(std::string_view pointer) const& noexcept { return look_up(pointer); }

    /// What a JSON pointer points to, as a bool, std::int64_t, std::uint64_t, double or std::string.
    ///
    /// @code
    /// auto response = tcenvelope::decode(R"({"Response": {"Set": [{"Id": 9007199254740993}]}})").value();
    /// assert(response.get<std::int64_t>("/Set/0/Id").value() == 9007199254740993);
    /// @endcode
    ///
    /// @param pointer As for pointer().
    /// @return As pointer() and Value::get(). For a std::string this throws std::bad_alloc.
    template <class T>
    Lookup<T> get(std::string_view pointer) const {
        const Lookup<Value> value = look_up(pointer);
        if (!value) return value.error();
        return value->template get<T>();
    }

    /// Another owner of the same response, for another thread or a longer life. Nothing is copied.
    [[nodiscard]] Response retain() const noexcept { return Response(tce_response_retain(handle_.get())); }

    /// The response for a C function, borrowed; null if this holds nothing.
    const tce_response* get() const& noexcept { return handle_.get(); }

    /// Gives the reference away: the caller owes it to tce_response_free(), and this holds nothing from now on.
    [[nodiscard]] tce_response* release() noexcept { return handle_.release(); }

    /// What a temporary lends would be gone with it: this does not compile.
    std::string_view request_id() const&& = delete;
    /// What a temporary lends would be gone with it: this does not compile.
    std::string_view code() const&& = delete;
    /// What a temporary lends would be gone with it: this does not compile.
    std::string_view message() const&& = delete;
    /// What a temporary lends would be gone with it: this does not compile.
    const tce_response* get() const&& = delete;
    /// What a temporary lends would be gone with it: this does not compile.
    Members fields() const&& = delete;
    /// What a temporary lends would be gone with it: this does not compile.
    Lookup<Value> pointer(std::string_view pointer) const&& = delete;

private:
    Lookup<Value> look_up(std::string_view pointer) const noexcept {
        tce_value found = {nullptr, 0};
        const tce_status status = tce_response_pointer(handle_.get(), {pointer.data(), pointer.size()}, &found);
        if (status != TCE_STATUS_OK) return LookupError(status);
        return Value(found);
    }

    struct Free {
        void operator()(tce_response* response) const noexcept { tce_response_free(response); }
    };

    std::unique_ptr<tce_response, Free> handle_;
};

/// Implementation, not for use.
namespace detail {

/// Runs a decode function of C, given as one that takes options, response and error.
template <class Decode>
Result<Response> decode_with(const Options& options, Decode decode) noexcept {
    const tce_options given = {sizeof given, options.max_bytes, options.max_depth, 0, to_tce_str(options.product)};
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_response* response = nullptr;
    if (decode(&given, &response, &error) != TCE_STATUS_OK) return DecodeError(error);
    return Response(response);
}

}  // namespace detail

/// Decodes a body. What the response needs of it is copied: the body may go at once.
///
/// @code
/// auto result = tcenvelope::decode("<html>502 Bad Gateway</html>");
/// assert(result.error().status() == tcenvelope::Status::invalid_json);
/// assert(result.error().hint() == tcenvelope::Hint::looks_like_html);
/// @endcode
///
/// @param body    The bytes; other kinds of bytes go in as `{reinterpret_cast<const char*>(data), size}`.
/// @param options Limits, and the product.
/// @return A Response for an envelope, be it a success or a failure; else why there is none: the bytes are no
///         envelope (2xx), an option is out of its range, or memory is out. Any thread may call this.
inline Result<Response> decode(std::string_view body, const Options& options = {}) noexcept {
    return detail::decode_with(options, [&](const auto* given, auto** response, auto* error) {
        return tce_response_decode(body.data(), body.size(), given, response, error);
    });
}

/// Decodes a body without copying it: texts are borrowed from the body where they have no escape.
///
/// The body must outlive the Response and all that retain() made of it, and must not change until then.
///
/// @param body    The bytes.
/// @param options Limits, and the product.
/// @return As decode(). Any thread may call this.
inline Result<Response> decode_borrowed(std::string_view body, const Options& options = {}) noexcept {
    return detail::decode_with(options, [&](const auto* given, auto** response, auto* error) {
        return tce_response_decode_borrowed(body.data(), body.size(), given, response, error);
    });
}

/// A temporary string would be gone before the Response: this does not compile.
template <class Allocator>
Result<Response> decode_borrowed(const std::basic_string<char, std::char_traits<char>, Allocator>&& body,
                                 const Options& options = {}) = delete;

/// Decodes the body of an HTTP answer, and keeps what HTTP says beside it. The body is decoded first, and an envelope
/// wins over the status: failures come with 200, too. What the response needs of all is copied.
///
/// @code
/// tcenvelope::Http http;
/// http.status = 502;
/// http.content_type = "text/html";
/// const auto result = tcenvelope::decode_http("Bad Gateway", http);
/// assert(result.error().http_status() == 502);
/// assert(result.error().hint() == tcenvelope::Hint::looks_like_html);
/// assert(result.error().retry() == tcenvelope::Retry::backoff_if_idempotent);
/// @endcode
///
/// @param body    The bytes.
/// @param http    Status and headers.
/// @param options Limits, and the product.
/// @return As decode(). Any thread may call this.
inline Result<Response> decode_http(std::string_view body, const Http& http, const Options& options = {}) noexcept {
    const tce_http beside = {sizeof beside,
                             http.status,
                             0,
                             detail::to_tce_str(http.content_type),
                             detail::to_tce_str(http.request_id),
                             detail::to_tce_str(http.retry_after),
                             detail::to_tce_str(http.date)};
    return detail::decode_with(options, [&](const auto* given, auto** response, auto* error) {
        return tce_response_decode_http(body.data(), body.size(), &beside, given, response, error);
    });
}

}  // namespace tcenvelope

#endif  // TCENVELOPE_HPP
