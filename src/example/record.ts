// `npm run record [-- id …]`: runs examples in the pinned Node and writes what they did.
import { readExamples } from './recorder/folder.ts';
import { recordChosen } from './recorder/record-chosen.ts';
import { runExample } from './recorder/runner.ts';
import { formatRecording } from './recording.ts';

await recordChosen({
  folder: 'content/examples',
  name: 'example',
  async read() {
    if (process.version.startsWith('v24.')) return await readExamples();
    throw new Error(`This is Node ${process.version}: record with the pinned one, npm run record`);
  },
  async run(example) {
    const recording = await runExample(example);
    const { events, result } = recording;
    return { events, result, text: formatRecording(recording), said: `${result.duration} ms` };
  },
});
