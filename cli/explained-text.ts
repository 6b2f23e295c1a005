import { lostSaid, type Report } from '../lib/explain/report.ts';

/** A report as a terminal shows it. */
export function explainedText(report: Report): string {
  const { kind, namespace, name, status, cause, confidence, verdict, outlook } = report;
  const owner = kind === 'Pod' ? '' : `${kind.toLowerCase()} `;
  return [
    [`${owner}${namespace}/${name}`, ...(status ? [status] : []), ...(cause ? [`${cause}, ${confidence}`] : [])].join(
      '   ',
    ),
    '',
    ...wrapped(verdict, ''),
    ...wrapped(outlook, ''),
    ...section('How we know', report.evidence.flatMap(evidenceLines)),
    ...section(
      'What else fits',
      report.alternatives.flatMap(({ cause: other, says, decides }) => [
        ...wrapped(`${other}: ${says}`, '  '),
        `    $ ${decides.run}`,
      ]),
    ),
    ...section(
      'Ruled out',
      report.ruledOut.flatMap(({ cause: other, because }) => wrapped(`${other}, since ${because}`, '  ')),
    ),
    ...section(
      'What else is wrong',
      report.also.flatMap(({ verdict: other }) => wrapped(other, '  ')),
    ),
    ...section('How it got here', [
      ...(report.lost > 0 ? [`            ${lostSaid(report.lost)}`] : []),
      ...report.path.map(({ at, event, to, basis }) => {
        const clock = at === null ? '        ' : at.slice(11, 19);
        return `  ${clock}  ${basis === 'observed' ? ' ' : '~'} ${event}${to === null ? '' : ` -> ${to}`}`;
      }),
    ]),
    ...section(
      'What comes next',
      report.next.flatMap(({ what, at }) => wrapped(at === null ? what : `${at}: ${what}`, '  ')),
    ),
    ...section(
      'What to do',
      report.commands.flatMap(({ run, risk, why }) => [...wrapped(`${why} (${risk})`, '  '), `    $ ${run}`]),
    ),
    ...section('What would end it', report.fixes.flatMap(fixLines)),
    '',
  ].join('\n');
}

function fixLines({ says, given, field, from, to, command, outcome }: Report['fixes'][number]): readonly string[] {
  return [
    ...wrapped(given === null ? says : `${says} Taken for granted: ${given}`, '  '),
    ...(field === null ? [] : [`    ${field}: ${from === null ? '' : `${from} -> `}${to ?? 'taken away'}`]),
    ...(command === null ? [] : [`    ${command.why} (${command.risk})`, `    $ ${command.run}`]),
    ...(outcome === undefined ? [] : wrapped(`What if: ${outcome}`, '    ')),
  ];
}

function evidenceLines({ claim, source, path, value, file, line }: Report['evidence'][number]): readonly string[] {
  const place = line === null ? '' : ` (${file === null ? 'line ' : `${file}:`}${line})`;
  return [
    ...wrapped(claim, '  '),
    ...wrapped(`${source} ${path}: ${value.replace(/\s+/g, ' ').trim()}${place}`, '    '),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/** What was reported in all: of how many pods, how many are sick, and how often each cause was found. */
export interface Tally {
  readonly pods: number;
  sick: number;
  refused: number;
  readonly causes: Map<string, number>;
}

/** Adds a report to those before it. */
export function count(tally: Tally, { kind, healthy, cause }: Report): void {
  if (kind !== 'Pod' || healthy) tally.refused += kind === 'Pod' ? 0 : 1;
  else tally.sick += 1;
  if (cause !== null) tally.causes.set(cause, (tally.causes.get(cause) ?? 0) + 1);
}

/** The last line: all reports in one sentence. */
export function summaryOf({ pods, sick, refused, causes: counts }: Tally): string {
  if (pods === 0) return `${refused} refused, and no pod`;
  if (sick === 0) return pods === 1 ? 'The pod is well' : `All ${pods} pods are well`;
  const causes = [...counts].sort(([, a], [, b]) => b - a).map(([cause, count]) => `${count} ${cause}`);
  return wrapped(`${sick} of ${pods === 1 ? '1 pod is' : `${pods} pods are`} not well: ${causes.join(', ')}`, '').join(
    '\n',
  );
}

const width = 100;

function wrapped(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width && line.trim() !== '') {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return line.trim() === '' ? lines : [...lines, line];
}
