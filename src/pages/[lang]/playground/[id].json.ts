// The program of an example or an exercise, for the playground to start from.
import type { APIRoute } from 'astro';
import { draftOf, recordedExamples } from '../../../article/examples.ts';
import { allExercises, playable } from '../../../article/exercises.ts';
import { localePaths } from '../../../i18n/paths.ts';

export function getStaticPaths() {
  return localePaths().flatMap(({ params, props: { locale } }) =>
    [
      ...recordedExamples(),
      ...allExercises().map((exercise) => ({ id: exercise.id, ...playable(exercise) })),
    ].map((program) => ({
      params: { ...params, id: program.id },
      props: { draft: draftOf(program, locale) },
    })),
  );
}

export const GET: APIRoute = ({ props }) => Response.json(props['draft']);
