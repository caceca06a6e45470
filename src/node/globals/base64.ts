// `atob` and `btoa` as Node has them: they need no `this`, and have its errors.
import { nodeError } from '../errors/node-error.ts';
import { named } from '../values/parameters.ts';

/** What is wrong with a text that is no Base64. */
function wrongText(text: string): string {
  const digits = text.replaceAll(/[\t\n\f\r ]/gu, '').replace(/={1,2}$/u, '');
  return /[^A-Za-z0-9+/]/u.test(digits)
    ? 'Invalid character'
    : 'The string to be decoded is not correctly encoded.';
}

function createCoder(
  name: 'atob' | 'btoa',
  explain: (text: string) => string,
): (...given: unknown[]) => string {
  const code = globalThis[name].bind(globalThis);
  return named(name, 1, (...given: unknown[]) => {
    if (given.length === 0)
      throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "input" argument must be specified');
    const text = `${given[0] as string}`;
    try {
      return code(text);
    } catch {
      throw new DOMException(explain(text), 'InvalidCharacterError');
    }
  });
}

/** The two functions, made of the browser's. */
export function createBase64() {
  return {
    atob: createCoder('atob', wrongText),
    btoa: createCoder('btoa', () => 'Invalid character'),
  };
}
