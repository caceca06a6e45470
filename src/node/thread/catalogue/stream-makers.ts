// Makers of the modules of streams and files.
import { createStreamWeb } from '../../builtins/stream/web-classes.ts';
import { createTty } from '../../builtins/tty.ts';
import { EventEmitter } from '../../events/emitter.ts';
import { eventIterator } from '../../events/iterator.ts';
import { createInputBytes } from '../../context/input-bytes.ts';
import type { Makers } from './needs.ts';

export const streamMakers: Makers<
  | 'fs'
  | 'fs/promises'
  | 'readline'
  | 'readline/promises'
  | 'stream'
  | 'stream/consumers'
  | 'stream/promises'
  | 'stream/web'
  | 'tty'
  | 'zlib'
> = {
  fs: ({ part, disk, process, thread, get, find, warn }) =>
    part('files').createFs({
      disk,
      cwd: process.cwd,
      loop: thread.loop,
      Buffer: get('buffer').Buffer,
      EventEmitter,
      carry: (name, kind) => {
        thread.cloning.add(name, kind);
      },
      streams: () => get('stream'),
      builtin: find,
      print: (fd, bytes) => {
        thread.output.writeBytes(fd === 1 ? 'stdout' : 'stderr', bytes);
      },
      input: createInputBytes(thread),
      outlets: [thread.facts.inlet, thread.facts.outlets.stdout, thread.facts.outlets.stderr],
      timers: get('timers'),
      globbing: () => part('globbing'),
      warn,
    }),
  'fs/promises': ({ get }) => get('fs').promises,
  readline: ({ part, get, tick }) =>
    part('readline').createReadline({
      EventEmitter,
      createDecoder: () => new (get('string_decoder').StringDecoder)('utf8'),
      iterate: eventIterator,
      setTimeout: get('timers').setTimeout,
      defer: tick,
    }),
  'readline/promises': ({ get }) => get('readline').promises,
  stream: ({ part }) => part('streams').createStream(),
  'stream/consumers': ({ part, get }) =>
    part('streams').createStreamConsumers(get('buffer').Buffer),
  'stream/promises': ({ get }) => get('stream').promises,
  'stream/web': createStreamWeb,
  tty: createTty,
  zlib({ part, get, post, tick, warn }) {
    const { Transform, finished } = get('stream');
    const { Buffer, kMaxLength } = get('buffer');
    return part('zlib').createZlib({
      Transform,
      finished,
      Buffer,
      kMaxLength,
      brotli: () => part('brotli'),
      later: post,
      tick,
      warn,
    });
  },
};
