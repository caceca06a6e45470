// Naming who did something: the main thread, a worker, a child process.
import type { Source } from '../engine/types.ts';

/**
 * What a reader sees as the source of a line: `main`, `worker 1`, `child 4012`,
 * `child 4012 · worker 1`, and in parentheses the thread's name where it has one. The words are
 * the program's, not the page's: they are the same in every language.
 */
export function sourceLabel(source: Source, main: Source): string {
  const process = source.pid === main.pid ? undefined : `child ${source.pid}`;
  const thread = source.threadId === 0 ? undefined : `worker ${source.threadId}`;
  const parts = [process, thread].filter((part) => part !== undefined);
  const label = parts.length === 0 ? 'main' : parts.join(' · ');
  return source.name ? `${label} (${source.name})` : label;
}
