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
/// Two questions, two types: a DecodeError says that the bytes are no envelope, a Response with Outcome::failure that
/// the API said no. Nothing is both, and a DecodeError never says that the action did not run.
///
/// Lifetimes: a Response owns what it shows. Every std::string_view and pointer is borrowed from the object that
///   returned it, and asking a temporary for one does not compile.
/// Errors: decoding never throws; only Result::value() and what makes a std::string do.
/// Threads: there is no global state. Any number of threads may call const functions of one object at once. Give each
///   thread that needs the response for longer an owner of its own: Response::retain().

#ifndef TCENVELOPE_HPP
#define TCENVELOPE_HPP

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "tcenvelope.h"

/// Decodes the response envelope of the Tencent Cloud API 3.0.
namespace tcenvelope {

/// What a decode came to, as in C: 1xx is the caller's mistake, 2xx says that the bytes are no envelope, 9xx is memory
/// or a bug of the library. More may be added: keep a default branch.
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

/// The name of one anomaly, such as "request_id_null"; "unknown" for none, for several, and for a bit that the library
/// does not know. Static, NUL-terminated.
///
/// @param anomaly One `TCE_ANOMALY_...`.
inline std::string_view anomaly_name(std::uint64_t anomaly) noexcept {
    return tce_anomaly_name(anomaly);
}

/// The family of an error code: what stands before the first dot, all of it if there is none. White space around the
/// code and dots behind it are left out.
///
/// @code
/// assert(tcenvelope::code_family("InvalidParameterValue.Zone") == "InvalidParameterValue");
/// assert(tcenvelope::code_detail("InvalidParameterValue.Zone") == "Zone");
/// @endcode
///
/// @param code An error code, such as Response::code() gives.
/// @return A part of `code`, borrowed from where that is; empty if there is none, and for bytes that are not UTF-8.
inline std::string_view code_family(std::string_view code) noexcept {
    return to_string_view(tce_code_family({code.data(), code.size()}));
}

/// The family of a temporary string would be gone with it: this does not compile.
template <class Allocator>
std::string_view code_family(const std::basic_string<char, std::char_traits<char>, Allocator>&& code) = delete;

/// The detail of an error code: what stands behind the first dot. White space around the code and dots behind it are
/// left out.
///
/// @param code An error code, such as Response::code() gives.
/// @return A part of `code`, borrowed from where that is; empty if there is none, and for bytes that are not UTF-8.
inline std::string_view code_detail(std::string_view code) noexcept {
    return to_string_view(tce_code_detail({code.data(), code.size()}));
}

/// The detail of a temporary string would be gone with it: this does not compile.
template <class Allocator>
std::string_view code_detail(const std::basic_string<char, std::char_traits<char>, Allocator>&& code) = delete;

/// Limits for a decode.
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
};

/// Why a decode gave no Response. A plain value that owns all it holds. It never says that the action did not run.
class DecodeError {
public:
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

/// A value, or the DecodeError that says why there is none.
///
/// To use the one that is not there is a mistake in the program: `*`, `->` and error() then end it (std::terminate),
/// and value() throws. A temporary gives its value away, but no reference into itself.
///
/// @code
/// auto result = tcenvelope::decode("[1,]");
/// assert(!result && result.error().offset() == 3);
/// @endcode
template <class T>
class [[nodiscard]] Result {
    static_assert(!std::is_same_v<T, DecodeError>, "a value and its error are different things");

public:
    /// A result with a value.
    Result(T value) noexcept(std::is_nothrow_move_constructible_v<T>)
        : state_(std::in_place_index<0>, std::move(value)) {}

    /// A result without one.
    Result(const DecodeError& error) noexcept : state_(std::in_place_index<1>, error) {}

    /// Whether there is a value. It says nothing about whether the call succeeded: that is Response::ok().
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

    /// The value, borrowed from this object. Throws a DecodeException if there is none; compiled without exceptions,
    /// ends the program (std::abort).
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

    /// Why there is no value, borrowed from this object.
    const DecodeError& error() const& noexcept { return std::get<1>(state_); }
    /// Why there is no value, copied out of a temporary.
    DecodeError error() const&& noexcept { return std::get<1>(state_); }

private:
    void check() const {
        if (has_value()) return;
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
        throw DecodeException(error());
#else
        std::abort();
#endif
    }

    std::variant<T, DecodeError> state_;
};

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

private:
    struct Free {
        void operator()(tce_response* response) const noexcept { tce_response_free(response); }
    };

    std::unique_ptr<tce_response, Free> handle_;
};

/// Implementation, not for use.
namespace detail {

using Decode = decltype(tce_response_decode);

inline Result<Response> decode_with(Decode& decode, std::string_view body, const Options& options) noexcept {
    const tce_options limits = {sizeof limits, options.max_bytes, options.max_depth, 0};
    tce_decode_error error = TCE_DECODE_ERROR_INIT;
    tce_response* response = nullptr;
    if (decode(body.data(), body.size(), &limits, &response, &error) != TCE_STATUS_OK) return DecodeError(error);
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
/// @param options Limits.
/// @return A Response for an envelope, be it a success or a failure; else why there is none: the bytes are no
///         envelope (2xx), an option is out of its range, or memory is out. Any thread may call this.
inline Result<Response> decode(std::string_view body, const Options& options = {}) noexcept {
    return detail::decode_with(tce_response_decode, body, options);
}

/// Decodes a body without copying it: texts are borrowed from the body where they have no escape.
///
/// The body must outlive the Response and all that retain() made of it, and must not change until then.
///
/// @param body    The bytes.
/// @param options Limits.
/// @return As decode(). Any thread may call this.
inline Result<Response> decode_borrowed(std::string_view body, const Options& options = {}) noexcept {
    return detail::decode_with(tce_response_decode_borrowed, body, options);
}

/// A temporary string would be gone before the Response: this does not compile.
template <class Allocator>
Result<Response> decode_borrowed(const std::basic_string<char, std::char_traits<char>, Allocator>&& body,
                                 const Options& options = {}) = delete;

}  // namespace tcenvelope

#endif  // TCENVELOPE_HPP
