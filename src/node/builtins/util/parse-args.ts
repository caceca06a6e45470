// `util.parseArgs`: a command line taken apart.
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../errors/node-error.ts';

interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly default?: unknown;
}
type Options = Readonly<Record<string, Option>>;

export interface ParseArgsConfig {
  readonly args?: readonly string[];
  readonly options?: Options;
  readonly strict?: boolean;
  readonly allowPositionals?: boolean;
  readonly allowNegative?: boolean;
  readonly tokens?: boolean;
}

interface OptionToken {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly index: number;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}
type Token =
  | OptionToken
  | { readonly kind: 'positional'; readonly index: number; readonly value: string }
  | { readonly kind: 'option-terminator'; readonly index: number };

function checkBoolean(value: unknown, name: string): void {
  if (typeof value !== 'boolean') throw invalidArgType(name, 'of type boolean', value);
}

function checkOptions(options: Options): void {
  for (const [name, option] of Object.entries(options)) {
    const at = `options.${name}`;
    if (typeof option !== 'object' || (option as unknown) === null) {
      throw invalidArgType(at, 'of type object', option);
    }
    const { type, short, multiple } = option as {
      type: unknown;
      short?: unknown;
      multiple?: unknown;
    };
    if (type !== 'string' && type !== 'boolean') {
      throw invalidArgType(`${at}.type`, "('string|boolean')", type);
    }
    if (short !== undefined) {
      checkString(short, `${at}.short`);
      if (short.length !== 1) {
        throw invalidArgValue(`${at}.short`, short, 'must be a single character');
      }
    }
    if (multiple !== undefined) checkBoolean(multiple, `${at}.multiple`);
    if (option.default !== undefined) checkDefault(`${at}.default`, option);
  }
}

function checkDefault(at: string, { type, multiple, default: value }: Option): void {
  const check = (each: unknown, name: string): void => {
    if (typeof each !== type) throw invalidArgType(name, `of type ${type}`, each);
  };
  if (!multiple) {
    check(value, at);
    return;
  }
  if (!Array.isArray(value)) throw invalidArgType(at, 'an instance of Array', value);
  for (const [index, each] of value.entries()) check(each, `${at}[${String(index)}]`);
}

/** How an option begins that is denied. */
const negation = '--no-';
const isNegative = (rawName: string): boolean => rawName.startsWith(negation);

function optionOf(options: Options, name: string): Option | undefined {
  return Object.hasOwn(options, name) ? options[name] : undefined;
}

/** The arguments as they stand, one token each, or several for `-abc`. */
function* tokenize(
  args: readonly string[],
  options: Options,
  allowNegative: boolean,
): Generator<Token> {
  const longOf = (short: string): string =>
    Object.entries(options).find(([, option]) => option.short === short)?.[0] ?? short;
  const takesValue = (name: string): boolean => optionOf(options, name)?.type === 'string';
  const rest = args.map((arg, index) => ({ arg, index }));
  let group = -1;
  for (let next = rest.shift(); next; next = rest.shift()) {
    const { arg, index } = next;
    if (arg === '--') {
      yield { kind: 'option-terminator', index };
      for (const each of rest) yield { kind: 'positional', index: each.index, value: each.arg };
      return;
    }
    const following = rest[0];
    if (/^-[^-]$/u.test(arg)) {
      const name = longOf(arg.slice(1));
      const taken = takesValue(name) && following && group !== index ? rest.shift() : undefined;
      const inlineValue = taken ? false : undefined;
      yield { kind: 'option', name, rawName: arg, index, value: taken?.arg, inlineValue };
    } else if (/^-[^-]./u.test(arg)) {
      const name = longOf(arg.charAt(1));
      if (takesValue(name)) {
        const value = arg.slice(2);
        yield { kind: 'option', name, rawName: arg.slice(0, 2), index, value, inlineValue: true };
      } else {
        // A group of flags, of which the last may take a value.
        group = -1;
        rest.unshift({ arg: `-${arg.slice(2)}`, index });
        yield {
          kind: 'option',
          name,
          rawName: arg.slice(0, 2),
          index,
          value: undefined,
          inlineValue: undefined,
        };
      }
    } else if (/^--[^=]+=/u.test(arg)) {
      const at = arg.indexOf('=');
      const name = arg.slice(2, at);
      const value = arg.slice(at + 1);
      yield { kind: 'option', name, rawName: `--${name}`, index, value, inlineValue: true };
    } else if (arg.startsWith('--')) {
      const name = arg.slice(allowNegative && isNegative(arg) ? negation.length : 2);
      const taken = takesValue(arg.slice(2)) ? rest.shift() : undefined;
      const inlineValue = taken ? false : undefined;
      yield { kind: 'option', name, rawName: arg, index, value: taken?.arg, inlineValue };
    } else {
      yield { kind: 'positional', index, value: arg };
    }
  }
}

/** The option that a token is about and its name: what is denied must be a flag, or have `no-` in its name. */
function meant(
  { rawName, name }: OptionToken,
  options: Options,
  allowNegative: boolean,
): readonly [string, Option | undefined] {
  const option = optionOf(options, name);
  if (!allowNegative || !isNegative(rawName)) return [name, option];
  const denied = rawName.slice(negation.length);
  const flag = optionOf(options, denied);
  if (flag?.type === 'boolean') return [denied, flag];
  return [rawName.slice(2), optionOf(options, rawName.slice(2))];
}

interface Strictness {
  readonly allowPositionals: boolean;
  readonly allowNegative: boolean;
}

function checkToken(
  token: OptionToken,
  options: Options,
  { allowPositionals, allowNegative }: Strictness,
): void {
  const { rawName, value, inlineValue } = token;
  const [name, option] = meant(token, options, allowNegative);
  if (!option) {
    const hint = allowPositionals
      ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${rawName}"`
      : '';
    throw nodeError(
      TypeError,
      'ERR_PARSE_ARGS_UNKNOWN_OPTION',
      `Unknown option '${rawName}'${hint}`,
    );
  }
  const short = option.short === undefined ? '' : `-${option.short}, `;
  const invalid = (message: string): Error =>
    nodeError(TypeError, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE', message);
  if (option.type === 'string' && typeof value !== 'string') {
    throw invalid(`Option '${short}--${name} <value>' argument missing`);
  }
  if (option.type === 'boolean' && value !== undefined) {
    throw invalid(`Option '${short}--${name}' does not take an argument`);
  }
  if (inlineValue === false && value !== undefined && value.length > 1 && value.startsWith('-')) {
    const example = rawName.startsWith('--')
      ? `'${rawName}=-XYZ'`
      : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
    throw invalid(
      `Option '${rawName}' argument is ambiguous.\nDid you forget to specify the option argument for '${rawName}'?\n` +
        `To specify an option argument starting with a dash use ${example}.`,
    );
  }
}

/** The exports' function. `ownArgs` are those of the process. */
export function parseArgs(config: ParseArgsConfig = {}, ownArgs: readonly string[] = []) {
  // What can have no properties is refused in the words of the language.
  Object.getPrototypeOf(config);
  const { args = ownArgs, options = {}, strict = true, allowNegative = false } = config;
  const { allowPositionals = !strict, tokens: wantsTokens = false } = config;
  if (!Array.isArray(args)) throw invalidArgType('args', 'an instance of Array', args);
  checkBoolean(strict, 'strict');
  checkBoolean(allowPositionals, 'allowPositionals');
  checkBoolean(wantsTokens, 'tokens');
  checkBoolean(allowNegative, 'allowNegative');
  if (typeof options !== 'object' || (options as unknown) === null) {
    throw invalidArgType('options', 'of type object', options);
  }
  checkOptions(options);
  const values = Object.create(null) as Record<string, unknown>;
  const positionals: string[] = [];
  const tokens = [...tokenize(args as readonly string[], options, allowNegative)];
  const put = (name: string, value: unknown): void => {
    if (name === '__proto__') return;
    if (optionOf(options, name)?.multiple) {
      values[name] = [...((values[name] as unknown[] | undefined) ?? []), value];
    } else values[name] = value;
  };
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (!allowPositionals) {
        const message = `Unexpected argument '${token.value}'. This command does not take positional arguments`;
        throw nodeError(TypeError, 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', message);
      }
      positionals.push(token.value);
    } else if (token.kind === 'option') {
      if (strict) checkToken(token, options, { allowPositionals, allowNegative });
      const isDenied = allowNegative && isNegative(token.rawName);
      put(token.name, token.value ?? !isDenied);
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && !(name in values)) values[name] = option.default;
  }
  return { values, positionals, ...(wantsTokens && { tokens }) };
}
