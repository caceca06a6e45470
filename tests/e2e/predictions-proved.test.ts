// Predictions whose answer is that it cannot be known: shaken runs show two outcomes.

import { expect } from '@playwright/test';
import { programOf } from '../../src/example/example.ts';
import { unknown } from '../../src/example/prediction.ts';
import { contradicted, unproved, type SeenRun } from '../../src/example/proof.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { runSeed } from '../conformance/seeds-runs.ts';
import { test } from './lab.ts';

/** More than it takes by far: what has no second outcome in so many runs had better not be asked. */
const most = 60;

for (const example of (await readExamples()).values()) {
  const { id, prediction } = example;
  if (prediction?.right !== unknown) continue;

  test(`${id}: two outcomes prove that it cannot be known`, async ({ sharedLab }) => {
    const file = `content/examples/${id}/prediction.json`;
    const runs: SeenRun[] = [];
    for (let seed = 0; seed < most; seed += 1) {
      runs.push(await runSeed(sharedLab, programOf(example, 'en'), seed, 60_000));
      if (unproved(prediction, runs) === undefined) break;
    }
    expect(contradicted(prediction, runs), file).toBeUndefined();
    expect(unproved(prediction, runs), file).toBeUndefined();
  });
}
