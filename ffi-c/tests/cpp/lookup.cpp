// A Lookup is what a getter gives: the value in its type, or why there is none.
#undef NDEBUG
#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include "tcenvelope.hpp"

using tcenvelope::Kind;
using tcenvelope::Lookup;
using tcenvelope::LookupError;
using tcenvelope::LookupException;
using tcenvelope::Response;
using tcenvelope::Status;
using tcenvelope::Value;
using namespace std::string_view_literals;

static_assert(std::is_trivially_copyable_v<LookupError> && std::is_nothrow_copy_constructible_v<LookupException>);
static_assert(!std::is_convertible_v<Lookup<bool>, bool>, "that there is a value is not that it is true");
static_assert(!std::is_convertible_v<LookupError, tcenvelope::DecodeError>);

static Response decoded(std::string_view body) {
    return tcenvelope::decode(body).value();
}

constexpr auto body = R"({"Response": {"True": true, "False": false, "Int": -5, "Big": 18446744073709551615,
    "Huge": 1e400, "Real": 1.50, "Text": "a b", "Escaped": "\u4e2d\n\u0000\ud83d\ude00", "Empty": "", "Null": null,
    "Set": [{"Id": 9007199254740993}], "a/b": 1, "RequestId": "r-1"}})"sv;

template <class T>
static Status status(const Response& response, std::string_view pointer) {
    const Lookup<T> found = response.get<T>(pointer);
    return found ? Status::ok : found.error().status();
}

static void values() {
    const Response response = decoded(body);
    assert(response.get<bool>("/True").value() && !response.get<bool>("/False").value());
    assert(response.get<bool>("/False").has_value());
    assert(response.get<std::int64_t>("/Int").value() == -5);
    assert(response.get<std::uint64_t>("/Big").value() == UINT64_MAX);
    assert(response.get<double>("/Real").value() == 1.5);
    assert(response.get<std::string>("/Text").value() == "a b");
    assert(response.get<std::string>("/Escaped").value() == "\xe4\xb8\xad\n\0\xf0\x9f\x98\x80"sv);
    assert(response.get<std::string>("/Empty").value().empty());
    assert(response.get<std::int64_t>("/Set/0/Id").value() == 9007199254740993);
    assert(response.get<std::int64_t>("/a~1b").value() == 1);
    assert(response.get<std::string>("/RequestId").value() == "r-1");
    // What is owned may come from a temporary.
    assert(decoded(body).get<std::string>("/Text").value() == "a b");
}

static void errors() {
    const Response response = decoded(body);
    assert(status<bool>(response, "/Missing") == Status::not_found);
    assert(status<std::string>(response, "/Set/1") == Status::not_found);
    assert(status<std::string>(response, "/Set/-") == Status::invalid_pointer);
    assert(status<std::string>(response, "Set") == Status::invalid_pointer);
    assert(status<std::string>(response, "/Null") == Status::wrong_kind);
    assert(status<bool>(response, "/Int") == Status::wrong_kind);
    assert(status<double>(response, "/Text") == Status::wrong_kind);
    assert(status<std::int64_t>(response, "/Real") == Status::not_integer);
    assert(status<std::uint64_t>(response, "/Int") == Status::out_of_range);
    assert(status<std::int64_t>(response, "/Big") == Status::out_of_range);
    assert(status<double>(response, "/Huge") == Status::out_of_range);
    assert(status<bool>(Response(nullptr), "/True") == Status::null_pointer);
    assert(response.pointer("/Missing").error().message() == tce_status_message(TCE_STATUS_NOT_FOUND));
}

static void or_something_else() {
    const Response response = decoded(body);
    assert(response.get<std::int64_t>("/Int").value_or(7) == -5);
    assert(response.get<std::int64_t>("/Missing").value_or(7) == 7);
    assert(response.get<std::string>("/Null").value_or("none") == "none");
    assert(!response.get<bool>("/False").value_or(true));
    const Lookup<std::string> text = response.get<std::string>("/Text"), none = response.get<std::string>("/None");
    assert(text.value_or("none") == "a b" && text.value() == "a b" && none.value_or("none") == "none");
    assert(text.optional() == "a b" && text.value() == "a b" && none.optional() == std::nullopt);
    std::optional<double> real = response.get<double>("/Real").optional();
    assert(real == 1.5 && !response.get<double>("/Text").optional());
    assert(response.pointer("/None").value_or(Value()).kind() == Kind::none);
}

#ifdef __cpp_exceptions
static void value_throws() {
    const Response response = decoded(body);
    try {
        static_cast<void>(response.get<std::int64_t>("/Real").value());
        assert(!"nothing was thrown");
    } catch (const LookupException& caught) {
        assert(caught.error().status() == Status::not_integer && caught.what() == caught.error().message());
    }
}
#else
static void value_throws() {}
#endif

int main() {
    values();
    errors();
    or_something_else();
    value_throws();
}
