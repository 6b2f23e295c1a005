import { lostSaid, type Report } from './report.ts';

/** A report as a note for an incident, in Markdown. */
export function toMarkdown(reports: readonly Report[]): string {
  return reports.map(noteOn).join('\n');
}

function noteOn(report: Report): string {
  const { namespace, name, status, verdict, outlook, confidence, cause } = report;
  return [
    `## ${code(`${namespace}/${name}`)}${status ? `: ${status}` : ''}`,
    '',
    `**${text(verdict)}** ${text(outlook)}`,
    '',
    cause === null ? '' : `Cause: ${code(cause)}, ${confidence}.\n`,
    ...section(
      'How we know',
      report.evidence.map(({ claim, source, path, value }) => {
        return `- ${text(claim)} ${code(`${source} ${path}`)}: ${code(oneLine(value))}`;
      }),
    ),
    ...section(
      'What else fits',
      report.alternatives.map(({ says, decides }) => `- ${text(says)} ${code(decides.run)} decides.`),
    ),
    ...section(
      'Ruled out',
      report.ruledOut.map(({ cause: other, because }) => `- ${code(other)}, since ${text(because)}`),
    ),
    ...section(
      'What else is wrong',
      report.also.map(({ verdict: other }) => `- ${text(other)}`),
    ),
    ...section('How it got here', [
      ...(report.lost > 0 ? [`- ${lostSaid(report.lost)}`] : []),
      ...report.path.map(({ at, event, to, basis }) => {
        return `- ${at ?? 'unknown'} ${code(event)}${to ? ` → ${code(to)}` : ''}${basis === 'inferred' ? ' (inferred)' : ''}`;
      }),
    ]),
    ...section(
      'What comes next',
      report.next.map(({ what, at }) => `- ${at ?? 'at a time that the pod does not tell'}: ${text(what)}`),
    ),
    ...section(
      'What to do',
      report.commands.map(({ run, risk, why }) => `- ${text(why)} (${risk})\n\n      ${oneLine(run)}\n`),
    ),
    ...section(
      'What would end it',
      report.fixes.map(({ says, given, field, from, to, command, outcome }) => {
        const change =
          field === null
            ? ''
            : ` ${code(field)}: ${from === null ? '' : `${code(from)} → `}${to === null ? 'taken away' : code(to)}.`;
        const run = command === null ? '' : `\n\n      ${oneLine(command.run)}\n`;
        return `- ${text(says)}${change}${given === null ? '' : ` Taken for granted: ${text(given)}`}${outcome === undefined ? '' : ` What if: ${text(outcome)}`}${run}`;
      }),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];
}

/** Names and messages are somebody else's text. */
function text(value: string): string {
  return oneLine(value).replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

function code(value: string): string {
  const fence = '`'.repeat(1 + Math.max(0, ...[...value.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const pad = value.startsWith('`') || value.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${value}${pad}${fence}`;
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
