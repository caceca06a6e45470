// `npm run record [-- id …]`: runs examples in the pinned Node and writes what they did.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './catalogue.ts';
import type { Example } from './example.ts';
import { checkProperty } from './property.ts';
import { projectRoot, readExamples } from './recorder/folder.ts';
import { runExample } from './recorder/runner.ts';
import { formatRecording } from './recording.ts';

function choose(catalogue: Catalogue, ids: readonly string[]): readonly Example[] {
  if (ids.length === 0) return [...catalogue.values()];
  return ids.map((id) => {
    const example = catalogue.get(id);
    if (!example) throw new Error(`There is no example '${id}' in content/examples/`);
    return example;
  });
}

async function record(example: Example): Promise<void> {
  const recording = await runExample(example);
  const broken = checkProperty(example.property, recording.events, recording.result);
  if (broken) throw new Error(`${example.id} breaks its property. ${broken}`);
  const file = `content/examples/${example.id}/recorded.json`;
  await writeFile(join(projectRoot, file), formatRecording(recording));
  console.log(`${file} (${recording.result.duration} ms)`);
}

try {
  if (!process.version.startsWith('v24.')) {
    throw new Error(`This is Node ${process.version}: record with the pinned one, npm run record`);
  }
  for (const example of choose(await readExamples(), process.argv.slice(2))) await record(example);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
