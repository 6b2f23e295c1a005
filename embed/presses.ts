const keys: Readonly<Record<string, string>> = {
  ArrowRight: 'forward',
  ArrowLeft: 'back',
  Home: 'first',
  End: 'latest',
  ' ': 'toggle',
};

/**
 * Hears what a reader presses, by pointer and by key, for as long as the document lives: `act` gets the name of what was
 * pressed, `choose` a key in lower case that may belong to a choice, and says whether it does.
 */
export function listen(act: (name: string, value?: string) => void, choose: (key: string) => boolean): void {
  addEventListener('click', ({ target }) => {
    const pressed = pressedIn(target);
    if (pressed && !(pressed instanceof HTMLInputElement)) actOn(pressed);
  });
  addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) act('seek', target.value);
  });
  addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target instanceof HTMLInputElement) return;
    const pressed = pressedIn(target);
    const presses = key === 'Enter' || key === ' ';
    // Buttons and links press themselves; a part of a picture does not.
    if (pressed instanceof SVGElement && presses) actOn(pressed);
    else if (presses && (pressed !== null || target instanceof HTMLAnchorElement)) return;
    else if (Object.hasOwn(keys, key)) act(keys[key] ?? '');
    else if (!choose(key.toLowerCase())) return;
    event.preventDefault();
  });

  function actOn(pressed: Element): void {
    act(pressed.getAttribute('data-act') ?? '', pressed.getAttribute('data-value') ?? '');
  }
}

function pressedIn(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-act]') : null;
}
