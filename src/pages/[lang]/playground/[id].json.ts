// The program of an example, for the playground to start from.
import type { APIRoute } from 'astro';
import { draftOf, recordedExamples } from '../../../article/examples.ts';
import { localePaths } from '../../../i18n/paths.ts';

export function getStaticPaths() {
  return localePaths().flatMap(({ params, props: { locale } }) =>
    recordedExamples().map((example) => ({
      params: { ...params, id: example.id },
      props: { draft: draftOf(example, locale) },
    })),
  );
}

export const GET: APIRoute = ({ props }) => Response.json(props['draft']);
