// Linking: every module of a graph gets its imports and declares its exports, before any runs.
import { createNamespace } from './namespace.ts';
import { noSourcePhase } from './refusals.ts';
import { pointAt } from '../stacks/fatal-message.ts';
import { lineOf } from '../stacks/lines.ts';
import type { EsmPart, EsmRecord, ModuleRecord } from './record.ts';
import type { ModuleRequest } from '../wire/rewritten.ts';
import { placeOf } from './trace.ts';

export interface LinkNeeds {
  /** The module that a request of `parent` means; throws Node's errors. */
  readonly find: (parent: ModuleRecord, request: ModuleRequest) => ModuleRecord;
  /** Starts the rewritten texts of ES modules: each has then a body that stands before its first step. */
  readonly start: (modules: readonly EsmRecord[]) => void;
}

/**
 * Links a module and all that it imports. Throws what finding them throws, or a SyntaxError. Where a
 * module has a top-level `await`, it returns a promise: once that is settled, each body begins at once
 * when its turn has come.
 */
export function link(root: ModuleRecord, needs: LinkNeeds): Promise<unknown> | undefined {
  const graph = new Set<ModuleRecord>();
  collect(root, graph, needs);
  const fresh = [...graph].filter((record) => record.state === 'found');
  const modules = fresh.filter((record) => record.esm !== undefined) as EsmRecord[];
  for (const record of modules) checkImports(record, record.esm);
  for (const record of fresh) {
    record.namespace = createNamespace(record.exports, allNames(record));
    bindStars(record);
  }
  needs.start(modules);
  const begun = fresh.map((record) => {
    record.state = 'linked';
    return record.esm?.body?.next();
  });
  const pending = begun.filter((step) => step instanceof Promise);
  return pending.length > 0 ? Promise.all(pending) : undefined;
}

/** Finds the whole graph, each module before those it imports. */
function collect(record: ModuleRecord, graph: Set<ModuleRecord>, needs: LinkNeeds): void {
  if (graph.has(record) || record.state !== 'found') return;
  graph.add(record);
  if (!record.esm) return;
  record.esm.requested = record.esm.rewritten.requests.map((request) =>
    needs.find(record, request),
  );
  for (const requested of record.esm.requested) collect(requested, graph, needs);
}

interface Origin {
  readonly record: ModuleRecord;
  /** `*` for the whole namespace. */
  readonly name: string;
}

/** Where an export really lives; `ambiguous` when two `export *` disagree. */
function originOf(
  record: ModuleRecord,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): Origin | 'ambiguous' | undefined {
  const step = `${record.url} ${name}`;
  if (seen.has(step)) return undefined;
  const path = new Set([...seen, step]);
  const passed = record.esm?.rewritten.indirect.get(name);
  if (passed) {
    const target = record.esm?.requested[passed.request];
    if (!target) return undefined;
    return passed.name === '*'
      ? { record: target, name: '*' }
      : originOf(target, passed.name, path);
  }
  if (record.names.has(name)) return { record, name };
  if (name === 'default') return undefined;
  let found: Origin | undefined;
  for (const star of record.esm?.rewritten.stars ?? []) {
    const target = record.esm?.requested[star];
    const origin = target && originOf(target, name, path);
    if (origin === 'ambiguous') return origin;
    if (!origin) continue;
    if (found && (found.record !== origin.record || found.name !== origin.name)) return 'ambiguous';
    found = origin;
  }
  return found;
}

function starNames(record: ModuleRecord, seen: Set<ModuleRecord>): Set<string> {
  const names = new Set<string>(record.names);
  if (seen.has(record)) return names;
  seen.add(record);
  for (const star of record.esm?.rewritten.stars ?? []) {
    const target = record.esm?.requested[star];
    if (!target) continue;
    for (const name of starNames(target, seen)) if (name !== 'default') names.add(name);
  }
  return names;
}

function allNames(record: ModuleRecord): string[] {
  return [...starNames(record, new Set())].filter((name) => {
    const origin = originOf(record, name);
    return origin !== undefined && origin !== 'ambiguous';
  });
}

function bindStars(record: ModuleRecord): void {
  if (!record.esm?.rewritten.stars.length) return;
  for (const name of allNames(record)) {
    const origin = originOf(record, name);
    if (record.names.has(name) || !origin || origin === 'ambiguous') continue;
    record.bind(name, () =>
      origin.name === '*' ? origin.record.namespace : origin.record.exports[origin.name],
    );
  }
}

function checkImports(record: ModuleRecord, esm: EsmPart): void {
  for (const [index, { isSource }] of esm.rewritten.requests.entries())
    if (isSource) throw noSourcePhase(esm.requested[index]?.url ?? '');
  for (const { request, name, start, end } of esm.rewritten.imported) {
    const target = esm.requested[request];
    if (!target) continue;
    const origin = originOf(target, name);
    if (origin && origin !== 'ambiguous') continue;
    const specifier = esm.rewritten.requests[request]?.specifier ?? '';
    const [firstLine = ''] = esm.text.slice(start, end).split('\n');
    const length = Math.max(1, firstLine.length);
    const at = placeOf(esm.text, start);
    const place = { script: record.url, ...at, length, text: lineOf(esm.text, at.line) };
    const [statement] = /\{.*\}/u.exec(place.text) ?? [];
    const error = new SyntaxError(complaint({ target, specifier, name, origin, statement }));
    // Node puts this into the stack itself, so that it is seen even where the error is caught.
    error.stack = `${pointAt(place)}${error.stack ?? ''}`;
    throw error;
  }
}

interface Missing {
  readonly target: ModuleRecord;
  readonly specifier: string;
  readonly name: string;
  readonly origin: 'ambiguous' | undefined;
  /** What stands in the braces of the import, where that is one line. */
  readonly statement: string | undefined;
}

function complaint({ target, specifier, name, origin, statement }: Missing): string {
  if (origin === 'ambiguous') {
    return `The requested module '${specifier}' contains conflicting star exports for name '${name}'`;
  }
  if (target.kind !== 'commonjs') {
    return `The requested module '${specifier}' does not provide an export named '${name}'`;
  }
  return (
    `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, ` +
    'which may not support all module.exports as named exports.\n' +
    'CommonJS modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\n` +
    (statement === undefined ? '' : `const ${statement.replace(/\s+as\s+/gu, ': ')} = pkg;\n`)
  );
}
