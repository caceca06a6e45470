// Telling whether an example has changed since it was recorded.
import { createHash } from 'node:crypto';
import { programOf, type Example } from '../example.ts';

/** SHA-256, in hexadecimal. */
export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** That of all that can change what the program does. */
export const fingerprint = (example: Example): string =>
  hash(JSON.stringify(programOf(example, 'en')));

/** Whether the recorded run is a run of the program as it is now. */
export function isFresh(example: Example): boolean {
  return example.recording?.program === fingerprint(example);
}
