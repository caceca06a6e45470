// Questions that a thread asks the host and waits for, blocked, as Node's synchronous calls are.
import { unavailable } from '../errors/node-error.ts';
import { answerMarks } from '../wire/answer-marks.ts';
import type { BlockingCall } from '../wire/events.ts';
import type { Question } from '../wire/host.ts';
import type { ThreadContext } from './thread-context.ts';

/**
 * Blocks the thread until the host has answered: in a call that is told, where that may take long. Throws where
 * there is no shared memory to wait on.
 */
export function askHost(
  { reporter, states }: ThreadContext,
  api: string,
  question: Question,
  call?: BlockingCall,
): unknown {
  if (typeof SharedArrayBuffer === 'undefined') {
    throw unavailable(
      `${api} without SharedArrayBuffer (a page that is not cross-origin isolated)`,
    );
  }
  const state = new Int32Array(new SharedArrayBuffer(8));
  if (call) states.block(call);
  reporter.send({ kind: 'ask', question, state });
  Atomics.wait(state, 0, answerMarks.waiting);
  const into = new Uint8Array(new SharedArrayBuffer(Atomics.load(state, 1)));
  reporter.send({ kind: 'collect', state, into });
  Atomics.wait(state, 0, answerMarks.ready);
  if (call) states.unblock();
  // A decoder does not read shared memory.
  return JSON.parse(new TextDecoder().decode(into.slice())) as unknown;
}
