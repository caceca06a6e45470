// An exercise: a program that does not yet do what it should, the task, and one that does.
import { kebabCase, readSource, type SourceFile, type Startable } from '../example/example.ts';
import { parseManifest, type Manifest } from './manifest.ts';

/** An exercise of the course. */
export interface Exercise extends Manifest {
  readonly id: string;
  /** The program as the reader gets it. */
  readonly start: Startable;
  /** The same with the files of `solution/` in it. */
  readonly solution: Startable;
  /** The files of `solution/`, by name. */
  readonly solved: readonly string[];
}

/** Exercises by id, in the order of their ids. */
export type Exercises = ReadonlyMap<string, Exercise>;

const filePath = /^\/?content\/exercises\/(?<id>[^/]+)\/(?<path>.+)$/;
const tasks = ['task.zh-TW.mdx', 'task.en.mdx'];

/**
 * Reads exercises from raw files: texts by path `/content/exercises/<id>/<file>`. Throws a sentence that names
 * the file to mend.
 */
export function readExercises(raw: Readonly<Record<string, string>>): Exercises {
  const folders = new Map<string, Map<string, string>>();
  for (const key of Object.keys(raw).sort()) {
    const { id, path } = filePath.exec(key)?.groups ?? {};
    if (!id || !path) throw new Error(`${key} must lie in a folder of content/exercises/: move it`);
    const folder = folders.get(id) ?? new Map<string, string>();
    folders.set(id, folder.set(path, raw[key] ?? ''));
  }
  return new Map([...folders].map(([id, folder]) => [id, readExercise(id, folder)]));
}

function readExercise(id: string, folder: ReadonlyMap<string, string>): Exercise {
  const place = `content/exercises/${id}`;
  if (!kebabCase.test(id)) throw new Error(`${place}: rename it, an id is written in kebab-case`);
  for (const name of ['exercise.json', ...tasks]) {
    if (!folder.get(name)?.trim()) throw new Error(`${place}/${name} is missing: write it`);
  }
  const manifest = parseManifest(folder.get('exercise.json') ?? '', `${place}/exercise.json`);
  const { entry } = manifest;
  const start = filesIn(place, 'start', folder);
  const solved = filesIn(place, 'solution', folder);
  const isProgram = (path: string): boolean => start.has(path);
  if (!isProgram(entry)) {
    throw new Error(`${place}/exercise.json names the entry '${entry}', which is not in start/`);
  }
  const named = [...manifest.given, ...(manifest.opens === undefined ? [] : [manifest.opens])];
  const missing = named.find((path) => !isProgram(path));
  if (missing !== undefined) {
    throw new Error(`${place}/exercise.json names '${missing}', which is not in start/`);
  }
  if (solved.size === 0) throw new Error(`${place}/solution/ is empty: solve it`);
  for (const [path, { source }] of solved) {
    const before = start.get(path);
    if (!before) throw new Error(`${place}/solution/${path} has no counterpart in start/`);
    if (manifest.given.includes(path)) {
      throw new Error(`${place}/solution/${path}: '${path}' is given, a solution leaves it alone`);
    }
    if (before.source.en === source.en) {
      throw new Error(`${place}/solution/${path} is what start/ has: change it, or remove it`);
    }
  }
  for (const { about } of manifest.hints) {
    const stands = [...start.values()].some(({ source }) =>
      Object.values(source).every((text) => text.includes(about)),
    );
    if (!stands) {
      throw new Error(
        `${place}/exercise.json has a hint about '${about}': start/ has no such text`,
      );
    }
  }
  const others = [...start.keys()].filter((path) => path !== entry).sort();
  const program = (texts: ReadonlyMap<string, SourceFile>): Startable => ({
    entry,
    args: [],
    env: {},
    files: [entry, ...others].flatMap((path) => texts.get(path) ?? []),
  });
  return {
    id,
    ...manifest,
    start: program(start),
    solution: program(new Map([...start, ...solved])),
    solved: [...solved.keys()],
  };
}

/** The files in a folder of an exercise, by their names in it. */
function filesIn(
  place: string,
  name: 'start' | 'solution',
  folder: ReadonlyMap<string, string>,
): ReadonlyMap<string, SourceFile> {
  const files = [...folder].filter(([path]) => path.startsWith(`${name}/`));
  return new Map(
    files.map(([path, text]) => {
      const own = path.slice(name.length + 1);
      return [own, readSource(own, text, `${place}/${path}`)];
    }),
  );
}
