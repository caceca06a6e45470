// The page that Node's tests run in: every call of `bootEngine` gives a fresh machine.
import { BuiltinContainer } from '../../src/engine/builtin/container/container.ts';

declare global {
  /** The subset of `@webcontainer/api` that `src/engine/builtin/container/` has. */
  var bootEngine: () => Promise<BuiltinContainer>;
}

globalThis.bootEngine = () => BuiltinContainer.boot();
