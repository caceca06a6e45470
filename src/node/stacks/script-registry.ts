// The scripts a program's modules became, by the names that stack traces know them by.
import { errorsKnowPlace } from './error-place.ts';

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
  /** From a place in the text that runs to the place in the program's own. Both count from 1. */
  readonly locate: (line: number, column: number) => { line: number; column: number };
}

const scripts = new Map<string, Script>();

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

/** The line's text, or an empty one where there is none. */
export function sourceLine(place: Place): string {
  if (place.text !== undefined) return place.text;
  return lineOf(scripts.get(sourceUrl(place.script))?.text ?? '', place.line);
}

/** A line of a text, or an empty one where there is none. */
export function lineOf(text: string, line: number): string {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u)[line - 1] ?? '';
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
