import { runInThread } from './run-in-thread.mjs';

const file = new URL('./worker.mjs', import.meta.url);

for (const text of ['{"title": "Interleave"}', 'Interleave', '{}']) {
  try {
    console.log(`main: the title is ${await runInThread(file, text)}`);
  } catch (error) {
    console.log(`main: no title in ${text}, ${error.name}: ${error.message}`);
  }
}
