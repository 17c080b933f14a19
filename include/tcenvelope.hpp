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
/// Errors: decoding and looking up never throw; only Result::value() and what makes a std::string do.
/// Threads: there is no global state. Any number of threads may call const functions of one object at once. Give each
///   thread that needs the response for longer an owner of its own: Response::retain().

#ifndef TCENVELOPE_HPP
#define TCENVELOPE_HPP

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

#include "tcenvelope.h"

/// Decodes the response envelope of the Tencent Cloud API 3.0.
namespace tcenvelope {

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

inline tce_status read(tce_value value, bool* out) noexcept { return tce_value_bool(value, out); }
inline tce_status read(tce_value value, std::int64_t* out) noexcept { return tce_value_i64(value, out); }
inline tce_status read(tce_value value, std::uint64_t* out) noexcept { return tce_value_u64(value, out); }
inline tce_status read(tce_value value, double* out) noexcept { return tce_value_f64(value, out); }

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
