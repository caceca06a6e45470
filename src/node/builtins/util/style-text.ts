// `util.styleText`: text in colours, for a terminal.
import { checkString, invalidArgType, invalidArgValue } from '../../errors/node-error.ts';
import type { WantsColors } from '../../values/terminal-colors.ts';

/** Codes that begin and end a style, by its name. */
export type Colors = Readonly<Record<string, readonly [number, number] | undefined>>;
type Codes = readonly [begin: string, end: string];

export interface StyleTextNeeds {
  readonly stdout: () => unknown;
  readonly wantsColors: WantsColors;
}

interface StyleTextOptions {
  readonly validateStream?: unknown;
  readonly stream?: unknown;
}

/** Bold and dim end with the same code: what is within one of them and ends has to begin it again. */
const sharedEnd = '\u001B[22m';

const hexadecimal = /^#(?:[\da-f]{3}|[\da-f]{6})$/iu;

/** The function for a thread, by the library's own table of styles. */
export function createStyleText(colors: Colors, { stdout, wantsColors }: StyleTextNeeds) {
  function codesOf(format: unknown): Codes | undefined {
    if (format === 'none') return undefined;
    const known = typeof format === 'string' ? colors[format] : undefined;
    if (known) return [`\u001B[${String(known[0])}m`, `\u001B[${String(known[1])}m`];
    if (typeof format === 'string' && format.startsWith('#')) return codesOfHexadecimal(format);
    const names = Object.getOwnPropertyNames(colors).map((name) => `'${name}'`);
    throw invalidArgValue('format', format, `must be one of: ${names.join(', ')}`);
  }

  return function styleText(format: unknown, text: unknown, options: unknown = {}): string {
    checkString(text, 'text');
    if (typeof options !== 'object' || options === null) {
      throw invalidArgType('options', 'of type object', options);
    }
    const { validateStream = true, stream = stdout() } = options as StyleTextOptions;
    if (typeof validateStream !== 'boolean') {
      throw invalidArgType('options.validateStream', 'of type boolean', validateStream);
    }
    if (validateStream && !isStream(stream)) {
      throw invalidArgType(
        'stream',
        'an instance of ReadableStream, WritableStream, or Stream',
        stream,
      );
    }
    const codes = [format].flat().map(codesOf);
    if (validateStream && !wantsColors(stream)) return text;
    return styled(
      text,
      codes.filter((each) => each !== undefined),
    );
  };
}

function isStream(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'getReader' in value ||
    'getWriter' in value ||
    ('on' in value && ('write' in value || 'pipe' in value))
  );
}

function codesOfHexadecimal(color: string): Codes {
  if (!hexadecimal.test(color)) {
    throw invalidArgValue('format', color, 'must be a valid hex color (#RGB or #RRGGBB)');
  }
  const digits = color.length === 4 ? color.slice(1).replaceAll(/./gu, '$&$&') : color.slice(1);
  const parts = [0, 2, 4].map((at) => String(Number.parseInt(digits.slice(at, at + 2), 16)));
  return [`\u001B[38;2;${parts.join(';')}m`, '\u001B[39m'];
}

/** Where a style of the same kind ends within, the outer one begins again. */
function styled(text: string, styles: readonly Codes[]): string {
  const within = styles.reduce((inner, [begin, end]) => {
    const again = end === sharedEnd ? end + begin : begin;
    return inner.replaceAll(end, (found, at: number) =>
      at + found.length === inner.length ? found : again,
    );
  }, text);
  const begins = styles.map(([begin]) => begin);
  const ends = styles.map(([, end]) => end).reverse();
  return [...begins, within, ...ends].join('');
}
