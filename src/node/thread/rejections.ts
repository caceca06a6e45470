// Rejections that nobody handles: who hears of them, and what becomes of the program.
import { noteRejected } from '../globals/settled-promises.ts';
import type { Process } from '../builtins/process/process.ts';
import { nodeError } from '../errors/node-error.ts';
import { asyncState } from '../loop/async-context.ts';
import { contextOfRejection, following } from '../loop/awaited.ts';
import type { Loop } from '../loop/loop.ts';
import type { RejectionMode } from '../context/node-options.ts';
import { internalPlaces } from '../stacks/internal-places.ts';
import type { ErrorEventNeeds } from '../stacks/error-events.ts';
import type { Place } from '../stacks/script-registry.ts';

export interface RejectionNeeds {
  readonly loop: Loop;
  readonly process: () => Process;
  readonly mode: RejectionMode;
  /** Makes an uncaught exception of it. */
  readonly onUncaught: (error: unknown, thrownAt: Place | undefined) => void;
}

/** What hears the browser's news of promises. */
export type Rejections = Pick<ErrorEventNeeds, 'onRejection' | 'onHandled'>;

/** What has been told of a promise: its number in warnings. */
interface Told {
  readonly id: number;
  readonly warned: boolean;
}

export function createRejections({ loop, process, mode, onUncaught }: RejectionNeeds): Rejections {
  const waiting = new Set<Promise<unknown>>();
  const told = new WeakMap<Promise<unknown>, Told>();
  const strict = mode === 'strict';
  let lastId = 0;

  function emit(reason: unknown, promise: Promise<unknown>): boolean {
    const domain = following.domainOf?.(promise);
    if (domain) return domain.emit('error', reason);
    return process().emit('unhandledRejection', reason, promise);
  }

  function die(reason: unknown, thrownAt: Place | undefined): void {
    if (isError(reason)) onUncaught(reason, thrownAt);
    else
      onUncaught(rejectionError(reason), internalPlaces[strict ? 'strictRejection' : 'rejection']);
  }

  function warn(reason: unknown, id: number): void {
    const stack = isError(reason) ? reason.stack : undefined;
    const { emitWarning } = process();
    emitWarning(stack ?? describe(reason), 'UnhandledPromiseRejectionWarning');
    emitWarning(
      'Unhandled promise rejection. This error originated either by throwing inside of an async ' +
        'function without a catch block, or by rejecting a promise which was not handled with ' +
        '.catch(). To terminate the node process on unhandled promise rejection, use the CLI flag ' +
        '`--unhandled-rejections=strict` (see https://nodejs.org/api/cli.html#cli_unhandled_' +
        `rejections_mode). (rejection id: ${String(id)})`,
      'UnhandledPromiseRejectionWarning',
    );
  }

  function tell(reason: unknown, promise: Promise<unknown>, thrownAt: Place | undefined): void {
    lastId += 1;
    const id = lastId;
    const warns = mode === 'warn' || mode === 'warn-with-error-codes';
    told.set(promise, { id, warned: warns });
    switch (mode) {
      case 'throw':
        if (!emit(reason, promise)) die(reason, thrownAt);
        return;
      case 'strict':
        die(reason, thrownAt);
        if (!emit(reason, promise)) warn(reason, id);
        return;
      case 'warn':
        emit(reason, promise);
        warn(reason, id);
        return;
      case 'warn-with-error-codes':
        if (emit(reason, promise)) return;
        warn(reason, id);
        process().exitCode = 1;
        return;
      case 'none':
        emit(reason, promise);
    }
  }

  return {
    onRejection(reason, promise, thrownAt) {
      waiting.add(promise);
      noteRejected(promise, reason);
      // Whose it is: what ran last in this turn, as far as anybody can tell.
      const context = contextOfRejection(promise);
      // Ticks that the turn's microtasks queued may still handle it, as in Node.
      loop.reject(() => {
        if (!waiting.delete(promise)) return;
        asyncState.current = context;
        tell(reason, promise, thrownAt);
      });
    },
    onHandled(promise) {
      if (waiting.delete(promise)) return;
      const known = told.get(promise);
      if (known?.warned) {
        const message = `Promise rejection was handled asynchronously (rejection id: ${String(known.id)})`;
        process().emitWarning(message, 'PromiseRejectionHandledWarning');
      }
      process().emit('rejectionHandled', promise);
    },
  };
}

/** A proxy may throw at the very question. */
function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** Words for any value, without running code of the program's where that can be helped. */
function describe(reason: unknown): string {
  if (typeof reason !== 'object' || reason === null) return String(reason);
  try {
    return `#<${reason.constructor.name}>`;
  } catch {
    return '#<Object>';
  }
}

function rejectionError(reason: unknown): Error {
  const error = nodeError(
    Error,
    'ERR_UNHANDLED_REJECTION',
    'This error originated either by throwing inside of an async function without a catch block, ' +
      'or by rejecting a promise which was not handled with .catch(). ' +
      `The promise rejected with the reason "${describe(reason)}".`,
  );
  error.name = 'UnhandledPromiseRejection';
  const stack: unknown = error.stack;
  if (typeof stack === 'string')
    error.stack = stack.replace(/^.*? \[ERR_UNHANDLED_REJECTION\]/u, error.name);
  return error;
}
