import type { ReactElement } from 'react';
import { ThemeToggle } from '../chrome/theme-toggle.tsx';
import { pages, places } from '../chrome/top-bar.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { Dialog } from './dialog.tsx';
import styles from './menu-dialog.module.css';
import type { Panel } from './panel.ts';

const tools = [
  { panel: 'manifest', icon: 'file', name: 'Load a manifest' },
  { panel: 'world', icon: 'cube', name: 'World' },
  { panel: 'finder', icon: 'search', name: 'Find a state' },
  { panel: 'export', icon: 'export', name: 'Export' },
  { panel: 'keys', icon: 'keyboard', name: 'Keyboard' },
] as const satisfies readonly { panel: Panel; icon: IconName; name: string }[];

/** What does not fit into the top bar of a small screen. */
export function MenuDialog({
  machine,
  onOpen,
  onCompare,
  onClose,
}: {
  machine: string;
  onOpen: (panel: Panel) => void;
  onCompare: () => void;
  onClose: () => void;
}): ReactElement {
  const isMeant = ({ panel }: { panel: Panel }) => panel !== 'world' || machine === 'pod';
  return (
    <Dialog title="Menu" onClose={onClose}>
      <ul className={styles.menu}>
        {tools.filter(isMeant).map(({ panel, icon, name }) => (
          <li key={panel}>
            <button type="button" onClick={() => onOpen(panel)}>
              <Icon name={icon} size={20} />
              {name}
            </button>
          </li>
        ))}
        {machine === 'pod' ? (
          <li>
            <button type="button" onClick={onCompare}>
              <Icon name="copy" size={20} />
              Compare this walk
            </button>
          </li>
        ) : null}
        {places.map((place) => (
          <li key={place.machine}>
            <a href={place.href} aria-current={place.machine === machine ? 'page' : undefined}>
              <Icon name="signpost" size={20} />
              Walk: {place.name}
            </a>
          </li>
        ))}
        {pages.map(({ name, href }) => (
          <li key={href}>
            <a href={href}>
              <Icon name="list" size={20} />
              {name}
            </a>
          </li>
        ))}
        <li className={styles.theme}>
          Theme
          <ThemeToggle />
        </li>
      </ul>
    </Dialog>
  );
}
