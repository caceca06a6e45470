// Runs inside the reader's Node: keeps from the program what Node says of a file that is not its own.
import type { Kit } from './kit.ts';

/**
 * Node warns of a module whose type nothing states, but only where a package.json lies above it. The
 * one at `path` is not the program's: without it there would be no warning.
 */
export function hushWarnings(kit: Kit, path: string): void {
  const emitWarning = process.emitWarning.bind(process) as (...args: unknown[]) => void;
  function hushed(warning: string | Error, ...rest: unknown[]): void {
    const [options] = rest as [{ readonly code?: unknown } | undefined];
    const isOfType = options?.code === 'MODULE_TYPELESS_PACKAGE_JSON';
    if (isOfType && String(warning).endsWith(` to ${path}.`)) return;
    emitWarning(warning, ...rest);
  }
  kit.hide(hushed, 'name', 'emitWarning');
  kit.hide(process, 'emitWarning', hushed);
}
