import { digestOf, groupsOf } from '../../lib/explain/desk/digest.ts';
import { openedPod, openedWay } from '../../lib/explain/desk/opened-pod.ts';
import { inquire } from '../../lib/explain/inquiry.ts';
import { toMarkdown } from '../../lib/explain/markdown.ts';
import { podLink } from '../../lib/explain/pod-link.ts';
import { podRecording } from '../../lib/explain/pod-recording.ts';
import { redactionFor } from '../../lib/explain/redaction.ts';
import { type Report, reportOn, reportOnRefusal } from '../../lib/explain/report.ts';
import { noWay } from '../../lib/explain/way/way.ts';
import { InputError } from '../../lib/kubernetes/input-error.ts';

/**
 * Makes of a text everything that a page or the command line ever shows of it: the list, of every pod the verdict, the
 * status truth, what comes next, the note, the note with other names, the recording and the link; and its way, its waterfall
 * and what comes of its fixes, which take far longer, if wished.
 */
export function wholeAnswer(source: string, now: number, withWay = true): readonly Report[] {
  const inquiry = inquire([{ source }], now, now);
  const groups = groupsOf(inquiry.answers, () => undefined);
  structuredClone(digestOf(inquiry, groups));
  const reports = inquiry.answers.map((answer, pod) => {
    const { explanation, locate, known } = answer;
    structuredClone(openedPod(answer, pod, { joined: false, replica: undefined }));
    if (known === 'row') return reportOn(explanation, noWay, locate);
    const way = withWay ? structuredClone(openedWay(explanation)) : noWay;
    const report = reportOn(explanation, way, locate, withWay);
    redactionFor([explanation.facts.pod], 'salt')(toMarkdown([report]));
    for (const salt of [undefined, 'salt']) {
      podRecording(explanation.facts, salt);
      link(() => podLink(explanation.facts, salt));
    }
    return report;
  });
  const all = [...reports, ...inquiry.refused.map(reportOnRefusal)];
  toMarkdown(all);
  JSON.stringify(all);
  return all;
}

/** A pod may be too large for a link, which is said in a sentence. */
function link(make: () => string): void {
  try {
    make();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}
