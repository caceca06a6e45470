// `npm run record-python [-- id …]`: runs the Python programs in real Python and writes what they printed.
import { eventsOf, formatPythonRecording, resultOf } from './python.ts';
import { readPythonPrograms } from './recorder/folder.ts';
import { runPython } from './recorder/python-runner.ts';
import { recordChosen } from './recorder/record-chosen.ts';

await recordChosen({
  folder: 'content/python',
  name: 'program',
  read: readPythonPrograms,
  async run(program) {
    const recording = await runPython(program);
    const { python, result } = recording;
    return {
      events: eventsOf(recording),
      result: resultOf(recording),
      text: formatPythonRecording(recording),
      said: `Python ${python}, ${String(result.duration)} ms`,
    };
  },
});
