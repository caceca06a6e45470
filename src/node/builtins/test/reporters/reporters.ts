// `node:test/reporters`, and the reporters by the names that options know.
import type { Transform } from 'node:stream';
import { unavailable } from '../../../errors/node-error.ts';
import type { BuiltinReporters, Reporter, ReporterNeeds } from './data.ts';
import { createDot } from './dot.ts';
import { createJunit } from './junit.ts';
import { createSerializer } from './serializer.ts';
import { createSpec } from './spec.ts';
import { createTap } from './tap.ts';

export function createReporters(needs: ReporterNeeds & { readonly Transform: typeof Transform }): {
  readonly builtin: BuiltinReporters;
  readonly exports: object;
} {
  const Spec = createSpec(needs, needs.Transform);
  const generators = { dot: createDot(needs), junit: createJunit(needs), tap: createTap(needs) };
  const builtin: BuiltinReporters = {
    spec: () => new Spec(),
    dot: () => generators.dot as Reporter,
    junit: () => generators.junit as Reporter,
    tap: () => generators.tap as Reporter,
    serializer: () => createSerializer(needs),
    lcov: () => {
      throw unavailable('test/reporters.lcov');
    },
  };
  const spec = function spec() {
    return new Spec();
  };
  Reflect.set(spec, 'prototype', Spec.prototype);
  const lcov = function lcov(): never {
    throw unavailable('test/reporters.lcov');
  };
  const exports = {};
  for (const [name, value, isGetter] of [
    ['dot', generators.dot, true],
    ['junit', generators.junit, true],
    ['spec', spec, false],
    ['tap', generators.tap, true],
    ['lcov', lcov, false],
  ] as const) {
    Object.defineProperty(exports, name, {
      ...(isGetter ? { get: () => value } : { value, writable: false }),
      enumerable: true,
      configurable: true,
    });
  }
  return { builtin, exports };
}
