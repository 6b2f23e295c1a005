import { Material } from '../lib/explain/input/material.ts';
import { Reading } from '../lib/explain/input/reading.ts';
import { type Inquiry, inquiryInto } from '../lib/explain/inquiry.ts';
import { nothingFound } from '../lib/explain/nothing-found.ts';
import { InputError } from '../lib/kubernetes/input-error.ts';
import type { Command, Streams } from './command.ts';
import { comparedText } from './compared-text.ts';
import { inputChunks } from './input-chunks.ts';
import { parseNow } from './now.ts';
import { parseOptions } from './options.ts';
import { formOf, tellInquiry } from './told-inquiry.ts';

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
      --what-if       Try in the simulator what would end each cause, and say what comes of it
      --compare A,B   The ways of two pods beside each other, and the step at which they part
      --now TIME      The time from which ages count (RFC 3339). Without it a recording counts
                      from its last line, Events that are all older than a cluster keeps them
                      from the newest time that is told, and anything else from the present
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
    'what-if': { type: 'boolean', default: false },
    now: { type: 'string' },
    compare: { type: 'string' },
  });
  const form = formOf(values.output);
  const now = parseNow(values.now);
  const present = Date.now();
  const material = new Material();
  for (const file of positionals.length === 0 ? ['-'] : positionals) {
    const reading = new Reading(material, now ?? present, file === '-' ? undefined : file);
    for await (const chunk of inputChunks(file, streams)) reading.push(chunk);
    reading.end();
  }
  const inquiry = inquiryInto(material, present, now);
  if (inquiry.answers.length === 0 && inquiry.refused.length === 0) throw nothingIn(positionals, inquiry);
  if (values.compare !== undefined) {
    streams.stdout.write(comparedText(inquiry, values.compare));
    return 0;
  }
  await tellInquiry(inquiry, { form, all: values.all, tries: values['what-if'] }, streams);
  return 0;
}

function nothingIn([first, second]: readonly string[], { unread, kinds }: Inquiry): InputError {
  const { file, line, what } = nothingFound(unread, kinds);
  return new InputError({
    file: second === undefined ? (first === '-' ? undefined : first) : file,
    line,
    what,
    remedy: 'Give Pods, as `kubectl get pods -o yaml` or `kubectl describe pod` prints them.',
  });
}
