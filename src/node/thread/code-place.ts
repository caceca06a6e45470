// Where in the files of the run the program runs.
import { pathOf } from '../paths/file-url.ts';
import { runningPlace } from '../stacks/stack-trace.ts';
import { home } from '../system/home.ts';
import type { CodePlace } from '../wire/events.ts';

/** Whether the program runs, and where, if that is in one of the files of the run. */
export function codePlace(): { readonly code: CodePlace | undefined } | undefined {
  const place = runningPlace();
  if (!place) return undefined;
  const { script, line, column } = place;
  const path = pathOf(script) ?? script;
  const isOwn = path.startsWith(`${home}/`);
  return { code: isOwn ? { file: path.slice(home.length + 1), line, column } : undefined };
}
