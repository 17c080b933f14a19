// Prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
// conformance/README.md describes what is printed and what a frame is.
#include <cinttypes>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
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
    std::vector<std::string> pointers;
};

void print(const tcenvelope::Response& response, const std::vector<std::string>& pointers) {
    std::cout << "outcome " << name(response.outcome()) << "\nrequest_id ";
    if (response.request_id().empty()) {
        std::cout << "none\n";
    } else {
        std::cout << Quoted{response.request_id()} << '\n';
    }
    if (!response.ok()) {
        const std::string_view code = response.code();
        std::cout << "code " << Quoted{code} << " family=" << Quoted{tcenvelope::code_family(code)}
                  << " detail=" << Quoted{tcenvelope::code_detail(code)} << '\n'
                  << "message " << Quoted{response.message()} << '\n';
    }
    for (int bit = 0; bit < 64; bit++) {
        const std::uint64_t anomaly = response.anomalies() & (std::uint64_t{1} << bit);
        if (anomaly != 0) std::cout << "anomaly " << tcenvelope::anomaly_name(anomaly) << '\n';
    }
    print_members("field", response.fields(), response.pointer("").value(), "");
    for (const std::string& pointer : pointers) print_pointer(response, pointer);
    std::cout << "summary " << response.summary() << '\n';
}

void print(const tcenvelope::DecodeError& error) {
    std::cout << "decode_error " << name(error.status()) << ' ' << error.offset() << " line=" << error.line()
              << " column=" << error.column() << " hint=" << name(error.hint()) << '\n'
              << "# text " << error.message() << '\n';
}

void dump(std::string_view body, const Request& request = {}) {
    if (const auto result = tcenvelope::decode(body, request.options)) {
        print(*result, request.pointers);
    } else {
        print(result.error());
    }
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
        if (rest.empty() || rest.find_first_not_of("0123456789") != std::string::npos) return 2;
        const std::size_t number = std::strtoull(rest.c_str(), nullptr, 10);
        if (key == "max_depth") {
            request.options.max_depth = static_cast<std::uint32_t>(number);
        } else if (key == "max_bytes") {
            request.options.max_bytes = number;
        } else if (key == "body") {
            // Exactly as long as the body, so that a checker sees a read beyond its end.
            std::vector<char> body(number);
            if (!std::cin.read(body.data(), static_cast<std::streamsize>(number))) return 2;
            dump({body.data(), body.size()}, request);
            std::cout << "end\n";
            request = {};
        } else {
            return 2;
        }
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
