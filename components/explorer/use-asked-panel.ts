import { useEffect, useEffectEvent } from 'react';
import type { Panel } from '../dialogs/panel.ts';

/** The panels that a link on another page may open: `/walk?open=manifest`. */
const asked: readonly Panel[] = ['manifest', 'finder', 'world'];

/** Opens the panel that the address asks for, once. */
export function useAskedPanel(open: (panel: Panel) => void): void {
  const show = useEffectEvent(open);
  useEffect(() => {
    const word = new URLSearchParams(location.search).get('open');
    const panel = asked.find((name) => name === word);
    if (panel) show(panel);
  }, []);
}
