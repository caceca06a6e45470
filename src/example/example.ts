// An example: a real program, with what its author says of it and one recorded run.
import type { Program } from '../engine/types.ts';
import type { Locale } from '../i18n/locales.ts';
import { localise } from './comments.ts';
import { parseManifest, type Manifest } from './manifest.ts';
import { parsePrediction, type Prediction } from './prediction.ts';
import { parseRecording, type Recording } from './recording.ts';

/** A file of a program. */
export interface SourceFile {
  /** Relative to the example's folder, as the program itself names it. */
  readonly path: string;
  /** The text, with the comments of each language. */
  readonly source: Readonly<Record<Locale, string>>;
}

/** Files, and how they are started. */
export interface Startable extends Pick<Manifest, 'entry' | 'args' | 'env'> {
  /** The entry first, the others by name. */
  readonly files: readonly SourceFile[];
}

/** A program of the course. */
export interface Example extends Manifest {
  readonly id: string;
  /** The program's files: the entry first, the others by name. */
  readonly files: readonly SourceFile[];
  /** A run in real Node, once it has been recorded. */
  readonly recording?: Recording;
  /** What readers are asked before they see that run. */
  readonly prediction?: Prediction;
}

/** How the name of a folder of `content/examples` and its neighbours is written. */
export const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads the example in the folder `content/examples/<id>`: texts by path within the folder.
 * Throws a sentence that names the file to mend.
 */
export function readExample(id: string, folder: ReadonlyMap<string, string>): Example {
  const place = `content/examples/${id}`;
  if (!kebabCase.test(id)) throw new Error(`${place}: rename it, an id is written in kebab-case`);

  const {
    'example.json': about,
    'recorded.json': recorded,
    'prediction.json': asked,
    ...texts
  } = Object.fromEntries(folder);
  if (about === undefined) throw new Error(`${place}/example.json is missing: write it`);

  const manifest = parseManifest(about, `${place}/example.json`);
  const { entry } = manifest;
  if (texts[entry] === undefined) {
    throw new Error(`${place}/example.json names the entry '${entry}', which is not in the folder`);
  }
  const missing = manifest.folded.find((path) => path === entry || texts[path] === undefined);
  if (missing !== undefined) {
    throw new Error(
      `${place}/example.json folds '${missing}': name a file of the folder that is not the entry`,
    );
  }
  const { opens = entry } = manifest;
  if (texts[opens] === undefined || manifest.folded.includes(opens)) {
    throw new Error(
      `${place}/example.json opens on '${opens}': name a file of the folder that is not folded`,
    );
  }
  const others = Object.keys(texts).filter((path) => path !== entry);
  const files = [entry, ...others.sort()].map((path) =>
    readSource(path, texts[path] ?? '', `${place}/${path}`),
  );
  return {
    id,
    ...manifest,
    files,
    ...(recorded === undefined
      ? {}
      : { recording: parseRecording(recorded, `${place}/recorded.json`) }),
    ...(asked === undefined
      ? {}
      : { prediction: parsePrediction(asked, `${place}/prediction.json`) }),
  };
}

/** A file of a program, of its text with the comments of all languages; `place` names it for its author. */
export function readSource(path: string, text: string, place: string): SourceFile {
  const inLocale = (locale: Locale) => localise(text, locale, place);
  return { path, source: { 'zh-TW': inLocale('zh-TW'), en: inLocale('en') } };
}

/** The program as an engine runs it, with the comments of `locale`. */
export function programOf({ files, entry, args, env }: Startable, locale: Locale): Program {
  const texts = files.map(({ path, source }) => [path, source[locale]] as const);
  return { files: Object.fromEntries(texts), entry, args, env };
}
