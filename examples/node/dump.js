// Prints what tcenvelope says of a body: `node dump.js FILE...`, or `node dump.js --frames` for the conformance
// vectors. conformance/README.md describes what is printed and what a frame is.
//
//   npm install
//   LD_LIBRARY_PATH=PREFIX/lib node dump.js FILE...
import fs from 'node:fs';
import { Frame, frames } from './frame.js';
import {
  KIND, LANGUAGE, NO_TIME, OUTCOME, STATUS, STEP, SUMMARY_SIZE, borrowed, c, copied, decoded, newDecodeError,
} from './tcenvelope.js';

const text = (lent) => copied(lent).toString('utf8');

function quoted(string) {
  const escaped = string.replace(/["\\]/g, '\\$&');
  const hex = (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return `"${escaped.replace(/[\x00-\x1f\x7f]/g, hex)}"`;
}

/** Each name of an object's members once, in the order of the body. */
function names(members) {
  const found = new Set();
  const name = {};
  while (c.tce_iter_next(members, name, null)) found.add(decoded(name).toString('utf8'));
  return [...found];
}

function elements(array) {
  const found = [];
  const iter = c.tce_iter_over(array);
  for (let element = {}; c.tce_iter_next(iter, null, element); element = {}) found.push(element);
  return found;
}

/** The kind and, for a scalar, the value; the length of what holds more. */
function head(value) {
  const kind = c.tce_value_kind(value);
  const name = c.tce_kind_name(kind);
  switch (kind) {
    case KIND.ARRAY: return `${name} ${elements(value).length}`;
    case KIND.OBJECT: return `${name} ${names(c.tce_iter_over(value)).length}`;
    case KIND.STRING: return `${name} ${quoted(decoded(value).toString('utf8'))}`;
    case KIND.NULL: return name;
    default: return `${name} ${text(c.tce_value_raw(value))}`;
  }
}

/** Each name with the last value of that name, which is what a look-up gives. */
function* dumpMembers(label, members, object, indent) {
  for (const name of names(members)) {
    const value = {};
    if (c.tce_value_member(object, borrowed(name), value) !== STATUS.OK) continue;
    yield `${indent}${label} ${quoted(name)} ${head(value)}`;
    yield* dumpInside(value, `${indent}  `);
  }
}

function* dumpInside(value, indent) {
  const kind = c.tce_value_kind(value);
  if (kind === KIND.OBJECT) {
    yield* dumpMembers('member', c.tce_iter_over(value), value, indent);
  } else if (kind === KIND.ARRAY) {
    for (const element of elements(value)) {
      yield `${indent}element ${head(element)}`;
      yield* dumpInside(element, `${indent}  `);
    }
  }
}

/** What the typed getters give for a number, or why they give nothing. */
function numbers(value) {
  const got = (getter, show) => {
    const out = [null];
    const status = getter(value, out);
    return status === STATUS.OK ? show(out[0]) : c.tce_status_name(status);
  };
  const bits = (double) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(double);
    return bytes.toString('hex');
  };
  return ` i64=${got(c.tce_value_i64, String)} u64=${got(c.tce_value_u64, String)} f64=${got(c.tce_value_f64, bits)}`;
}

function lookedUp(response, pointer) {
  const value = {};
  const status = c.tce_response_pointer(response, borrowed(pointer), value);
  if (status !== STATUS.OK) return c.tce_status_name(status);
  return head(value) + (c.tce_value_kind(value) === KIND.NUMBER ? numbers(value) : '');
}

function* dumpCode(response, product) {
  const code = c.tce_response_code(response);
  const parts = `family=${quoted(text(c.tce_code_family(code)))} detail=${quoted(text(c.tce_code_detail(code)))}`;
  const category = c.tce_category_name(c.tce_response_category(response));
  const retry = c.tce_retry_name(c.tce_response_retry(response));
  const basis = c.tce_basis_name(c.tce_response_basis(response));
  const fault = c.tce_fault_name(c.tce_response_fault(response));
  const common = c.tce_code_is_common(code, product) ? 'yes' : 'no';
  const judged = `category=${category} retry=${retry} basis=${basis} fault=${fault} common=${common}`;
  yield `code ${quoted(text(code))} ${parts} ${judged}`;
  for (const [end, language] of [['', LANGUAGE.ENGLISH], ['_zh', LANGUAGE.CHINESE]]) {
    yield `# description${end} ${text(c.tce_response_description(response, language))}`;
    yield `# advice${end} ${text(c.tce_response_advice(response, language))}`;
  }
}

function* dumpResponse(response, frame) {
  const outcome = c.tce_response_outcome(response);
  yield `outcome ${c.tce_outcome_name(outcome)}`;
  const requestId = text(c.tce_response_request_id(response));
  yield `request_id ${requestId === '' ? 'none' : quoted(requestId)}`;
  if (outcome === OUTCOME.FAILURE) {
    yield* dumpCode(response, frame.options.product);
    yield `message ${quoted(text(c.tce_response_message(response)))}`;
  }
  const anomalies = BigInt(c.tce_response_anomalies(response));
  for (let bit = 1n; bit <= anomalies; bit <<= 1n) {
    if (anomalies & bit) yield `anomaly ${c.tce_anomaly_name(bit)}`;
  }
  const object = {};
  if (c.tce_response_pointer(response, borrowed(''), object) === STATUS.OK) {
    yield* dumpMembers('field', c.tce_response_fields(response), object, '');
  }
  for (const pointer of frame.pointers) yield `pointer ${quoted(pointer)} ${lookedUp(response, pointer)}`;
  const line = Buffer.alloc(SUMMARY_SIZE);
  const length = [0];
  const status = c.tce_response_summary(response, line, line.length, length);
  yield `summary ${status === STATUS.OK ? line.toString('utf8', 0, Number(length[0])) : c.tce_status_name(status)}`;
}

const seconds = (time) => (BigInt(time) === NO_TIME ? 'none' : String(time));

function httpLine(status, retryAfter, serverTime) {
  return `http ${status} retry_after=${seconds(retryAfter)} server_time=${seconds(serverTime)}`;
}

function stepLine(advised, step) {
  if (advised !== STATUS.OK) return `next_step ${c.tce_status_name(advised)}`;
  const name = c.tce_step_name(step.kind);
  if (step.kind === STEP.WAIT || step.kind === STEP.WAIT_FOR_STATE) return `next_step ${name} ${step.wait_ns}`;
  return step.kind === STEP.RESIGN ? `next_step ${name} ${seconds(step.server_time)}` : `next_step ${name}`;
}

function* dump(body, frame) {
  const [place, error, step] = [[null], newDecodeError(), {}];
  const status = frame.hasHttp
    ? c.tce_response_decode_http(body, body.length, frame.http, frame.options, place, error)
    : c.tce_response_decode(body, body.length, frame.options, place, error);
  const [response] = place;
  let advised;
  if (status === STATUS.OK) {
    try {
      yield* dumpResponse(response, frame);
      if (frame.hasHttp) {
        yield httpLine(c.tce_response_http_status(response), c.tce_response_retry_after(response),
          c.tce_response_server_time(response));
      }
      advised = c.tce_response_advise(response, frame.attempt, step);
    } finally {
      c.tce_response_free(response);
    }
  } else {
    const where = `${error.offset} line=${error.line} column=${error.column} hint=${c.tce_hint_name(error.hint)}`;
    const judged = `category=${c.tce_category_name(error.category)} retry=${c.tce_retry_name(error.retry)}`;
    yield `decode_error ${c.tce_status_name(status)} ${where} ${judged}`;
    yield `# text ${error.text}`;
    if (frame.hasHttp) yield httpLine(error.http_status, error.retry_after, error.server_time);
    advised = c.tce_decode_error_advise(error, frame.attempt, step);
  }
  if (frame.hasAttempt) yield stepLine(advised, step);
}

function main(files) {
  if (files.length === 0) throw new Error('usage: dump.js FILE... | dump.js --frames');
  const lines = [];
  if (files.length === 1 && files[0] === '--frames') {
    for (const [frame, body] of frames(fs.readFileSync(0))) lines.push(...dump(body, frame), 'end');
  } else {
    for (const file of files) lines.push(...dump(fs.readFileSync(file), new Frame()));
  }
  // Behind this, a pipe may still take the rest: the process ends by itself when it has.
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
