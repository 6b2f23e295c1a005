import type { Answer } from '../lib/explain/answer.ts';
import { Material } from '../lib/explain/input/material.ts';
import { Reading } from '../lib/explain/input/reading.ts';
import { inquiryInto } from '../lib/explain/inquiry.ts';
import { type Report, reportOn, reportOnRefusal } from '../lib/explain/report.ts';
import { wayOf } from '../lib/explain/way/way.ts';
import { InputError } from '../lib/kubernetes/input-error.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { inputChunks } from './input-chunks.ts';
import { parseNow } from './now.ts';
import { parseOptions } from './options.ts';
import { reportWriters } from './report-writers.ts';

const forms = ['text', 'json', 'markdown'] as const;

/** `podwalk explain`: what is wrong with the Pods in some files, and what that rests on. */
export const explaining: Command = {
  name: 'explain',
  summary: 'Say what is wrong with Pods from files, how they got there, and why',
  help: `Usage: podwalk explain [FILES] [options]

Says of every pod that is not well what is wrong with it, what that rests on, how it got
there, what comes next by itself and what can be done. FILES hold what kubectl prints or
writes, of any kinds, mixed: Pods, Lists, watches, Events, Nodes, owners, as JSON or YAML;
the text of \`kubectl describe pod\`; the tables of \`kubectl get pods\` and \`get events\`;
recordings. Without FILES, or with -, it reads standard input.

Options:
  -o, --output FORM   text (the default), json: an array with one object per pod, or markdown
      --all           Every pod, those that are well too
      --now TIME      The time from which ages count (RFC 3339). Without it a recording counts
                      from its last line, and anything else from the present
  -h, --help          Print this help

Exit code: 0 if every pod is explained, 2 if there is none in the input.

Example: kubectl get pods,events -o json | podwalk explain
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('explain', argv, {
    output: { type: 'string', short: 'o' },
    all: { type: 'boolean', default: false },
    now: { type: 'string' },
  });
  const wanted = values.output?.replace(/^=/, '') ?? 'text';
  const form = forms.find((one) => one === wanted);
  if (form === undefined) throw new UsageError(`there is no output ${wanted}. Choose text, json or markdown.`);
  const now = parseNow(values.now);
  const present = Date.now();
  const material = new Material();
  for (const file of positionals.length === 0 ? ['-'] : positionals) {
    const reading = new Reading(material, now ?? present, file === '-' ? undefined : file);
    for await (const chunk of inputChunks(file, streams)) reading.push(chunk);
    reading.end();
  }
  const { answers, refused, unread, byName } = inquiryInto(material, present, now);
  if (answers.length === 0 && refused.length === 0) throw nothingIn(positionals, unread);
  for (const { file, line, says } of unread.slice(0, 10)) {
    streams.stderr.write(`podwalk: ${file === undefined ? '' : `${file}:`}${line}: ${says}. The rest is used.\n`);
  }
  if (unread.length > 10) streams.stderr.write(`podwalk: ${unread.length - 10} more lines were not understood.\n`);
  if (byName.length > 0) {
    streams.stderr.write(`podwalk: ${byName.join(', ')} have no uid, so their observations are joined by name.\n`);
  }
  // One after the other, so that the reports of a whole cluster are never there at once.
  const writer = reportWriters[form](answers.length);
  let ways = 0;
  for (const answer of answers) {
    if (answer.brief.healthy && !values.all) continue;
    ways += 1;
    await told(writer.report(reportFor(answer, ways <= mostWays[form])), streams);
  }
  for (const one of refused) await told(writer.report(reportOnRefusal(one)), streams);
  await told(writer.end(), streams);
  return 0;
}

/** Waits for a reader that is slower, which would let the text pile up. */
async function told(text: string, { stdout }: Streams): Promise<void> {
  if (!stdout.write(text) && !stdout.destroyed) await new Promise((resolve) => stdout.once('drain', resolve));
}

/** Looking for a way takes a fraction of a second, so that of many pods only the first ones get one; scripts wait longer. */
const mostWays = { text: 10, markdown: 10, json: 200 } as const;

function reportFor({ explanation, locate, known }: Answer, hasWay: boolean): Report {
  const steps = known === 'pod' && hasWay ? wayOf(explanation.facts).steps : [];
  return reportOn(explanation, steps, locate);
}

function nothingIn(
  [first, second]: readonly string[],
  [fault]: readonly { readonly file?: string; readonly line: number; readonly says: string }[],
): InputError {
  return new InputError({
    file: second === undefined ? (first === '-' ? undefined : first) : fault?.file,
    line: fault?.line,
    what: fault?.says ?? 'there is no Pod in it',
    remedy: 'Give Pods, as `kubectl get pods -o yaml` or `kubectl describe pod` prints them.',
  });
}
