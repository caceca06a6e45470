// A module of the program's that is there for all its tests: `globalSetup` and `globalTeardown`.
import { checkFunction } from '../../errors/node-error.ts';
import { pathToFileURL } from '../../paths/file-url.ts';
import { resolve } from '../../paths/posix.ts';
import type { TestNeeds } from './needs.ts';

type Job = () => unknown;

/** Runs the one, and gives the other. Rejects where the module or its function fails. */
export async function setUpAll(
  needs: Pick<TestNeeds, 'import'>,
  path: string,
  cwd: string,
): Promise<Job> {
  const module = await needs.import(pathToFileURL(resolve(cwd, path)).href);
  const jobOf = (name: string): Job => {
    const given: unknown = Reflect.get(module, name);
    if (!given) return () => undefined;
    checkFunction(given, `globalSetupModule.${name}`);
    return given as Job;
  };
  const setUp = jobOf('globalSetup');
  const tearDown = jobOf('globalTeardown');
  await setUp();
  return tearDown;
}
