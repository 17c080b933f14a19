// Prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
// conformance/README.md describes what is printed and what a frame is.
#include <cctype>
#include <chrono>
#include <cinttypes>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tcenvelope.hpp"

namespace {

struct Quoted {
    std::string_view text;
};

std::ostream& operator<<(std::ostream& out, Quoted quoted) {
    constexpr std::string_view hex = "0123456789abcdef";
    out << '"';
    for (const char c : quoted.text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            out << "\\x" << hex[byte >> 4] << hex[byte & 0xf];
        } else {
            if (c == '"' || c == '\\') out << '\\';
            out << c;
        }
    }
    return out << '"';
}

std::size_t count_names(tcenvelope::Members members) {
    std::set<std::string> names;
    for (const auto& [name, value] : members) names.insert(name);
    return names.size();
}

// The kind and, for a scalar, the value; the length of what holds more.
void print_head(tcenvelope::Value value) {
    const tcenvelope::Kind kind = value.kind();
    std::cout << name(kind);
    switch (kind) {
        case tcenvelope::Kind::array: {
            const auto elements = value.elements();
            std::cout << ' ' << std::distance(elements.begin(), elements.end());
            break;
        }
        case tcenvelope::Kind::object: std::cout << ' ' << count_names(value.members()); break;
        case tcenvelope::Kind::string: std::cout << ' ' << Quoted{value.get<std::string>().value()}; break;
        case tcenvelope::Kind::boolean:
        case tcenvelope::Kind::number: std::cout << ' ' << value.raw(); break;
        default: break;
    }
}

void print_inside(tcenvelope::Value value, const std::string& indent);

// Each name once, with the last value of that name, which is what a look-up gives.
void print_members(const char* label, tcenvelope::Members members, tcenvelope::Value object,
                   const std::string& indent) {
    std::set<std::string> seen;
    for (const auto& [name, first] : members) {
        const std::string text = name;
        if (!seen.insert(text).second) continue;
        const tcenvelope::Value last = object.member(text).value();
        std::cout << indent << label << ' ' << Quoted{text} << ' ';
        print_head(last);
        std::cout << '\n';
        print_inside(last, indent + "  ");
    }
}

void print_inside(tcenvelope::Value value, const std::string& indent) {
    print_members("member", value.members(), value, indent);
    for (const tcenvelope::Value element : value.elements()) {
        std::cout << indent << "element ";
        print_head(element);
        std::cout << '\n';
        print_inside(element, indent + "  ");
    }
}

std::string text_of(double number) {
    std::uint64_t bits = 0;
    static_assert(sizeof bits == sizeof number);
    std::memcpy(&bits, &number, sizeof bits);
    char hex[17];
    std::snprintf(hex, sizeof hex, "%016" PRIx64, bits);
    return hex;
}

template <class Integer>
std::string text_of(Integer number) {
    return std::to_string(number);
}

template <class Number>
void print_number(const tcenvelope::Response& response, std::string_view pointer, const char* label) {
    const auto number = response.get<Number>(pointer);
    std::cout << ' ' << label << '=' << (number ? text_of(*number) : std::string(name(number.error().status())));
}

void print_pointer(const tcenvelope::Response& response, std::string_view pointer) {
    std::cout << "pointer " << Quoted{pointer} << ' ';
    if (const auto value = response.pointer(pointer)) {
        print_head(*value);
        if (value->kind() == tcenvelope::Kind::number) {
            print_number<std::int64_t>(response, pointer, "i64");
            print_number<std::uint64_t>(response, pointer, "u64");
            print_number<double>(response, pointer, "f64");
        }
    } else {
        std::cout << name(value.error().status());
    }
    std::cout << '\n';
}

// What a frame asks for.
struct Request {
    tcenvelope::Options options;
    std::optional<tcenvelope::Http> http;
    tcenvelope::Attempt attempt;
    bool asks_for_next_step = false;
    std::vector<std::string> pointers;
};

void print_code(tcenvelope::Code code, const tcenvelope::Response& response) {
    using tcenvelope::Language;
    std::cout << "code " << Quoted{code.text()} << " family=" << Quoted{code.family()}
              << " detail=" << Quoted{code.detail()} << " category=" << name(response.category())
              << " retry=" << name(response.retry()) << " basis=" << name(response.basis())
              << " fault=" << name(response.fault()) << " common=" << (code.is_common() ? "yes" : "no") << '\n'
              << "# description " << response.description(Language::english) << '\n'
              << "# advice " << response.advice(Language::english) << '\n'
              << "# description_zh " << response.description(Language::chinese) << '\n'
              << "# advice_zh " << response.advice(Language::chinese) << '\n';
}

std::string text_of(std::optional<std::chrono::seconds> time) {
    return time ? std::to_string(time->count()) : "none";
}

// What a response and a decode error say alike of HTTP and of the next step.
template <class Answer>
void print_advice(const Answer& answer, const Request& request) {
    if (request.http) {
        std::cout << "http " << answer.http_status() << " retry_after=" << text_of(answer.retry_after())
                  << " server_time=" << text_of(answer.server_time()) << '\n';
    }
    if (!request.asks_for_next_step) return;
    const tcenvelope::NextStep step = answer.advise(request.attempt);
    std::cout << "next_step " << name(step.kind());
    switch (step.kind()) {
        case tcenvelope::Step::wait:
        case tcenvelope::Step::wait_for_state: std::cout << ' ' << step.wait().count(); break;
        case tcenvelope::Step::resign: std::cout << ' ' << text_of(step.server_time()); break;
        default: break;
    }
    std::cout << '\n';
}

void print(const tcenvelope::Response& response, const Request& request) {
    std::cout << "outcome " << name(response.outcome()) << "\nrequest_id ";
    if (response.request_id().empty()) {
        std::cout << "none\n";
    } else {
        std::cout << Quoted{response.request_id()} << '\n';
    }
    if (!response.ok()) {
        print_code(tcenvelope::Code(response.code(), request.options.product), response);
        std::cout << "message " << Quoted{response.message()} << '\n';
    }
    for (int bit = 0; bit < 64; bit++) {
        const std::uint64_t anomaly = response.anomalies() & (std::uint64_t{1} << bit);
        if (anomaly != 0) std::cout << "anomaly " << tcenvelope::anomaly_name(anomaly) << '\n';
    }
    print_members("field", response.fields(), response.pointer("").value(), "");
    for (const std::string& pointer : request.pointers) print_pointer(response, pointer);
    std::cout << "summary " << response.summary() << '\n';
    print_advice(response, request);
}

void print(const tcenvelope::DecodeError& error, const Request& request) {
    std::cout << "decode_error " << name(error.status()) << ' ' << error.offset() << " line=" << error.line()
              << " column=" << error.column() << " hint=" << name(error.hint())
              << " category=" << name(error.category()) << " retry=" << name(error.retry()) << '\n'
              << "# text " << error.message() << '\n';
    print_advice(error, request);
}

void dump(std::string_view body, const Request& request = {}) {
    const auto result = request.http ? tcenvelope::decode_http(body, *request.http, request.options)
                                     : tcenvelope::decode(body, request.options);
    if (result) {
        print(*result, request);
    } else {
        print(result.error(), request);
    }
}

// `NAME: VALUE`; others than the headers that matter are passed over.
bool take_header(std::optional<tcenvelope::Http>& http, const std::string& header) {
    const std::size_t colon = header.find(": ");
    if (!http || colon == std::string::npos) return false;
    std::string name = header.substr(0, colon);
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::string value = header.substr(colon + 2);
    if (name == "content-type") http->content_type = value;
    if (name == "x-tc-requestid") http->request_id = value;
    if (name == "retry-after") http->retry_after = value;
    if (name == "date") http->date = value;
    return true;
}

// An option with a number.
bool take_number(Request& request, const std::string& key, std::uint64_t number) {
    if (key == "random") {
        request.attempt.random = number;
        return true;
    }
    if (key == "max_bytes") {
        request.options.max_bytes = number;
        return true;
    }
    if (number > UINT32_MAX) return false;
    const auto small = static_cast<std::uint32_t>(number);
    if (key == "max_depth") {
        request.options.max_depth = small;
    } else if (key == "http_status") {
        request.http.emplace().status = small;
    } else if (key == "attempt") {
        request.attempt.number = small;
        request.asks_for_next_step = true;
    } else if (key == "limit") {
        request.attempt.limit = small;
    } else if (key == "idempotent") {
        request.attempt.idempotent = small == 1;
    } else if (key == "resigned") {
        request.attempt.resigned = small == 1;
    } else {
        return false;
    }
    return true;
}

int dump_frames() {
    Request request;
    for (std::string line; std::getline(std::cin, line);) {
        const std::size_t space = line.find(' ');
        if (space == std::string::npos) return 2;
        const std::string key = line.substr(0, space), rest = line.substr(space + 1);
        if (key == "pointer") {
            request.pointers.push_back(rest);
            continue;
        }
        if (key == "product") {
            request.options.product = rest;
            continue;
        }
        if (key == "header") {
            if (!take_header(request.http, rest)) return 2;
            continue;
        }
        if (rest.empty() || rest.find_first_not_of("0123456789") != std::string::npos) return 2;
        const std::uint64_t number = std::strtoull(rest.c_str(), nullptr, 10);
        if (key != "body") {
            if (!take_number(request, key, number)) return 2;
            continue;
        }
        // Exactly as long as the body, so that a checker sees a read beyond its end.
        std::vector<char> body(number);
        if (!std::cin.read(body.data(), static_cast<std::streamsize>(number))) return 2;
        dump({body.data(), body.size()}, request);
        std::cout << "end\n";
        request = {};
    }
    return 0;
}

int dump_file(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::string body;
    for (char block[4096]; file.read(block, sizeof block), file.gcount() > 0;) {
        body.append(block, static_cast<std::size_t>(file.gcount()));
    }
    if (!file.eof()) {
        std::cerr << path << ": cannot be read\n";
        return 2;
    }
    dump(body);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    if (arguments.empty()) {
        std::cerr << "usage: dump FILE... | dump --frames\n";
        return 2;
    }
    int status = 0;
    if (arguments.size() == 1 && arguments[0] == "--frames") {
        status = dump_frames();
    } else {
        for (int i = 1; i < argc && status == 0; i++) status = dump_file(argv[i]);
    }
    // What was not written was not dumped.
    return std::cout.flush() ? status : 2;
}
