// Dump prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
// conformance/README.md describes what is printed and what a frame is.
//
// cgo asks pkg-config where the header and the library are:
//
//	PKG_CONFIG_PATH=PREFIX/lib/pkgconfig go build .
//	LD_LIBRARY_PATH=PREFIX/lib ./dump FILE...
package main

// #cgo pkg-config: tcenvelope
// #include <stdlib.h>
// #include <tcenvelope.h>
import "C"

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"unsafe"
)

var out = bufio.NewWriter(os.Stdout)

// borrowed is a text that C reads while it is called.
func borrowed(text []byte) C.tce_str {
	if len(text) == 0 {
		return C.tce_str{}
	}
	return C.tce_str{data: (*C.char)(unsafe.Pointer(&text[0])), len: C.size_t(len(text))}
}

// copied is a Go string with the bytes of a text that C lends.
func copied(text C.tce_str) string {
	return string(unsafe.Slice((*byte)(unsafe.Pointer(text.data)), int(text.len)))
}

func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < 0x20 || c == 0x7f:
			fmt.Fprintf(&b, "\\x%02x", c)
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// decoded is the text of a string value. Most stand in the body as they are; the others need a buffer, which is C's,
// for C writes where it is into the text.
func decoded(value C.tce_value) string {
	var text C.tce_str
	if C.tce_value_str(value, nil, 0, &text) != C.TCE_STATUS_BUFFER_TOO_SMALL {
		return copied(text)
	}
	buffer := C.malloc(text.len)
	defer C.free(buffer)
	C.tce_value_str(value, (*C.char)(buffer), text.len, &text)
	return copied(text)
}

// names gives each name of an object's members once, in the order of the body.
func names(members C.tce_iter) []string {
	var found []string
	seen := map[string]bool{}
	var name C.tce_value
	for C.tce_iter_next(&members, &name, nil) {
		if text := decoded(name); !seen[text] {
			seen[text] = true
			found = append(found, text)
		}
	}
	return found
}

// printMembers prints each name with the last value of that name, which is what a look-up gives.
func printMembers(label string, members C.tce_iter, object C.tce_value, indent int) {
	for _, name := range names(members) {
		var value C.tce_value
		if C.tce_value_member(object, borrowed([]byte(name)), &value) == C.TCE_STATUS_OK {
			fmt.Fprintf(out, "%*s%s %s ", indent, "", label, quoted(name))
			printValue(value, indent+2)
		}
	}
}

func elements(array C.tce_value) []C.tce_value {
	var found []C.tce_value
	var element C.tce_value
	for iter := C.tce_iter_over(array); C.tce_iter_next(&iter, nil, &element); {
		found = append(found, element)
	}
	return found
}

// head is the kind and, for a scalar, the value; the length of what holds more.
func head(value C.tce_value) string {
	kind := C.tce_value_kind(value)
	name := C.GoString(C.tce_kind_name(kind))
	switch kind {
	case C.TCE_KIND_ARRAY:
		return fmt.Sprintf("%s %d", name, len(elements(value)))
	case C.TCE_KIND_OBJECT:
		return fmt.Sprintf("%s %d", name, len(names(C.tce_iter_over(value))))
	case C.TCE_KIND_STRING:
		return name + " " + quoted(decoded(value))
	case C.TCE_KIND_NULL:
		return name
	default:
		return name + " " + copied(C.tce_value_raw(value))
	}
}

func printValue(value C.tce_value, indent int) {
	fmt.Fprintln(out, head(value))
	switch C.tce_value_kind(value) {
	case C.TCE_KIND_OBJECT:
		printMembers("member", C.tce_iter_over(value), value, indent)
	case C.TCE_KIND_ARRAY:
		for _, element := range elements(value) {
			fmt.Fprintf(out, "%*selement ", indent, "")
			printValue(element, indent+2)
		}
	}
}

// got is what a typed getter gave, or why it gave nothing.
func got(status C.tce_status, value string) string {
	if status == C.TCE_STATUS_OK {
		return value
	}
	return C.GoString(C.tce_status_name(C.uint32_t(status)))
}

func numbers(value C.tce_value) string {
	var i64 C.int64_t
	var u64 C.uint64_t
	var f64 C.double
	asI64, asU64, asF64 := C.tce_value_i64(value, &i64), C.tce_value_u64(value, &u64), C.tce_value_f64(value, &f64)
	bits := fmt.Sprintf("%016x", math.Float64bits(float64(f64)))
	return fmt.Sprintf(" i64=%s u64=%s f64=%s", got(asI64, fmt.Sprint(i64)), got(asU64, fmt.Sprint(u64)), got(asF64, bits))
}

func printPointer(response *C.tce_response, pointer string) {
	var value C.tce_value
	status := C.tce_response_pointer(response, borrowed([]byte(pointer)), &value)
	found := got(status, "")
	if status == C.TCE_STATUS_OK {
		found = head(value)
		if C.tce_value_kind(value) == C.TCE_KIND_NUMBER {
			found += numbers(value)
		}
	}
	fmt.Fprintf(out, "pointer %s %s\n", quoted(pointer), found)
}

func printCode(response *C.tce_response, product C.tce_str) {
	code := C.tce_response_code(response)
	common := "no"
	if C.tce_code_is_common(code, product) {
		common = "yes"
	}
	fmt.Fprintf(out, "code %s family=%s detail=%s category=%s retry=%s basis=%s fault=%s common=%s\n",
		quoted(copied(code)), quoted(copied(C.tce_code_family(code))), quoted(copied(C.tce_code_detail(code))),
		C.GoString(C.tce_category_name(C.uint32_t(C.tce_response_category(response)))),
		C.GoString(C.tce_retry_name(C.uint32_t(C.tce_response_retry(response)))),
		C.GoString(C.tce_basis_name(C.uint32_t(C.tce_response_basis(response)))),
		C.GoString(C.tce_fault_name(C.uint32_t(C.tce_response_fault(response)))), common)
	for suffix, language := range []C.uint32_t{C.TCE_LANGUAGE_ENGLISH, C.TCE_LANGUAGE_CHINESE} {
		end := []string{"", "_zh"}[suffix]
		fmt.Fprintf(out, "# description%s %s\n", end, copied(C.tce_response_description(response, language)))
		fmt.Fprintf(out, "# advice%s %s\n", end, copied(C.tce_response_advice(response, language)))
	}
}

func printResponse(response *C.tce_response, asked *frame) {
	outcome := C.tce_response_outcome(response)
	fmt.Fprintf(out, "outcome %s\n", C.GoString(C.tce_outcome_name(C.uint32_t(outcome))))
	if id := copied(C.tce_response_request_id(response)); id == "" {
		fmt.Fprintln(out, "request_id none")
	} else {
		fmt.Fprintf(out, "request_id %s\n", quoted(id))
	}
	if outcome == C.TCE_OUTCOME_FAILURE {
		printCode(response, asked.options.product)
		fmt.Fprintf(out, "message %s\n", quoted(copied(C.tce_response_message(response))))
	}
	for anomalies := uint64(C.tce_response_anomalies(response)); anomalies != 0; anomalies &= anomalies - 1 {
		lowest := anomalies & -anomalies
		fmt.Fprintf(out, "anomaly %s\n", C.GoString(C.tce_anomaly_name(C.uint64_t(lowest))))
	}
	var object C.tce_value
	if C.tce_response_pointer(response, C.tce_str{}, &object) == C.TCE_STATUS_OK {
		printMembers("field", C.tce_response_fields(response), object, 0)
	}
	for _, pointer := range asked.pointers {
		printPointer(response, pointer)
	}
	var line [C.TCE_SUMMARY_SIZE]C.char
	status := C.tce_response_summary(response, &line[0], C.size_t(len(line)), nil)
	fmt.Fprintf(out, "summary %s\n", got(status, C.GoString(&line[0])))
}

func seconds(time C.uint64_t) string {
	if time == C.TCE_NO_TIME {
		return "none"
	}
	return fmt.Sprint(time)
}

func printHTTP(status C.uint32_t, retryAfter, serverTime C.uint64_t) {
	fmt.Fprintf(out, "http %d retry_after=%s server_time=%s\n", status, seconds(retryAfter), seconds(serverTime))
}

func printStep(advised C.tce_status, step C.tce_next_step) {
	fmt.Fprintf(out, "next_step %s", got(advised, C.GoString(C.tce_step_name(C.uint32_t(step.kind)))))
	switch step.kind {
	case C.TCE_STEP_WAIT, C.TCE_STEP_WAIT_FOR_STATE:
		fmt.Fprintf(out, " %d", step.wait_ns)
	case C.TCE_STEP_RESIGN:
		fmt.Fprintf(out, " %s", seconds(step.server_time))
	}
	fmt.Fprintln(out)
}

func dump(body []byte, asked *frame) {
	failure := C.tce_decode_error{struct_size: C.sizeof_tce_decode_error}
	var response *C.tce_response
	var status, advised C.tce_status
	text := borrowed(body)
	if asked.hasHTTP {
		status = C.tce_response_decode_http(unsafe.Pointer(text.data), text.len, &asked.http, &asked.options,
			&response, &failure)
	} else {
		status = C.tce_response_decode(unsafe.Pointer(text.data), text.len, &asked.options, &response, &failure)
	}
	defer C.tce_response_free(response)
	var step C.tce_next_step
	if status == C.TCE_STATUS_OK {
		printResponse(response, asked)
		if asked.hasHTTP {
			printHTTP(C.tce_response_http_status(response), C.tce_response_retry_after(response),
				C.tce_response_server_time(response))
		}
		advised = C.tce_response_advise(response, &asked.attempt, &step)
	} else {
		fmt.Fprintf(out, "decode_error %s %d line=%d column=%d hint=%s category=%s retry=%s\n",
			C.GoString(C.tce_status_name(C.uint32_t(status))), failure.offset, failure.line, failure.column,
			C.GoString(C.tce_hint_name(C.uint32_t(failure.hint))),
			C.GoString(C.tce_category_name(C.uint32_t(failure.category))),
			C.GoString(C.tce_retry_name(C.uint32_t(failure.retry))))
		fmt.Fprintf(out, "# text %s\n", C.GoString(&failure.text[0]))
		if asked.hasHTTP {
			printHTTP(failure.http_status, failure.retry_after, failure.server_time)
		}
		advised = C.tce_decode_error_advise(&failure, &asked.attempt, &step)
	}
	if asked.hasAttempt {
		printStep(advised, step)
	}
}

func dumpFrames(input *bufio.Reader) error {
	for {
		asked := newFrame()
		body, err := asked.read(input)
		if err == nil {
			dump(body, asked)
			fmt.Fprintln(out, "end")
		}
		asked.free()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func dumpFile(name string) error {
	body, err := os.ReadFile(name)
	if err == nil {
		dump(body, newFrame())
	}
	return err
}

func run(arguments []string) error {
	if len(arguments) == 0 {
		return fmt.Errorf("usage: dump FILE... | dump --frames")
	}
	if len(arguments) == 1 && arguments[0] == "--frames" {
		return dumpFrames(bufio.NewReader(os.Stdin))
	}
	for _, name := range arguments {
		if err := dumpFile(name); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	err := run(os.Args[1:])
	// What was not written was not dumped.
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
