/** The keyboard, as the dialog of the key `?` shows it. */
export const keyTable = [
  { keys: ['→'], does: 'Step forward: what happens next' },
  { keys: ['←'], does: 'Back one transition' },
  { keys: ['Shift', '← →'], does: 'Previous or next step' },
  { keys: ['1 … 9'], does: 'Choose what happens' },
  { keys: ['D'], does: 'Delete the pod' },
  { keys: ['↑ ↓'], does: 'Move between the rows of the map' },
  { keys: ['Enter'], does: 'Peek into the row' },
  { keys: ['Home', 'End'], does: 'First or latest moment' },
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['J'], does: 'Jump to the end of the wait' },
  { keys: ['+', '−'], does: 'Open more or less of the map' },
  { keys: ['C'], does: 'Next container' },
  { keys: ['/'], does: 'Find a state or a STATUS word, and the way to it' },
  { keys: ['W'], does: 'The world: break the pod, or repair what it needs' },
  { keys: ['V'], does: 'Compare this walk with one under another policy or in another world' },
  { keys: ['Y'], does: 'Copy a link to this moment' },
  { keys: ['Esc'], does: 'Close, and return to the token' },
  { keys: ['?'], does: 'This table' },
] as const;

/** What each key does now; a key that is absent does nothing. `Shift+` stands before keys that need it. */
export type Keymap = Readonly<Record<string, (() => void) | undefined>>;

/** The name under which a keymap knows a pressed key; nothing where the key belongs to somebody else. */
export function keyName(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest('input, textarea, select, [contenteditable], dialog')) return undefined;
  const presses = event.key === ' ' || event.key === 'Enter';
  if (presses && target?.closest('button, a, summary')) return undefined;
  const key = event.key === '=' ? '+' : event.key === '−' ? '-' : event.key;
  const named = key.length === 1 ? key.toLowerCase() : key;
  return event.shiftKey && (named.startsWith('Arrow') || /^[a-z]$/.test(named)) ? `Shift+${named}` : named;
}
