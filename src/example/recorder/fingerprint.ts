// Telling whether an example has changed since it was recorded.
import { createHash } from 'node:crypto';
import { programOf, type Example } from '../example.ts';

/** SHA-256, in hexadecimal, of all that can change what the program does. */
export function fingerprint(example: Example): string {
  return createHash('sha256')
    .update(JSON.stringify(programOf(example, 'en')))
    .digest('hex');
}

/** Whether the recorded run is a run of the program as it is now. */
export function isFresh(example: Example): boolean {
  return example.recording?.program === fingerprint(example);
}
