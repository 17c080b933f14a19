package main

// #include <stdlib.h>
// #include <tcenvelope.h>
import "C"

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unsafe"
)

// frame is what is known beside a body, and what is asked about it. Its texts lie in memory of C: a struct that C reads
// must not point to memory of Go.
type frame struct {
	options             C.tce_options
	http                C.tce_http
	attempt             C.tce_attempt
	hasHTTP, hasAttempt bool
	pointers            []string
	texts               []*C.char
}

func newFrame() *frame {
	return &frame{
		options: C.tce_options{struct_size: C.sizeof_tce_options},
		http:    C.tce_http{struct_size: C.sizeof_tce_http},
		attempt: C.tce_attempt{struct_size: C.sizeof_tce_attempt, number: 1, limit: C.TCE_ATTEMPT_LIMIT},
	}
}

func (f *frame) free() {
	for _, text := range f.texts {
		C.free(unsafe.Pointer(text))
	}
}

// keep copies a text into memory of C.
func (f *frame) keep(text string) C.tce_str {
	f.texts = append(f.texts, C.CString(text))
	return C.tce_str{data: f.texts[len(f.texts)-1], len: C.size_t(len(text))}
}

// read takes lines `OPTION VALUE` up to `body LENGTH`, and gives that many bytes. io.EOF says that there is no frame.
func (f *frame) read(input *bufio.Reader) ([]byte, error) {
	for first := true; ; first = false {
		line, err := input.ReadString('\n')
		if err == io.EOF && !(first && line == "") {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		key, value, _ := strings.Cut(line[:len(line)-1], " ")
		if key == "body" {
			length, err := strconv.ParseUint(value, 10, 31)
			if err != nil {
				return nil, err
			}
			body := make([]byte, length)
			if _, err = io.ReadFull(input, body); err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return body, err
		}
		if err := f.take(key, value); err != nil {
			return nil, err
		}
	}
}

func (f *frame) take(key, value string) error {
	switch key {
	case "pointer":
		f.pointers = append(f.pointers, value)
		return nil
	case "product":
		f.options.product = f.keep(value)
		return nil
	case "header":
		f.takeHeader(value)
		return nil
	}
	numbers := map[string]*C.uint32_t{
		"max_depth": &f.options.max_depth, "http_status": &f.http.status, "attempt": &f.attempt.number,
		"limit": &f.attempt.limit, "idempotent": &f.attempt.idempotent, "resigned": &f.attempt.resigned,
	}
	bits := 64
	if numbers[key] != nil {
		bits = 32
	}
	number, err := strconv.ParseUint(value, 10, bits)
	switch {
	case err != nil:
		return err
	case key == "max_bytes":
		f.options.max_bytes = C.size_t(number)
	case key == "random":
		f.attempt.random = C.uint64_t(number)
	case numbers[key] != nil:
		*numbers[key] = C.uint32_t(number)
		f.hasHTTP = f.hasHTTP || key == "http_status"
		f.hasAttempt = f.hasAttempt || key == "attempt"
	default:
		return fmt.Errorf("no option of a frame: %s", key)
	}
	return nil
}

// takeHeader takes `NAME: VALUE`; others than the headers that matter are passed over.
func (f *frame) takeHeader(header string) {
	name, value, _ := strings.Cut(header, ": ")
	places := map[string]*C.tce_str{
		"content-type": &f.http.content_type, "x-tc-requestid": &f.http.request_id,
		"retry-after": &f.http.retry_after, "date": &f.http.date,
	}
	if place := places[strings.ToLower(name)]; place != nil {
		*place = f.keep(value)
	}
}
