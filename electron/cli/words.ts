import { parseArgs, type ParseArgsConfig } from 'node:util';
import { WrongUsage } from './wrong-usage.ts';

type OptionTypes = NonNullable<ParseArgsConfig['options']>;

/** The words after a verb: options by name, the rest in order. */
export interface Words {
  text(option: string): string | undefined;
  required(option: string): string;
  flag(option: string): boolean;
  integer(option: string, min: number, max: number): number | undefined;
  number(option: string, min: number, max: number): number | undefined;
  choice<C extends string>(option: string, choices: readonly C[]): C;
  readonly others: readonly string[];
}

/** @throws WrongUsage for an option that is unknown or lacks its value. */
export function readWords(words: readonly string[], options: OptionTypes): Words {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split(/\.(?: |$)/)[0] ?? '') : String(error);
    throw new WrongUsage('cli:wrong.option', { problem: `${problem}.` });
  }
  const { values, positionals } = parsed;
  const text = (option: string): string | undefined => values[option] as string | undefined;
  const required = (option: string): string => {
    const value = text(option);
    if (value === undefined) throw new WrongUsage('cli:wrong.missing', { what: `--${option}` });
    return value;
  };
  const number = (key: 'cli:wrong.integer' | 'cli:wrong.number', option: string, min: number, max: number): number | undefined => {
    const value = text(option);
    if (value === undefined) return undefined;
    const read = value.trim() === '' ? NaN : Number(value);
    const legal = key === 'cli:wrong.integer' ? Number.isSafeInteger(read) : Number.isFinite(read);
    if (!legal || read < min || read > max) throw new WrongUsage(key, { option, value, min, max });
    return read;
  };
  return {
    text,
    required,
    flag: (option) => values[option] === true,
    integer: (option, min, max) => number('cli:wrong.integer', option, min, max),
    number: (option, min, max) => number('cli:wrong.number', option, min, max),
    choice(option, choices) {
      const value = required(option);
      const found = choices.find((choice) => choice === value);
      if (!found) throw new WrongUsage('cli:wrong.choice', { option, value, choices: choices.join(', ') });
      return found;
    },
    others: positionals,
  };
}

/** The words that are not options: exactly those that are named. */
export function only(words: Words, ...names: readonly string[]): string[] {
  const extra = words.others[names.length];
  if (extra !== undefined) throw new WrongUsage('cli:wrong.tooMany', { word: extra });
  return names.map((name, index) => {
    const word = words.others[index];
    if (word === undefined) throw new WrongUsage('cli:wrong.missing', { what: name });
    return word;
  });
}
