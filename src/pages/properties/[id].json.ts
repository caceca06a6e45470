// What an example promises, for the verdict on its runs.
import type { APIRoute } from 'astro';
import { recordedExamples } from '../../article/examples.ts';

export function getStaticPaths() {
  return recordedExamples().map(({ id, property }) => ({ params: { id }, props: { property } }));
}

export const GET: APIRoute = ({ props }) => Response.json(props['property']);
