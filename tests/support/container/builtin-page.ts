// A page whose container is the built-in engine's.
import { BuiltinContainer } from '../../../src/engine/builtin/container/container.ts';
import { offerScript } from './script.ts';

offerScript(() => BuiltinContainer.boot());
