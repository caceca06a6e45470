// The exercises of the course, as the build reads them from `content/exercises`.

import type { Example, SourceFile } from '../example/example.ts';
import { readExercises, type Exercise } from '../exercise/exercise.ts';
import { levels } from '../exercise/manifest.ts';
import type { Locale } from '../i18n/locales.ts';
import { localeUrl } from '../i18n/paths.ts';

const exercises = readExercises(
  import.meta.glob<string>('/content/exercises/**/*', {
    query: '?raw',
    import: 'default',
    eager: true,
    exhaustive: true,
  }),
);

/** The page of an exercise, within a language. */
export const exercisePage = (id: string): string => `exercises/${id}`;

/** All exercises: those of an article together, the easiest and shortest first. */
export function allExercises(): readonly Exercise[] {
  return [...exercises.values()].sort(
    (one, other) =>
      levels.indexOf(one.level) - levels.indexOf(other.level) || one.minutes - other.minutes,
  );
}

/** Those of an article. */
export const exercisesOf = (article: string): readonly Exercise[] =>
  allExercises().filter((exercise) => exercise.article === article);

/** The address of an exercise. */
export const exerciseUrl = (locale: Locale, { id }: Pick<Exercise, 'id'>): string =>
  localeUrl(locale, exercisePage(id));

/** An exercise as the playground takes up a program. */
export const playable = ({
  start,
  opens,
  needs,
}: Exercise): Pick<Example, 'files' | 'entry' | 'opens' | 'args' | 'env' | 'needs'> => ({
  ...start,
  opens,
  needs,
});

/** The files of a solution that are not those of the start. */
export const solvedFiles = ({ solution, solved }: Exercise): readonly SourceFile[] =>
  solution.files.filter(({ path }) => solved.includes(path));
