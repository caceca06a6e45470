// What programs say beside a key of how a signature is to be made.
import { invalidArgType, invalidArgValue } from '../../../errors/node-error.ts';
import { bytesOf } from '../../../values/bytes.ts';
import { paddings } from './paddings.ts';
import type { SignatureWish } from './signing.ts';

export function signatureWish(key: unknown): SignatureWish {
  const options = key as Record<string, unknown>;
  const padding = wholeOption(options, 'padding');
  const saltLength = wholeOption(options, 'saltLength');
  const { context } = options;
  return {
    padding,
    saltLength: saltLength ?? (padding === paddings.pss ? -2 : undefined),
    isPlain: isPlain(key),
    context: context === undefined ? undefined : contextBytes(context),
  };
}

function wholeOption(options: Record<string, unknown>, name: string): number | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (value === (value as number) >> 0) return value;
  throw invalidArgValue(`options.${name}`, value);
}

function isPlain(key: unknown): boolean {
  if (typeof key !== 'object') return false;
  const { dsaEncoding = 'der' } = key as { dsaEncoding?: unknown };
  if (dsaEncoding === 'der' || dsaEncoding === 'ieee-p1363') return dsaEncoding !== 'der';
  throw invalidArgValue('options.dsaEncoding', dsaEncoding);
}

function contextBytes(context: unknown): Uint8Array {
  if (ArrayBuffer.isView(context)) return bytesOf(context);
  const wanted = 'an instance of Buffer, TypedArray, or DataView';
  throw invalidArgType('options.context', wanted, context);
}
