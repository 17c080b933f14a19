// A Value is a view of a Response: what it is, what is in it, and how to walk over that.
#undef NDEBUG
#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include "tcenvelope.hpp"

using tcenvelope::Elements;
using tcenvelope::Kind;
using tcenvelope::Member;
using tcenvelope::Members;
using tcenvelope::Name;
using tcenvelope::Response;
using tcenvelope::Status;
using tcenvelope::Value;
using namespace std::string_view_literals;

static_assert(sizeof(Value) == 2 * sizeof(void*) && std::is_trivially_copyable_v<Value>, "a Value is two words");
static_assert(std::is_trivially_copyable_v<Members> && std::is_trivially_copyable_v<Elements>);
static_assert(!std::is_convertible_v<Name, std::string_view>, "what has escapes cannot be borrowed");
static_assert(std::is_same_v<std::iterator_traits<Members::Iterator>::value_type, Member>);

static Response decoded(std::string_view body) {
    return tcenvelope::decode(body).value();
}

constexpr auto body = R"({"Response": {"B": [1, "x", {"A": 1, "A": 2}, [], null, true], "A": {"X": 1, "\u0058": 2},
    "\u0041\/\n": -1.5, "": "", "B": 7, "RequestId": "r-1"}})"sv;

static void kinds() {
    const Response response = decoded(body);
    assert(response.pointer("").value().kind() == Kind::object);
    assert(response.pointer("/A").value().kind() == Kind::object);
    assert(response.pointer("/A~1\n").value().kind() == Kind::number);
    assert(response.pointer("/").value().kind() == Kind::string);
    assert(response.pointer("/B").value().raw() == "7");
    assert(response.pointer("/A").value().raw() == R"({"X": 1, "\u0058": 2})");
    assert(name(Kind::boolean) == "bool" && name(Kind::null) == "null" && name(Kind{77}) == "unknown");
}

static void names() {
    const Response response = decoded(body);
    std::vector<std::string> names;
    std::map<std::string, Kind> kinds;
    for (auto [name, value] : response.fields()) {
        names.push_back(name);
        kinds[name] = value.kind();
    }
    assert((names == std::vector<std::string>{"B", "A", "A/\n", "", "B"}));
    assert(kinds["B"] == Kind::number && kinds["A"] == Kind::object && kinds.size() == 4);

    const Name escaped = std::next(response.fields().begin(), 2)->name;
    assert(escaped == "A/\n" && "A/\n" == escaped && escaped != "A/\t" && escaped != "A/" && "" != escaped);
    assert(escaped == std::string("A/\n") && escaped.str() == "A/\n" && escaped.raw() == R"("\u0041\/\n")");
    const Name plain = response.fields().begin()->name;
    assert(plain == "B" && plain != "b" && plain != "BB" && plain != "");
    assert(Name() != "" && Name().str().empty() && Name().raw().empty());
}

static void elements() {
    const Response response = decoded(body);
    Value first;
    for (auto [name, value] : response.fields()) {
        if (name == "B" && value.kind() == Kind::array) first = value;
    }
    std::vector<Kind> kinds;
    for (const Value element : first.elements()) kinds.push_back(element.kind());
    assert((kinds == std::vector{Kind::number, Kind::string, Kind::object, Kind::array, Kind::null, Kind::boolean}));
    const Elements elements = first.elements();
    assert(std::distance(elements.begin(), elements.end()) == 6);
    const auto found = std::find_if(elements.begin(), elements.end(), [](Value v) { return v.kind() == Kind::object; });
    assert(found != elements.end() && found->member("A").value().get<std::int64_t>().value() == 2);
    assert(first.element(1).value().get<std::string>().value() == "x");
    assert(first.element(6).error().status() == Status::not_found);
    assert(first.member("A").error().status() == Status::wrong_kind);
    assert(found->element(0).error().status() == Status::wrong_kind);
    assert(found->member("B").error().status() == Status::not_found);
}

static bool is_empty(Members members) {
    return members.begin() == members.end();
}
static bool is_empty(Elements elements) {
    return elements.begin() == elements.end();
}

// Members are of objects, elements of arrays, and nothing is of nothing.
static void empty() {
    const Response response = decoded(R"({"Response": {"L": [1], "O": {"A": 1}, "E": [], "N": {}, "S": "[1]"}})");
    const auto at = [&](std::string_view pointer) { return response.pointer(pointer).value(); };
    assert(is_empty(at("/L").members()) && !is_empty(at("/L").elements()));
    assert(!is_empty(at("/O").members()) && is_empty(at("/O").elements()));
    assert(is_empty(at("/E").elements()) && is_empty(at("/N").members()));
    assert(is_empty(at("/S").elements()) && is_empty(at("/S").members()));
    assert(is_empty(Value().elements()) && is_empty(Value().members()));
    assert(Value().kind() == Kind::none && Value().raw().empty());
    assert(Value().get<std::string>().error().status() == Status::wrong_kind);
    const Response nothing(nullptr);
    assert(is_empty(nothing.fields()) && nothing.pointer("").error().status() == Status::null_pointer);
}

// A view is of the response, not of the object that was asked: another owner keeps it.
static void life() {
    Response first = decoded(body);
    const Value value = first.pointer("/A").value();
    const Members fields = first.fields();
    const Response second = first.retain();
    first = decoded(R"({"Response": {}})");
    assert(value.member("X").value().get<std::int64_t>().value() == 2);
    assert(std::distance(fields.begin(), fields.end()) == 5);

    const std::string bytes(body);
    const Response borrowed = tcenvelope::decode_borrowed(bytes).value();
    assert(borrowed.pointer("/A").value().raw().data() == bytes.data() + bytes.find(R"({"X")"));
}

static void to_c_and_back() {
    const Response response = decoded(body);
    const tce_value raw = response.pointer("/B").value().get();
    assert(tce_value_kind(raw) == TCE_KIND_NUMBER && Value(raw).get<std::int64_t>().value() == 7);
}

static void iterators() {
    const Response response = decoded(body);
    const Members fields = response.fields();
    auto walk = fields.begin();
    const auto before = walk++;
    assert(before == fields.begin() && walk != before && (*before).name == "B" && walk->name == "A");
    std::advance(walk, 4);
    assert(walk == fields.end() && ++walk == fields.end());
}

int main() {
    kinds();
    names();
    elements();
    empty();
    life();
    to_c_and_back();
    iterators();
}
