import type { Answer } from '../lib/explain/answer.ts';
import type { Inquiry } from '../lib/explain/inquiry.ts';
import { partingOf, partingSentence, sideBySide } from '../lib/explain/way/parting.ts';
import { type WayStep, wayOf } from '../lib/explain/way/way.ts';
import { UsageError } from './command.ts';
import { kubectlTable } from './table.ts';

/** The ways of two pods beside each other, which are named as `A,B` or `namespace/A,namespace/B`; where they part has a mark. */
export function comparedText({ answers }: Inquiry, pair: string): string {
  const [one, other, ...more] = pair.split(',');
  if (!one || !other || more.length > 0) throw new UsageError('--compare takes two pods, like web-1,web-2.');
  const [left, right] = [podNamed(answers, one), podNamed(answers, other)];
  const parting = partingOf(wayOf(left.explanation.facts).steps, wayOf(right.explanation.facts).steps);
  const line = (step: WayStep | undefined, parts: WayStep | undefined) =>
    step === undefined ? '' : `${step === parts ? '* ' : '  '}${step.at?.slice(11, 19) ?? '        '}  ${step.event}`;
  return [
    `${partingSentence(parting, left.brief.name, right.brief.name)}\n`,
    kubectlTable().add([
      [`${left.brief.name}: ${left.brief.status}`, `${right.brief.name}: ${right.brief.status}`],
      ...sideBySide(parting).map(([a, b]) => [line(a, parting.first), line(b, parting.second)]),
    ]),
  ].join('\n');
}

function podNamed(answers: readonly Answer[], name: string): Answer {
  const found = answers.filter(({ known, brief }) => {
    return known === 'pod' && (brief.name === name || `${brief.namespace}/${brief.name}` === name);
  });
  const [first, second] = found;
  if (first === undefined) throw new UsageError(`there is no pod ${name} in it.`);
  if (second === undefined) return first;
  throw new UsageError(
    `there are ${found.length} pods ${name}. Name the namespace too: ${first.brief.namespace}/${name}.`,
  );
}
