import { type ReactElement, useRef } from 'react';
import { useKeys } from '../explorer/use-keys.ts';
import { Icon } from '../icon.tsx';
import styles from './search-box.module.css';

/** A box that filters a list as one types; `/` leads to it, and Enter to what is found first. */
export function SearchBox({
  label,
  placeholder,
  asked,
  onAsk,
  onGo,
}: {
  label: string;
  placeholder: string;
  asked: string;
  onAsk: (asked: string) => void;
  onGo: () => void;
}): ReactElement {
  const box = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => box.current?.focus() });
  return (
    <search className={styles.box}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (asked.trim() !== '') onGo();
        }}
      >
        <Icon name="search" />
        <input
          ref={box}
          type="search"
          aria-label={label}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={asked}
          onChange={(event) => onAsk(event.target.value)}
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}
