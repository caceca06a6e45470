// The edge of the page: what comes out of the frame may be forged by a program, and is checked here.
import { eventBatch, outputBatch } from '../../node/system/limits.ts';
import type {
  FileAnswer,
  FolderEntry,
  KernelEvent,
  MachineReport,
  Source,
} from '../../node/wire/host.ts';

/** A report longer than this in any part is no honest kernel's: see host-outbox.ts. */
const longestText = outputBatch;
const mostEvents = eventBatch;
const longestName = 1000;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isCode(value: unknown): value is number | null {
  return value === null || Number.isSafeInteger(value);
}

function isSignal(value: unknown): value is string | null {
  return value === null || isText(value, longestName);
}

function parseSource(value: unknown): Source | undefined {
  if (!isFields(value)) return undefined;
  const { pid, threadId, name } = value;
  if (!isCount(pid) || !isCount(threadId)) return undefined;
  if (name === undefined) return { pid, threadId };
  return isText(name, longestName) ? { pid, threadId, name } : undefined;
}

function parseEvent(value: unknown): KernelEvent | undefined {
  if (!isFields(value)) return undefined;
  const { kind, at } = value;
  const source = parseSource(value['source']);
  if (!source || !isTime(at)) return undefined;
  switch (kind) {
    case 'started': {
      if (value['parent'] === undefined) return { kind, at, source };
      const parent = parseSource(value['parent']);
      return parent && { kind, at, source, parent };
    }
    case 'stdout':
    case 'stderr': {
      const { text } = value;
      return isText(text, longestText) ? { kind, at, source, text } : undefined;
    }
    case 'sent':
    case 'received': {
      const peer = parseSource(value['peer']);
      return peer && { kind, at, source, peer };
    }
    case 'exited': {
      const { code, signal } = value;
      return isCode(code) && isSignal(signal) ? { kind, at, source, code, signal } : undefined;
    }
    default:
      return undefined;
  }
}

function isAnswer(value: unknown): value is FileAnswer {
  return value === undefined || value instanceof Uint8Array || isListing(value);
}

function isListing(value: unknown): value is readonly FolderEntry[] {
  return (
    Array.isArray(value) &&
    value.every(
      (each: unknown) =>
        isFields(each) &&
        isText(each['name'], longestName) &&
        typeof each['isFolder'] === 'boolean',
    )
  );
}

/** The report, made anew of checked parts; undefined for what is none. */
export function parseReport(value: unknown): MachineReport | undefined {
  if (!isFields(value)) return undefined;
  const { kind, run } = value;
  switch (kind) {
    case 'ready':
    case 'alive':
      return { kind };
    case 'broken': {
      const { reason } = value;
      return isText(reason, longestName) ? { kind, reason } : undefined;
    }
    case 'stopped':
      return isCount(run) ? { kind, run } : undefined;
    case 'flooded': {
      const { at } = value;
      return isCount(run) && isTime(at) ? { kind, run, at } : undefined;
    }
    case 'over': {
      const { code, signal, at } = value;
      if (!isCount(run) || !isCode(code) || !isSignal(signal) || !isTime(at)) return undefined;
      return { kind, run, code, signal, at };
    }
    case 'answer': {
      const { call, value: answer } = value;
      return isCount(call) && isAnswer(answer) ? { kind, call, value: answer } : undefined;
    }
    case 'refusal': {
      const { call, message, code } = value;
      if (!isCount(call) || !isText(message, longestText)) return undefined;
      return isText(code, longestName) ? { kind, call, message, code } : undefined;
    }
    case 'events': {
      const { events } = value;
      if (!isCount(run) || !Array.isArray(events) || events.length > mostEvents) return undefined;
      const parsed = events.map(parseEvent).filter((event) => event !== undefined);
      return parsed.length === events.length ? { kind, run, events: parsed } : undefined;
    }
    default:
      return undefined;
  }
}
