// `util.MIMEType`: media types taken apart, as the WHATWG's standard says.
import { nodeError } from '../../errors/node-error.ts';

const token = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/u;
const quotable = /^[\t\u0020-\u007E\u0080-\u00FF]*$/u;
const trimEnds = /^[\t\n\r ]+|[\t\n\r ]+$/gu;

function syntaxError(what: string, text: string, at: number): Error {
  const place = at >= 0 ? ` at ${String(at)}` : '';
  const message = `The MIME syntax for a ${what} in ${JSON.stringify(text)} is invalid${place}`;
  return nodeError(TypeError, 'ERR_INVALID_MIME_SYNTAX', message);
}

/** Where a text first has a character that no token has, or -1. */
const badTokenAt = (text: string): number => text.search(/[^!#$%&'*+\-.^_`|~A-Za-z0-9]/u);

function checked(what: string, text: string): string {
  if (!token.test(text)) throw syntaxError(what, text, badTokenAt(text));
  return text;
}

const printed = (value: string): string =>
  value !== '' && token.test(value) ? value : `"${value.replaceAll(/["\\]/gu, '\\$&')}"`;

/** The parameters behind a media type. */
export class MIMEParams {
  readonly #values = new Map<string, string>();

  /** Reads `; name=value; …`, and leaves out what makes no sense. */
  static parse(text: string): MIMEParams {
    const params = new MIMEParams();
    let rest = text;
    while (rest !== '') {
      rest = rest.replace(/^;?[\t\n\r ]*/u, '');
      const [head = '', name = '', equals] = /^([^;=]*)(=?)/u.exec(rest) ?? [];
      rest = rest.slice(head.length);
      if (!equals) {
        rest = rest.replace(/^[^;]*/u, '');
        continue;
      }
      const quoted = /^"((?:[^"\\]|\\.|\\$)*)("?)[^;]*/su.exec(rest);
      const [whole = '', inner = ''] = quoted ?? /^([^;]*)/su.exec(rest) ?? [];
      rest = rest.slice(whole.length);
      const value = quoted ? inner.replaceAll(/\\(.)/gsu, '$1') : inner.replace(/[\t\n\r ]+$/u, '');
      const key = name.toLowerCase();
      const sound = token.test(key) && quotable.test(value) && (quoted !== null || value !== '');
      if (sound && !params.has(key)) params.#values.set(key, value);
    }
    return params;
  }

  delete(name: string): void {
    this.#values.delete(name);
  }

  get(name: string): string | null {
    return this.#values.get(name) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  set(name: string, value: string): void {
    const [key, text] = [String(name), String(value)];
    checked('parameter name', key);
    if (!quotable.test(text)) {
      throw syntaxError('parameter value', text, text.search(/[^\t\u0020-\u007E\u0080-\u00FF]/u));
    }
    this.#values.set(key, text);
  }

  entries(): MapIterator<[string, string]> {
    return this.#values.entries();
  }

  keys(): MapIterator<string> {
    return this.#values.keys();
  }

  values(): MapIterator<string> {
    return this.#values.values();
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  toString(): string {
    return [...this.#values].map(([name, value]) => `${name}=${printed(value)}`).join(';');
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A media type: `text/html; charset=utf-8`. */
export class MIMEType {
  #type: string;
  #subtype: string;
  readonly #params: MIMEParams;

  constructor(input: string) {
    const text = String(input).replace(trimEnds, '');
    const slash = text.indexOf('/');
    const type = slash < 0 ? text : text.slice(0, slash);
    if (slash < 0 || !token.test(type))
      throw syntaxError(
        'type',
        text,
        Math.max(badTokenAt(type), slash < 0 ? -1 : badTokenAt(type)),
      );
    const behind = text.slice(slash + 1);
    const end = behind.indexOf(';');
    const subtype = (end < 0 ? behind : behind.slice(0, end)).replace(/[\t\n\r ]+$/u, '');
    if (!token.test(subtype)) throw syntaxError('subtype', text, badTokenAt(subtype));
    this.#type = type.toLowerCase();
    this.#subtype = subtype.toLowerCase();
    this.#params = MIMEParams.parse(end < 0 ? '' : behind.slice(end));
  }

  /** The type that a text names, or null where it names none. */
  static parse(input: string): MIMEType | null {
    try {
      return new MIMEType(input);
    } catch {
      return null;
    }
  }

  get type(): string {
    return this.#type;
  }

  set type(value: string) {
    this.#type = checked('type', String(value)).toLowerCase();
  }

  get subtype(): string {
    return this.#subtype;
  }

  set subtype(value: string) {
    this.#subtype = checked('subtype', String(value)).toLowerCase();
  }

  get essence(): string {
    return `${this.#type}/${this.#subtype}`;
  }

  get params(): MIMEParams {
    return this.#params;
  }

  toString(): string {
    const params = this.#params.toString();
    return params === '' ? this.essence : `${this.essence};${params}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
