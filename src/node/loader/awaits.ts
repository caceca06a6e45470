// What a rewritten text calls around each `await`: see await-source.ts.
import { carry, follow, resume } from '../loop/async-context.ts';

/** Take the context of what came before an `await` to what follows it. */
export const awaitHooks = { carry, follow, resume };
export type AwaitHooks = typeof awaitHooks;
