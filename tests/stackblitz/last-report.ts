// The last report that was kept: in this folder as data, and in the README as a table.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { tableOf, type Report } from './report.ts';

const file = fileURLToPath(new URL('report.json', import.meta.url));
const readme = fileURLToPath(new URL('../../README.md', import.meta.url));

/** What stands in the README around the table. */
const part =
  /(?<=<!-- stackblitz: written by `npm run check-stackblitz -- --keep` -->\n\n)[^]*?(?=\n\n<!-- \/stackblitz -->)/;

/** What the README says while there is no report. */
const notYet = 'Not yet run: the real StackBlitz could not be reached from where this was written.';

/** The report that was kept last, if one was. */
export async function readLastReport(): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Report;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What the README says of the last report. */
export async function readPart(): Promise<string | undefined> {
  return part.exec(await readFile(readme, 'utf8'))?.[0];
}

/** What it should say. */
export async function writePart(report: Report | undefined): Promise<string> {
  return (await tidy(report ? tableOf(report) : notYet, readme)).trim();
}

/** Keeps a report, to be committed. */
export async function keepReport(report: Report): Promise<void> {
  await writeFile(file, await tidy(JSON.stringify(report), file));
  const [text, said] = [await readFile(readme, 'utf8'), await writePart(report)];
  await writeFile(
    readme,
    text.replace(part, () => said),
  );
}

/** A text in the format of the project. */
async function tidy(text: string, filepath: string): Promise<string> {
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
