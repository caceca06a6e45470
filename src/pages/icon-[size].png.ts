// The icon of the installed site, in the sizes that systems ask for.

import type { APIRoute, GetStaticPaths } from 'astro';
import { drawIcon } from '../pictures/icon.ts';

export const getStaticPaths = (() =>
  [180, 192, 512].map((size) => ({
    params: { size: String(size) },
    props: { size },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ size: number }> = async ({ props }) =>
  new Response(await drawIcon(props.size), { headers: { 'Content-Type': 'image/png' } });
