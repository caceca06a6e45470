// The reporter for people: results as they come, failures once more at the end.
import type { Transform } from 'node:stream';
import { colorsOf } from './colors.ts';
import type { EventData, ReporterEvent, ReporterNeeds } from './data.ts';
import { resultText } from './result.ts';

/** `Spec`, a class of streams that programs may also call without `new`. */
export function createSpec(needs: ReporterNeeds, Base: typeof Transform): new () => Transform {
  class SpecReporter extends Base {
    /** Tests that have started and of which nothing is written. */
    #started: EventData[] = [];
    /** Tests whose heading is written. */
    readonly #headed: EventData[] = [];
    readonly #failed: EventData[] = [];

    constructor() {
      super({ writableObjectMode: true });
    }

    override _transform(
      event: ReporterEvent,
      _encoding: string,
      done: (error: null, text: string) => void,
    ): void {
      done(null, this.#text(event));
    }

    override _flush(done: (error: null, text: string) => void): void {
      const failed = this.#failed;
      if (failed.length === 0) {
        done(null, '');
        return;
      }
      const { red, white } = colorsOf(needs.isColored());
      const lines = [`\n${red}✖ failing tests:${white}\n`];
      for (const data of failed) {
        const { file, line, column } = data;
        const place = `${needs.relative(needs.cwd(), file ?? '')}:${String(line)}:${String(column)}`;
        const flat = { ...data, nesting: 0 };
        if (file !== undefined) lines.push(`\ntest at ${place}\n`);
        lines.push(resultText(needs, 'test:fail', flat, true));
      }
      done(null, lines.join(''));
    }

    #text({ type, data }: ReporterEvent): string {
      const { blue, red, yellow, white } = colorsOf(needs.isColored());
      switch (type) {
        case 'test:start':
          this.#started.unshift(data);
          return '';
        case 'test:fail':
          if (data.details.error?.failureType !== 'subtestsFailed') this.#failed.push(data);
          return this.#result(type, data);
        case 'test:pass':
          return this.#result(type, data);
        case 'test:stderr':
        case 'test:stdout':
          return data.message;
        case 'test:diagnostic':
        case 'test:log': {
          const color = { info: blue, warn: yellow, error: red }[data.level ?? 'info'];
          return `${color}${'  '.repeat(data.nesting)}ℹ ${data.message}${white}\n`;
        }
        default:
          return '';
      }
    }

    #result(type: 'test:fail' | 'test:pass', data: EventData): string {
      this.#started.shift();
      const above = this.#started.reverse();
      this.#started = [];
      this.#headed.unshift(...[...above].reverse());
      const headings = above.map((each) => `${'  '.repeat(each.nesting)}▶ ${each.name}\n`);
      const [last] = this.#headed;
      if (last?.nesting === data.nesting && last.name === data.name) this.#headed.shift();
      return `${headings.join('')}${resultText(needs, type, data, false)}\n`;
    }
  }
  return SpecReporter;
}
