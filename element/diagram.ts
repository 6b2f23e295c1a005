/**
 * `<podwalk-diagram machine="pod" state="ImagePullBackOff">`: a Podwalk embed that takes part in its page. It loads when
 * it comes near the window, is as tall as it needs to be, follows the page's theme, and speaks in events:
 *
 * - attributes: `machine`, `theme` (absent: as the page), `link`, and every parameter of an embed's address
 * - methods: `step()`, `back()`, `play()`, `pause()`, `seek(to)`, `send(event, payload)`, `getSnapshot()`, `export(format)`
 * - events: `ready`, `step`, `state`, `event`, with what the embed says as `detail`
 * - links in the page with `data-podwalk-for="id"` and `data-podwalk-state="Pulling"` lead the diagram there
 */
import type { DiagramMethods } from '@/lib/embed/diagram-methods.ts';
import type { EmbedSnapshot } from '@/lib/embed/protocol.ts';

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;
const params = ['state', 'run', 'at', 'focus', 'depth', 'controls', 'autoplay', 'speed', 'loop', 'motion', 'title'];
const events = ['ready', 'step', 'state', 'event'];

/** ms; a page's own colours have settled so long after a change. */
const fade = 500;

type Fields = Readonly<Record<string, unknown>>;

/** A frame with an embed in it. */
class PodwalkDiagram extends HTMLElement implements DiagramMethods {
  static readonly observedAttributes = ['theme'];

  readonly #frame = document.createElement('iframe');
  readonly #asked = new Map<number, (answer: Fields) => void>();
  readonly #origin = new URL(this.getAttribute('src') ?? script, location.href).origin;
  #count = 0;
  #ready: Promise<void> | undefined;
  #wakes = () => {};
  #ends = new AbortController();
  #painted: string | undefined;

  connectedCallback(): void {
    this.#ends = new AbortController();
    this.#ready = new Promise((resolve) => {
      this.#wakes = resolve;
    });
    if (!this.style.display) this.style.display = 'block';
    const { style } = this.#frame;
    style.cssText = 'display:block;width:100%;border:0;color-scheme:normal';
    style.height = `${Number(this.getAttribute('height')) || 420}px`;
    this.#frame.title = this.getAttribute('label') ?? 'Podwalk diagram';
    this.#frame.loading = 'lazy';
    this.#frame.src = this.#address();
    const { signal } = this.#ends;
    addEventListener('message', (message) => this.#hear(message), { signal });
    document.addEventListener('click', (click) => this.#follow(click), { signal });
    const look = new MutationObserver(() => {
      this.#paint();
      setTimeout(() => this.#paint(), fade);
    });
    const attributeFilter = ['class', 'style', 'data-theme', 'data-md-color-scheme', 'data-bs-theme'];
    for (const root of [document.documentElement, document.body])
      look.observe(root, { attributes: true, attributeFilter });
    signal.addEventListener('abort', () => look.disconnect());
    this.append(this.#frame);
  }

  disconnectedCallback(): void {
    this.#ends.abort();
    this.#frame.remove();
  }

  attributeChangedCallback(): void {
    this.#paint();
  }

  /** One transition on, as a reader would. */
  step(): Promise<EmbedSnapshot> {
    return this.#ask({ type: 'step' });
  }

  /** One transition back. */
  back(): Promise<EmbedSnapshot> {
    return this.#ask({ type: 'back' });
  }

  play(): Promise<EmbedSnapshot> {
    return this.#ask({ type: 'play' });
  }

  pause(): Promise<EmbedSnapshot> {
    return this.#ask({ type: 'pause' });
  }

  /** To a moment by its index, or to a state by its path or last word. */
  seek(to: number | string): Promise<EmbedSnapshot> {
    return this.#ask({ type: 'seek', ...(typeof to === 'number' ? { at: to } : { state: to }) });
  }

  /** Lets something happen. Rejects when it is not possible there. */
  send(event: string, payload: Readonly<Record<string, string | number>> = {}): Promise<EmbedSnapshot> {
    return this.#ask({ type: 'send', event, payload });
  }

  getSnapshot(): Promise<EmbedSnapshot> {
    return this.#ask({ type: 'getSnapshot' });
  }

  /** The shown moment as an SVG text, or as the fragment of a link. */
  export(format: 'svg' | 'link'): Promise<string> {
    return this.#ask({ type: 'export', format });
  }

  #address(): string {
    const machine = this.getAttribute('machine') ?? 'pod';
    const url = new URL(`/embed/${encodeURIComponent(machine)}`, this.#origin);
    for (const name of params) {
      const value = this.getAttribute(name);
      if (value !== null) url.searchParams.set(name, value === '' ? '1' : value);
    }
    this.#painted = this.#theme();
    url.searchParams.set('theme', this.#painted);
    url.searchParams.set('origin', location.origin);
    url.hash = this.getAttribute('link') ?? '';
    return url.href;
  }

  /** The attribute, else what the page says, else what its background shows. */
  #theme(): string {
    const own = this.getAttribute('theme');
    if (own !== null) return own;
    for (const { dataset, classList } of [document.documentElement, document.body]) {
      const said =
        dataset.theme ?? dataset.mdColorScheme ?? dataset.bsTheme ?? (classList.contains('dark') ? 'dark' : '');
      if (said === 'dark' || said === 'slate') return 'dark';
      if (said === 'light' || said === 'default') return 'light';
    }
    const scheme = getComputedStyle(this).colorScheme;
    return scheme === 'dark' || scheme === 'light' ? scheme : (backgroundOf(this) ?? 'auto');
  }

  /** A page that fades from one theme to the other shows its background only after a while. */
  #paint(): void {
    if (!this.isConnected || !this.#ready) return;
    const theme = this.#theme();
    if (theme !== this.#painted) this.#ask({ type: 'setTheme', theme }).catch(() => {});
    this.#painted = theme;
  }

  async #ask<T>(request: Fields): Promise<T> {
    await this.#ready;
    this.#count += 1;
    const id = this.#count;
    const answer = await new Promise<Fields>((resolve) => {
      this.#asked.set(id, resolve);
      this.#frame.contentWindow?.postMessage({ podwalk: 1, id, ...request }, this.#origin);
    });
    if (answer.type === 'error') throw new Error(String(answer.message));
    return answer.result as T;
  }

  #hear({ source, origin, data }: MessageEvent): void {
    if (source !== this.#frame.contentWindow || origin !== this.#origin || data?.podwalk !== 1) return;
    const message: Fields = data;
    if (message.type === 'ready') this.#wakes();
    if (message.type === 'resize' && !this.hasAttribute('height'))
      this.#frame.style.height = `${Number(message.height)}px`;
    if (typeof message.id === 'number') {
      this.#asked.get(message.id)?.(message);
      this.#asked.delete(message.id);
    } else if (events.includes(String(message.type))) {
      this.dispatchEvent(new CustomEvent(String(message.type), { detail: message }));
    }
  }

  /** A link of the page that leads the diagram to a state. */
  #follow(click: MouseEvent): void {
    const link = click.target instanceof Element ? click.target.closest<HTMLElement>('[data-podwalk-state]') : null;
    const { podwalkState: state, podwalkFor: id } = link?.dataset ?? {};
    if (state === undefined || (id !== undefined && id !== this.id)) return;
    click.preventDefault();
    this.seek(state).catch(() => {});
  }
}

/** Whether an element stands on something light or dark; nothing where the page leaves that to the reader's system. */
function backgroundOf(element: Element): 'light' | 'dark' | undefined {
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    const [red = 0, green = 0, blue = 0, opacity = 1] = (backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    if (backgroundColor.startsWith('rgb') && opacity > 0) {
      return red * 0.3 + green * 0.6 + blue * 0.1 < 128 ? 'dark' : 'light';
    }
  }
  return getComputedStyle(document.documentElement).colorScheme === 'normal' ? 'light' : undefined;
}

if (!customElements.get('podwalk-diagram')) customElements.define('podwalk-diagram', PodwalkDiagram);
