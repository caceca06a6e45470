// Descriptors of a child that are neither pipes nor this process's own: another child's stream, a file.
import type { Writable } from 'node:stream';
import type { ChildInput, ChildOutput } from '../stream/pipes.ts';
import { invalidArgValue } from '../../errors/node-error.ts';

/** Where a child's descriptor leads: `child` to a stream of another child, `file` to an open file. */
export type Redirect =
  | { readonly kind: 'child'; readonly stream: ChildInput | ChildOutput }
  | { readonly kind: 'file'; readonly fd: number };

/** What the calls on files are made with. */
export interface FileCalls {
  readSync(fd: number, buffer: Uint8Array): number;
  writeSync(fd: number, data: string): number;
}

type Send = (text: string | null) => void;

/** A stream of a child, a stream on a file, or the number of an open file. */
export function redirectOf(given: unknown): Redirect {
  if (typeof given === 'number' && given > 2) return { kind: 'file', fd: given };
  if (typeof given === 'object' && given !== null) {
    if ('passTo' in given || 'pass' in given) {
      return { kind: 'child', stream: given as ChildInput | ChildOutput };
    }
    if ('fd' in given && typeof given.fd === 'number') return { kind: 'file', fd: given.fd };
  }
  throw invalidArgValue('stdio', given);
}

/** Sends what a redirected standard input brings. */
export function feedFrom({ readSync }: FileCalls, redirect: Redirect, send: Send): void {
  if (redirect.kind === 'child') {
    if ('passTo' in redirect.stream) redirect.stream.passTo(send);
    return;
  }
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65_536);
  for (
    let count = readSync(redirect.fd, buffer);
    count > 0;
    count = readSync(redirect.fd, buffer)
  ) {
    send(decoder.decode(buffer.subarray(0, count), { stream: true }));
  }
  send(null);
}

/** The child that read is gone. */
export function release(redirect: Redirect): void {
  if (redirect.kind === 'child' && 'release' in redirect.stream) redirect.stream.release();
}

/** Takes what a child prints to where it is redirected; its end ends nothing. */
export function printTo({ writeSync }: FileCalls, redirect: Redirect, text: string): void {
  if (redirect.kind === 'file') writeSync(redirect.fd, text);
  else if ('pass' in redirect.stream) redirect.stream.pass(text);
  else (redirect.stream as unknown as Writable).write(text);
}
