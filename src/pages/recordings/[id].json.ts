// The recorded run of an example, for its timeline in the page.
import type { APIRoute } from 'astro';
import { recordedExamples } from '../../article/examples.ts';

export function getStaticPaths() {
  return recordedExamples().map(({ id, recording }) => ({ params: { id }, props: { recording } }));
}

export const GET: APIRoute = ({ props }) => Response.json(props['recording']);
