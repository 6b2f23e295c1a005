import { createElement, forwardRef, type ReactElement, useEffect, useImperativeHandle, useRef } from 'react';
import type { DiagramMethods } from '../lib/embed/diagram-methods.ts';
import type { EmbedSnapshot } from '../lib/embed/protocol.ts';

export type { DiagramMethods, EmbedSnapshot };

/** The element in the page: what a `ref` gets. */
export type DiagramElement = HTMLElement & DiagramMethods;

/** Everything that a diagram can be told; the page `/embed` of a Podwalk site shows each live. */
export interface PodwalkDiagramProps {
  /** The address of a Podwalk site: `https://podwalk.example`. */
  readonly src: string;
  readonly machine?: 'pod' | 'kubernetes' | 'container';
  /** Begin at that state, by its path or its last word; a change leads the diagram there. */
  readonly state?: string;
  /** The scenario that is walked: the JSON lists them. */
  readonly run?: string;
  /** Index of the moment of that walk. */
  readonly at?: number;
  /** The fragment of a link to a moment; it decides instead of `state`, `run` and `at`. */
  readonly link?: string;
  /** A stage or a container that is open. */
  readonly focus?: string;
  /** 0: every step folded, 1: one open, 2: all open. */
  readonly depth?: 0 | 1 | 2;
  /** Absent: as the page, live. */
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly controls?: 'none' | 'min' | 'full';
  readonly autoplay?: boolean;
  /** How many times as fast as a reader's clock. */
  readonly speed?: number;
  readonly loop?: boolean;
  readonly motion?: 'auto' | 'off';
  /** Shows the machine's title. */
  readonly title?: boolean;
  /** px; absent: as tall as it needs to be. */
  readonly height?: number;
  /** What the frame is called where it cannot be seen. */
  readonly label?: string;
  /** For links in the text: `<a data-podwalk-for="id" data-podwalk-state="Pulling">`. */
  readonly id?: string;
  readonly className?: string;
  readonly onReady?: (snapshot: EmbedSnapshot) => void;
  readonly onState?: (snapshot: EmbedSnapshot) => void;
  readonly onStep?: (step: { readonly cursor: number; readonly moments: number }) => void;
  readonly onEvent?: (event: { readonly event: string; readonly at: number }) => void;
}

/** A Podwalk diagram for React 18 and 19, and for MDX: the element `<podwalk-diagram>` with types. */
export const PodwalkDiagram = forwardRef<DiagramElement | null, PodwalkDiagramProps>(
  function PodwalkDiagram(props, ref): ReactElement {
    const { attributes, key } = attributesOf(props);
    return createElement(OneDiagram, { ...props, attributes, key, ref });
  },
);

/** A diagram for as long as it need not begin anew. */
const OneDiagram = forwardRef<DiagramElement | null, PodwalkDiagramProps & Pick<Written, 'attributes'>>(
  function OneDiagram({ src, state, onReady, onState, onStep, onEvent, attributes }, ref): ReactElement {
    const element = useRef<DiagramElement>(null);
    const shown = useRef(state);
    useImperativeHandle<DiagramElement | null, DiagramElement | null>(ref, () => element.current, []);

    useEffect(() => loadElement(src), [src]);

    useEffect(() => {
      if (state === undefined || state === shown.current) return;
      shown.current = state;
      // Where there is no such state, the diagram stays where it is.
      element.current?.seek?.(state).catch(() => {});
    }, [state]);

    useEffect(() => {
      const diagram = element.current;
      const listeners = {
        ready: ({ snapshot }: Told) => onReady?.(snapshot),
        state: ({ snapshot }: Told) => onState?.(snapshot),
        step: ({ cursor, moments }: Told) => onStep?.({ cursor, moments }),
        event: ({ event, at }: Told) => onEvent?.({ event, at }),
      };
      const ends = new AbortController();
      for (const [type, tell] of Object.entries(listeners)) {
        const hear = (heard: Event) => {
          if (heard instanceof CustomEvent) tell(heard.detail);
        };
        diagram?.addEventListener(type, hear, { signal: ends.signal });
      }
      return () => ends.abort();
    }, [onReady, onState, onStep, onEvent]);

    return createElement('podwalk-diagram', { ...attributes, ref: element });
  },
);

/** What the four events bring along, together. */
interface Told {
  readonly snapshot: EmbedSnapshot;
  readonly cursor: number;
  readonly moments: number;
  readonly event: string;
  readonly at: number;
}

/** Puts the script of the element into the page, once for each site. */
function loadElement(src: string): void {
  const address = new URL('/podwalk-diagram.js', src).href;
  const known = [...document.scripts].some((script) => script.src === address);
  if (known || customElements.get('podwalk-diagram')) return;
  const script = document.createElement('script');
  script.src = address;
  script.async = true;
  document.head.append(script);
}

/** What the properties say, as text. */
interface Written {
  readonly attributes: Readonly<Record<string, string>>;
  readonly key: string;
}

/** The attributes of the element, and a key that changes where it has to begin anew. */
function attributesOf(props: PodwalkDiagramProps): Written {
  const { theme, id, className, src, state, machine = 'pod', autoplay, loop, title } = props;
  const { run, at, link, focus, depth, controls, speed, motion, height, label } = props;
  const begins = written({ src, machine, run, at, link, focus, depth, controls, speed, motion, height, label });
  const flags = written({ autoplay: flag(autoplay), loop: flag(loop), title: flag(title) });
  const rest = written({ theme, id, class: className, state });
  return { attributes: { ...begins, ...flags, ...rest }, key: JSON.stringify([begins, flags]) };
}

function flag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? '1' : '0';
}

/** As text: React writes numbers and flags of a custom element in one way or another, from version to version. */
function written(values: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
