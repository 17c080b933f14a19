// Prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
// conformance/README.md describes what is printed and what a frame is.
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
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

void print(const tcenvelope::Response& response) {
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
    std::cout << "summary " << response.summary() << '\n';
}

void print(const tcenvelope::DecodeError& error) {
    std::cout << "decode_error " << name(error.status()) << ' ' << error.offset() << " line=" << error.line()
              << " column=" << error.column() << " hint=" << name(error.hint()) << '\n'
              << "# text " << error.message() << '\n';
}

void dump(std::string_view body, const tcenvelope::Options& options = {}) {
    if (const auto result = tcenvelope::decode(body, options)) {
        print(*result);
    } else {
        print(result.error());
    }
}

int dump_frames() {
    tcenvelope::Options options;
    std::string key;
    std::size_t number = 0;
    while (std::cin >> key >> number) {
        if (key == "max_depth") {
            options.max_depth = static_cast<std::uint32_t>(number);
        } else if (key == "max_bytes") {
            options.max_bytes = number;
        } else if (key == "body" && std::cin.get() == '\n') {
            // Exactly as long as the body, so that a checker sees a read beyond its end.
            std::vector<char> body(number);
            if (!std::cin.read(body.data(), static_cast<std::streamsize>(number))) return 2;
            dump({body.data(), body.size()}, options);
            std::cout << "end\n";
            options = {};
        } else {
            return 2;
        }
    }
    return std::cin.eof() ? 0 : 2;
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
    if (arguments.size() == 1 && arguments[0] == "--frames") return dump_frames();
    for (int i = 1; i < argc; i++) {
        if (const int status = dump_file(argv[i]); status != 0) return status;
    }
    return 0;
}
