import { type ReactElement, useMemo, useRef, useState } from 'react';
import { toScene } from '@/lib/diagram/scene.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import type { OpenedWay } from '@/lib/explain/desk/opened-pod.ts';
import { lostSaid } from '@/lib/explain/report.ts';
import { longestSilence } from '@/lib/explain/way/silence.ts';
import { basisOf } from '@/lib/explain/way/way-basis.ts';
import { goTo, replayEvents } from '@/lib/journey/journey.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { announcementOf, placeOf, viewOf } from '@/lib/journey/view.ts';
import { humanDuration } from '@/lib/kubernetes/duration.ts';
import { toGraph } from '@/machines/graph.ts';
import { podChart } from '@/machines/pod.ts';
import buttons from '../button.module.css';
import { MapPicture } from '../map/map-picture.tsx';
import { useWidth } from '../timeline/use-width.ts';
import { openNewTab } from './new-tab.ts';
import { WayScrub } from './way-scrub.tsx';
import { WaySteps } from './way-steps.tsx';
import styles from './way-walk.module.css';

/** The map at a step of the way, and the line on which the steps are gone through. */
export function WayWalk({ way }: { way: OpenedWay }): ReactElement {
  const { spec, steps, events, restarts, lost, origin } = way;
  const [shown, setShown] = useState(steps.length - 1);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 820);
  const { chart, journey, graph, lookup, basis } = useMemo(() => {
    const compiled = podChart(spec);
    const drawn = toGraph(compiled);
    const walked = replayEvents(compiled, events);
    return {
      chart: compiled,
      journey: walked,
      graph: drawn,
      lookup: timelineChart(compiled.stages, drawn),
      basis: basisOf(steps, events, walked, origin),
    };
  }, [spec, events, steps, origin]);
  const moment = events.length - steps.length + shown + 1;
  const at = goTo(journey, moment);
  const view = viewOf(chart, lookup, at);
  const scene = useMemo(
    () => toScene({ ...sightOf(chart, graph, view), choices: [], timers: [], zoom: 'step', width, basis }),
    [chart, graph, view, width, basis],
  );
  const place = `${decapitalized(placeOf(chart, view))}, ${view.state.meta.title}`;
  const silence = useMemo(() => longestSilence(steps), [steps]);
  const walkOn = async () => {
    const { walkLink } = await import('@/lib/explain/way/walk-link.ts');
    openNewTab(`/walk#${walkLink(spec, { events, restarts }, moment)}`);
  };
  return (
    <>
      <header className={styles.head}>
        <h2>{shown === steps.length - 1 ? `You are here: ${place}${forHowLong(way)}` : `There it was: ${place}`}</h2>
        <p className={styles.legend}>
          <span data-basis="observed">recorded</span>{' '}
          <span data-basis="inferred">
            inferred{silence < 1000 ? '' : `: up to ${humanDuration(silence)} without a record`}
          </span>
          {lost > 0 ? <span data-basis="lost">{lostSaid(lost)}</span> : null}
        </p>
      </header>
      <WayScrub steps={steps} lost={lost} shown={shown} onShow={setShown} />
      <p className={styles.on}>
        <button type="button" className={buttons.button} onClick={() => void walkOn()}>
          Walk on from here
        </button>{' '}
        <span>in a new tab; its address then holds what the pod is made of, without commands, values and labels</span>
      </p>
      <div ref={box} className={styles.map}>
        <MapPicture scene={scene} title="You are here" description={announcementOf(view)} />
      </div>
      <WaySteps steps={steps} shown={shown} onShow={setShown} />
    </>
  );
}

/** Since the last step, where somebody knows when it was. */
function forHowLong({ steps, now }: OpenedWay): string {
  const since = Date.parse(steps.at(-1)?.at ?? '');
  return now > since ? `, for ${humanDuration(now - since)}` : '';
}

function decapitalized(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
