// The kernel's scripts as text: a chunk of its own, loaded with the first Run.
import host from '../../node/frame-script.ts?iife';
import main from '../../node/worker-script.ts?iife';
import type { FrameBoot } from '../../node/wire/page.ts';

const texts = import.meta.glob<string>(['../../node/parts/*.ts', '!**/*.d.ts'], {
  query: '?iife',
  import: 'default',
  eager: true,
});

/** By the names of their files. */
const parts = Object.fromEntries(
  Object.entries(texts).map(([path, text]) => [path.replace(/^.*\/|\.ts$/gu, ''), text]),
);

/** What the frame is sent to become a machine. */
export const kernel: FrameBoot = { host, thread: { main, parts } };
