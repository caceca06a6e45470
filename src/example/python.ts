// The Python programs that stand beside examples, made of the raw files under `content/python/`.
import * as v from 'valibot';
import { ending, time } from '../engine/schema.ts';
import { unknownSource, type RunEvent, type RunResult } from '../engine/types.ts';
import { formatByLine, parseJson } from './json.ts';
import { property } from './manifest.ts';
import type { Property } from './property.ts';

const line = v.strictObject({
  at: time,
  stream: v.picklist(['stdout', 'stderr']),
  text: v.string(),
});

const recording = v.strictObject({
  python: v.pipe(v.string(), v.regex(/^3\.(?:1[1-9]|[2-9]\d)\.\d+\+?$/)),
  program: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  lines: v.pipe(v.array(line), v.minLength(1)),
  result: v.strictObject({ ...ending, duration: time }),
}) satisfies v.GenericSchema<unknown, PythonRecording>;

const manifest = v.strictObject({ property });

/** A line that a Python program printed. */
export interface PythonLine {
  /** Milliseconds since Python began. */
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** A program's `recorded.json`: one run in real Python. */
export interface PythonRecording {
  /** The version of Python that ran it, 3.11 or later: `3.11.7`. */
  readonly python: string;
  /** The fingerprint of the program that ran, to tell when it has changed since. */
  readonly program: string;
  readonly lines: readonly PythonLine[];
  readonly result: Omit<Extract<RunResult, { kind: 'exited' }>, 'kind'>;
}

/** A Python program: `main.py`, what holds of every run of it, and one recorded run. */
export interface PythonProgram {
  readonly id: string;
  readonly source: string;
  readonly property: Property;
  readonly recording?: PythonRecording;
}

const filePath = /^\/?content\/python\/(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)\/(?<path>[^/]+)$/;
const names = ['main.py', 'python.json', 'recorded.json'];

/**
 * Reads the programs from raw files: texts by path `/content/python/<id>/<file>`. Throws a sentence that
 * names the file to mend.
 */
export function readPython(
  raw: Readonly<Record<string, string>>,
): ReadonlyMap<string, PythonProgram> {
  const folders = new Map<string, Map<string, string>>();
  for (const [key, text] of Object.entries(raw)) {
    const { id, path } = filePath.exec(key)?.groups ?? {};
    if (!id || !path || !names.includes(path)) {
      throw new Error(`${key}: a folder of content/python/ has ${names.join(', ')}, and no others`);
    }
    const folder = folders.get(id) ?? new Map<string, string>();
    folders.set(id, folder.set(path, text));
  }
  return new Map([...folders].sort().map(([id, folder]) => [id, readProgram(id, folder)]));
}

function readProgram(id: string, folder: ReadonlyMap<string, string>): PythonProgram {
  const place = `content/python/${id}`;
  const [source, about, recorded] = names.map((name) => folder.get(name));
  if (source === undefined) throw new Error(`${place}/main.py is missing: write it`);
  if (about === undefined) throw new Error(`${place}/python.json is missing: write it`);
  const program = { id, source, ...parseJson(about, `${place}/python.json`, manifest) };
  if (recorded === undefined) return program;
  return { ...program, recording: parseJson(recorded, `${place}/recorded.json`, recording) };
}

/** The program that a page names, with its recording. Throws a sentence for the author of `page`. */
export function findPython(
  programs: ReadonlyMap<string, PythonProgram>,
  id: string,
  page: string,
): PythonProgram & { readonly recording: PythonRecording } {
  const program = programs.get(id);
  if (!program) {
    throw new Error(
      `${page} names the Python program '${id}', which does not exist: add content/python/${id}/ or mend the name`,
    );
  }
  const { recording: recorded } = program;
  if (!recorded) {
    throw new Error(
      `content/python/${id}/ has no recorded output, which ${page} shows: run \`npm run record-python -- ${id}\``,
    );
  }
  return { ...program, recording: recorded };
}

/** A recorded run as the events of a run: who printed a line is not known. */
export function eventsOf({ lines }: PythonRecording): readonly RunEvent[] {
  return lines.map(({ at, stream, text }) => ({
    kind: stream,
    at,
    source: unknownSource,
    text: `${text}\n`,
  }));
}

/** How a recorded run ended. */
export const resultOf = ({ result }: PythonRecording): RunResult => ({ kind: 'exited', ...result });

/** The text of `recorded.json`. */
export const formatPythonRecording = ({
  python,
  program,
  lines,
  result,
}: PythonRecording): string => formatByLine({ python, program, lines, result });
