// What an `Interface` hears: its input, its output's size, and a signal to close.
import type { Input } from './options.ts';
import type { Output } from './screen.ts';

type Listeners = Readonly<Record<string, (...args: never[]) => void>>;

/** Listens, each event where it comes from; gives the way to stop. */
export function listen(
  input: Input,
  output: Output | undefined,
  signal: AbortSignal | undefined,
  close: () => void,
  { resize, ...listeners }: Listeners,
): () => void {
  for (const [name, listener] of Object.entries(listeners)) input.on(name, listener);
  const screen = output as Partial<Input> | undefined;
  if (resize) screen?.on?.('resize', resize);
  signal?.addEventListener('abort', close, { once: true });
  return () => {
    signal?.removeEventListener('abort', close);
    if (resize) screen?.removeListener?.('resize', resize);
    for (const [name, listener] of Object.entries(listeners)) input.removeListener(name, listener);
  };
}
