// Modules of which there is no more than the names: programs may import them, and using them fails.
import { absentNames } from './names.ts';
import { unavailable } from '../../errors/node-error.ts';

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const fourth = new RegExp(`^${octet}(?:\\.${octet}){3}$`, 'u');

/** Whether a text is an address of the internet protocol: its version, or 0. */
function isIP(value: unknown): 0 | 4 | 6 {
  const text = String(value);
  if (fourth.test(text)) return 4;
  const [address = '', zone] = text.split('%');
  if (!address.includes(':') || zone === '') return 0;
  return URL.canParse(`http://[${address}]/`) ? 6 : 0;
}

/** What works without a network. */
const present: Readonly<Record<string, object>> = {
  http: { maxHeaderSize: 16_384 },
  net: {
    isIP,
    isIPv4: (value: unknown) => isIP(value) === 4,
    isIPv6: (value: unknown) => isIP(value) === 6,
  },
};

/** A function, to call or to construct, that says what is missing. */
function absent(api: string, name: string): object {
  const fail = function (): never {
    throw unavailable(api);
  };
  return Object.defineProperty(fail, 'name', { value: name, configurable: true });
}

/** The names of a module whose functions are all missing; undefined where it is none of those. */
export function createAbsent(module: string): object | undefined {
  const names = absentNames[module];
  if (names === undefined) return undefined;
  const functions = names.split(' ').map((name) => [name, absent(`${module}.${name}`, name)]);
  return { ...(Object.fromEntries(functions) as object), ...present[module] };
}
