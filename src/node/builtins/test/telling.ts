// What is told of one test, and in which words.
import type { TestFailure } from './failure.ts';
import type { Harness } from './harness.ts';
import type { Location } from './needs.ts';

/** What is looked at of a test. */
export interface Told {
  readonly kind: 'suite' | 'test';
  readonly name: string;
  readonly nesting: number;
  readonly tags: readonly string[];
  readonly location: Location | undefined;
  readonly harness: Harness;
  readonly parent: Told | undefined;
  readonly id: number;
  /** Among those of its parent that are told of, from 1. */
  readonly number: number;
  readonly duration: number;
  readonly passed: boolean;
  readonly cancelled: boolean;
  readonly skipped: boolean;
  readonly isTodo: boolean;
  readonly expectFailure: unknown;
  /** Why it is skipped or to do. */
  readonly reason: unknown;
  readonly error: TestFailure | Error | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly subtests: { readonly numbered: number; readonly all: readonly Told[] };
  /** Whether its start has been told. */
  saidStart: boolean;
}

export interface Diagnostic {
  readonly message: string;
  readonly level: string;
}

/** Tells of something that befell it. */
export function tell(test: Told, type: string, more: object = {}): void {
  const { name, nesting, tags, location } = test;
  const data = { nesting, name, ...more, ...idsOf(test), tags: [...tags], ...location };
  test.harness.events.tell(type, data);
}

/** Tells of its end, as its own subtests may still be told of: out of order. */
export function tellComplete(test: Told): void {
  tellResult(test, 'test:complete', { passed: test.passed });
}

/** Tells its results, and counts it. */
export function tellAll(test: Told): void {
  const { harness, location, nesting, subtests } = test;
  count(harness, test);
  if (subtests.numbered > 0) {
    const inner = subtests.all[0]?.nesting ?? 0;
    harness.events.tell('test:plan', { nesting: inner, count: subtests.numbered, ...location });
  } else sayStart(test);
  tellResult(test, test.passed ? 'test:pass' : 'test:fail');
  for (const { message, level } of test.diagnostics) {
    harness.events.tell('test:diagnostic', { nesting, message, level, ...location });
  }
}

/** Tells that it has started, and before that of those that it is in. */
export function sayStart(test: Told): void {
  if (test.saidStart || !test.parent) return;
  test.saidStart = true;
  sayStart(test.parent);
  tell(test, 'test:start');
}

/** Of what is told of a test: whose it is. */
export function idsOf({ id, parent }: Pick<Told, 'id' | 'parent'>): object {
  return { testId: id, parentId: parent?.id };
}

function tellResult(test: Told, type: string, passed?: { readonly passed: boolean }): void {
  const { name, nesting, tags, location, kind, error } = test;
  const classname = classnameOf(test);
  test.harness.events.tell(type, {
    name,
    nesting,
    testNumber: test.number,
    ...idsOf(test),
    details: {
      duration_ms: test.duration,
      type: kind,
      ...(!test.passed && { error }),
      ...classname,
      ...passed,
    },
    tags: [...tags],
    ...(!passed && classname),
    ...location,
    ...directiveOf(test),
  });
}

/** The names of those that it is in. */
function classnameOf({ parent }: Told): { readonly classname?: string } {
  const names: string[] = [];
  for (let at = parent; at?.parent; at = at.parent) names.unshift(at.name);
  return names.length > 0 ? { classname: names.join('.') } : {};
}

function directiveOf({ skipped, isTodo, expectFailure, reason }: Told): object {
  const said = reason ?? true;
  if (skipped) return { skip: said };
  if (isTodo) return { todo: said };
  return expectFailure === undefined ? {} : { expectFailure };
}

/** What is counted of a test, wherever it ran. */
export type Counted = Pick<
  Told,
  'cancelled' | 'isTodo' | 'kind' | 'nesting' | 'passed' | 'skipped'
>;

/** Counts one whose results are told. */
export function count(harness: Harness, test: Counted): void {
  const { counts } = harness;
  if (test.nesting === 0) counts.topLevel += 1;
  const fails = !test.passed && !test.skipped && !test.isTodo;
  if (fails) harness.success = false;
  if (test.kind === 'suite') {
    counts.suites += 1;
    return;
  }
  counts.tests += 1;
  if (test.skipped) counts.skipped += 1;
  else if (test.isTodo) counts.todo += 1;
  else if (test.cancelled) counts.cancelled += 1;
  else if (test.passed) counts.passed += 1;
  else counts.failed += 1;
}
