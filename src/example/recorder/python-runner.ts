// One whole run of a Python program in the Python of this machine, fit to be kept.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unknownSource } from '../../engine/types.ts';
import { assembleLines } from '../lines.ts';
import type { PythonLine, PythonProgram, PythonRecording } from '../python.ts';
import { hash } from './fingerprint.ts';

/** The command that starts Python: that of the variable `PYTHON`, if it is set. */
const command = process.env['PYTHON'] ?? 'python3';

/** Longer than any program should take, even on a busy machine. */
const limit = 60_000;

const preload = fileURLToPath(new URL('./python/', import.meta.url));

/** The hash of all that can change what the program does. */
export const pythonFingerprint = ({ source }: PythonProgram): string => hash(source);

/** Whether the recorded run is a run of the program as it is now. */
export const isFreshPython = (program: PythonProgram): boolean =>
  program.recording?.program === pythonFingerprint(program);

/** The version of this machine's Python, such as `3.11.7`; undefined where there is none. */
export async function pythonVersion(): Promise<string | undefined> {
  const ask = 'import platform; print(platform.python_version())';
  try {
    const { stdout } = await promisify(execFile)(command, ['-c', ask]);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/** Whether this version is one that the course compares with: 3.11 or later. */
export function isRecentPython(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 3 && minor >= 11;
}

/**
 * Runs a program until it ends, in a folder of its own. Times are whole milliseconds. Rejects when there is
 * no Python, an old one, or one that does not end within a minute.
 */
export async function runPython(program: PythonProgram): Promise<PythonRecording> {
  const python = await pythonVersion();
  if (python === undefined) throw new Error(`There is no Python here: no command '${command}'`);
  if (!isRecentPython(python))
    throw new Error(`This is Python ${python}: record with 3.11 or later`);
  const folder = await mkdtemp(join(tmpdir(), 'interleave-'));
  try {
    await writeFile(join(folder, 'main.py'), program.source);
    return { python, program: pythonFingerprint(program), ...(await run(folder, program.id)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function run(folder: string, id: string): Promise<Pick<PythonRecording, 'lines' | 'result'>> {
  let begun = performance.now();
  const elapsed = (): number => Math.max(0, Math.round(performance.now() - begun));
  const child = spawn(command, ['main.py'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      PYTHONPATH: preload,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONIOENCODING: 'utf-8',
      INTERLEAVE_BEGIN: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  const pipe = child.stdio[3] as Readable;
  pipe.once('end', () => (begun = performance.now())).resume();
  const assembler = assembleLines();
  const lines: PythonLine[] = [];
  const take = (ready: ReturnType<typeof assembler.end>): void => {
    lines.push(...ready.map(({ at, stream, text }) => ({ at, stream, text })));
  };
  const listen = (kind: PythonLine['stream'], stream: Readable): void => {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      take(assembler.push({ kind, at: elapsed(), source: unknownSource, text }));
    });
  };
  listen('stdout', child.stdio[1] as Readable);
  listen('stderr', child.stdio[2] as Readable);
  const { promise, resolve, reject } = Promise.withResolvers<PythonRecording['result']>();
  child.once('error', reject);
  child.once('close', (code, signal) => {
    resolve({ code, signal, duration: elapsed() });
  });
  const result = await promise;
  take(assembler.end());
  if (child.killed) throw new Error(`${id} did not end within ${String(limit / 1000)} s`);
  return { lines, result };
}
