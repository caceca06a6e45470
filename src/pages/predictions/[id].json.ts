// What a reader is asked of an example, with its answers: loaded with the first of theirs.
import type { APIRoute } from 'astro';
import { recordedExamples } from '../../article/examples.ts';

export function getStaticPaths() {
  return recordedExamples().flatMap(({ id, prediction }) =>
    prediction ? [{ params: { id }, props: { prediction } }] : [],
  );
}

export const GET: APIRoute = ({ props }) => Response.json(props['prediction']);
