// What `node:net` says of addresses, and its settings: all that it can do without a network.
import { invalidArgType } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';

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

/** The least that is kept, in milliseconds. */
const leastAttempt = 10;

export function createAddresses() {
  let picksFamily = true;
  let attemptTimeout = 250;
  return {
    isIP,
    isIPv4: (value: unknown) => isIP(value) === 4,
    isIPv6: (value: unknown) => isIP(value) === 6,
    getDefaultAutoSelectFamily: () => picksFamily,
    setDefaultAutoSelectFamily(value: unknown): void {
      if (typeof value !== 'boolean') throw invalidArgType('value', 'of type boolean', value);
      picksFamily = value;
    },
    getDefaultAutoSelectFamilyAttemptTimeout: () => attemptTimeout,
    setDefaultAutoSelectFamilyAttemptTimeout(value: unknown): void {
      attemptTimeout = Math.max(leastAttempt, toInteger(value, 'value', 1, 2 ** 31 - 1));
    },
  };
}
