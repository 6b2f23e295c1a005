import { readFileSync } from 'node:fs';
import { fields, text } from '../lib/kubernetes/fields.ts';
import { InputError } from '../lib/kubernetes/input-error.ts';
import { nearestName } from '../lib/kubernetes/nearest-name.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { commands } from './commands.ts';
import { plugin } from './plugin.ts';

/**
 * Runs the command line with the arguments after the program's name, and gives the exit code: 0, or 2 after one
 * sentence on standard error about what is wrong with the command line or the input.
 */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  return await answered({ name: 'podwalk', commands }, argv, streams);
}

/** The same for the plugin of kubectl, which is called `kubectl podwalk`. */
export async function kubectlMain(argv: readonly string[], streams: Streams): Promise<number> {
  return await answered({ name: 'kubectl podwalk', commands: [plugin] }, argv, streams);
}

/** What the executable is called, and what it can do. */
interface Program {
  readonly name: string;
  readonly commands: readonly Command[];
}

async function answered(program: Program, argv: readonly string[], streams: Streams): Promise<number> {
  surviveClosedPipe(streams);
  try {
    return await dispatch(program, argv, streams);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof InputError)) throw error;
    streams.stderr.write(`podwalk: ${error.message}\n`);
    return 2;
  }
}

async function dispatch(program: Program, [name, ...rest]: readonly string[], streams: Streams): Promise<number> {
  const { commands } = program;
  if (name === '--version' || name === '-V') {
    streams.stdout.write(`${version()}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const named = commands.find((command) => command.name === rest[0]);
    streams.stdout.write(named?.help ?? help(program));
    return 0;
  }
  if (name === undefined) throw new UsageError(`no command is given. Run \`${program.name} --help\`.`);
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw new UsageError(unknownCommand(program, name));
  if (rest.includes('--help') || rest.includes('-h')) {
    streams.stdout.write(command.help);
    return 0;
  }
  return await command.run(rest, streams);
}

/** The package's; it lies one folder up both from the sources and from the bundle. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return text(fields(manifest)?.version) ?? 'unknown';
}

function unknownCommand({ name: program, commands }: Program, name: string): string {
  if (name.startsWith('-')) return `there is no option ${name}. Run \`${program} --help\`.`;
  const near = nearestName(
    name,
    commands.map((command) => command.name),
  );
  return `there is no command ${name}. ${near === undefined ? `Run \`${program} --help\`.` : `Did you mean ${near}?`}`;
}

function help({ name: program, commands }: Program): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}   ${summary}\n`).join('');
  return `Podwalk walks the life of a Kubernetes pod.

Usage: ${program} COMMAND [arguments]

Commands:
${list}
Options:
  -h, --help      Print this help; after a command, its own
  -V, --version   Print the version
`;
}

/** A reader that has seen enough, such as head, closes the pipe; that is no error. */
function surviveClosedPipe({ stdout }: Streams): void {
  stdout.on('error', (error: Error) => {
    const code = 'code' in error ? error.code : undefined;
    if (code !== 'EPIPE' && code !== 'ERR_STREAM_DESTROYED') throw error;
  });
}
