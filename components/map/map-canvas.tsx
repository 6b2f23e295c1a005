'use client';

import { type ReactElement, useRef } from 'react';
import { ReactFlow } from 'reactflow';
import type { Scene } from '@/lib/diagram/item.ts';
import type { Choice } from '@/lib/journey/moment.ts';
import type { StageId } from '@/machines/chart.ts';
import 'reactflow/dist/base.css';
import './map.css';
import { type MapActs, MapActsContext } from './map-acts.ts';
import { edgeTypes, nodeTypes } from './parts.tsx';
import { StandingContext } from './standing.ts';
import { Token } from './token.tsx';
import { useFlow } from './use-flow.ts';

/** The map neither pans nor zooms, and nothing on it is dragged or wired: the page scrolls, and pills are buttons. */
const still = {
  minZoom: 1,
  maxZoom: 1,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  panOnDrag: false,
  zoomOnScroll: false,
  zoomOnPinch: false,
  zoomOnDoubleClick: false,
  preventScrolling: false,
  autoPanOnNodeFocus: false,
  disableKeyboardA11y: true,
  proOptions: { hideAttribution: true },
} as const;

/** The map as something to act on: pills and possible failures choose, steps open to a look, lanes open. */
export function MapCanvas({
  scene,
  onChoose,
  onPeek,
  onLane,
  onTrouble,
}: {
  scene: Scene;
  onChoose: (choice: Choice) => void;
  onPeek: (stage: StageId) => void;
  onLane: (container: string) => void;
  /** A pill that stands for several things that can go wrong, in narrow pictures. */
  onTrouble?: (choices: readonly Choice[]) => void;
}): ReactElement {
  const flow = useFlow(scene);
  const acts = useRef<MapActs>({ onChoose, onPeek, onLane, onTrouble });
  acts.current = { onChoose, onPeek, onLane, onTrouble };
  return (
    <MapActsContext value={acts}>
      <section
        className="map-canvas"
        aria-label="Map of the pod's life"
        style={{ width: scene.width, height: scene.height }}
      >
        <StandingContext value={flow}>
          <ReactFlow
            nodes={flow.nodes}
            edges={flow.edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            width={scene.width}
            height={scene.height}
            {...still}
          />
        </StandingContext>
        <Token scene={scene} />
      </section>
    </MapActsContext>
  );
}
