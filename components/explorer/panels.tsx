import { type Dispatch, lazy, type ReactElement, Suspense, useState } from 'react';
import { goTo, startJourney } from '@/lib/journey/journey.ts';
import type { Choice, Journey } from '@/lib/journey/moment.ts';
import { startOf } from '@/lib/journey/stride.ts';
import { openSubject, type Subject } from '@/lib/journey/subject.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { ChartId } from '@/machines/charts.ts';
import type { Graph } from '@/machines/graph.ts';
import type { Player } from '@/machines/player.ts';
import { FinderDialog } from '../dialogs/finder-dialog.tsx';
import type { Panel } from '../dialogs/panel.ts';
import type { WorldDraft } from '../dialogs/world-draft.ts';
import { linkTo } from './use-moment-url.ts';
import type { Walk, WalkAction } from './use-walk.ts';

// Each is loaded when it is opened, but for the finder: who types at once must not type into the walk.
const ExportDialog = lazy(async () => ({ default: (await import('../dialogs/export-dialog.tsx')).ExportDialog }));
const KeysDialog = lazy(async () => ({ default: (await import('../dialogs/keys-dialog.tsx')).KeysDialog }));
const MenuDialog = lazy(async () => ({ default: (await import('../dialogs/menu-dialog.tsx')).MenuDialog }));
const TroubleDialog = lazy(async () => ({ default: (await import('../dialogs/trouble-dialog.tsx')).TroubleDialog }));
const ManifestDialog = lazy(async () => ({ default: (await import('../dialogs/manifest-dialog.tsx')).ManifestDialog }));
const WorldDialog = lazy(async () => ({ default: (await import('../dialogs/world-dialog.tsx')).WorldDialog }));

interface PanelsProps {
  machine: ChartId;
  open: Panel | undefined;
  walk: Walk;
  graph: Graph;
  view: WalkView;
  player: Player;
  /** The reader's manifest so far. */
  draft: string;
  dispatch: Dispatch<WalkAction>;
  onDraft: (text: string) => void;
  onOpen: (panel: Panel | undefined) => void;
  onChoose: (choice: Choice) => void;
  /** Leaves for the page on which this walk is compared with another. */
  onCompare: () => void;
}

/** The dialog that is open, if one is, and what its answer does to the walk. */
export function Panels(props: PanelsProps): ReactElement {
  return (
    <Suspense fallback={null}>
      <OpenPanel {...props} />
    </Suspense>
  );
}

function OpenPanel(props: PanelsProps): ReactElement | null {
  const { machine, open, walk, graph, view, player, draft, dispatch, onDraft, onOpen, onChoose, onCompare } = props;
  const [world, setWorld] = useState<WorldDraft>();
  const close = () => onOpen(undefined);
  const begin = (subject: Subject) => {
    dispatch({ type: 'opened', subject, journey: startJourney(subject.chart) });
    close();
  };
  const go = (way: Journey, plays: boolean) => {
    if (plays) {
      dispatch({ type: 'walked', journey: goTo(way, startOf(walk.journey, way)), until: way.cursor });
      player.send({ type: 'play.pressed' });
    } else dispatch({ type: 'walked', journey: way });
    close();
  };
  switch (open) {
    case undefined:
      return null;
    case 'manifest':
      return (
        <ManifestDialog
          text={draft}
          onText={onDraft}
          onSample={async ({ id }) => begin(await openSubject(machine, id === 'hello' ? undefined : { sample: id }))}
          onSubject={begin}
          onClose={close}
        />
      );
    case 'world':
      return (
        <WorldDialog
          subject={walk.subject}
          journey={walk.journey}
          draft={world}
          onDraft={setWorld}
          onWalk={(next) => {
            player.send({ type: 'pause.pressed' });
            dispatch({ type: 'opened', ...next });
            close();
          }}
          onClose={close}
        />
      );
    case 'finder':
      return <FinderDialog chart={walk.subject.chart} graph={graph} journey={walk.journey} onGo={go} onClose={close} />;
    case 'export':
      return (
        <ExportDialog
          subject={walk.subject}
          journey={walk.journey}
          zoom={walk.zoom}
          title={view.state.meta.title}
          link={linkTo(machine, walk, player)}
          onClose={close}
        />
      );
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'menu':
      return <MenuDialog machine={machine} onOpen={onOpen} onCompare={onCompare} onClose={close} />;
    case 'trouble':
      return (
        <TroubleDialog
          view={view}
          onChoose={(choice) => {
            onChoose(choice);
            close();
          }}
          onClose={close}
        />
      );
  }
}
