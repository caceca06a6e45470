// Where in the files of the run the program runs.
import { pathOf } from '../paths/file-url.ts';
import { runningPlace } from '../stacks/stack-trace.ts';
import { home } from '../system/home.ts';
import type { FoundCode } from '../wire/thread-callbacks.ts';

/** Where the program runs, if that is in one of the files of the run, and what it has called. */
export function codePlace(): FoundCode | undefined {
  const found = runningPlace();
  if (!found) return undefined;
  const { script, line, column } = found.place;
  const path = pathOf(script) ?? script;
  const isOwn = path.startsWith(`${home}/`);
  const code = isOwn ? { file: path.slice(home.length + 1), line, column } : undefined;
  return { code, called: found.called };
}
