import type { Answer } from '../answer.ts';
import { toMarkdown } from '../markdown.ts';
import { hiding, podRecording } from '../pod-recording.ts';
import { redactionFor } from '../redaction.ts';
import { type Report, reportOn } from '../report.ts';
import { namesIn } from '../scheduling/wants.ts';
import { noWay, wayOf } from '../way/way.ts';

/** What an answer can be taken away as: a note in Markdown, the report as JSON, or all that was observed as a recording. */
export type TakenForm = 'note' | 'json' | 'recording';

/** The answer on a pod in one of these forms; with a salt there are other names in place of its own. */
export function takenAs(answer: Answer, form: TakenForm, salt: string | undefined): string {
  const { facts } = answer.explanation;
  switch (form) {
    case 'note': {
      const note = toMarkdown([reportOf(answer)]);
      return salt === undefined ? note : redactionFor([facts.pod], salt, namesIn(facts.wants))(note);
    }
    case 'json':
      return `${JSON.stringify([reportOf(answer)], salt === undefined ? undefined : hiding(facts, salt), 2)}\n`;
    case 'recording':
      return `${podRecording(facts, salt)}\n`;
  }
}

function reportOf({ explanation, locate, known }: Answer): Report {
  return reportOn(explanation, known === 'pod' ? wayOf(explanation.facts) : noWay, locate);
}
