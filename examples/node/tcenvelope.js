// What the driver uses of include/tcenvelope.h, declared for koffi. A text is {data, len}, a pointer a BigInt, and a
// number of 64 bits a Number or, where that would not be exact, a BigInt.
import koffi from 'koffi';

const NAMES = { darwin: 'libtcenvelope.dylib', win32: 'tcenvelope.dll' };
// By its name alone: the loader looks for it where libraries are installed, and in LD_LIBRARY_PATH.
const library = koffi.load(NAMES[process.platform] ?? 'libtcenvelope.so');

koffi.opaque('tce_response');
koffi.struct('tce_str', { data: 'const void *', len: 'size_t' });
koffi.struct('tce_value', { opaque_data: 'const void *', opaque_len: 'size_t' });
koffi.struct('tce_iter', { opaque_data: 'const void *', opaque_len: 'size_t', opaque_kind: 'size_t' });
const options = koffi.struct('tce_options', {
  struct_size: 'size_t', max_bytes: 'size_t', max_depth: 'uint32_t', reserved: 'uint32_t', product: 'tce_str',
});
const http = koffi.struct('tce_http', {
  struct_size: 'size_t', status: 'uint32_t', reserved: 'uint32_t', content_type: 'tce_str', request_id: 'tce_str',
  retry_after: 'tce_str', date: 'tce_str',
});
const decodeError = koffi.struct('tce_decode_error', {
  struct_size: 'size_t', status: 'uint32_t', hint: 'uint32_t', offset: 'size_t', line: 'size_t', column: 'size_t',
  text: koffi.array('char', 256), http_status: 'uint32_t', category: 'uint32_t', retry: 'uint32_t',
  retry_after: 'uint64_t', server_time: 'uint64_t',
});
const attempt = koffi.struct('tce_attempt', {
  struct_size: 'size_t', number: 'uint32_t', limit: 'uint32_t', idempotent: 'uint32_t', resigned: 'uint32_t',
  random: 'uint64_t',
});
koffi.struct('tce_next_step', { kind: 'uint32_t', wait_ns: 'uint64_t', server_time: 'uint64_t' });

export const STATUS = { OK: 0, BUFFER_TOO_SMALL: 103 };
export const OUTCOME = { SUCCESS: 1, FAILURE: 2 };
export const KIND = { NULL: 1, BOOL: 2, NUMBER: 3, STRING: 4, ARRAY: 5, OBJECT: 6 };
export const STEP = { WAIT: 1, WAIT_FOR_STATE: 2, RESIGN: 3 };
export const LANGUAGE = { ENGLISH: 0, CHINESE: 1 };
export const SUMMARY_SIZE = 1025;
export const NO_TIME = 0xffffffffffffffffn;

const NO_TEXT = { data: null, len: 0 };
export const newOptions = () => ({
  struct_size: koffi.sizeof(options), max_bytes: 0, max_depth: 0, reserved: 0, product: NO_TEXT,
});
export const newHttp = () => ({
  struct_size: koffi.sizeof(http), status: 0, reserved: 0, content_type: NO_TEXT, request_id: NO_TEXT,
  retry_after: NO_TEXT, date: NO_TEXT,
});
export const newAttempt = () => ({
  struct_size: koffi.sizeof(attempt), number: 1, limit: 6, idempotent: 0, resigned: 0, random: 0,
});
export const newDecodeError = () => ({
  struct_size: koffi.sizeof(decodeError), status: 0, hint: 0, offset: 0, line: 0, column: 0, text: '', http_status: 0,
  category: 0, retry: 0, retry_after: NO_TIME, server_time: NO_TIME,
});

/** A text that C reads while it is called, from a string or bytes. */
export function borrowed(text) {
  const bytes = Buffer.from(text);
  return { data: bytes.length > 0 ? bytes : null, len: bytes.length };
}

/** A copy of a text that C lends, as bytes. */
export function copied({ data, len }) {
  return len > 0 ? Buffer.from(koffi.decode(data, 'uint8_t', Number(len))) : Buffer.alloc(0);
}

/** Bytes of a string value, decoded. */
export function decoded(value) {
  const text = {};
  if (c.tce_value_str(value, null, 0, text) !== STATUS.BUFFER_TOO_SMALL) return copied(text);
  const buffer = Buffer.alloc(Number(text.len));
  c.tce_value_str(value, buffer, buffer.length, text);
  return buffer.subarray(0, Number(text.len));
}

/** The functions, by their names in C; each stands in one line. */
export const c = {};
for (const prototype of `
  uint32_t tce_response_decode(const void *data, size_t len, const tce_options *options, _Out_ tce_response **response, _Inout_ tce_decode_error *error)
  uint32_t tce_response_decode_http(const void *data, size_t len, const tce_http *http, const tce_options *options, _Out_ tce_response **response, _Inout_ tce_decode_error *error)
  void tce_response_free(tce_response *response)
  uint32_t tce_response_outcome(const tce_response *response)
  tce_str tce_response_request_id(const tce_response *response)
  tce_str tce_response_code(const tce_response *response)
  tce_str tce_response_message(const tce_response *response)
  uint64_t tce_response_anomalies(const tce_response *response)
  uint32_t tce_response_summary(const tce_response *response, _Out_ void *buffer, size_t capacity, _Out_ size_t *len)
  uint32_t tce_response_category(const tce_response *response)
  uint32_t tce_response_retry(const tce_response *response)
  uint32_t tce_response_basis(const tce_response *response)
  uint32_t tce_response_fault(const tce_response *response)
  tce_str tce_response_description(const tce_response *response, uint32_t language)
  tce_str tce_response_advice(const tce_response *response, uint32_t language)
  uint32_t tce_response_http_status(const tce_response *response)
  uint64_t tce_response_retry_after(const tce_response *response)
  uint64_t tce_response_server_time(const tce_response *response)
  uint32_t tce_response_advise(const tce_response *response, const tce_attempt *attempt, _Out_ tce_next_step *step)
  uint32_t tce_decode_error_advise(const tce_decode_error *error, const tce_attempt *attempt, _Out_ tce_next_step *step)
  uint32_t tce_response_pointer(const tce_response *response, tce_str pointer, _Out_ tce_value *value)
  tce_iter tce_response_fields(const tce_response *response)
  uint32_t tce_value_kind(tce_value value)
  tce_str tce_value_raw(tce_value value)
  uint32_t tce_value_str(tce_value value, _Out_ void *buffer, size_t capacity, _Out_ tce_str *out)
  uint32_t tce_value_i64(tce_value value, _Out_ int64_t *out)
  uint32_t tce_value_u64(tce_value value, _Out_ uint64_t *out)
  uint32_t tce_value_f64(tce_value value, _Out_ double *out)
  uint32_t tce_value_member(tce_value value, tce_str name, _Out_ tce_value *out)
  tce_iter tce_iter_over(tce_value value)
  bool tce_iter_next(_Inout_ tce_iter *iter, _Out_ tce_value *name, _Out_ tce_value *value)
  tce_str tce_code_family(tce_str code)
  tce_str tce_code_detail(tce_str code)
  bool tce_code_is_common(tce_str code, tce_str product)
  const char *tce_status_name(uint32_t status)
  const char *tce_outcome_name(uint32_t outcome)
  const char *tce_hint_name(uint32_t hint)
  const char *tce_kind_name(uint32_t kind)
  const char *tce_step_name(uint32_t step)
  const char *tce_category_name(uint32_t category)
  const char *tce_retry_name(uint32_t retry)
  const char *tce_basis_name(uint32_t basis)
  const char *tce_fault_name(uint32_t fault)
  const char *tce_anomaly_name(uint64_t anomaly)
`.trim().split('\n')) {
  const [, name] = prototype.match(/(tce_\w+)\(/);
  c[name] = library.func(prototype.trim());
}
