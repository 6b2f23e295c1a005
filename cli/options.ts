import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command.ts';

/** What a command line holds, once its options are told from its files. */
export type Parsed<T extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>;

/** Splits arguments into options and positionals; what does not fit throws a UsageError. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  command: string,
  argv: readonly string[],
  options: T,
): Parsed<T> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${sentenceOf(error)}. Run \`podwalk ${command} --help\`.`);
  }
}

/** Node's own sentences, cut to the first. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '([^']+)'/.exec(message)?.[1];
  if (unknown !== undefined) return `there is no option ${unknown}`;
  const valueless = /^Option '(?:-\w, )?(--?[\w-]+)(?: <value>)?' argument missing/.exec(message)?.[1];
  if (valueless !== undefined) return `${valueless} needs a value`;
  return message.split(/\.\s|\n/)[0] ?? message;
}
