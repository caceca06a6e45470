// What a rewritten text calls around each `await`: see await-source.ts.
import { called, carry, enter, follow, give, leave, mark, resume } from '../loop/awaited.ts';

/** Take the context of what came before an `await` to what follows it. */
export const awaitHooks = { called, carry, enter, follow, give, leave, mark, resume };
export type AwaitHooks = typeof awaitHooks;
