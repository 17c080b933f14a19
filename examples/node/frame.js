// What is known beside a body, and what is asked about it.
import { borrowed, newAttempt, newHttp, newOptions } from './tcenvelope.js';

const HEADERS = {
  'content-type': 'content_type', 'x-tc-requestid': 'request_id', 'retry-after': 'retry_after', date: 'date',
};

export class Frame {
  options = newOptions();
  http = newHttp();
  attempt = newAttempt();
  hasHttp = false;
  hasAttempt = false;
  pointers = [];

  /** Takes one line `KEY VALUE`. */
  take(key, value) {
    switch (key) {
      case 'pointer': this.pointers.push(value); break;
      case 'product': this.options.product = borrowed(value); break;
      case 'header': this.#takeHeader(value); break;
      case 'max_depth': case 'max_bytes': this.options[key] = Number(value); break;
      case 'http_status': this.http.status = Number(value); this.hasHttp = true; break;
      case 'attempt': this.attempt.number = Number(value); this.hasAttempt = true; break;
      case 'limit': case 'idempotent': case 'resigned': this.attempt[key] = Number(value); break;
      case 'random': this.attempt.random = BigInt(value); break;
      default: throw new Error(`no option of a frame: ${key}`);
    }
  }

  /** `NAME: VALUE`; others than the headers that matter are passed over. */
  #takeHeader(header) {
    const colon = header.indexOf(': ');
    const place = HEADERS[header.slice(0, colon).toLowerCase()];
    if (place !== undefined) this.http[place] = borrowed(header.slice(colon + 2));
  }
}

/** Each frame with its body: lines `OPTION VALUE`, the line `body LENGTH`, and that many bytes. */
export function* frames(input) {
  let frame = new Frame();
  for (let at = 0; at < input.length;) {
    const end = input.indexOf('\n', at);
    if (end < 0) throw new Error('the last frame is cut short');
    const line = input.toString('utf8', at, end);
    const space = line.indexOf(' ');
    const [key, value] = [line.slice(0, space), line.slice(space + 1)];
    at = end + 1;
    if (key !== 'body') {
      frame.take(key, value);
      continue;
    }
    const length = Number(value);
    if (at + length > input.length) throw new Error('the last frame is cut short');
    yield [frame, input.subarray(at, at + length)];
    at += length;
    frame = new Frame();
  }
}
