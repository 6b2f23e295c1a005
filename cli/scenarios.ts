import { findScenarios } from '../lib/world/finding.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { parseOptions } from './options.ts';
import { kubectlTable } from './table.ts';

/** `podwalk scenarios`: what the library holds, found by the words that people know. */
export const listing: Command = {
  name: 'scenarios',
  summary: 'Find scenarios that simulate can walk, by a word of kubectl or a question',
  help: `Usage: podwalk scenarios [WORDS] [options]

Lists the scenarios of the library that the words fit, the likeliest first; without words, all.
WORDS are a STATUS, part of an event or a question: ImagePullBackOff, "exit 137", "0/9 nodes".

Options:
  -o, --output FORM   json: with what each says, its manifest and its world
  -h, --help          Print this help

Exit code: 0 if there is one, 1 if none fits.

Example: podwalk scenarios stuck in ContainerCreating
`,
  run,
};

async function run(argv: readonly string[], { stdout, stderr }: Streams): Promise<number> {
  const { values, positionals } = parseOptions('scenarios', argv, { output: { type: 'string', short: 'o' } });
  const form = values.output?.replace(/^=/, '');
  if (form !== undefined && form !== 'json') throw new UsageError(`there is no output ${form}. Choose json.`);
  const found = findScenarios(positionals.join(' '));
  if (form === 'json') stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else stdout.write(kubectlTable().add([['NAME', 'TITLE'], ...found.map(({ name, title }) => [name, title])]));
  if (found.length > 0) return 0;
  stderr.write('podwalk: no scenario has all of these words. Try fewer, or none.\n');
  return 1;
}
