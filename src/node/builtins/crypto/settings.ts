// Of `node:crypto`, what is told and set of OpenSSL itself.
import { checkString, invalidArgType, nodeError } from '../../errors/node-error.ts';
import { checkObject } from './common/given-bytes.ts';

export interface SettingsNeeds {
  readonly isMainThread: boolean;
  readonly fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void;
}

export function createSettings({ isMainThread, fillRandom }: SettingsNeeds) {
  let fips = 0;
  return {
    getFips: () => fips,
    /** As in a Node that has no such module: it is noted, and changes nothing. */
    setFips(value: unknown): void {
      if (!isMainThread) {
        const message = 'Calling crypto.setFips() is not supported in workers';
        throw nodeError(TypeError, 'ERR_WORKER_UNSUPPORTED_OPERATION', message);
      }
      fips = value ? 1 : 0;
    },
    setEngine(id: unknown, flags: unknown): never {
      checkString(id, 'id');
      if (flags && typeof flags !== 'number')
        throw invalidArgType('flags', 'of type number', flags);
      throw nodeError(Error, 'ERR_CRYPTO_ENGINE_UNKNOWN', `Engine "${id}" was not found`);
    },
    secureHeapUsed: () => ({ total: 0, used: 0, utilization: Number.NaN, min: 2 }),
    randomUUIDv7(options?: unknown): string {
      if (options !== undefined) checkObject(options, 'options');
      const bytes = new Uint8Array(16);
      fillRandom(bytes);
      const time = new DataView(new ArrayBuffer(8));
      time.setBigUint64(0, BigInt(Date.now()));
      bytes.set(new Uint8Array(time.buffer, 2));
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
    },
  };
}
