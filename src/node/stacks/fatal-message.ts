// What Node prints when a program dies of an exception.
import type { GetInspecting } from '../values/inspecting.ts';
import { faultOf, originOf, sourceLine } from './script-registry.ts';
import type { Place } from './script-registry.ts';
import { nodeVersion } from '../system/version.ts';

/** `file:///…:3`, the source line, the carets: each with its line end. */
export function pointAt(given: Place): string {
  const origin = originOf(given);
  // Where the original cannot be read, what was made of it can.
  const { text } = origin ?? {};
  const place = origin && text !== undefined ? { ...origin, text, length: given.length } : given;
  const line = sourceLine(place);
  // Tabs stay tabs, so that the carets stand where they should.
  const indent = line.slice(0, place.column - 1).replace(/[^\t]/gu, ' ');
  const carets = line === '' ? '' : '^'.repeat(place.length);
  return `${place.script}:${String(place.line)}\n${line}\n${indent}${carets}\n`;
}

/** Why a program that needs shared memory finds none. */
function whyMissing(error: Error): string {
  if (error.message !== 'SharedArrayBuffer is not defined') return '';
  return '\n(SharedArrayBuffer is not available in a page that is not cross-origin isolated)';
}

/** What was thrown, as that message shows it. */
export function shownFailure(thrown: unknown, inspecting: GetInspecting): string {
  return typeof thrown === 'string' ? thrown : inspecting().inspect(thrown);
}

/**
 * The whole message on stderr. `shown` is of {@link shownFailure}; `thrownAt` is where, when it is known and in the
 * program's own text.
 */
export function fatalMessage(thrown: unknown, shown: string, thrownAt: Place | undefined): string {
  const place = faultOf(thrown) ?? thrownAt;
  const head = place ? pointAt(place) : '';
  const foot = `\n\nNode.js ${nodeVersion}\n`;
  if (thrown instanceof Error) {
    return `${head}${head && '\n'}${shown}${whyMissing(thrown)}${foot}`;
  }
  const hint =
    typeof thrown === 'object' && thrown !== null
      ? ''
      : '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
  return `\n${head}${shown}${hint}${foot}`;
}
