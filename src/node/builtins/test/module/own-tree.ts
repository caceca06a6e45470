// The tests of a program that is not run for its tests: they begin with the first that it declares.
import type { RunGround } from '../files/run.ts';
import { allBuilt } from '../harness.ts';
import { report } from '../reporting.ts';
import type { BuiltinReporters } from '../reporters/data.ts';
import { createTree } from '../tree.ts';
import type { Tree } from '../tree.ts';

export function createOwnTree(ground: RunGround, reporters: BuiltinReporters): Tree {
  const { needs } = ground;
  const settings = needs.settings();
  const cwd = needs.process.cwd();
  const file = needs.process.argv[1];
  const tree = createTree(ground, {
    settings,
    cwd,
    options: {},
    ...(file !== undefined && { location: { line: 1, column: 1, file } }),
    async prepare({ harness }) {
      await new Promise<void>((resolve) => {
        needs.nextTick(resolve);
      });
      const [tearDown] = await Promise.all([
        ground.setUp(settings.globalSetup, cwd),
        report(needs, harness.events, reporters),
      ]);
      await allBuilt(harness);
      return tearDown;
    },
  });
  tree.harness.events.on('test:summary', ({ success }: { readonly success: boolean }) => {
    if (!success) needs.process.exitCode = 1;
  });
  return tree;
}
