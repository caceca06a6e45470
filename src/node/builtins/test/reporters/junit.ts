// The report as JUnit's XML has it: suites around their tests, told when all is over.
import { inspectSafely } from './data.ts';
import type { EventData, Events, ReporterNeeds } from './data.ts';

/** An element, a comment where it has no tag, or text. */
interface Element {
  readonly tag: string;
  readonly nesting: number;
  readonly attributes: Record<string, unknown>;
  readonly children: (Comment | Element | string)[];
}

interface Comment {
  readonly nesting: number;
  readonly comment: string;
}

interface Started {
  readonly name: string;
  readonly nesting: number;
  readonly children: (Comment | Element | string)[];
  readonly parent: Started | undefined;
}

export function createJunit({ inspect, hostname }: ReporterNeeds) {
  return async function* junitReporter(events: Events): AsyncGenerator<string> {
    yield '<?xml version="1.0" encoding="utf-8"?>\n';
    yield '<testsuites>\n';
    let current: Started | undefined;
    const roots: (Comment | Element | string)[] = [];
    const here = (): (Comment | Element | string)[] => current?.children ?? roots;
    for await (const { type, data } of events) {
      switch (type) {
        case 'test:start':
          current = { name: data.name, nesting: data.nesting, children: [], parent: current };
          break;
        case 'test:fail':
        case 'test:pass': {
          // Those that have failed before they began were never told to start.
          const own = current?.name === data.name && current.nesting === data.nesting;
          const children = own ? (current?.children ?? []) : [];
          if (own) current = current?.parent;
          here().push(resultElement(data, children));
          break;
        }
        case 'test:diagnostic':
        case 'test:log':
          here().push({ nesting: data.nesting, comment: data.message });
      }
    }
    for (const each of roots) yield xml(each);
    yield '</testsuites>\n';
  };

  function resultElement(data: EventData, children: Element['children']): Element {
    const { name, nesting, details, classname, file, skip, todo } = data;
    const time = (details.duration_ms / 1000).toFixed(6);
    if (children.some((each) => typeof each === 'object' && 'tag' in each)) {
      const tests = children.filter(isTest);
      return {
        tag: 'testsuite',
        nesting,
        attributes: {
          name,
          time,
          disabled: 0,
          errors: 0,
          tests: tests.length,
          failures: tests.filter(({ children: parts }) => hasTag(parts, 'failure')).length,
          skipped: tests.filter(({ children: parts }) => hasTag(parts, 'skipped')).length,
          timestamp: new Date().toISOString(),
          hostname: hostname(),
        },
        children,
      };
    }
    const attributes: Record<string, unknown> = {
      name,
      time,
      classname: classname ?? 'test',
      ...(file !== undefined && { file }),
    };
    const parts = [...children];
    const inner = nesting + 1;
    for (const [type, message] of [
      ['skipped', skip],
      ['todo', todo],
    ] as const) {
      if (message === undefined) continue;
      parts.push({
        tag: 'skipped',
        nesting: inner,
        attributes: { type, message },
        children: [],
      });
    }
    const { error } = details;
    if (error) {
      const cause = error.cause as { readonly message?: unknown } | null | undefined;
      const message = cause?.message ?? error.message;
      attributes['failure'] = message;
      parts.push({
        tag: 'failure',
        nesting: inner,
        attributes: { type: error.failureType, message: String(message).trimEnd() },
        children: [inspectSafely(inspect, error)],
      });
    }
    return { tag: 'testcase', nesting, attributes, children: parts };
  }
}

function isTest(each: Comment | Element | string): each is Element {
  return typeof each === 'object' && 'tag' in each && each.tag.startsWith('test');
}

function hasTag(parts: Element['children'], tag: string): boolean {
  return parts.some((each) => typeof each === 'object' && 'tag' in each && each.tag === tag);
}

function xml(node: Comment | Element | string): string {
  if (typeof node === 'string') return escapeText(node);
  const indent = '\t'.repeat(node.nesting + 1);
  if ('comment' in node) return `${indent}<!-- ${escapeComment(node.comment)} -->\n`;
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`,
  );
  const head = `${indent}<${node.tag}${attributes.join('')}`;
  if (node.children.length === 0) return `${head}/>\n`;
  const isText = typeof node.children[0] === 'string';
  const inner = node.children.map(xml).join('');
  return `${head}>\n${inner}${isText ? '\n' : ''}${indent}</${node.tag}>\n`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}

function escapeComment(text: string): string {
  return text.replaceAll('--', '&#45;&#45;');
}
