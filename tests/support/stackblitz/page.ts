// Runs in a bare page: the StackBlitz engine, within reach of a test.
import { stackblitzEngine } from '../../../src/engine/stackblitz/engine.ts';

Object.assign(globalThis, { stackblitzEngine });
