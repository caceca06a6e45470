// What the rewritten text of a module calls around each `await`: see await-source.ts.
import { carry, resume } from '../async-context.ts';

/** Take the context of what came before an `await` to what follows it. */
export const awaitHooks = { carry, resume };
export type AwaitHooks = typeof awaitHooks;
