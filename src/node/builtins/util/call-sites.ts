// `util.getCallSites()`: the frames that are running, as plain records.
import { invalidArgType } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { bare } from '../../values/bare.ts';
import type { CallSite } from '../../stacks/call-site.ts';

/** A frame, on an object without a prototype. Lines and columns count from 1. */
interface CallSiteRecord {
  readonly functionName: string;
  readonly scriptId: string;
  readonly scriptName: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
  readonly column: number;
}

const usual = 8;
const most = 200;

function checkOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) {
    throw invalidArgType('options', 'of type object', options);
  }
  const { sourceMap } = options as { readonly sourceMap?: unknown };
  if (sourceMap !== undefined && typeof sourceMap !== 'boolean') {
    throw invalidArgType('options.sourceMap', 'of type boolean', sourceMap);
  }
}

/** `util.getCallSites`; no source maps are read. */
export function createGetCallSites(runningSites: (count: number) => readonly CallSite[]) {
  const ids = new Map<string, string>();

  function idOf(script: string): string {
    const known = ids.get(script) ?? String(ids.size + 1);
    ids.set(script, known);
    return known;
  }

  function record(site: CallSite): CallSiteRecord {
    const scriptName = site.getScriptNameOrSourceURL() ?? '';
    const columnNumber = site.getColumnNumber() ?? 0;
    return bare({
      functionName: site.getFunctionName() ?? '',
      scriptId: idOf(scriptName),
      scriptName,
      lineNumber: site.getLineNumber() ?? 0,
      columnNumber,
      column: columnNumber,
    });
  }

  return function getCallSites(frameCount: unknown = usual, options?: unknown): CallSiteRecord[] {
    const isOptions = options === undefined && typeof frameCount === 'object';
    const given = isOptions ? frameCount : options;
    if (given !== undefined) checkOptions(given);
    const count = toInteger(isOptions ? usual : frameCount, 'frameCount', 1, most);
    return runningSites(count).map(record);
  };
}
