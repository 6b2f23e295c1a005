import type { Report } from '../lib/explain/report.ts';

/** Reports as a terminal shows them, and how many pods there are in all. */
export function explainedText(reports: readonly Report[], pods: number): string {
  const sick = reports.filter(({ healthy, kind }) => !healthy && kind === 'Pod').length;
  return [...reports.map(textOf), `${summaryOf(reports, sick, pods)}\n`].join('\n');
}

function textOf(report: Report): string {
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
      'What else is wrong',
      report.also.flatMap(({ verdict: other }) => wrapped(other, '  ')),
    ),
    ...section(
      'How it got here',
      report.path.map(({ at, event, to, basis }) => {
        const clock = at === null ? '        ' : at.slice(11, 19);
        return `  ${clock}  ${basis === 'observed' ? ' ' : '~'} ${event}${to === null ? '' : ` -> ${to}`}`;
      }),
    ),
    ...section(
      'What comes next',
      report.next.flatMap(({ what, at }) => wrapped(at === null ? what : `${at}: ${what}`, '  ')),
    ),
    ...section(
      'What to do',
      report.commands.flatMap(({ run, risk, why }) => [...wrapped(`${why} (${risk})`, '  '), `    $ ${run}`]),
    ),
    '',
  ].join('\n');
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

function summaryOf(reports: readonly Report[], sick: number, pods: number): string {
  if (pods === 0) return `${reports.length} refused, and no pod`;
  if (sick === 0) return pods === 1 ? 'The pod is well' : `All ${pods} pods are well`;
  const counts = new Map<string, number>();
  for (const { cause } of reports) if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + 1);
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
