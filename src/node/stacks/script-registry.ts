// The scripts a program's modules became, by the names that stack traces know them by.
import { errorsKnowPlace } from './error-place.ts';
import { lineOf } from './lines.ts';

/** A place in a program's own text. Lines and columns count from 1. */
export interface Place {
  /** As Node prints it: `file:///…` for an ES module, a plain path for CommonJS. */
  readonly script: string;
  readonly line: number;
  readonly column: number;
  /** How many characters are at fault, for the carets: at least 1. */
  readonly length: number;
  /** The line itself, where the script's name does not lead to it. */
  readonly text?: string;
}

export interface Script {
  readonly name: string;
  /** The program's own text. */
  readonly text: string;
  /** What runs in its place, where that is another. */
  readonly code?: string;
  /** From a place in the text that runs to the place in the program's own. Both count from 1. */
  readonly locate: (line: number, column: number) => { line: number; column: number };
}

const scripts = new Map<string, Script>();

/** Where a text was generated from. Lines and columns count from 1. */
export interface Origin {
  /** As Node prints it: a path, or a URL of another scheme. */
  readonly script: string;
  readonly line: number;
  readonly column: number;
  /** The line itself, where it can be read. */
  readonly text: string | undefined;
}

/** What source maps tell; there are none unless a program or its command line asks for them. */
export interface Origins {
  /** Hears of each script before it runs. */
  take(script: Pick<Script, 'name' | 'text'>): void;
  of(place: Place): Origin | undefined;
}

let origins: Origins | undefined;

/** From now on scripts are taken to be generated where `given` says so. */
export function followOrigins(given: Origins | undefined): void {
  origins = given;
}

/** Tells of a script that was made known before it was asked for. */
export function takeOrigin(script: Pick<Script, 'name' | 'text'>): void {
  origins?.take(script);
}

/** Where the text at a place was generated from, if it is known. */
export function originOf(place: Place): Origin | undefined {
  return origins?.of(place);
}

/** The name as a `//# sourceURL`, which a space would end. */
function sourceUrl(name: string): string {
  return name.replaceAll(' ', '%20');
}

let namesakes = 0;

/**
 * Makes a script known before it runs. Gives the `//# sourceURL` that it has to have: another than its
 * name where there was another script of that name.
 */
export function registerScript(script: Script): string {
  const own = sourceUrl(script.name);
  const known = scripts.get(own);
  const isOther = known !== undefined && known.text !== script.text;
  const url = isOther ? `${own}#${String(++namesakes)}` : own;
  scripts.set(url, script);
  takeOrigin(script);
  return url;
}

// Firefox names a script by its URL where it tells of an uncaught error, WebKit everywhere, whatever
// its `sourceURL`.
const aliases = new Map<string, string>();

/** Makes a script known under the URL that the browser loads it from, too. */
export function aliasScript(url: string, known: string): void {
  aliases.set(url, known);
}

/** The text of one script within another that several were put into. */
export interface Piece {
  readonly url: string;
  /** Of the script that is run: counted from 1. */
  readonly firstLine: number;
}

const batches = new Map<string, readonly Piece[]>();

/** Makes a script known that consists of others, in that order. Gives its `//# sourceURL`. */
export function registerBatch(pieces: readonly Piece[]): string {
  const url = `node:batch/${String(batches.size + 1)}`;
  batches.set(url, pieces);
  return url;
}

/** Whether a browser names one of the kernel's scripts so: in WebKit, every other is the program's. */
export function isForeign(url: string): boolean {
  return errorsKnowPlace && !aliases.has(url);
}

/** The place in the program's own text, or undefined where the script at that URL is not the program's. */
export function locate(url: string, line: number, column: number): Place | undefined {
  const known = aliases.get(url) ?? url;
  const piece = batches.get(known)?.findLast(({ firstLine }) => firstLine <= line);
  if (piece) return locate(piece.url, line - piece.firstLine + 1, column);
  const script = scripts.get(known);
  if (!script) return undefined;
  const at = script.locate(line, column);
  const text = known === sourceUrl(script.name) ? {} : { text: lineOf(script.text, at.line) };
  const place = { script: script.name, ...at, ...text, length: 1 };
  return errorsKnowPlace ? atCallee(place) : place;
}

/** WebKit points behind the name of what is called; Node to its beginning, or that of a `new`. */
function atCallee(place: Place): Place {
  const before = sourceLine(place).slice(0, place.column - 1);
  const [callee = ''] = /(?:\bnew\s+[\p{ID_Continue}$.]+|[\p{ID_Continue}$]+)$/u.exec(before) ?? [];
  return { ...place, column: place.column - callee.length };
}

/**
 * Where an error was thrown that was made at that place, as far as its line tells. Browsers know where it
 * was made; Node points to the `throw` of what was thrown in a callback or in CommonJS.
 */
export function atThrow(place: Place): Place {
  const statement = /\bthrow\s+$/u.exec(sourceLine(place).slice(0, place.column - 1));
  return statement ? { ...place, column: statement.index + 1 } : place;
}

/** A piece of a text that runs, such as a function, as the program's own text has it. */
export function ownText(piece: string): string {
  for (const { text, code, locate } of scripts.values()) {
    const start = code?.indexOf(piece) ?? -1;
    if (code === undefined || start < 0) continue;
    const offsetOf = (at: number): number => {
      const before = code.slice(0, at).split('\n');
      const { line, column } = locate(before.length, (before.at(-1) ?? '').length + 1);
      const lines = text.split('\n').slice(0, line - 1);
      return lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    };
    return text.slice(offsetOf(start), offsetOf(start + piece.length - 1) + 1);
  }
  return piece;
}

/** The line's text, or an empty one where there is none. */
export function sourceLine(place: Place): string {
  if (place.text !== undefined) return place.text;
  return lineOf(scripts.get(sourceUrl(place.script))?.text ?? '', place.line);
}

// Where the loader, not a stack trace, knows what is at fault: a missing export, a bad token.
const faults = new WeakMap<object, Place>();

/** Notes the place to print for an error, whatever its stack says. */
export function noteFault(error: object, place: Place): void {
  faults.set(error, place);
}

export function faultOf(error: unknown): Place | undefined {
  return typeof error === 'object' && error !== null ? faults.get(error) : undefined;
}
