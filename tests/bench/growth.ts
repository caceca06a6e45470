// `node tests/bench/growth.ts [COUNT]`: how the build grows with the course. Builds a copy of the site
// with COUNT articles in each language (100 unless told), then with ten times as many, and a Starlight
// site with the same content beside each.

import { rmSync } from 'node:fs';
import { buildCost, type BuildCost } from './build-cost.ts';
import { growOwnSite, growStarlightSite } from './grown-sites.ts';

const count = Number(process.argv[2] ?? 100);
const counts = [count, 10 * count];

async function measure(make: (articles: number) => string | Promise<string>): Promise<BuildCost[]> {
  const costs: BuildCost[] = [];
  for (const articles of counts) {
    const site = await make(articles);
    try {
      const cost = buildCost(site);
      costs.push(cost);
      console.log(`${String(articles).padStart(6)} × 2: ${said(cost)}`);
    } finally {
      rmSync(site, { recursive: true });
    }
  }
  return costs;
}

const said = ({ seconds, cpuSeconds, megabytes }: BuildCost): string =>
  `${seconds.toFixed(1)} s, of which ${cpuSeconds.toFixed(1)} s of work; ${megabytes.toFixed(0)} MB`;

function compare(what: string, over: BuildCost | undefined, under: BuildCost | undefined): void {
  if (!over || !under) return;
  const [time, work] = [over.seconds / under.seconds, over.cpuSeconds / under.cpuSeconds];
  console.log(`${what}: ${time.toFixed(2)} times as long, ${work.toFixed(2)} times the work`);
}

console.log('This site');
const [few, many] = await measure(growOwnSite);
console.log('Starlight');
const [starlightFew, starlightMany] = await measure(growStarlightSite);
compare('Ten times the articles (aim: at most 10)', many, few);
compare('Beside Starlight, the smaller (aim: at most 1)', few, starlightFew);
compare('Beside Starlight, the larger (aim: at most 1)', many, starlightMany);
