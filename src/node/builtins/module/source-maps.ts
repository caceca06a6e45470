// The source maps of the scripts that a thread has loaded since it follows them.
import { pathOf, urlAt } from '../../paths/file-url.ts';
import type { Origin, Origins, Place } from '../../stacks/script-registry.ts';
import { lineOf } from '../../stacks/lines.ts';
import { SourceMap } from './source-map.ts';
import type { SourceMapPayload } from './source-map.ts';

export interface SourceMapsNeeds {
  /** A file's text, where it can be read. */
  readonly read: (path: string) => string | undefined;
  /** The comments of a program's text. */
  readonly commentsOf: (text: string) => readonly string[];
}

export class SourceMaps implements Origins {
  /** Whether those of scripts in a `node_modules` are followed. */
  inPackages = false;
  readonly #needs: SourceMapsNeeds;
  /** By a script's URL. */
  readonly #known = new Map<string, SourceMap>();

  constructor(needs: SourceMapsNeeds) {
    this.#needs = needs;
  }

  take({ name, text }: { readonly name: string; readonly text: string }): void {
    const url = urlAt(name);
    if (!this.inPackages && url.includes('/node_modules/')) return;
    const payload = this.#payloadOf(url, text);
    if (!payload) return;
    const lineLengths = text.split(/\r?\n|[\u2028\u2029]/u).map((line) => line.length);
    this.#known.set(url, new SourceMap(payload, { lineLengths }));
  }

  /** The map of a script, by its path or URL. */
  find(script: string): SourceMap | undefined {
    return this.#known.get(urlAt(script));
  }

  of({ script, line, column }: Place): Origin | undefined {
    const map = this.find(script);
    const entry = map?.findEntry(line - 1, column - 1);
    if (!map || !entry || !('originalSource' in entry) || entry.originalSource === undefined)
      return undefined;
    const { originalSource, originalLine = 0, originalColumn = 0 } = entry;
    const source = this.#sourceOf(map, originalSource);
    return {
      script: pathOf(originalSource) ?? originalSource,
      line: originalLine + 1,
      column: originalColumn + 1,
      text: source === undefined ? undefined : lineOf(source, originalLine + 1),
    };
  }

  #sourceOf(map: SourceMap, url: string): string | undefined {
    const { sources = [], sourcesContent } = map.payload;
    const path = pathOf(url);
    return (
      sourcesContent?.[sources.indexOf(url)] ??
      (path === undefined ? undefined : this.#needs.read(path))
    );
  }

  /** What a script says of where it comes from; undefined where it does not, or where that is no map. */
  #payloadOf(url: string, text: string): SourceMapPayload | undefined {
    if (!text.includes('sourceMappingURL=')) return undefined;
    const marks = this.#needs
      .commentsOf(text)
      .map((comment) => /^[#@]\s*sourceMappingURL=\s*(\S+)\s*$/u.exec(comment)?.[1]);
    const mark = marks.findLast((each) => each !== undefined);
    if (mark === undefined || !URL.canParse(mark, url)) return undefined;
    const from = new URL(mark, url).href;
    try {
      const payload = JSON.parse(this.#readUrl(from)) as SourceMapPayload;
      return absolute(payload, from.startsWith('data:') ? url : from);
    } catch {
      return undefined;
    }
  }

  #readUrl(url: string): string {
    const [, base64, data] = /^data:application\/json[^,]*?(;base64)?,(.*)$/su.exec(url) ?? [];
    if (data !== undefined && base64 === undefined) return decodeURIComponent(data);
    if (data !== undefined)
      return utf8.decode(Uint8Array.from(atob(data), (each) => each.charCodeAt(0)));
    const path = pathOf(url);
    return (path === undefined ? undefined : this.#needs.read(path)) ?? '';
  }
}

const utf8 = new TextDecoder();

/** The same with whole URLs for its sources. */
function absolute(payload: SourceMapPayload, base: string): SourceMapPayload {
  const { sources = [], sourceRoot = '' } = payload;
  const urls = sources.map((source) =>
    URL.canParse(sourceRoot + source, base) ? new URL(sourceRoot + source, base).href : source,
  );
  return { ...payload, sources: urls, sourceRoot: '' };
}
