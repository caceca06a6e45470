// The exercises on disk, for what runs outside of Vite.
import { textsIn } from '../example/recorder/folder.ts';
import { readExercises, type Exercises } from './exercise.ts';

/** Reads every exercise of the project. Throws a sentence that names the file to mend. */
export async function exercisesOnDisk(): Promise<Exercises> {
  return readExercises(await textsIn('content/exercises'));
}
