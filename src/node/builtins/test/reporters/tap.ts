// The Test Anything Protocol, version 13.
import type { EventData, Events, ReporterNeeds } from './data.ts';
import { errorYaml, yaml } from './yaml.ts';

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\v': '\\v',
};

function escape(text: unknown): string {
  const plain = String(text).replace(/[\b\f\t\n\r\v]/gu, (char) => escapes[char] ?? char);
  return plain.replace(/[\\#]/gu, '\\$&');
}

export function createTap({ inspect }: ReporterNeeds) {
  return async function* tapReporter(events: Events): AsyncGenerator<string> {
    yield 'TAP version 13\n';
    for await (const { type, data } of events) {
      const indent = '    '.repeat(data.nesting);
      switch (type) {
        case 'test:fail':
          yield `${indent}not ${resultLine(data)}`;
          yield detailsText(indent, data);
          break;
        case 'test:pass':
          yield `${indent}${resultLine(data)}`;
          yield detailsText(indent, data);
          break;
        case 'test:plan':
          yield `${indent}1..${String(data.count)}\n`;
          break;
        case 'test:start':
          yield `${indent}# Subtest: ${escape(data.name)}\n`;
          break;
        case 'test:stderr':
        case 'test:stdout':
          for (const line of data.message.replace(/\r?\n$/u, '').split(/\r?\n/u)) {
            yield `# ${escape(line)}\n`;
          }
          break;
        case 'test:diagnostic':
        case 'test:log':
          yield `${indent}# ${escape(data.message)}\n`;
      }
    }
  };

  function detailsText(indent: string, data: EventData): string {
    const { duration_ms, type, error } = data.details;
    const inner = `${indent}  `;
    const { file, line, column } = data;
    const place = file && error ? `${file}:${String(line)}:${String(column)}` : undefined;
    return [
      `${inner}---\n`,
      yaml(inspect, inner, 'duration_ms', duration_ms),
      yaml(inspect, inner, 'type', type),
      yaml(inspect, inner, 'location', place),
      error ? errorYaml(inspect, inner, error) : '',
      `${inner}...\n`,
    ].join('');
  }
}

function resultLine({ testNumber, name, skip, todo, expectFailure }: EventData): string {
  const directive =
    skip !== undefined
      ? directiveText('SKIP', skip)
      : todo !== undefined
        ? directiveText('TODO', todo)
        : expectFailure !== undefined
          ? directiveText('EXPECTED FAILURE', expectFailure)
          : '';
  return `ok ${String(testNumber)} - ${escape(name)}${directive}\n`;
}

function directiveText(word: string, reason: unknown): string {
  return typeof reason === 'string' && reason !== ''
    ? ` # ${word} ${escape(reason)}`
    : ` # ${word}`;
}
