// Measures what a reader feels: from a key to the committed DOM, at the beginning of a walk and deep in it, and how
// much script a first visit loads. It needs a production build: `npm run build && npx tsx scripts/bench-walk.ts`.
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { choicesAt } from '@/lib/journey/choices.ts';
import { momentOf, startJourney, take } from '@/lib/journey/journey.ts';
import { encodeLink, type LinkSubject } from '@/lib/journey/link.ts';
import { stepForward } from '@/lib/journey/stride.ts';
import { openSubject } from '@/lib/journey/subject.ts';
import { largeSpec } from '../tests/truth/large-pod.ts';
import { findChromium } from './browser.mjs';
import { firstLoad } from './first-load.ts';
import { serveBuild } from './running-site.ts';

const depths = [5, 500];
const pods: readonly (readonly [name: string, subject?: LinkSubject])[] = [
  ['the sample pod'],
  ['2 init containers, 2 sidecars, 5 containers', { manifest: manifestOf(largeSpec), workload: 0 }],
];
/** How many steps are walked from each depth before they are walked back, and how often: the first rounds warm up. */
const steps = 6;
const rounds = { warm: 3, timed: 12 };

const { base, end } = await serveBuild();
const browser = await chromium.launch(await findChromium());
try {
  for (const path of ['/', '/walk'])
    console.log(`${path}: ${((await firstLoad(base, path)) / 1000).toFixed(1)} kB of script, gzip`);
  for (const [name, subject, depth] of pods.flatMap(([name, subject]) =>
    depths.map((depth) => [name, subject, depth] as const),
  )) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const moment = page.getByRole('slider').and(page.locator(`[aria-valuenow="${depth}"]`));
    await page.goto(`${base}/walk`);
    await page.waitForLoadState('networkidle');
    const hash = await linkAt(depth, subject);
    const [forward, back]: [number[], number[]] = [[], []];
    for (let round = -rounds.warm; round < rounds.timed; round += 1) {
      // Opened anew, so that every step forward is one that was never taken.
      for (const fragment of ['', hash]) {
        await page.evaluate((hash) => Object.assign(location, { hash }), fragment);
        await sleep(200);
      }
      await moment.waitFor();
      await sleep(300);
      const [there, again] = [await measure(page, 'ArrowRight'), await measure(page, 'ArrowLeft')];
      if (round >= 0) forward.push(...there);
      if (round >= 0) back.push(...again);
    }
    console.log(`${name}, step ${depth}, forward: ${summary(forward)}`);
    console.log(`${name}, step ${depth}, back: ${summary(back)}`);
    await page.close();
  }
} finally {
  await browser.close();
  await end();
}

/** A link to the n-th moment of a walk whose image is never found, so that it can go on for ever. */
async function linkAt(depth: number, link: LinkSubject | undefined): Promise<string> {
  const { chart } = await openSubject('pod', link);
  let journey = startJourney(chart);
  while (journey.cursor < depth) {
    const lost = choicesAt(chart, momentOf(journey)).find(
      ({ label, blocked }) => label === 'Image not found' && !blocked,
    );
    journey = lost ? take(chart, journey, lost.event) : stepForward(chart, journey);
  }
  const { moments, cursor } = journey;
  return encodeLink({
    machine: chart.id,
    ...(link === undefined ? {} : { subject: link }),
    events: moments.flatMap(({ event }) => event ?? []),
    cursor,
    clock: momentOf(journey).at,
  });
}

function manifestOf(spec: string): string {
  const indented = spec.trim().replaceAll('\n', '\n  ');
  return `kind: Pod\nmetadata: { name: large }\nspec:\n  ${indented}\n`;
}

/** Presses a key again and again, and times each press until the slider's value has changed in the DOM. */
async function measure(page: Page, key: string): Promise<number[]> {
  return page.evaluate(
    async ({ key, steps }) => {
      const slider = document.querySelector('[role=slider]');
      const times: number[] = [];
      for (let step = 0; step < steps; step += 1) {
        const before = slider?.getAttribute('aria-valuenow');
        const start = performance.now();
        dispatchEvent(new KeyboardEvent('keydown', { key }));
        while (slider?.getAttribute('aria-valuenow') === before && performance.now() - start < 500)
          await Promise.resolve();
        if (slider?.getAttribute('aria-valuenow') !== before) times.push(performance.now() - start);
        // The motion of a step is over before the next.
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
      return times;
    },
    { key, steps },
  );
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} steps)`;
}
