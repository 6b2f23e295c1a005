import { useEffect, useEffectEvent } from 'react';
import { type Keymap, keyName } from './keys.ts';

/** Lets the keys of a page do what the keymap says, except where somebody types. */
export function useKeys(keymap: Keymap): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const name = keyName(event);
    const act = name === undefined ? undefined : keymap[name];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
