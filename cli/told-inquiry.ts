import type { Answer } from '../lib/explain/answer.ts';
import type { Inquiry } from '../lib/explain/inquiry.ts';
import { type Report, reportOn, reportOnRefusal } from '../lib/explain/report.ts';
import { noWay, wayOf } from '../lib/explain/way/way.ts';
import { type Streams, UsageError } from './command.ts';
import { reportWriters } from './report-writers.ts';

type Form = keyof typeof reportWriters;

const forms = ['text', 'json', 'markdown'] as const satisfies readonly Form[];

/** The form that `--output` names; text without it. Another throws a UsageError. */
export function formOf(output: string | undefined): Form {
  const wanted = output?.replace(/^=/, '') ?? 'text';
  const form = forms.find((one) => one === wanted);
  if (form === undefined) throw new UsageError(`there is no output ${wanted}. Choose text, json or markdown.`);
  return form;
}

/** Writes what is said of the pods that are not well, or of all, and on standard error what could not be used. */
export async function tellInquiry(
  { answers, refused, unread, byName, countsFrom }: Inquiry,
  { form, all, tries = false }: { readonly form: Form; readonly all: boolean; readonly tries?: boolean },
  streams: Streams,
): Promise<void> {
  for (const { file, line, says } of unread.slice(0, 10)) {
    streams.stderr.write(`podwalk: ${file === undefined ? '' : `${file}:`}${line}: ${says}. The rest is used.\n`);
  }
  if (unread.length > 10) streams.stderr.write(`podwalk: ${unread.length - 10} more lines were not understood.\n`);
  if (byName.length > 0) {
    streams.stderr.write(`podwalk: ${byName.join(', ')} have no uid, so their observations are joined by name.\n`);
  }
  if (countsFrom !== undefined) {
    streams.stderr.write(`podwalk: nothing in it is newer than ${countsFrom}, so times count from then; see --now.\n`);
  }
  // One after the other, so that the reports of a whole cluster are never there at once.
  const writer = reportWriters[form](answers.length);
  let ways = 0;
  for (const answer of answers) {
    if (answer.brief.healthy && !all) continue;
    ways += 1;
    await write(writer.report(reportFor(answer, ways <= mostWays[form], tries)), streams);
  }
  for (const one of refused) await write(writer.report(reportOnRefusal(one)), streams);
  await write(writer.end(), streams);
}

/** Waits for a reader that is slower, since the text would pile up. */
async function write(text: string, { stdout }: Streams): Promise<void> {
  if (stdout.write(text) || stdout.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = () => resolve();
    stdout.once('drain', go).once('close', go);
  });
}

/** Looking for a way takes a fraction of a second, so that of many pods only the first ones get one; scripts wait longer. */
const mostWays = { text: 10, markdown: 10, json: 200 } as const satisfies Record<Form, number>;

function reportFor({ explanation, locate, known }: Answer, hasWay: boolean, tries: boolean): Report {
  return reportOn(explanation, known === 'pod' && hasWay ? wayOf(explanation.facts) : noWay, locate, tries);
}
