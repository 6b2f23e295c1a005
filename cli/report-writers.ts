import { toMarkdown } from '../lib/explain/markdown.ts';
import type { Report } from '../lib/explain/report.ts';
import { count, explainedText, summaryOf, type Tally } from './explained-text.ts';

/** Turns reports into text as they come, and says what stands at the end. */
interface ReportWriter {
  report(report: Report): string;
  end(): string;
}

/** The forms of `podwalk explain`; each is told how many pods there are, those that are not reported too. */
export const reportWriters = {
  text: (pods) => {
    const tally: Tally = { pods, sick: 0, refused: 0, causes: new Map() };
    return {
      report: (report) => {
        count(tally, report);
        return `${explainedText(report)}\n`;
      },
      end: () => `${summaryOf(tally)}\n`,
    };
  },
  json: () => {
    let isFirst = true;
    return {
      report: (report) => {
        const before = isFirst ? '[\n' : ',\n';
        isFirst = false;
        return `${before}  ${JSON.stringify(report, null, 2).replaceAll('\n', '\n  ')}`;
      },
      end: () => (isFirst ? '[]\n' : '\n]\n'),
    };
  },
  markdown: () => {
    let before = '';
    let isEmpty = true;
    return {
      report: (report) => {
        const text = `${before}${toMarkdown([report])}`;
        before = '\n';
        isEmpty = false;
        return text;
      },
      end: () => (isEmpty ? 'All pods are well.\n' : ''),
    };
  },
} as const satisfies Record<string, (pods: number) => ReportWriter>;
